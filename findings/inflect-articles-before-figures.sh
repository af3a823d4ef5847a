#!/usr/bin/env bash
# "a 8 percent rise", "a 11-day war", "a EU summit": figures and some abbreviations get the wrong article.
#
# Package: inflect 7.6.0
# One guesses otherwise because `a()` goes by sound, with "an hour", "a European" and "an FBI agent". Of
#   figures it knows none, and of abbreviations that begin with a vowel not EU,
#   whose letter is said like the E of "even".
# Instead: say figures in words first (`engine.number_to_words`), and `engine.defan("EU.*")` for what your
#   texts have.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check inflect==7.6.0
"$work/venv/bin/python" - <<'PY'
import sys
from importlib.metadata import version

import inflect

engine = inflect.engine()
seen = [engine.a(words) for words in ("8 percent rise", "11-day war", "EU summit", "FBI agent")]
known = ["a 8 percent rise", "a 11-day war", "a EU summit", "an FBI agent"]
print("inflect", version("inflect"))
print("expected: an 8 percent rise, an 11-day war, an EU summit, an FBI agent")
print("seen:    ", seen)
sys.exit(0 if seen == known else "the behaviour has changed")
PY
