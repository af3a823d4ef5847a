#!/usr/bin/env bash
# A year with four figures, the first two of them zero, is moved to the twentieth century: the eruption of
# Vesuvius on 0079-08-24 happened in 1979 for dayjs, ical.js, node-ical and the front matter that js-yaml 4 reads.
#
# Packages: dayjs 1.11.23, ical.js 2.2.1, node-ical 0.26.1, js-yaml 4.1.1
# One guesses otherwise because the input is ISO 8601 (and iCalendar), where four figures leave no century to
#   guess, and because `new Date("0079-08-24")` gets it right. All of them pass numbers to Date, which adds
#   1900 to years below 100; luxon and date-fns do not.
# Instead: luxon or date-fns for such dates; for calendars, read the text of DTSTART; js-yaml from 5.2.3 on.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --ignore-scripts --silent --no-audit --no-fund \
  dayjs@1.11.23 luxon@3.7.2 node-ical@0.26.1 ical.js@2.2.1 js-yaml@4.1.1
cat > "$work/years.cjs" <<'JS'
const dayjs = require('dayjs')
const { DateTime } = require('luxon')
const nodeIcal = require('node-ical')
const ical = require('ical.js')
const yaml = require('js-yaml')
const calendar = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//x//x//EN', 'BEGIN:VEVENT', 'UID:1', 'DTSTAMP:20230101T000000Z',
  'DTSTART;VALUE=DATE:00790824', 'SUMMARY:Vesuvius', 'END:VEVENT', 'END:VCALENDAR', ''].join('\r\n')
const event = (ical.default ?? ical)
const parsed = new event.Event(new event.Component(event.parse(calendar)).getFirstSubcomponent('vevent'))
const other = Object.values(nodeIcal.sync.parseICS(calendar)).find((part) => part.type === 'VEVENT')
const years = {
  Date: new Date('0079-08-24'), luxon: DateTime.fromISO('0079-08-24').toJSDate(), dayjs: dayjs('0079-08-24').toDate(),
  'ical.js': parsed.startDate.toJSDate(), 'node-ical': other.start,
  'js-yaml': yaml.load('date: 0079-08-24').date,
}
for (const [name, day] of Object.entries(years)) console.log(`${name} ${day.getUTCFullYear()}`)
JS
seen=$(TZ=UTC node "$work/years.cjs")
printf 'expected: 79 everywhere\nseen:\n%s\n' "$seen"
[ "$seen" = $'Date 79\nluxon 79\ndayjs 1979\nical.js 1979\nnode-ical 1979\njs-yaml 1979' ]
