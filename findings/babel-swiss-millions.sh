#!/usr/bin/env bash
# In Swiss locales, numbers from a million on lose their grouping: 123'456 but 1234567, and CHF 1234567.00.
#
# Package: babel 2.19.0 (CLDR 48)
# One guesses otherwise because 123'456 is right. Since CLDR 48 the sign for thousands is the plain apostrophe, which
#   is also the quotation mark of number patterns: Babel takes pairs of them away after the number is put in, so
#   that the second group takes both signs with it.
# Instead: before formatting, give the locale the sign it had: `Locale.parse("de_CH").number_symbols["latn"]["group"] = "’"`.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check babel==2.19.0
"$work/venv/bin/python" - <<'PY'
import sys
from importlib.metadata import version

from babel.numbers import format_currency, format_decimal

seen = [format_decimal(123456, locale="de_CH"), format_decimal(1234567, locale="de_CH"), format_currency(1234567, "CHF", locale="fr_CH")]
print("babel", version("babel"))
print("expected:  123'456 1'234'567 1'234'567.00 CHF")
print("seen:     ", *seen)
same = seen[0] == "123'456" and seen[1] == "1234567" and "1234567" in seen[2]
sys.exit(0 if same else "the behaviour has changed")
PY
