#!/usr/bin/env bash
# Minifiers make `hidden="until-found"` into `hidden`, so that a browser's search no longer opens folded text.
#
# Package: html-minifier-terser 7.2.0, @minify-html/node 0.18.1
# One guesses otherwise because an attribute that is true or false has no values, and `hidden` was one for
#   twenty years. Since 2022 it has this third one, which both still take away as
#   needless.
# Instead: leave `collapseBooleanAttributes` out; set the attribute by script where there is no such option.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --ignore-scripts --silent --no-audit --no-fund html-minifier-terser@7.2.0 @minify-html/node@0.18.1
cat > "$work/try.mjs" <<'JS'
import terser from 'html-minifier-terser'
import minifyHtml from '@minify-html/node'

const page = '<div hidden="until-found">How we got here</div>'
const seen = [
  await terser.minify(page, { collapseBooleanAttributes: true }),
  minifyHtml.minify(Buffer.from(page), {}).toString(),
]
const known = ['<div hidden>How we got here</div>', '<div hidden>How we got here</div>']
console.log('html-minifier-terser 7.2.0, @minify-html/node 0.18.1')
console.log('expected: [' + JSON.stringify(page) + ', the same]')
console.log('seen:    ', JSON.stringify(seen))
process.exit(JSON.stringify(seen) === JSON.stringify(known) ? 0 : 1)
JS
node "$work/try.mjs"
