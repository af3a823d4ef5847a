#!/usr/bin/env bash
# "the night of 3-4 June 1989" is an hour of the first of June, and "a decade ago" is today.
#
# Package: compromise 14.17.0, compromise-dates 3.9.0
# One guesses otherwise because "two weeks ago" and "from June 25, 1950 to July 27, 1953" are right. In two
#   days joined by a hyphen the library sees times of day, and a decade is no
#   unit to it, which it does not say.
# Instead: write days out, and take what is dated to the day of the text itself for not understood.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --ignore-scripts --silent --no-audit --no-fund compromise@14.17.0 compromise-dates@3.9.0
cat > "$work/try.mjs" <<'JS'
import nlp from 'compromise'
import dates from 'compromise-dates'

nlp.plugin(dates)
const told = { today: '2018-02-09', timezone: 'UTC' }
const days = (text) => nlp(text).dates(told).get().map((found) => found.start.slice(0, 10))
const seen = [days('on the night of 3-4 June 1989'), days('a decade ago')]
const known = [['1989-06-01'], ['2018-02-09']]
console.log('compromise-dates 3.9.0')
console.log('expected: [["1989-06-03"],["2008-02-09"]]')
console.log('seen:    ', JSON.stringify(seen))
process.exit(JSON.stringify(seen) === JSON.stringify(known) ? 0 : 1)
JS
node "$work/try.mjs"
