#!/usr/bin/env bash
# A day in the address of a page wins over the page's own `article:published_time`: an article about an
# anniversary is dated to the event. trafilatura takes its `date` from here, too.
#
# Packages: htmldate 1.11.0, trafilatura 2.3.1
# One guesses otherwise because the documentation names the markup of the head first, and because the markup says
#   what it is while an address only looks like a date. The address is also read from `<link rel="canonical">`, so
#   that passing none does not help, and `original_date=True` makes no difference.
# Instead: read the metadata oneself and ask htmldate only for pages that have none.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check htmldate==1.11.0 trafilatura==2.3.1 lxml_html_clean==0.4.6
"$work/venv/bin/python" - <<'PY'
import sys
from importlib.metadata import version

from htmldate import find_date
from trafilatura import extract_metadata

ADDRESS = "https://example.org/remembering-2001-09-11"
PAGE = """<html><head><title>Twenty years on</title>{canonical}
<meta property="article:published_time" content="2021-09-10T08:00:00Z"></head><body><p>Text.</p></body></html>"""
canonical = PAGE.format(canonical=f'<link rel="canonical" href="{ADDRESS}">')
plain = PAGE.format(canonical="")

seen = [
    find_date(plain, original_date=True),
    find_date(plain, original_date=True, url=ADDRESS),
    find_date(canonical, original_date=True),
    extract_metadata(plain, default_url=ADDRESS).date,
]
print("htmldate", version("htmldate"), "trafilatura", version("trafilatura"))
print("expected: ", ["2021-09-10"] * 4)
print("seen:     ", seen)
sys.exit(0 if seen == ["2021-09-10", "2001-09-11", "2001-09-11", "2001-09-11"] else "the behaviour has changed")
PY
