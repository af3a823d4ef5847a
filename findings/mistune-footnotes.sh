#!/usr/bin/env bash
# A footnote that is referred to twice gives two elements with one id, and only the first of them can be come back to.
#
# Package: mistune 3.4.0 (plugin `footnotes`)
# One guesses otherwise because a second reference is what named footnotes are for, and other readers number the ids
#   (Python-Markdown: fnref:a and fnref2:a, with two ways back). Validators and accessibility checks fail on the page.
# Instead: a renderer of one's own for `footnote_ref` that counts.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check mistune==3.4.0
"$work/venv/bin/python" - <<'PY'
import re
import sys
from importlib.metadata import version

from mistune import create_markdown

html = create_markdown(plugins=["footnotes"])("One[^a] and two[^a].\n\n[^a]: Note\n")
seen = re.findall('id="(.*?)"', html), html.count("&#8617;")
print("mistune", version("mistune"))
print("expected: ", (["fnref-1", "fnref-1-2", "fn-1"], 2), "or the like")
print("seen:     ", seen)
sys.exit(0 if seen == (["fnref-1", "fnref-1", "fn-1"], 1) else "the behaviour has changed")
PY
