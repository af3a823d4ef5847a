#!/usr/bin/env bash
# Italics inside a word come out as bare underscores: `un<em>believ</em>able` becomes `un_believ_able`, which
# Markdown reads as that very text.
#
# Package: turndown 7.2.5
# One guesses otherwise because `em` is the commonest element there is and CommonMark has rules for this: an
#   underscore inside a word never begins emphasis, an asterisk does. turndown writes underscores everywhere.
# Instead: `new TurndownService({ emDelimiter: '*' })`.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --ignore-scripts --silent --no-audit --no-fund turndown@7.2.5 markdown-it@15.0.3
cat > "$work/word.cjs" <<'JS'
const TurndownService = require('turndown')
const markdownIt = require('markdown-it')
const reader = (markdownIt.default ?? markdownIt)('commonmark')
for (const options of [{}, { emDelimiter: '*' }]) {
  console.log(reader.render(new TurndownService(options).turndown('<p>un<em>believ</em>able</p>')).trim())
}
JS
seen=$(node "$work/word.cjs")
printf 'turndown 7.2.5, read back by markdown-it 15.0.3\nexpected: <em> in both\nseen without and with emDelimiter:\n%s\n' "$seen"
[ "$seen" = $'<p>un_believ_able</p>\n<p>un<em>believ</em>able</p>' ]
