#!/usr/bin/env bash
# Sanitised footnotes lead nowhere: the ids get the prefix "user-content-" twice, the links to them once.
#
# Packages: remark-rehype 11.1.2, rehype-sanitize 6.0.0, remark-gfm 4.0.1
# One guesses otherwise because all three are one family's, with their defaults, in the order the documentation shows.
#   remark-rehype prefixes the ids of footnotes so that they clash with nothing; rehype-sanitize prefixes all ids for the
#   same reason, and no address: links to headings die with them. Each documents its prefix, neither that they add up.
# Instead: `remarkRehype, { clobberPrefix: '' }`, and the same prefix on links by a plug-in of one's own.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --ignore-scripts --silent --no-audit --no-fund unified@11.0.5 remark-parse@11.0.0 remark-gfm@4.0.1 \
  remark-rehype@11.1.2 rehype-sanitize@6.0.0 rehype-stringify@10.0.1
cat > "$work/notes.mjs" <<'JS'
import { unified } from 'unified'
import remarkParse from 'remark-parse'
import remarkGfm from 'remark-gfm'
import remarkRehype from 'remark-rehype'
import rehypeSanitize from 'rehype-sanitize'
import rehypeStringify from 'rehype-stringify'
const html = String(unified().use(remarkParse).use(remarkGfm).use(remarkRehype).use(rehypeSanitize).use(rehypeStringify)
  .processSync('Text.[^1]\n\n[^1]: Note.\n'))
const ids = [...html.matchAll(/ id="([^"]*)"/g)].map((found) => found[1])
for (const [, address] of html.matchAll(/ href="#([^"]*)"/g)) console.log(address, ids.includes(address) ? 'is there' : 'leads nowhere')
console.log(ids.join(' '))
JS
seen=$(node "$work/notes.mjs")
printf 'expected: each address is among the ids\nseen:\n%s\n' "$seen"
[ "$seen" = 'user-content-fn-1 leads nowhere
user-content-fnref-1 leads nowhere
user-content-user-content-fnref-1 user-content-footnote-label user-content-user-content-fn-1' ]
