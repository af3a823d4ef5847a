#!/usr/bin/env bash
# "half a million" is 1.5 million, and a meeting at 5 p.m. costs five pence.
#
# Package: quantulum3 0.10.0
# One guesses otherwise because "a third" is a third and "2.5 million" is right. "half" and "a million" are
#   added, as in "a million and a half", and the unit of "5 p" is found before
#   the time of day.
# Instead: replace such words by figures, and take times of day out, before parsing.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check quantulum3==0.10.0
"$work/venv/bin/python" - <<'PY'
import sys
import warnings
from importlib.metadata import version

warnings.simplefilter("ignore")
from quantulum3 import parser

texts = ("half a million people", "at 5 p.m. on Monday")
seen = [[(quantity.value, quantity.unit.name) for quantity in parser.parse(text)] for text in texts]
known = [[(1500000.0, "dimensionless")], [(5.0, "penny")]]
print("quantulum3", version("quantulum3"))
print("expected: 500000 and nothing, or 5 o'clock")
print("seen:    ", seen)
sys.exit(0 if seen == known else "the behaviour has changed")
PY
