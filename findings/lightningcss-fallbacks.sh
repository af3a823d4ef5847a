#!/usr/bin/env bash
# Without a list of browsers, colours for older browsers are removed.
#
# Package: lightningcss 1.33.0
# One guesses otherwise because where nothing is said of browsers, nothing should be assumed of them. A
#   second declaration that newer browsers understand is taken to win everywhere,
#   and the first goes.
# Instead: give `targets`, with the oldest browsers that matter; or put the newer value into `@supports`.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --ignore-scripts --silent --no-audit --no-fund lightningcss@1.33.0
cat > "$work/try.mjs" <<'JS'
import { transform } from 'lightningcss'

const style = 'a{color:red;color:oklch(50% 0 0)}b{color:red;color:light-dark(red,#00f)}'
const seen = transform({ filename: 'a.css', code: Buffer.from(style), minify: true }).code.toString()
const known = 'a{color:oklch(50% 0 0)}b{color:light-dark(red,#00f)}'
console.log('lightningcss 1.33.0')
console.log('expected:', JSON.stringify(style))
console.log('seen:    ', JSON.stringify(seen))
process.exit(JSON.stringify(seen) === JSON.stringify(known) ? 0 : 1)
JS
node "$work/try.mjs"
