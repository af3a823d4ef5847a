#!/usr/bin/env bash
# A name or a copyright line in EXIF loses its letters when it is written, and has others when it is read.
#
# Package: pillow 12.3.0
# One guesses otherwise because the values are str, and everything that is written can be read again. EXIF's text is
#   ASCII, so Pillow writes "?" for whatever is not, without a word, and reads bytes above 127 as Latin-1. Most other
#   programs write UTF-8 there.
# Instead: hand over bytes, `text.encode()`, when writing; when reading, `value.encode("latin-1").decode()`; or use XMP, which is UTF-8.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install --quiet --disable-pip-version-check pillow==12.3.0
cat > "$work/try.py" <<'PY'
import io
import sys

from PIL import Image

ARTIST, COPYRIGHT = 0x013B, 0x8298


def written_and_read(tag, value):
    exif = Image.Exif()
    exif[tag] = value
    out = io.BytesIO()
    Image.new("RGB", (8, 8)).save(out, "JPEG", exif=exif)
    return Image.open(io.BytesIO(out.getvalue())).getexif()[tag]


seen = [written_and_read(COPYRIGHT, "© Łódź"), written_and_read(ARTIST, "Åsa".encode())]
known = ["? ??d?", "Ã\x85sa"]
print("pillow 12.3.0")
print("expected: ['© Łódź', 'Åsa']")
print("seen:    ", seen)
sys.exit(seen != known)
PY
"$work/env/bin/python" "$work/try.py"
