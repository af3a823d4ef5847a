#!/usr/bin/env bash
# A text that begins with a rule (`---`) loses all that stands before its second rule: it is parsed as YAML, is found
# to be a plain string, and is dropped. No error, no metadata, half an article.
#
# Package: python-frontmatter 1.3.0
# One guesses otherwise because a document without front matter is allowed and comes back whole, and because front
#   matter that is no mapping would be expected to raise, or to be left in the text. The content is stripped, too, so
#   that an article that begins with an indented code block begins with plain text.
# Instead: compare the length of `content` with the file where `metadata` is empty.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check python-frontmatter==1.3.0 PyYAML==6.0.4
"$work/venv/bin/python" - <<'PY'
import sys
from importlib.metadata import version

from frontmatter import loads

rules = loads("---\n\nThe first part, between two rules.\n\n---\n\nThe second part.\n")
code = loads("---\ntitle: Code\n---\n\n    print('indented by four')\n\nText.\n")
seen = [rules.metadata, rules.content, code.content.splitlines()[0]]
print("python-frontmatter", version("python-frontmatter"))
print("expected:  {}, both parts, and a line that is indented")
print("seen:     ", seen)
sys.exit(0 if seen == [{}, "The second part.", "print('indented by four')"] else "the behaviour has changed")
PY
