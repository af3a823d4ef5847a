#!/usr/bin/env bash
# Headings that are years have anchors without the year: 2021 and 2022 are "section" and "section-1", the 1980s and
# the 1990s are "s" and "s-1". With a new year on top, every link leads to the year before.
#
# Package: pypandoc_binary 1.17 (Pandoc 3.9)
# One guesses otherwise because the anchor of every other heading is its text. An anchor must not begin with a figure
#   in HTML 4, so that Pandoc takes everything away up to the first letter; it is documented.
# Instead: `--from markdown+gfm_auto_identifiers` (it keeps figures), or write the anchor: `## 2021 {#y2021}`.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check pypandoc_binary==1.17
"$work/venv/bin/python" - <<'PY'
import re
import sys

import pypandoc


def anchors(*headings, reader="markdown"):
    html = pypandoc.convert_text("".join(f"## {heading}\n\n" for heading in headings), "html", format=reader)
    return dict(zip(headings, re.findall('id="(.*?)"', html), strict=True))


print("Pandoc", pypandoc.get_pandoc_version())
print("expected: ", anchors("2021", "1980s", reader="markdown+gfm_auto_identifiers"))
seen = [anchors("2021", "1980s"), anchors("2022", "2021", "1990s", "1980s")]
print("seen:     ", *seen)
print()
known = [{"2021": "section", "1980s": "s"}, {"2022": "section", "2021": "section-1", "1990s": "s", "1980s": "s-1"}]
sys.exit(0 if seen == known else "the behaviour has changed")
PY
