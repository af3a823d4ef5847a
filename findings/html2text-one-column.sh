#!/usr/bin/env bash
# A table of one column becomes a heading: its head row is followed by a line of hyphens with no pipe in it,
# which is how Markdown writes a heading of the second level.
#
# Package: html2text 2025.4.15
# One guesses otherwise because the same function writes tables of two columns as tables. The document gets a
#   heading nobody wrote, and the rows become one paragraph.
# Instead: turn tables of one column into lists before conversion.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check html2text==2025.4.15 markdown-it-py==4.3.0
"$work/venv/bin/python" - <<'PY'
import sys
from importlib.metadata import version

from html2text import html2text
from markdown_it import MarkdownIt

made = html2text("<table><tr><th>Members</th></tr><tr><td>Norway</td></tr><tr><td>Chile</td></tr></table>")
seen = MarkdownIt("commonmark").enable("table").render(made)
print("html2text", version("html2text"), "read back by markdown-it-py", version("markdown-it-py"))
print("expected:  <table>…")
print("seen:     ", repr(made), "which is", repr(seen))
sys.exit(0 if seen.startswith("<h2>Members</h2>\n<p>Norway") else "the behaviour has changed")
PY
