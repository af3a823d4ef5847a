#!/usr/bin/env bash
# A note with a colon in its name can't be linked: `[[Peace: a history]]` is a link to "Peace" that reads " a history",
# and `[[a|b]]`, which is a link to "a" in Obsidian and in wikis, is one to a note called "a|b".
#
# Package: remark-wiki-link 2.0.1
# One guesses otherwise because the bar is the sign everywhere else, and a colon is common in titles. The
#   documentation has an option for it, which one finds when looking for it.
# Instead: `{ aliasDivider: '|' }`.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --ignore-scripts --silent --no-audit --no-fund unified@11.0.5 remark-parse@11.0.0 remark-rehype@11.1.2 \
  rehype-stringify@10.0.1 remark-wiki-link@2.0.1
cat > "$work/link.mjs" <<'JS'
import { unified } from 'unified'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import rehypeStringify from 'rehype-stringify'
import { wikiLinkPlugin } from 'remark-wiki-link'
for (const [text, options] of [['[[Peace: a history]]', {}], ['[[a|b]]', {}], ['[[a|b]]', { aliasDivider: '|' }]]) {
  const html = String(unified().use(remarkParse).use(wikiLinkPlugin, options).use(remarkRehype).use(rehypeStringify).processSync(text))
  console.log(`${text} => ${html.replace(/<\/?p>| class="[^"]*"/g, '')}`)
}
JS
seen=$(node "$work/link.mjs")
printf 'remark-wiki-link 2.0.1\nexpected: a link to "Peace: a history", one to "a"\nseen, the last with the option:\n%s\n' "$seen"
[ "$seen" = '[[Peace: a history]] => <a href="#/page/peace"> a history</a>
[[a|b]] => <a href="#/page/a|b">a|b</a>
[[a|b]] => <a href="#/page/a">b</a>' ]
