#!/usr/bin/env bash
# Whatever holds the name of a country is that country: a gulf, a sea, a person, a town in America. `not_found` does not
# help, since something was found.
#
# Packages: country_converter 1.3.2, pandas 2.3.3
# One guesses otherwise because `convert` reads as a table of names with their variants, and says so of "Indian Ocean" or
#   "Indiana". The pattern of a country is searched anywhere in the text instead.
# Instead: take a conversion only where the pattern matches the whole name, or compare with the names in
#   `country_data.tsv` oneself; never give it names that a text was searched for.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check country_converter==1.3.2 pandas==2.3.3
"$work/venv/bin/python" - <<'PY'
import logging
import sys
from importlib.metadata import version

from country_converter import CountryConverter

logging.disable(logging.WARNING)
NO_COUNTRIES = ("Gulf of Oman", "Sea of Japan", "East China Sea", "Jordan River", "Chad Smith", "Lebanon, Ohio")
convert = CountryConverter().convert
print("country_converter", version("country_converter"))
print("expected:", "not found, as for", "Indian Ocean:", convert("Indian Ocean", to="name_short", not_found="not found"))
seen = [convert(name, to="name_short", not_found="not found") for name in NO_COUNTRIES]
for name, country in zip(NO_COUNTRIES, seen, strict=True):
    print(f"{name}:", country)
sys.exit(0 if seen == ["Oman", "Japan", "China", "Jordan", "Chad", "Lebanon"] else "the behaviour has changed")
PY
