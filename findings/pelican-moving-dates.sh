#!/usr/bin/env bash
# An article dated "May 2023" is published on the day of May on which the site is built: a new date, and a new id
# in the Atom feed, with every build.
#
# Package: pelican 4.12.0
# One guesses otherwise because a month is a date one can write in a catalogue, nothing is said about it, and one
#   would think of the first of the month or of an error. The day (and with "2023" alone, the month) is filled up
#   from the clock, so that the same source never builds the same site.
# Instead: whole dates only.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check pelican==4.12.0 Markdown==3.10 time-machine==3.6.0
mkdir "$work/content"
printf 'Title: Spring\nDate: May 2023\n\nText.\n' > "$work/content/spring.md"
cat > "$work/pelicanconf.py" <<'PY'
SITENAME = "Site"
SITEURL = "https://example.org"
PATH = "content"
FEED_ALL_ATOM = "feed.xml"
TIMEZONE = "UTC"
CACHE_CONTENT = False
PY
cat > "$work/build.py" <<'PY'
import sys
from datetime import datetime, timezone

import time_machine
from pelican import main

with time_machine.travel(datetime.fromisoformat(sys.argv[1]).replace(tzinfo=timezone.utc)):
    main(["--settings", "pelicanconf.py", "--output", sys.argv[1], "--fatal", "warnings"])
PY
cd "$work"
for day in 2026-03-04 2026-11-29; do venv/bin/python build.py "$day" > /dev/null; done
seen=$(grep -ho '<published>[0-9-]*\|<id>tag[^<]*' 2026-*/feed.xml)
printf 'pelican 4.12.0\nexpected: the same date for both builds, or an error\nseen:\n%s\n' "$seen"
[ "$seen" = $'<published>2023-05-04\n<id>tag:example.org,2023-05-04:/spring.html\n<published>2023-05-29\n<id>tag:example.org,2023-05-29:/spring.html' ]
