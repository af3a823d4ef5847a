#!/usr/bin/env bash
# A day before our era is written as `0-430315`, which is no date in any calendar.
#
# Package: ical-generator 11.1.2
# One guesses otherwise because a library that can't say something tells so, or leaves it out. iCalendar has
#   years from 0000 to 9999; the year is filled with noughts to four signs, its
#   minus among them.
# Instead: leave such events out of a calendar, and say how many in its description.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --ignore-scripts --silent --no-audit --no-fund ical-generator@11.1.2
cat > "$work/try.mjs" <<'JS'
import ical from 'ical-generator'

const calendar = ical()
calendar.createEvent({ start: new Date(Date.UTC(-43, 2, 15)), allDay: true, summary: 'Ides of March' })
const seen = calendar.toString().split(/\r?\n/).filter((line) => line.startsWith('DTSTART'))
const known = ['DTSTART;VALUE=DATE:0-430315']
console.log('ical-generator 11.1.2')
console.log('expected: an error, or no such event')
console.log('seen:    ', JSON.stringify(seen))
process.exit(JSON.stringify(seen) === JSON.stringify(known) ? 0 : 1)
JS
node "$work/try.mjs"
