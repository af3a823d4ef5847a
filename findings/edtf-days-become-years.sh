#!/usr/bin/env bash
# Reading free text, `edtf` takes the first of two days for a year: "2 to 5 June 1944" becomes 2002-06-05,
# "10 or 11 May 1920" becomes 2010-05-11. The year that stands there is thrown away.
#
# Package: edtf 5.0.2
# One guesses otherwise because the function is made for phrases of catalogues ("circa 1900", "1860s?"), says
#   None to what it can't read ("between 1914 and 1918"), and here is given a whole date with a year of four figures.
# Instead: check that the years in the answer stand in the text; refuse the answer if they don't.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check edtf==5.0.2
"$work/venv/bin/python" - <<'PY'
import sys
from importlib.metadata import version

from edtf import text_to_edtf

seen = {text: text_to_edtf(text) for text in ("2 to 5 June 1944", "10 or 11 May 1920")}
print("edtf", version("edtf"))
print("expected:  1944-06-02/1944-06-05, or None")
print("seen:     ", seen)
sys.exit(0 if list(seen.values()) == ["2002-06-05", "2010-05-11"] else "the behaviour has changed")
PY
