#!/usr/bin/env bash
# Nested rules that begin with a state are taken for unused: `.card{color:red;&:hover{color:blue}}` loses its hover,
# and so do `&:focus`, `&:is(…)` and `&:not(…)`. `& .title`, `&.open` and `&::before` stay.
#
# Package: purgecss 8.0.0
# One guesses otherwise because `.card` is used and the flat form `.card:hover` stays. Nothing on a page is called "&".
#   Class names with letters outside of ASCII go in the same way (`.über`), for the words it looks for have none.
# Instead: flatten the styles first (lightningcss with targets).
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --ignore-scripts --silent --no-audit --no-fund purgecss@8.0.0
cat > "$work/purge.mjs" <<'JS'
import { PurgeCSS } from 'purgecss'
const page = { raw: '<div class="card über"><p class="title">Text</p></div>', extension: 'html' }
for (const raw of ['.card:hover{color:blue}', '.card{color:red;&:hover{color:blue}}', '.card{& .title{color:blue}}', '.über{color:red}']) {
  const [{ css }] = await new PurgeCSS().purge({ content: [page], css: [{ raw }] })
  console.log(`${raw} => ${css || 'nothing'}`)
}
JS
seen=$(node "$work/purge.mjs")
printf 'purgecss 8.0.0\nexpected: no change\nseen:\n%s\n' "$seen"
[ "$seen" = '.card:hover{color:blue} => .card:hover{color:blue}
.card{color:red;&:hover{color:blue}} => .card{color:red}
.card{& .title{color:blue}} => .card{& .title{color:blue}}
.über{color:red} => nothing' ]
