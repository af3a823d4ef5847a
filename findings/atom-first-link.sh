#!/usr/bin/env bash
# The address of an entry is that of its first link, whatever it is for: a related article that is named before the
# entry's own address takes its place.
#
# Packages: rss-parser 3.13.0, @extractus/feed-extractor 8.0.3
# One guesses otherwise because Atom says which link is which: `rel="related"` is another page, and a link without
#   `rel` is the entry's own. Order has no meaning. rss-parser looks for rel="alternate" and then takes the first.
# Instead: read `links` where the library gives them (feedsmith, feedparser), and take the first without `rel`.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --ignore-scripts --silent --no-audit --no-fund rss-parser@3.13.0 @extractus/feed-extractor@8.0.3
cat > "$work/link.mjs" <<'JS'
import Parser from 'rss-parser'
import { extractFromXml } from '@extractus/feed-extractor'
const feed = `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Feed</title><id>urn:x:feed</id><updated>2023-01-01T00:00:00Z</updated><link href="https://example.org/"/>
<entry><title>Entry</title><id>urn:x:1</id><updated>2023-01-01T00:00:00Z</updated><link rel="related" href="https://example.org/other"/><link href="https://example.org/entry"/></entry></feed>`
console.log(`rss-parser: ${(await new Parser().parseString(feed)).items[0].link}`)
console.log(`feed-extractor: ${extractFromXml(feed).entries[0].link}`)
JS
seen=$(node "$work/link.mjs")
printf 'expected: https://example.org/entry\nseen:\n%s\n' "$seen"
[ "$seen" = $'rss-parser: https://example.org/other\nfeed-extractor: https://example.org/other' ]
