#!/usr/bin/env bash
# An entry in which one field stands twice is not among the entries, nor are the pieces of a value joined.
#
# Package: bibtexparser 2.1.0
# One guesses otherwise because BibTeX warns of the second field and takes the first; files that were merged
#   by hand have such entries. Version 1 kept the entry. A month written as `1 #
#   "~" # feb` stays as it was typed.
# Instead: look at `library.failed_blocks` after each reading: an entry is in `.ignore_error_block` there.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check bibtexparser==2.1.0
"$work/venv/bin/python" - <<'PY'
import sys
from importlib.metadata import version

import bibtexparser

SOURCE = """@string{daily = "Daily"}
@online{talks, title={The talks}, url={https://a.example/}, url={https://b.example/}}
@article{treaty, title={The treaty}, journal = daily # " News"}"""
library = bibtexparser.parse_string(SOURCE)
seen = ([entry.key for entry in library.entries], library.entries[0]["journal"])
known = (["treaty"], 'daily # " News"')
print("bibtexparser", version("bibtexparser"))
print("expected:", (["talks", "treaty"], "Daily News"))
print("seen:    ", seen)
sys.exit(0 if seen == known else "the behaviour has changed")
PY
