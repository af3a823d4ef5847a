#!/usr/bin/env bash
# PyYAML's two loaders disagree about valid files: a tab after a colon, before a comment or inside plain text is an
# error for `SafeLoader` and fine for `CSafeLoader`, which is there only where PyYAML was built with libyaml.
#
# Package: PyYAML 6.0.4
# One guesses otherwise because "use the C loader where it is there" is advice for speed, and the two are meant to be
#   the same. YAML allows these tabs (they are only forbidden as indentation). A file passes on one machine and
#   fails on another, or passes in the program and fails under the linter that calls `safe_load`.
# Instead: decide for one of them; with the C loader where it is there, test for tabs oneself.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check PyYAML==6.0.4
"$work/venv/bin/python" - <<'PY'
import sys

import yaml


def read(text, loader):
    try:
        return yaml.load(text, loader)
    except yaml.YAMLError as error:
        return type(error).__name__


texts = ["title:\tSpring", "title: Spring\t# first draft", "title: Spring\tand autumn"]
seen = {loader.__name__: [read(text, loader) for text in texts] for loader in (yaml.SafeLoader, yaml.CSafeLoader)}
print("PyYAML", yaml.__version__)
print("expected:  the same for both")
print(*seen.items(), sep="\n")
known = [{"title": "Spring"}, {"title": "Spring"}, {"title": "Spring\tand autumn"}]
sys.exit(0 if list(seen.values()) == [["ScannerError"] * 3, known] else "the behaviour has changed")
PY
