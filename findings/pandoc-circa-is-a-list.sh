#!/usr/bin/env bash
# A paragraph that begins with "c. 1900 …" becomes the third item of a list, "i. e. …" two lists, "(c) …" a list, too.
#
# Package: pypandoc_binary 1.17 (Pandoc 3.9)
# One guesses otherwise because Pandoc keeps "A. Smith" and "p. 5" as text, on purpose: a capital needs two spaces
#   behind its full stop. Lists by small letters and Roman numerals are an extension (`fancy_lists`), documented and on
#   by default; CommonMark knows figures only.
# Instead: `--from markdown-fancy_lists`, or `c\. 1900`.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check pypandoc_binary==1.17
"$work/venv/bin/python" - <<'PY'
import sys

import pypandoc

print("Pandoc", pypandoc.get_pandoc_version())
print("expected:  <p>c. 1900 the mill was built.</p>")
seen = [pypandoc.convert_text(text, "html", format="markdown").replace("\n", "") for text in ("c. 1900 the mill was built.", "(c) of the law")]
print("seen:     ", *seen)
known = ['<ol start="3" type="a"><li>1900 the mill was built.</li></ol>', '<ol start="3" type="a"><li>of the law</li></ol>']
sys.exit(0 if seen == known else "the behaviour has changed")
PY
