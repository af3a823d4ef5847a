#!/usr/bin/env bash
# Names with any punctuation in them are not linked: `[[St. John's]]`, `[[Côte d’Ivoire]]`, `[[Peace (1918)]]` stay
# in the text with their brackets, while `[[Łódź]]` becomes a link.
#
# Package: Markdown 3.11.3 (`wikilinks`)
# One guesses otherwise because notes written in Obsidian or a wiki have such names everywhere, and because the
#   documentation shows the brackets and says nothing of what may stand between them: letters, figures, `_`, `-`, spaces.
# Instead: a pattern of one's own (`(?<!\\)\[\[([^\[\]\n]+)\]\]`) in a small inline processor.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check Markdown==3.11.3
"$work/venv/bin/python" - <<'PY'
import sys
from importlib.metadata import version

from markdown import markdown

names = ["Łódź", "St. John's", "Côte d’Ivoire", "Peace (1918)", "Łódź|the town"]
seen = {name: "<a " in markdown(f"See [[{name}]].", extensions=["wikilinks"]) for name in names}
print("Markdown", version("Markdown"))
print("expected:  a link for each")
print("seen:     ", seen)
sys.exit(0 if list(seen.values()) == [True, False, False, False, False] else "the behaviour has changed")
PY
