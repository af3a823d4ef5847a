#!/usr/bin/env bash
# `published` is the day of the last change: an entry of 2019 that was corrected in 2023 is an article of 2023.
# And ids that are figures lose their zeros: 00123 and 123 are one entry.
#
# Package: @extractus/feed-extractor 8.0.3
# One guesses otherwise because Atom has `published` and `updated` and the field has the name of the first; with RSS
#   it is `pubDate`. Ids go through a reader of numbers before they are made text again.
# Instead: `getExtraEntryFields: (entry) => ({ date: entry.published })`, and another library for ids.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --ignore-scripts --silent --no-audit --no-fund @extractus/feed-extractor@8.0.3
cat > "$work/entries.mjs" <<'JS'
import { extractFromXml } from '@extractus/feed-extractor'
const atom = `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Feed</title><id>urn:x:feed</id><updated>2023-01-01T00:00:00Z</updated><link href="https://example.org/"/>
<entry><title>Entry</title><id>urn:x:1</id><published>2019-05-06T00:00:00Z</published><updated>2023-01-01T00:00:00Z</updated><link href="https://example.org/entry"/></entry></feed>`
const rss = `<?xml version="1.0"?><rss version="2.0"><channel><title>Feed</title><link>https://example.org/</link><description>Feed</description>
<item><title>Item</title><link>https://example.org/item</link><guid isPermaLink="false">00123</guid></item></channel></rss>`
const options = { getExtraEntryFields: (entry) => ({ date: entry.published }) }
console.log(extractFromXml(atom).entries[0].published, extractFromXml(atom, options).entries[0].date, extractFromXml(rss).entries[0].id)
JS
seen=$(node "$work/entries.mjs")
printf '@extractus/feed-extractor 8.0.3\nexpected: 2019-05-06T00:00:00.000Z, the same by the option, 00123\nseen: %s\n' "$seen"
[ "$seen" = '2023-01-01T00:00:00.000Z 2019-05-06T00:00:00Z 123' ]
