#!/usr/bin/env bash
# Names of countries and groups lose their last letter, and the plural of an abbreviation is another abbreviation.
#
# Package: pluralize 8.0.0
# One guesses otherwise because words the library does not know should stay as they are. Every s at an end is
#   taken off, so that Hamas becomes the city of Hama; and the s that is added
#   takes the case of the word, so that MP becomes MPS.
# Instead: use it for words in lower case only, and `addUncountableRule` for the rest.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --ignore-scripts --silent --no-audit --no-fund pluralize@8.0.0
cat > "$work/try.mjs" <<'JS'
import pluralize from 'pluralize'

const seen = [...['Hamas', 'Laos', 'basis'].map(pluralize.singular), pluralize('MP'), pluralize('NGO')]
const known = ['Hama', 'Lao', 'basi', 'MPS', 'NGOS']
console.log('pluralize 8.0.0')
console.log('expected: ["Hamas","Laos","basis","MPs","NGOs"]')
console.log('seen:    ', JSON.stringify(seen))
process.exit(JSON.stringify(seen) === JSON.stringify(known) ? 0 : 1)
JS
node "$work/try.mjs"
