#!/usr/bin/env bash
# In a chronology whose years are list numbers, all years but the first become 0001.
#
# Package: mdformat 1.0.0
# One guesses otherwise because a formatter keeps what one reads in the source. The page is the same only for
#   those who look at HTML: there, a list counts on from its first number. `1. 2.
#   3.` become `1. 1. 1.`, which is documented; that years do, filled with
#   noughts to four figures, is not.
# Instead: write `1950\\.` (no list), or a list of bullets whose items begin with the year.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check mdformat==1.0.0
"$work/venv/bin/python" - <<'PY'
import sys
from importlib.metadata import version

import mdformat

seen = mdformat.text("1950. The war begins.\n1953. The armistice is signed.\n").splitlines()
known = ["1950. The war begins.", "0001. The armistice is signed."]
print("mdformat", version("mdformat"))
print("expected: both years")
print("seen:    ", seen)
sys.exit(0 if seen == known else "the behaviour has changed")
PY
