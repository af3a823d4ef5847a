#!/usr/bin/env bash
# `authors` of an entry holds the first author, however many there are; addresses of an Atom feed with `xml:base` stay
# relative, and `base` is empty, so that they lead nowhere.
#
# Package: fastfeedparser 0.6.5
# One guesses otherwise because the field is a list with a plural for its name, and because it is offered in place of
#   feedparser, which gives all authors and whole addresses.
# Instead: read `author` and `dc:creator` from the feed oneself, and join addresses with the `xml:base` of the feed; or
#   take feedparser where bylines count.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check fastfeedparser==0.6.5 feedparser==6.0.14
"$work/venv/bin/python" - <<'PY'
import sys
from importlib.metadata import version

import fastfeedparser
import feedparser

FEED = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://example.org/news/">
<title>News</title><id>urn:news</id><updated>2026-11-30T10:00:00Z</updated>
<entry><title>Talks resume</title><id>urn:talks</id><updated>2026-11-30T10:00:00Z</updated>
<link href="talks.html"/><author><name>Ann</name></author><author><name>Bob</name></author></entry></feed>"""


def read(parser):
    entry = parser.parse(FEED).entries[0]
    return [author["name"] for author in entry["authors"]], entry["link"]


print("fastfeedparser", version("fastfeedparser"))
print("expected:", (["Ann", "Bob"], "https://example.org/news/talks.html"))
print("feedparser:    ", read(feedparser))
print("fastfeedparser:", read(fastfeedparser))
sys.exit(0 if read(fastfeedparser) == (["Ann"], "talks.html") else "the behaviour has changed")
PY
