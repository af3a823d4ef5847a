#!/usr/bin/env bash
# One EDTF season is three ranges of days: Python's `edtf` ends the winter of 2001 after December and begins
# spring in March, JavaScript's `edtf` begins spring in January and gives winter October to December.
#
# Packages: edtf 5.0.2 (PyPI), edtf 4.11.1 (npm)
# One guesses otherwise because both read the same standard, whose 21 to 24 are spring to winter, and because a
#   winter has January in it. The standard gives no months. Python's months can be set (`appsettings`), but a
#   season can't pass the end of its year; JavaScript's are quarters, whatever the season is called.
# Instead: keep seasons as seasons; where days are needed, have one table of one's own on both sides.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check edtf==5.0.2
npm install --prefix "$work" --ignore-scripts --silent --no-audit --no-fund edtf@4.11.1
cat > "$work/ranges.mjs" <<'JS'
import edtf from 'edtf'
const day = (ms) => new Date(ms).toISOString().slice(0, 10)
for (const season of ['2001-21', '2001-24']) console.log(season, day(edtf(season).min), day(edtf(season).max))
JS
cat > "$work/ranges.py" <<'PY'
from time import strftime

from edtf import parse_edtf

for season in ("2001-21", "2001-24"):
    range_ = parse_edtf(season)
    print(season, strftime("%Y-%m-%d", range_.lower_strict()), strftime("%Y-%m-%d", range_.upper_strict()))
PY
python=$("$work/venv/bin/python" "$work/ranges.py")
javascript=$(node "$work/ranges.mjs")
printf 'expected: one range for each, winter with January and February in it\n'
printf 'edtf 5.0.2 (PyPI):\n%s\nedtf 4.11.1 (npm):\n%s\n' "$python" "$javascript"
[ "$python" = $'2001-21 2001-03-01 2001-05-31\n2001-24 2001-12-01 2001-12-31' ]
[ "$javascript" = $'2001-21 2001-01-01 2001-03-31\n2001-24 2001-10-01 2001-12-31' ]
