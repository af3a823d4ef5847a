#!/usr/bin/env bash
# Links in pictures lose their address: `<a href="…">` becomes `<a>`; `xlink:href`, which SVG 2 has deprecated, is kept.
#
# Package: svgo 4.1.0
# One guesses otherwise because `href` stays on `<use>` and `<image>`, and because the picture looks the same: a map
#   or a chart that leads to articles still has the pointer's shape and leads nowhere.
# Instead: `removeUnknownsAndDefaults: { unknownAttrs: false }` among the overrides of preset-default.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --ignore-scripts --silent --no-audit --no-fund svgo@4.1.0
cat > "$work/link.mjs" <<'JS'
import { optimize } from 'svgo'
const svg = (link) => `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">${link}</svg>`
const plugins = [{ name: 'preset-default', params: { overrides: { removeUnknownsAndDefaults: { unknownAttrs: false } } } }]
for (const [link, options] of [['<a href="/norway"><path d="M0 0h9v9z"/></a>', {}], ['<a xlink:href="/norway"><path d="M0 0h9v9z"/></a>', {}], ['<a href="/norway"><path d="M0 0h9v9z"/></a>', { plugins }]]) {
  console.log(optimize(svg(link), options).data.match(/<a.*?>/)[0])
}
JS
seen=$(node "$work/link.mjs")
printf 'svgo 4.1.0\nexpected: an address in each\nseen: href, xlink:href, href with the override\n%s\n' "$seen"
[ "$seen" = $'<a>\n<a xlink:href="/norway">\n<a href="/norway">' ]
