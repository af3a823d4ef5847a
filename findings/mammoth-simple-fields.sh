#!/usr/bin/env bash
# The numbers in Word's captions and cross-references vanish: "Figure 1: The hall" becomes "Figure : The hall",
# where the number is a simple field.
#
# Packages: mammoth 1.13.0, pypandoc_binary 1.17 (Pandoc 3.9), python-docx 1.2.0 to make the document
# One guesses otherwise because Word stores the result of a field in the file, as text, and because both converters
#   read it from a field of the other kind (`w:fldChar`). Pandoc says nothing; mammoth has a warning among its messages.
# Instead: replace each `w:fldSimple` by what is in it before conversion.
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
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

document = docx.Document()
paragraph = document.add_paragraph("Figure ")
field = f'<w:fldSimple {nsdecls("w")} w:instr=" SEQ Figure "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
paragraph._p.append(parse_xml(field))
paragraph.add_run(": The hall")
document.save("caption.docx")
with open("caption.docx", "rb") as file:
    result = mammoth.convert_to_html(file)
pandoc = pypandoc.convert_file("caption.docx", "html").strip()
print("mammoth", version("mammoth"), "Pandoc", pypandoc.get_pandoc_version())
print("expected:  <p>Figure 1: The hall</p>")
print("seen:     ", result.value, [message.message for message in result.messages], pandoc)
sys.exit(0 if result.value == pandoc == "<p>Figure : The hall</p>" else "the behaviour has changed")
PY
