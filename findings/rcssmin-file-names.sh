#!/usr/bin/env bash
# A space in the name of a file is removed inside quotation marks, so that the address is another one:
# `url("old map.png")` becomes `url("oldmap.png")`.
#
# Package: rcssmin 1.3.0
# One guesses otherwise because strings are what a minifier leaves alone, and elsewhere it does (`content`, `@import`).
#   The pure Python and the C version agree.
# Instead: write such addresses with %20.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check rcssmin==1.3.0
"$work/venv/bin/python" - <<'PY'
import sys
from importlib.metadata import version

from rcssmin import _make_cssmin, cssmin

texts = ['a{background:url("old map.png")}', 'a::after{content:"old map"}']
seen = [cssmin(text) for text in texts]
print("rcssmin", version("rcssmin"))
print("expected: ", texts)
print("seen:     ", seen)
same = seen == [_make_cssmin(python_only=True)(text) for text in texts]
known = ['a{background:url("oldmap.png")}', texts[1]]
sys.exit(0 if same and seen == known else "the behaviour has changed")
PY
