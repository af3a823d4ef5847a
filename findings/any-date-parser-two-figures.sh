#!/usr/bin/env bash
# "31/12/99" is 12 January 1999: the first figure is dropped where day and month can't be exchanged, and a date comes out
# all the same. The year of "0044-03-15" is dropped, too: it is this year's 15 March.
#
# Package: any-date-parser 2.2.4
# One guesses otherwise because it answers "invalid" to what it can't read ("1953", "Nov 1953", "2026-11"), so what it does
#   read seems to have been read whole.
# Instead: read numbers with two-figure years oneself by the language of the text, and take no date whose digits are
#   not all in the text.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --ignore-scripts --silent --no-audit --no-fund any-date-parser@2.2.4
cat > "$work/read.mjs" <<'JS'
import parser from 'any-date-parser'
const day = (text) => { const date = parser.fromAny(text); return date.invalid ? 'invalid' : date.toISOString().slice(0, 10) }
for (const text of ['2026-11', '31/12/99', '0044-03-15']) console.log(`${text}: ${day(text).replace(new Date().getUTCFullYear(), 'this year')}`)
JS
cd "$work"
seen=$(TZ=UTC node read.mjs)
printf 'any-date-parser 2.2.4\nexpected: 1999-12-31 and 0044-03-15, or invalid\nseen:\n%s\n' "$seen"
[ "$seen" = '2026-11: invalid
31/12/99: 1999-01-12
0044-03-15: this year-03-15' ]
