#!/usr/bin/env bash
# The title of an event is sometimes text and sometimes an object: with a language on it, as calendars from Outlook
# and Exchange have it, a template prints "[object Object]".
#
# Package: node-ical 0.26.1
# One guesses otherwise because parameters like LANGUAGE say something about a value and don't change it; ical.js
#   returns text in both cases. One event of a feed of hundreds is enough.
# Instead: `const text = (value) => value?.val ?? value` on every property that is shown.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --ignore-scripts --silent --no-audit --no-fund node-ical@0.26.1
cat > "$work/summary.cjs" <<'JS'
const nodeIcal = require('node-ical')
for (const line of ['SUMMARY:Council', 'SUMMARY;LANGUAGE=en:Council']) {
  const calendar = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//x//x//EN', 'BEGIN:VEVENT', 'UID:1', 'DTSTAMP:20230101T000000Z',
    'DTSTART:20230506T100000Z', line, 'END:VEVENT', 'END:VCALENDAR', ''].join('\r\n')
  const event = Object.values(nodeIcal.sync.parseICS(calendar)).find((part) => part.type === 'VEVENT')
  console.log(`${line} => ${event.summary}`)
}
JS
seen=$(node "$work/summary.cjs")
printf 'node-ical 0.26.1\nexpected: Council in both\nseen:\n%s\n' "$seen"
[ "$seen" = $'SUMMARY:Council => Council\nSUMMARY;LANGUAGE=en:Council => [object Object]' ]
