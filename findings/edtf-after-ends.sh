#!/usr/bin/env bash
# "after 1900" ends in 1910: `edtf` writes it as an interval whose end is unknown, and its upper bound is then
# ten years after its lower one.
#
# Package: edtf 5.0.2
# One guesses otherwise because an interval that is written as open (`1900/..`) has an upper bound of infinity, and
#   because "after" is the open kind. A list sorted or filtered by `upper_strict` loses all that came after 1910.
# Instead: turn a trailing or leading slash of `text_to_edtf` into `/..` or `../` before parsing.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check edtf==5.0.2
"$work/venv/bin/python" - <<'PY'
import sys
from importlib.metadata import version

from edtf import parse_edtf, text_to_edtf

made = text_to_edtf("after 1900")
end = parse_edtf(made).upper_strict()
print("edtf", version("edtf"))
print("expected: ", "1900/..", parse_edtf("1900/..").upper_strict())
print("seen:     ", made, end[:3])
sys.exit(0 if (made, end[0]) == ("1900/", 1910) else "the behaviour has changed")
PY
