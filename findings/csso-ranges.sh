#!/usr/bin/env bash
# Rules for a range of widths disappear, and no word is said of it.
#
# Package: csso 5.0.5
# One guesses otherwise because what a minifier does not understand it should leave. `@media (width >=
#   600px)` is understood by all browsers since 2023; SVGO 4 minifies the styles
#   of drawings with this package.
# Instead: write `(min-width: 600px)` as long as it is in use, in drawings too.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --ignore-scripts --silent --no-audit --no-fund csso@5.0.5
cat > "$work/try.mjs" <<'JS'
import { minify } from 'csso'

const style = '@media (width>=600px){a{color:red}}'
const seen = [minify(style).css, minify('@media (min-width:600px){a{color:red}}').css]
const known = ['', '@media (min-width:600px){a{color:red}}']
console.log('csso 5.0.5')
console.log('expected:', JSON.stringify([style, known[1]]))
console.log('seen:    ', JSON.stringify(seen))
process.exit(JSON.stringify(seen) === JSON.stringify(known) ? 0 : 1)
JS
node "$work/try.mjs"
