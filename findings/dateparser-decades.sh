#!/usr/bin/env bash
# A decade is read as that many seconds: "the 1990s" is 33 minutes and 10 seconds ago.
#
# Package: dateparser 1.5.0
# One guesses otherwise because the library knows years, centuries and the word "decade", and because its other
#   answer to what it can't read is None. "1990s" is taken for a short form of "1990 seconds", as "5s" is for five;
#   with "in" before it, it lies in the future.
# Instead: look for decades (`\d{3}0s`) before the text goes to dateparser.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check dateparser==1.5.0
"$work/venv/bin/python" -W ignore - <<'PY'
import sys
from datetime import datetime
from importlib.metadata import version

from dateparser import parse

noon = datetime(2023, 8, 31, 12)
seen = [str(parse(words, languages=["en"], settings={"RELATIVE_BASE": noon})) for words in ("the 1990s", "in the 1990s")]
print("dateparser", version("dateparser"), "at", noon)
print("expected:  a day of 1990, or None")
print("seen:     ", seen)
sys.exit(0 if seen == ["2023-08-31 11:26:50", "2023-08-31 12:33:10"] else "the behaviour has changed")
PY
