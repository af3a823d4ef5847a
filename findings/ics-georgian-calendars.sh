#!/usr/bin/env bash
# A calendar that was read and is written again says that it goes by the "GEORGIAN" calendar.
#
# Package: ics 0.7.3
# One guesses otherwise because RFC 5545 knows one value, GREGORIAN, which is also what holds if nothing is
#   said, as in the file that was read; a program may pass over a calendar of
#   another kind.
# Instead: set `calendar.scale = "GREGORIAN"` before writing.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check ics==0.7.3
"$work/venv/bin/python" - <<'PY'
import sys
from importlib.metadata import version

from ics import Calendar

LINES = """BEGIN:VCALENDAR VERSION:2.0 PRODID:x BEGIN:VEVENT UID:1 DTSTAMP:20200101T000000Z
DTSTART;VALUE=DATE:19530727 SUMMARY:Armistice END:VEVENT END:VCALENDAR"""
written = Calendar("\r\n".join(LINES.split()) + "\r\n").serialize()
seen = [line for line in written.splitlines() if line.startswith("CALSCALE")]
known = ["CALSCALE:GEORGIAN"]
print("ics", version("ics"))
print("expected: no such line, or CALSCALE:GREGORIAN")
print("seen:    ", seen)
sys.exit(0 if seen == known else "the behaviour has changed")
PY
