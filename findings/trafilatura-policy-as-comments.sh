#!/usr/bin/env bash
# A section with the id "social-policy" is taken for the readers' comments: it goes to the end of the article, and
# with `include_comments=False` out of it. "share-of-the-market" is taken for a bar of buttons and is always lost.
#
# Package: trafilatura 2.3.1
# One guesses otherwise because the section stands inside `<article>` between two others that stay, and because its
#   id is only its heading: tools that wrap headings in sections (Pandoc's --section-divs) make such ids from text.
#   That the order changes is the only sign.
# Instead: take the ids from sections before extraction.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check trafilatura==2.3.1 lxml_html_clean==0.4.6
"$work/venv/bin/python" - <<'PY'
import sys
from importlib.metadata import version

from trafilatura import extract

TEXTS = {
    "Foreign policy": "The valley has no army and has never sent an envoy anywhere, but it has had visitors, and treaties.",
    "Social policy": "Schools are free and so is the doctor, which has been the pride of every council for ninety years now.",
    "Farm policy": "Most of what is grown here is sold over the pass, and the road there is mended before any other road.",
}


def headings(id_of, comments=True):
    sections = "".join(f'<section id="{id_of(name)}"><h2>{name}</h2><p>{text}</p></section>' for name, text in TEXTS.items())
    page = f'<html lang="en"><head><title>Policies</title></head><body><article><h1>Policies</h1>{sections}<p>{"That is all there is to say. " * 9}</p></article></body></html>'
    lines = extract(page, include_comments=comments).splitlines()
    return [line[:14] for line in lines if line in TEXTS or line.startswith("That is")]


def from_heading(name):
    return name.lower().replace(" ", "-")


print("trafilatura", version("trafilatura"))
print("expected, as without ids:", headings(lambda name: ""))
seen = headings(from_heading), headings(from_heading, comments=False)
print("ids from headings:       ", seen[0])
print("and without comments:    ", seen[1])
known = ["Foreign policy", "Farm policy", "That is all th", "Social policy"]
sys.exit(0 if seen == (known, known[:3]) else "the behaviour has changed")
PY
