#!/usr/bin/env bash
# A year alone is a moment of 1970: `{{ "2023" | date: "%Y" }}` prints 1970, and so does the number 2023.
#
# Package: liquidjs 10.30.1
# One guesses otherwise because "2023-05" is read as a month of 2023, and because JavaScript's own Date reads "2023" as
#   the year. All that is made of figures is taken for seconds since 1970, as in the Liquid of Ruby; "20230506" as well.
# Instead: print years as they are, without `date`.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --ignore-scripts --silent --no-audit --no-fund liquidjs@10.30.1
cat > "$work/year.cjs" <<'JS'
const { Liquid } = require('liquidjs')
const template = '{{ month | date: "%Y" }} {{ text | date: "%Y" }} {{ number | date: "%Y" }} {{ day | date: "%Y" }}'
console.log(new Liquid().parseAndRenderSync(template, { month: '2023-05', text: '2023', number: 2023, day: '20230506' }))
JS
seen=$(TZ=UTC node "$work/year.cjs")
printf 'liquidjs 10.30.1\nexpected: 2023 2023 2023 2023\nseen:     %s\n' "$seen"
[ "$seen" = '2023 1970 1970 1970' ]
