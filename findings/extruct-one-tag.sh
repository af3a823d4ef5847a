#!/usr/bin/env bash
# Of several tags or pictures in a page's Open Graph data, `uniform=True` leaves the first.
#
# Package: extruct 0.18.0
# One guesses otherwise because repeating a property is how Open Graph writes lists, `article:tag` and
#   `og:image` among them, and the same page's JSON-LD keeps its lists. "Uniform"
#   promises another form, not less.
# Instead: call it without `uniform` and gather `properties` by name.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check extruct==0.18.0
"$work/venv/bin/python" - <<'PY'
import sys
from importlib.metadata import version

import extruct

PAGE = """<html><head><meta property="og:title" content="Talks"><meta property="article:tag" content="Korea">
<meta property="article:tag" content="Sanctions"></head><body></body></html>"""
(found,) = extruct.extract(PAGE, base_url="https://a.example/", syntaxes=["opengraph"], uniform=True)["opengraph"]
seen, known = found["article:tag"], "Korea"
print("extruct", version("extruct"))
print("expected:", ["Korea", "Sanctions"])
print("seen:    ", seen)
sys.exit(0 if seen == known else "the behaviour has changed")
PY
