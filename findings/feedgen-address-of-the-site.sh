#!/usr/bin/env bash
# In RSS, a site's address is that of its feed, and every entry was changed just now.
#
# Package: feedgen 1.0.0
# One guesses otherwise because the links are told apart by `rel`, and the Atom feed of the same object is
#   right. The channel's `<link>` is the last one that was added, and the
#   documentation adds `rel="self"` last. An entry with a date of publication and
#   no other is "updated" when the feed is made.
# Instead: add the link with `rel="alternate"` last, and give each entry `updated()`.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check feedgen==1.0.0
"$work/venv/bin/python" - <<'PY'
import sys
from datetime import UTC, datetime
from importlib.metadata import version
from xml.etree import ElementTree

from feedgen.feed import FeedGenerator

feed = FeedGenerator()
feed.id("https://a.example/")
feed.title("Talks")
feed.description("Talks")
feed.link(href="https://a.example/", rel="alternate")
feed.link(href="https://a.example/feed.xml", rel="self")
entry = feed.add_entry()
entry.id("https://a.example/1")
entry.title("One")
entry.link(href="https://a.example/1")
entry.published(datetime(2018, 2, 9, tzinfo=UTC))
updated = ElementTree.fromstring(feed.atom_str()).find(".//{*}entry/{*}updated").text
seen = (ElementTree.fromstring(feed.rss_str()).find("channel/link").text, updated.startswith("2018"))
known = ("https://a.example/feed.xml", False)
print("feedgen", version("feedgen"))
print("expected:", ("https://a.example/", True))
print("seen:    ", seen)
sys.exit(0 if seen == known else "the behaviour has changed")
PY
