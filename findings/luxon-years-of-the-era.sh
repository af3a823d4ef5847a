#!/usr/bin/env bash
# The pattern `y G` writes 44 BC as "-43 BC", and the long form in words leaves the era out.
#
# Package: luxon 3.7.2
# One guesses otherwise because `G` is the era, and in Unicode's patterns `y` is the year in it (`u` is the
#   one with a sign). Here both are in use, with the other's meaning.
# Instead: `toLocaleString({ era: "short", year: "numeric", month: "long", day: "numeric" })`.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --ignore-scripts --silent --no-audit --no-fund luxon@3.7.2
cat > "$work/try.mjs" <<'JS'
import { DateTime } from 'luxon'

const ides = DateTime.fromISO('-000043-03-15', { zone: 'utc', locale: 'en' })
const seen = [ides.toFormat('d MMMM y G'), ides.toLocaleString(DateTime.DATE_FULL)]
const known = ['15 March -43 BC', 'March 15, 44']
console.log('luxon 3.7.2')
console.log('expected: 15 March 44 BC, twice')
console.log('seen:    ', JSON.stringify(seen))
process.exit(JSON.stringify(seen) === JSON.stringify(known) ? 0 : 1)
JS
node "$work/try.mjs"
