#!/usr/bin/env bash
# Reading a bibliography and writing it again breaks its addresses and DOIs, and each further round breaks them
# more.
#
# Package: pybtex 0.26.1
# One guesses otherwise because `url` and `doi` are copied as they are by BibTeX and biblatex. The writer
#   escapes every field for LaTeX, so that % becomes \% and ~ becomes
#   \textasciitilde, and the reader does not take that back.
# Instead: take `url` and `doi` out before writing, and write them yourself.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check pybtex==0.26.1
"$work/venv/bin/python" - <<'PY'
import sys
from importlib.metadata import version

from pybtex.database import parse_string

SOURCE = "@online{talks, title={The talks}, url={https://a.example/a%20b_c}}"
once = parse_string(parse_string(SOURCE, "bibtex").to_string("bibtex"), "bibtex")
twice = parse_string(once.to_string("bibtex"), "bibtex")
seen = [bibliography.entries["talks"].fields["url"] for bibliography in (once, twice)]
known = [r"https://a.example/a\%20b\_c", r"https://a.example/a\\%20b\\_c"]
print("pybtex", version("pybtex"))
print("expected: https://a.example/a%20b_c, twice")
print("seen:    ", seen)
sys.exit(0 if seen == known else "the behaviour has changed")
PY
