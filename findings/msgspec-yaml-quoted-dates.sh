#!/usr/bin/env bash
# A date in quotation marks is refused where YAML is decoded, and so is every JSON document with a date in it:
# "Expected `date`, got `str`". `msgspec.json` takes the same bytes into the same type.
#
# Package: msgspec 0.23.0, PyYAML 6.0.4
# One guesses otherwise because JSON is YAML, because `convert` reads dates from text by default, and because
#   cautious authors and many programs quote dates. With PyYAML's own dates at hand, the YAML decoder takes those alone.
# Instead: `msgspec.convert(yaml.safe_load(text), Type)`, which takes both.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check msgspec==0.23.0 PyYAML==6.0.4
"$work/venv/bin/python" - <<'PY'
import sys
from datetime import date
from importlib.metadata import version

import msgspec
import yaml


class Article(msgspec.Struct):
    published: date


def read(decode, text):
    try:
        return str(decode(text).published)
    except msgspec.ValidationError as error:
        return str(error)


plain, quoted = "published: 2023-05-06", '{"published": "2023-05-06"}'
seen = [
    read(lambda text: msgspec.yaml.decode(text, type=Article), plain),
    read(lambda text: msgspec.json.decode(text, type=Article), quoted),
    read(lambda text: msgspec.yaml.decode(text, type=Article), quoted),
    read(lambda text: msgspec.convert(yaml.safe_load(text), Article), plain),
    read(lambda text: msgspec.convert(yaml.safe_load(text), Article), quoted),
]
print("msgspec", version("msgspec"))
print("expected:  2023-05-06 five times")
print(*seen, sep="\n")
day = "2023-05-06"
sys.exit(0 if seen == [day, day, "Expected `date`, got `str` - at `$.published`", day, day] else "the behaviour has changed")
PY
