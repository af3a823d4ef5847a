#!/usr/bin/env bash
# Text in a font that is not there is left out of the picture, even when a font is loaded and named as the default:
# `font_family` does not stand in for it, only `serif_family` does. The same SVG is drawn in full by @resvg/resvg-js.
#
# Packages: resvg_py 0.5.0, @resvg/resvg-js 2.6.2, dejavu-fonts-ttf 2.37.3 for a font
# One guesses otherwise because both are bindings of one renderer, because a browser always falls back to some font,
#   and because the option has the name of the default. The picture is of the right size and has no text; nothing is raised.
# Instead: set `serif_family` and `sans_serif_family` to the font that is loaded.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check resvg_py==0.5.0
npm install --prefix "$work" --ignore-scripts --silent --no-audit --no-fund dejavu-fonts-ttf@2.37.3 @resvg/resvg-js@2.6.2
cd "$work"
cat > text.svg <<'SVG'
<svg xmlns="http://www.w3.org/2000/svg" width="100" height="30"><text x="5" y="20" font-family="Georgia">Text</text></svg>
SVG
cat > draw.cjs <<'JS'
const fs = require('fs')
const { Resvg } = require('@resvg/resvg-js')
const font = { loadSystemFonts: false, fontFiles: ['node_modules/dejavu-fonts-ttf/ttf/DejaVuSans.ttf'], defaultFontFamily: 'DejaVu Sans' }
const draw = (svg) => new Resvg(svg, { font }).render().asPng()
const svg = fs.readFileSync('text.svg', 'utf8')
console.log(draw(svg).equals(draw(svg.replace(/<text.*text>/, ''))) ? 'empty' : 'drawn')
JS
printf 'expected: drawn\n@resvg/resvg-js 2.6.2: %s\n' "$(node draw.cjs)"
venv/bin/python - <<'PY'
import re
import sys
from importlib.metadata import version

from resvg_py import svg_to_bytes

svg = open("text.svg").read()
fonts = {"skip_system_fonts": True, "font_files": ["node_modules/dejavu-fonts-ttf/ttf/DejaVuSans.ttf"]}


def drawn(**options):
    empty = re.sub("<text.*text>", "", svg)
    pictures = [bytes(svg_to_bytes(svg_string=text, **fonts, **options)) for text in (svg, empty)]
    return "empty" if pictures[0] == pictures[1] else "drawn"


seen = {option: drawn(**{option: "DejaVu Sans"}) for option in ("font_family", "sans_serif_family", "serif_family")}
print("resvg_py", version("resvg_py"), seen)
sys.exit(0 if list(seen.values()) == ["empty", "empty", "drawn"] else "the behaviour has changed")
PY
