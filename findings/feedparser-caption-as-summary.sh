#!/usr/bin/env bash
# The caption of a picture becomes the summary of the article, where `media:content` stands before `description`;
# the real summary is then in `content`.
#
# Package: feedparser 6.0.14
# One guesses otherwise because `media:description` is nested in `media:content` and in another namespace, and
#   because RSS gives the order of an item's elements no meaning. Feeds of large newspapers have them in this order.
# Instead: take the summary from the feed oneself where an item has `media_content`, or compare `summary` with
#   `content` and keep the longer one.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check feedparser==6.0.14
"$work/venv/bin/python" - <<'PY'
import sys
from importlib.metadata import version

from feedparser import parse

PICTURE = '<media:content url="https://example.org/a.jpg"><media:description>A caption</media:description></media:content>'
SUMMARY = "<description>What happened</description>"


def summary(*parts):
    item = parse(
        '<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>Feed</title>'
        f"<item><title>Article</title>{''.join(parts)}</item></channel></rss>"
    ).entries[0]
    return item.summary, [content.value for content in item.get("content", [])]


print("feedparser", version("feedparser"))
print("expected: ", ("What happened", []), "in any order")
print("picture last: ", summary(SUMMARY, PICTURE))
print("picture first:", summary(PICTURE, SUMMARY))
sys.exit(0 if summary(PICTURE, SUMMARY) == ("A caption", ["What happened"]) else "the behaviour has changed")
PY
