#!/usr/bin/env bash
# Words in braces at the end of a paragraph or a heading vanish from the page: "Elections {2021}" becomes
# `<h2 2021="">Elections</h2>`, "The set is {a, b}" loses its set.
#
# Package: markdown-it-attrs 5.0.1, markdown-it 15.0.3
# One guesses otherwise because attributes are written `{.class}`, `{#id}` or `{key=value}`, and a word alone is none
#   of these; in the middle of a sentence such words stay. What is made of it is not valid HTML.
# Instead: other delimiters (`leftDelimiter: '{:'`), or a backslash before the brace.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --ignore-scripts --silent --no-audit --no-fund markdown-it@15.0.3 markdown-it-attrs@5.0.1
cat > "$work/braces.mjs" <<'JS'
import markdownIt from 'markdown-it'
import attrs from 'markdown-it-attrs'
for (const text of ['## Elections {2021}', 'The set is {a, b}', 'He wrote {sic} so.']) console.log(markdownIt().use(attrs).render(text).trim())
JS
seen=$(node "$work/braces.mjs")
printf 'markdown-it-attrs 5.0.1\nexpected: the words in braces\nseen:\n%s\n' "$seen"
[ "$seen" = '<h2 2021="">Elections</h2>
<p a,="" b="">The set is</p>
<p>He wrote {sic} so.</p>' ]
