#!/usr/bin/env bash
# The words of an article in Atom's XHTML change places: "He <em>never</em> said <b>so</b>." becomes
# "He  said .<em>never</em><b>so</b>", in `content` and in `contentSnippet`.
#
# Package: rss-parser 3.13.0
# One guesses otherwise because content of type "html" comes out as it is, and XHTML is the same, only as elements.
#   They are read into a tree that keeps the text of an element in one place and its children in another, and are
#   written from there again. It stays well-formed and it reads like bad style.
# Instead: another reader for Atom (feedsmith 3.0.1 and @rowanmanning/feed-parser 2.1.5 keep the order).
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --ignore-scripts --silent --no-audit --no-fund rss-parser@3.13.0 feedsmith@3.0.1
cat > "$work/order.mjs" <<'JS'
import Parser from 'rss-parser'
import { parseFeed } from 'feedsmith'
const feed = `<feed xmlns="http://www.w3.org/2005/Atom"><title>Feed</title><id>urn:x:feed</id><updated>2023-01-01T00:00:00Z</updated>
<entry><title>Entry</title><id>urn:x:1</id><updated>2023-01-01T00:00:00Z</updated><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>He <em>never</em> said <b>so</b>.</p></div></content></entry></feed>`
console.log(`feedsmith: ${parseFeed(feed).feed.entries[0].content.value}`)
console.log(`rss-parser: ${(await new Parser().parseString(feed)).items[0].contentSnippet}`)
JS
seen=$(node "$work/order.mjs")
printf 'expected: He never said so.\nseen, rss-parser 3.13.0 beside feedsmith 3.0.1:\n%s\n' "$seen"
[ "$seen" = $'feedsmith: <p>He <em>never</em> said <b>so</b>.</p>\nrss-parser: He  said .neverso' ]
