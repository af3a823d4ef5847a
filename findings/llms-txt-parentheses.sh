#!/usr/bin/env bash
# An address with parentheses in llms.txt ends at the first closing one, and the remark behind the link is lost with it.
#
# Package: llms-txt 0.0.7, by the authors of the format
# One guesses otherwise because the format is Markdown, where parentheses in pairs are part of an address, and because
#   encyclopedias have them in every address that tells two things of one name apart.
# Instead: write them as %28 and %29 in llms.txt, and read the file with a Markdown parser.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check llms-txt==0.0.7
"$work/venv/bin/python" - <<'PY'
import sys
from importlib.metadata import version

from llms_txt import parse_llms_file


def read(address):
    text = f"# Site\n\n> What it is.\n\n## Topics\n\n- [Georgia]({address}): the country\n"
    link = parse_llms_file(text)["sections"]["Topics"][0]
    return link["url"], link["desc"]


print("llms-txt", version("llms-txt"))
print("expected:", ("https://example.org/Georgia_(country)", "the country"))
print("seen:    ", read("https://example.org/Georgia_(country)"))
print("encoded: ", read("https://example.org/Georgia_%28country%29"))
sys.exit(
    0
    if read("https://example.org/Georgia_(country)") == ("https://example.org/Georgia_(country", None)
    and read("https://example.org/Georgia_%28country%29")[1] == "the country"
    else "the behaviour has changed"
)
PY
