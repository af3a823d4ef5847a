#!/usr/bin/env bash
# `<pre>` without `<code>` in it loses its line breaks and its indentation: a poem, a telegram or a table drawn
# with spaces becomes one paragraph.
#
# Package: turndown 7.2.5
# One guesses otherwise because `<pre>` alone is what HTML has for preformatted text, and because white space inside
#   it is kept in the Markdown; only nothing marks it, so that a reader joins the lines.
# Instead: a rule of one's own for `pre` (fence its `textContent`), or wrap it in `<code>` first.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --ignore-scripts --silent --no-audit --no-fund turndown@7.2.5 markdown-it@15.0.3
cat > "$work/poem.cjs" <<'JS'
const TurndownService = require('turndown')
const markdownIt = require('markdown-it')
const made = new TurndownService().turndown('<pre>Roses are red,\n   violets blue.</pre>')
const reader = (markdownIt.default ?? markdownIt)
console.log(JSON.stringify(made))
console.log(JSON.stringify(reader('commonmark').render(made)))
JS
seen=$(node "$work/poem.cjs")
printf 'turndown 7.2.5\nexpected: a code block\nseen, and read back by markdown-it 15.0.3:\n%s\n' "$seen"
[ "$seen" = '"Roses are red,\n   violets blue."
"<p>Roses are red,\nviolets blue.</p>\n"' ]
