#!/usr/bin/env bash
# Two readers of dates turn "44 BC" into the year -44 of a calendar that has a year 0: a year too early.
# `edtf` writes -0044, `chrono-node` gives the ISO year -000044. Both mean 45 BC.
#
# Packages: edtf 5.0.2 (PyPI), chrono-node 2.10.3 (npm)
# One guesses otherwise because both return a standard form (EDTF, ISO 8601), and in those 1 BC is the year 0000,
#   so that 44 BC is -0043. Formatting such a year with Intl shows the difference: "45 BC".
# Instead: add one to the year of anything either of them read from "BC" (and take it off again for display).
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check edtf==5.0.2
npm install --prefix "$work" --ignore-scripts --silent --no-audit --no-fund chrono-node@2.10.3
cat > "$work/bc.cjs" <<'JS'
const chrono = require('chrono-node')
const day = chrono.parse('He was killed on 15 March 44 BC in Rome.', new Date('2023-08-31'))[0].start.date()
const shown = new Intl.DateTimeFormat('en', { year: 'numeric', era: 'short', timeZone: 'UTC' }).format(day)
console.log(`${day.toISOString().slice(0, 13)} is ${shown}`)
JS
python=$("$work/venv/bin/python" -c 'from edtf import text_to_edtf; print(text_to_edtf("44 BC"))')
javascript=$(TZ=UTC node "$work/bc.cjs")
printf 'expected: -0043 from both, which is 44 BC\n'
printf 'edtf 5.0.2: %s\nchrono-node 2.10.3: %s\n' "$python" "$javascript"
[ "$python" = -0044 ]
[ "$javascript" = '-000044-03-15 is 45 BC' ]
