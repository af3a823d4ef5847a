#!/usr/bin/env bash
# Which apostrophe a title has decides its address: "Don't wait" gives don-t-wait, "Don’t wait" gives dont-wait.
# And £5 becomes ps5, as 100° becomes 100deg.
#
# Package: python-slugify 9.2.0
# One guesses otherwise because the two are one sign, written by a keyboard or a word processor, and because a slug
#   is there to take such differences away. An editor who turns on smart quotes moves the page.
# Instead: `replacements=[["'", ""], ["£", ""]]`.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check python-slugify==9.2.0
"$work/venv/bin/python" - <<'PY'
import sys
from importlib.metadata import version

from slugify import slugify

seen = [slugify(title) for title in ("Don't wait", "Don’t wait", "A £5m fine", "A €5m fine")]
print("python-slugify", version("python-slugify"))
print("expected: ", ["dont-wait", "dont-wait", "a-5m-fine", "a-5m-fine"])
print("seen:     ", seen)
known = ["don-t-wait", "dont-wait", "a-ps5m-fine", "a-eur5m-fine"]
sys.exit(0 if seen == known else "the behaviour has changed")
PY
