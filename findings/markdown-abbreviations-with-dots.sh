#!/usr/bin/env bash
# An abbreviation that ends in a full stop or a sign is never marked: `*[U.S.]: United States` is read, taken out of
# the text, and matches nothing. The same goes for `*[C++]:`.
#
# Package: Markdown 3.11.3 (`abbr`)
# One guesses otherwise because abbreviations with full stops are abbreviations, the line is accepted (another would
#   stay in the text), and `*[US]:` works. The pattern asks for the edge of a word behind the last character.
# Instead: write "US", or write the `<abbr>` out.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check Markdown==3.11.3
"$work/venv/bin/python" - <<'PY'
import sys
from importlib.metadata import version

from markdown import markdown

seen = markdown("The U.S. and the EU agree.\n\n*[U.S.]: United States\n*[EU]: European Union\n", extensions=["abbr"])
print("Markdown", version("Markdown"))
print("expected:  two <abbr>")
print("seen:     ", seen)
known = '<p>The U.S. and the <abbr title="European Union">EU</abbr> agree.</p>'
sys.exit(0 if seen == known else "the behaviour has changed")
PY
