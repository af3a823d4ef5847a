#!/usr/bin/env bash
# Rules for dark mode and for print are dropped when a class is used once: its plain rule is moved into the element,
# the class goes, and with it the rule in `@media` that has the same class. Used twice, both stay.
#
# Package: svgo 4.1.0
# One guesses otherwise because styles that can't be moved into an element (`:hover`, `@media`) are known to it and left
#   in `<style>` elsewhere. A chart with two bars keeps its colours at night; with one bar it does not.
# Instead: `{ name: 'preset-default', params: { overrides: { inlineStyles: false, minifyStyles: { usage: false } } } }`.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --ignore-scripts --silent --no-audit --no-fund svgo@4.1.0
cat > "$work/dark.mjs" <<'JS'
import { optimize } from 'svgo'
const style = '<style>.bar{fill:red}@media (prefers-color-scheme:dark){.bar{fill:#fff}}</style>'
const bars = ['<path class="bar" d="M0 0h9v9z"/>', '<path class="bar" d="M9 0h9v9z"/>']
const plugins = [{ name: 'preset-default', params: { overrides: { inlineStyles: false, minifyStyles: { usage: false } } } }]
const kept = (svg, options) => optimize(`<svg xmlns="http://www.w3.org/2000/svg">${svg}</svg>`, options).data.includes('dark') ? 'kept' : 'gone'
console.log(`two bars: ${kept(style + bars.join(''))}, one bar: ${kept(style + bars[0])}, without the step: ${kept(style + bars[0], { plugins })}`)
JS
seen=$(node "$work/dark.mjs")
printf 'svgo 4.1.0\nexpected: the rule for dark mode is kept\nseen: %s\n' "$seen"
[ "$seen" = 'two bars: kept, one bar: gone, without the step: kept' ]
