#!/usr/bin/env bash
# A picture in an article of Wikipedia leaves "thumb|" and its caption in the middle of the text, and a reference
# its words.
#
# Package: mwparserfromhell 0.7.2
# One guesses otherwise because `strip_code()` is for the text that a reader sees. A link to a file is a link
#   like any other to it, whose last part is its label, and what stands in
#   `<ref>` is text.
# Instead: take out links whose title begins with `File:` (in the language of the wiki), and `<ref>` tags,
#   before.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check mwparserfromhell==0.7.2
"$work/venv/bin/python" - <<'PY'
import sys
from importlib.metadata import version

import mwparserfromhell

SOURCE = "Kim was born in 1984.<ref>A book.</ref> [[File:Kim.jpg|thumb|In 2018]] He leads it."
seen = mwparserfromhell.parse(SOURCE).strip_code()
known = "Kim was born in 1984.A book. thumb|In 2018 He leads it."
print("mwparserfromhell", version("mwparserfromhell"))
print("expected: Kim was born in 1984. He leads it.")
print("seen:    ", seen)
sys.exit(0 if seen == known else "the behaviour has changed")
PY
