#!/usr/bin/env bash
# 10<sup>6</sup> becomes 106: four converters from HTML to Markdown drop the mark and keep the figure, so that a million
# is a hundred and six, and a footnote's number is part of the number before it.
#
# Packages: markdownify 1.2.3, html2text 2025.4.15, turndown 7.2.5, rehype-remark 10.0.1
# One guesses otherwise because Markdown takes HTML where it has no sign of its own, and because Pandoc keeps the tag.
#   For other elements without a sign (`<mark>`, `<abbr>`) dropping the tag loses a look; here it changes a fact.
# Instead: markdownify's `sup_symbol='<sup>'` (it knows tags), `turndownService.keep(['sup', 'sub'])`; with the others
#   put ⁶ or ^6 in before.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check markdownify==1.2.3 html2text==2025.4.15
npm install --prefix "$work" --ignore-scripts --silent --no-audit --no-fund turndown@7.2.5 unified@11.0.5 rehype-parse@9.0.1 \
  rehype-remark@10.0.1 remark-stringify@11.0.0
cat > "$work/convert.mjs" <<'JS'
import TurndownService from 'turndown'
import { unified } from 'unified'
import rehypeParse from 'rehype-parse'
import rehypeRemark from 'rehype-remark'
import remarkStringify from 'remark-stringify'
const html = '<p>10<sup>6</sup></p>'
console.log('turndown', new TurndownService().turndown(html))
console.log('turndown with keep', new TurndownService().keep(['sup', 'sub']).turndown(html))
console.log('rehype-remark', String(unified().use(rehypeParse, { fragment: true }).use(rehypeRemark).use(remarkStringify).processSync(html)).trim())
JS
seen=$(node "$work/convert.mjs"; "$work/venv/bin/python" -c '
from html2text import html2text
from markdownify import markdownify
html = "<p>10<sup>6</sup></p>"
print("html2text", html2text(html).strip())
print("markdownify", markdownify(html).strip())
print("markdownify with sup_symbol", markdownify(html, sup_symbol="<sup>").strip())')
printf 'expected: 10<sup>6</sup>, 10^6 or 10⁶\nseen:\n%s\n' "$seen"
[ "$seen" = 'turndown 106
turndown with keep 10<sup>6</sup>
rehype-remark 106
html2text 106
markdownify 106
markdownify with sup_symbol 10<sup>6</sup>' ]
