#!/usr/bin/env bash
# Addresses of archived pages lose a slash, and addresses with #! become others that no server knows.
#
# Package: url-normalize 3.1.0
# One guesses otherwise because two slashes in a path may be joined only where they mean the same, and what
#   stands behind # never reaches a server. The package still writes Google's
#   `_escaped_fragment_`, which was given up in 2015.
# Instead: leave the path and the fragment alone: normalise scheme, host and percent signs yourself.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check url-normalize==3.1.0
"$work/venv/bin/python" - <<'PY'
import sys
from importlib.metadata import version

from url_normalize import url_normalize

addresses = ("https://web.archive.org/web/2018/https://a.example/x", "https://a.example/#!/talks")
seen = [url_normalize(address) for address in addresses]
known = ["https://web.archive.org/web/2018/https:/a.example/x", "https://a.example/?_escaped_fragment_=/talks"]
print("url-normalize", version("url-normalize"))
print("expected:", *addresses)
print("seen:    ", seen)
sys.exit(0 if seen == known else "the behaviour has changed")
PY
