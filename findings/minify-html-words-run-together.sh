#!/usr/bin/env bash
# The space between two inline elements goes where they stand right in a header, footer, nav, section, article, div or
# blockquote: "By Ann" becomes "ByAnn", for eyes, screen readers and search alike. In p, li, h2 or td it stays.
#
# Package: minify-html 0.18.1 (PyPI)
# One guesses otherwise because collapsing white space to one space is what HTML itself does, and a byline or a row of
#   links in a header is as common as one in a paragraph. There is no option that keeps the space there.
# Instead: wrap such a line in a `p` before minifying, or leave the minifier out: compression on the wire makes the
#   difference small.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check minify-html==0.18.1
"$work/venv/bin/python" - <<'PY'
import re
import sys
from importlib.metadata import version

from minify_html import minify

LINE = '<span>By</span> <a href="/ann">Ann</a>'


def words(element):
    return re.sub("<[^>]*>", "", minify(f"<{element}>{LINE}</{element}>"))


print("minify-html", version("minify-html"))
print("expected:", "By Ann", "in every element")
seen = {element: words(element) for element in ("p", "li", "h2", "header", "footer", "nav", "section", "div")}
for element, shown in seen.items():
    print(f"{element}:", shown)
glued = [element for element, shown in seen.items() if shown == "ByAnn"]
sys.exit(0 if glued == ["header", "footer", "nav", "section", "div"] else "the behaviour has changed")
PY
