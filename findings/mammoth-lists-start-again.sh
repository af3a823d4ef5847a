#!/usr/bin/env bash
# A numbered list that goes on after a paragraph begins again at 1: what Word shows as 1, 2, 3 comes out as 1, 2, 1,
# and "see point 3" points at nothing.
#
# Packages: mammoth 1.13.0, pypandoc_binary 1.17 (Pandoc 3.9), python-docx 1.2.0 to make the document
# One guesses otherwise because the document says that the paragraphs belong to one numbering, and Pandoc writes
#   `start="3"` from the same file. mammoth has no message about it.
# Instead: Pandoc for texts whose numbers are quoted, as in laws and minutes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check mammoth==1.13.0 python-docx==1.2.0 pypandoc_binary==1.17
cd "$work"
venv/bin/python - <<'PY'
import sys
from importlib.metadata import version

import docx
import mammoth
import pypandoc

document = docx.Document()
for text, style in (("Open", "List Number"), ("Vote", "List Number"), ("Then:", None), ("Close", "List Number")):
    document.add_paragraph(text, style)
document.save("minutes.docx")
with open("minutes.docx", "rb") as file:
    result = mammoth.convert_to_html(file)
pandoc = pypandoc.convert_file("minutes.docx", "html")
print("mammoth", version("mammoth"), "Pandoc", pypandoc.get_pandoc_version())
print("Pandoc:   ", pandoc.replace("\n", ""))
print("mammoth:  ", result.value, result.messages)
known = "<ol><li>Open</li><li>Vote</li></ol><p>Then:</p><ol><li>Close</li></ol>"
same = (result.value, result.messages) == (known, []) and 'start="3"' in pandoc
sys.exit(0 if same else "the behaviour has changed")
PY
