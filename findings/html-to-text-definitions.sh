#!/usr/bin/env bash
# In the plain text of a page, terms run into their definitions and cells into each other: a glossary or a chronology
# in `<dl>` reads "1931The hall burned down.1932It was built again."
#
# Package: html-to-text 10.0.1
# One guesses otherwise because blocks and lists are set with care (indentation, numbers, empty lines), and because `<dt>`
#   and `<dd>` are blocks like them. For tables there is a format that has to be chosen, as documented; for
#   definitions there is none. `<summary>` runs into its details as well.
# Instead: `selectors: [{ selector: 'dt', format: 'block' }, { selector: 'dd', format: 'block' }, …]`.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --ignore-scripts --silent --no-audit --no-fund html-to-text@10.0.1
cat > "$work/text.mjs" <<'JS'
import { convert } from 'html-to-text'
const list = '<dl><dt>1931</dt><dd>The hall burned down.</dd><dt>1932</dt><dd>It was built again.</dd></dl>'
const selectors = ['dl', 'dt', 'dd'].map((selector) => ({ selector, format: 'block' }))
console.log(JSON.stringify(convert(list)))
console.log(JSON.stringify(convert(list, { selectors })))
JS
seen=$(node "$work/text.mjs")
printf 'html-to-text 10.0.1\nexpected: a line each\nseen without and with selectors:\n%s\n' "$seen"
[ "$(head -1 <<< "$seen")" = '"1931The hall burned down.1932It was built again."' ]
