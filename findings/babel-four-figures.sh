#!/usr/bin/env bash
# Numbers of four figures are grouped in Spanish, Polish, Hungarian and others, against CLDR: 1.234 on the page that
# Babel made, 1234 where a browser formats the same number.
#
# Package: babel 2.19.0 (beside Node's Intl)
# One guesses otherwise because Babel's data are CLDR's, which gives these languages a minimum of two figures before
#   the first sign (`minimumGroupingDigits`); of that Babel reads nothing. In Spanish, 1.234 is a mistake of spelling.
# Instead: for numbers below 10000, `group_separator=False` in those languages.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check babel==2.19.0
babel=$("$work/venv/bin/python" -c '
from babel.numbers import format_decimal
print(*(format_decimal(1234, locale=locale) for locale in ("es", "pl", "hu", "de")))')
intl=$(node -e 'console.log(...["es", "pl", "hu", "de"].map((locale) => new Intl.NumberFormat(locale).format(1234)))')
printf 'Intl:         %s\nbabel 2.19.0: %s\n' "$intl" "$babel"
[ "$intl" = '1234 1234 1234 1.234' ]
[ "$babel" = $'1.234 1\u00a0234 1\u00a0234 1.234' ]
