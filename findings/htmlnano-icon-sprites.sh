#!/usr/bin/env bash
# The preset called "safe" empties icon sprites: the symbols that the page's other drawings show are removed.
#
# Package: htmlnano 3.5.1, svgo 4.1.0
# One guesses otherwise because a minifier sees the whole page. Each `<svg>` is given to SVGO alone, for
#   which a symbol that this drawing does not use is of no use. `lang=""`, which
#   ends a language, goes too.
# Instead: set `minifySvg: false`, and `removeEmptyAttributes: false`.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --ignore-scripts --silent --no-audit --no-fund htmlnano@3.5.1 svgo@4.1.0 posthtml@0.16.7
cat > "$work/try.mjs" <<'JS'
import htmlnano from 'htmlnano'

const sprite = '<svg hidden><symbol id="map"><path d="M0 0h1"/></symbol></svg>'
const page = `${sprite}<svg><use href="#map"/></svg><p lang="ko">…<span lang="">DMZ</span></p>`
const seen = (await htmlnano.process(page, { skipConfigLoading: true }, htmlnano.presets.safe)).html
const known = '<svg/><svg><use href="#map"/></svg><p lang="ko">…<span>DMZ</span></p>'
console.log('htmlnano 3.5.1')
console.log('expected: a symbol with the id "map"')
console.log('seen:    ', JSON.stringify(seen))
process.exit(JSON.stringify(seen) === JSON.stringify(known) ? 0 : 1)
JS
node "$work/try.mjs"
