#!/usr/bin/env bash
# Dates turn into fractions: "1/2/2023" becomes "½/2023", "3/4/2021" becomes "¾/2021". And a third point, "(c)",
# becomes ©.
#
# Package: pymdown-extensions 13.1.2 (`pymdownx.smartsymbols`), Markdown 3.11.3
# One guesses otherwise because the extension takes care elsewhere: "21/2" and "1/25" stay, since a figure before or
#   behind is looked at. A slash behind is not.
# Instead: `smartsymbols: {fractions: false}` (and `copyright: false`), or write ½ where it is meant.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check pymdown-extensions==13.1.2 Markdown==3.11.3
"$work/venv/bin/python" - <<'PY'
import html
import sys
from importlib.metadata import version

from markdown import markdown

text = "From 1/2/2023 to 3/4/2023, article 5 (c), 21/2, 1/25"
seen = html.unescape(markdown(text, extensions=["pymdownx.smartsymbols"]))
print("pymdown-extensions", version("pymdown-extensions"))
print("expected: ", f"<p>{text}</p>")
print("seen:     ", seen)
sys.exit(0 if seen == "<p>From ½/2023 to ¾/2023, article 5 ©, 21/2, 1/25</p>" else "the behaviour has changed")
PY
