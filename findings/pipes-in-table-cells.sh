#!/usr/bin/env bash
# Turned into Markdown, a cell with a pipe in it becomes two cells, and the last column of its row is dropped by
# whatever reads the table: neither markdownify nor html2text escapes it.
#
# Packages: markdownify 1.2.3, html2text 2025.4.15, markdown-it-py 4.3.0
# One guesses otherwise because escaping is what such converters are for, and because both do escape other things
#   in running text. Readers drop what is over by the standard (GFM), so that no error shows the loss.
# Instead: put `&#124;` for pipes in the text of cells before conversion.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check markdownify==1.2.3 html2text==2025.4.15 markdown-it-py==4.3.0
"$work/venv/bin/python" - <<'PY'
import re
import sys
from importlib.metadata import version

from html2text import html2text
from markdown_it import MarkdownIt
from markdownify import markdownify

TABLE = "<table><tr><th>Signs</th><th>Meaning</th></tr><tr><td>a|b</td><td>either</td></tr></table>"
reader = MarkdownIt("commonmark").enable("table")
seen = {
    name: re.findall("<td>(.*?)</td>", reader.render(convert(TABLE)))
    for name, convert in {"markdownify": markdownify, "html2text": html2text}.items()
}
print({name: version(name) for name in ("markdownify", "html2text", "markdown-it-py")})
print("expected: ", ["a|b", "either"])
print("seen:     ", seen)
sys.exit(0 if set(map(tuple, seen.values())) == {("a", "b")} else "the behaviour has changed")
PY
