#!/usr/bin/env bash
# An en dash between two dates loses one of them, and with it more than the range:
# `edtf` reads "1914–1918" as 1918 alone, `chrono-node` reads "May 5–7, 2021" as the 5th of May of this year.
#
# Packages: edtf 5.0.2 (PyPI), chrono-node 2.10.3 (npm)
# One guesses otherwise because both read the same words with a hyphen rightly, because chrono-node reads
#   "5–7 May 2021" with its en dash, and because every smart-quotes filter and every word processor writes the dash.
# Instead: put hyphens for en dashes between figures before either library sees the text.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check edtf==5.0.2
npm install --prefix "$work" --ignore-scripts --silent --no-audit --no-fund chrono-node@2.10.3
cat > "$work/dash.cjs" <<'JS'
const chrono = require('chrono-node')
const day = (part) => part ? part.date().toISOString().slice(0, 10) : 'no end'
for (const text of ['May 5-7, 2021', '5–7 May 2021', 'May 5–7, 2021']) {
  const found = chrono.parse(text, new Date('2026-08-31'))[0]
  console.log(`${text}: [${found.text}] ${day(found.start)} to ${day(found.end)}`)
}
JS
python=$("$work/venv/bin/python" -c '
from edtf import text_to_edtf
for text in ("1914-1918", "1914–1918"): print(f"{text}: {text_to_edtf(text)}")')
javascript=$(TZ=UTC node "$work/dash.cjs")
printf 'expected: the same with either sign\n'
printf 'edtf 5.0.2:\n%s\nchrono-node 2.10.3, asked in August 2026:\n%s\n' "$python" "$javascript"
[ "$python" = $'1914-1918: 1914/1918\n1914–1918: 1918' ]
[ "$(tail -1 <<< "$javascript")" = 'May 5–7, 2021: [May 5] 2026-05-05 to no end' ]
