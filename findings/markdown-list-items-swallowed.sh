#!/usr/bin/env bash
# After a list item with two paragraphs, the next item is swallowed unless there is an empty line before it:
# its number is then part of the text of the item before, "… ends here. 2. The second".
#
# Packages: Markdown 3.11.3, markdown-it-py 4.3.0
# One guesses otherwise because list items need no empty line between them anywhere else, because all readers of
#   CommonMark begin a new item there, and because the extension `sane_lists` changes nothing about it.
# Instead: an empty line before every item of a list that has a paragraph in it.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check Markdown==3.11.3 markdown-it-py==4.3.0
"$work/venv/bin/python" - <<'PY'
import sys
from importlib.metadata import version

from markdown import markdown
from markdown_it import MarkdownIt

LIST = "1. The first\n\n    ends here.\n2. The second\n"
seen = [markdown(LIST).count("<li>"), markdown(LIST, extensions=["sane_lists"]).count("<li>")]
print("Markdown", version("Markdown"), "and markdown-it-py", version("markdown-it-py"))
print("expected:  as markdown-it-py has it,", MarkdownIt().render(LIST).count("<li>"), "items")
print("seen:     ", seen, repr(markdown(LIST)))
sys.exit(0 if seen == [1, 1] and "ends here.\n2. The second" in markdown(LIST) else "the behaviour has changed")
PY
