#!/usr/bin/env bash
# In running text, `search_dates` ends a sentence at the full stop of "Jan." and invents two dates out of one.
#
# Package: dateparser 1.5.0
# One guesses otherwise because `dateparser.parse("Jan. 20, 2021")` reads the same words rightly, and because
#   "Jan. 20" is how American newspapers write most dates. Nothing tells: both halves come back as whole dates,
#   filled up with the day, month and year of the clock. The documentation calls searching limited in general.
# Instead: take the full stops from abbreviated months before searching, or find candidates with an expression
#   of one's own and give each to `parse`.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check dateparser==1.5.0
"$work/venv/bin/python" -W ignore - <<'PY'
import sys
from datetime import datetime
from importlib.metadata import version

from dateparser import parse
from dateparser.search import search_dates

settings = {"RELATIVE_BASE": datetime(2023, 8, 31)}
text = "The treaty was signed on Jan. 20, 2021."


def found(text):
    return [(words, day.date().isoformat()) for words, day in search_dates(text, ["en"], settings)]


print("dateparser", version("dateparser"))
print("parse:    ", parse("Jan. 20, 2021", settings=settings).date())
print("expected: ", [("on Jan. 20, 2021", "2021-01-20")])
print("seen:     ", found(text))
print("no stop:  ", found(text.replace("Jan.", "Jan")))
known = [("on Jan", "2023-01-31"), ("20, 2021", "2021-08-20")]
sys.exit(0 if found(text) == known else "the behaviour has changed")
PY
