#!/usr/bin/env bash
# Lines of a table cell run together, and a list that begins with 3 begins with 1: "Paris<br>Rome" is "ParisRome". Signs that
# stand for text become tags: "&lt;b&gt;" is "<b>" in the Markdown, and gone on the page made of it.
#
# Package: node-html-markdown 2.0.0
# One guesses otherwise because signs of Markdown are escaped with care (`1986\.`, `\#`, `snake\_case`), and a line break in a
#   paragraph is kept.
# Instead: put a comma or `<br>` into cells before converting, and write `&lt;` again in the result; or take turndown
#   with its table plugin and compare the words of both sides.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --ignore-scripts --silent --no-audit --no-fund node-html-markdown@2.0.0
cat > "$work/convert.mjs" <<'JS'
import { NodeHtmlMarkdown } from 'node-html-markdown'
const said = (html) => NodeHtmlMarkdown.translate(html).replace(/\s+/g, ' ')
console.log(said('<table><tr><th>Seats</th></tr><tr><td>Paris<br>Rome</td></tr></table>'))
console.log(said('<ol start="3"><li>third</li></ol>'))
console.log(said('<p>The tag &lt;b&gt; is bold.</p>'))
JS
cd "$work"
seen=$(node convert.mjs)
printf 'node-html-markdown 2.0.0\nexpected: Paris and Rome apart; 3. third; \\<b> or &lt;b&gt;\nseen:\n%s\n' "$seen"
[ "$seen" = '| Seats | | --------- | | ParisRome |
1. third
The tag <b> is bold.' ]
