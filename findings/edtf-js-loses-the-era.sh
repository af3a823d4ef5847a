#!/usr/bin/env bash
# What is shown of a date is less than what was read: the ides of March, 44 BC, are formatted as "3/15/44", and the
# 1990s (199X) as "XXXX".
#
# Package: edtf 4.11.1 (npm)
# One guesses otherwise because `format` is there to show dates of history to readers, marks approximate and uncertain
#   years ("c. 1984", "1984 (?)") and keeps unknown months and days as they are.
# Instead: format `values` oneself; `toString()` keeps everything.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --ignore-scripts --silent --no-audit --no-fund edtf@4.11.1
cat > "$work/shown.mjs" <<'JS'
import edtf from 'edtf'
for (const date of ['1984~', '2008-XX', '-0043-03-15', '199X']) console.log(`${date}: ${edtf(date).format('en-US')}`)
JS
seen=$(node "$work/shown.mjs")
printf 'edtf 4.11.1\nexpected: c. 1984, X/2008, 3/15/44 BC, 199X\nseen:\n%s\n' "$seen"
[ "$seen" = $'1984~: c. 1984\n2008-XX: X/2008\n-0043-03-15: 3/15/44\n199X: XXXX' ]
