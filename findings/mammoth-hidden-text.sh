#!/usr/bin/env bash
# Text that Word hides is published: what is formatted as hidden (an editor's note, an earlier wording) comes out as
# ordinary text, from mammoth and from Pandoc alike.
#
# Packages: mammoth 1.13.0, pypandoc_binary 1.17 (Pandoc 3.9), python-docx 1.2.0 to make the document
# One guesses otherwise because neither Word nor its print shows such text, and because both converters leave out
#   tracked deletions and comments. There is no warning among mammoth's messages.
# Instead: take runs with `w:vanish` from the document before conversion (python-docx: `run.font.hidden`).
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
paragraph = document.add_paragraph("The council met.")
paragraph.add_run(" Ask the lawyers first!").font.hidden = True
document.save("note.docx")
with open("note.docx", "rb") as file:
    result = mammoth.convert_to_html(file)
pandoc = pypandoc.convert_file("note.docx", "html").strip()
print("mammoth", version("mammoth"), "Pandoc", pypandoc.get_pandoc_version())
print("expected:  <p>The council met.</p>")
print("seen:     ", result.value, result.messages, pandoc)
known = "<p>The council met. Ask the lawyers first!</p>"
sys.exit(0 if (result.value, result.messages, pandoc) == (known, [], known) else "the behaviour has changed")
PY
