#!/usr/bin/env bash
# Years before our era are spoken as other numbers: -44 is "minus 156" in German, Dutch, Danish and Norwegian.
#
# Package: num2words 0.5.14
# One guesses otherwise because English, Finnish and Portuguese say "forty-four BC". The other languages
#   split a year into hundreds and the rest with floor division, which rounds -44
#   to -1 hundred and 56.
# Instead: speak the year without its sign and add the words for the era: `num2words(44, lang="de",
#   to="year")`.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check num2words==0.5.14
"$work/venv/bin/python" - <<'PY'
import sys
from importlib.metadata import version

from num2words import num2words

known = ["minuseinshundertsechsundfünfzig", "min één honderd zesenvijftig", "minus et hundrede seksoghalvtreds"]
seen = [num2words(-44, lang=language, to="year") for language in ("de", "nl", "da")]
print("num2words", version("num2words"))
print("expected: 44 before Christ, as in English:", num2words(-44, lang="en", to="year"))
print("seen:    ", seen)
sys.exit(0 if seen == known else "the behaviour has changed")
PY
