#!/usr/bin/env bash
# Pictures lose their names for screen readers: the id of `<title>` is taken away while `aria-labelledby` goes on
# pointing to it, and `role="img"` and `lang` are removed as unknown.
#
# Package: svgo 4.1.0
# One guesses otherwise because `aria-…` attributes are kept, and because ids that are used stay: `url(#…)` and
#   `href` count as use, `aria-labelledby` does not. This is the markup that guides to accessible SVG teach.
# Instead: `aria-label` in place of the reference, and `cleanupIds: false`, `removeUnknownsAndDefaults: { keepRoleAttr: true }`.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --ignore-scripts --silent --no-audit --no-fund svgo@4.1.0
cat > "$work/name.mjs" <<'JS'
import { optimize } from 'svgo'
const svg = '<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="name" lang="de"><title id="name">Karte</title><path d="M0 0h9v9z"/></svg>'
const overrides = { cleanupIds: false, removeUnknownsAndDefaults: { keepRoleAttr: true } }
for (const options of [{}, { plugins: [{ name: 'preset-default', params: { overrides } }] }]) {
  console.log(optimize(svg, options).data.replace(' xmlns="http://www.w3.org/2000/svg"', ''))
}
JS
seen=$(node "$work/name.mjs")
printf 'svgo 4.1.0\nexpected: role, lang and the id of the title\nseen, and seen with the overrides:\n%s\n' "$seen"
[ "$seen" = '<svg aria-labelledby="name"><title>Karte</title><path d="M0 0h9v9z"/></svg>
<svg aria-labelledby="name" role="img"><title id="name">Karte</title><path d="M0 0h9v9z"/></svg>' ]
