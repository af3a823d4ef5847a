#!/usr/bin/env bash
# Spanish sentences end behind "Sr." and "Gral.", and a German one is cut before "3." where two days are named.
#
# Package: pysbd 0.3.4
# One guesses otherwise because the package comes with rules for 22 languages and passes a published list of
#   examples in each; French and Dutch titles are known to it, and one German day
#   alone is.
# Instead: join a piece with the next where it ends in a title, or begins with a day, of a list of your own.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check pysbd==0.3.4
"$work/venv/bin/python" - <<'PY'
import sys
from importlib.metadata import version

import pysbd

texts = (("es", "El Sr. Pérez habló con el Gral. Soto."), ("de", "Am 3. und 4. Juni trafen sie sich."))
seen = [pysbd.Segmenter(language=language, clean=False).segment(text) for language, text in texts]
known = [["El Sr. ", "Pérez habló con el Gral. ", "Soto."], ["Am ", "3. und ", "4. Juni trafen sie sich."]]
print("pysbd", version("pysbd"))
print("expected: one sentence each")
print("seen:    ", seen)
sys.exit(0 if seen == known else "the behaviour has changed")
PY
