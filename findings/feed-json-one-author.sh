#!/usr/bin/env bash
# Of several authors of an item the JSON feed has the first; the Atom feed made of the same call has all.
#
# Package: feed 6.0.0
# One guesses otherwise because one object writes three formats, and JSON Feed has had a list of authors since 1.1 (2020);
#   version 1 is written still.
# Instead: add the list to what `json1()` gives, with `"version": "https://jsonfeed.org/version/1.1"`, before it is published.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --ignore-scripts --silent --no-audit --no-fund feed@6.0.0
cat > "$work/write.mjs" <<'JS'
import { Feed } from 'feed'
const date = new Date('2026-11-30T10:00:00Z')
const feed = new Feed({ title: 'News', id: 'urn:news', link: 'https://example.org/', updated: date })
feed.addItem({ title: 'Talks', id: 'urn:talks', link: 'https://example.org/talks', date, author: [{ name: 'Ann' }, { name: 'Bob' }] })
const { version, items } = JSON.parse(feed.json1())
console.log('Atom:', feed.atom1().match(/(?<=<name>)\w+/g).join(', '))
console.log('JSON:', version, JSON.stringify(items[0].author ?? items[0].authors))
JS
cd "$work"
seen=$(node write.mjs)
printf 'feed 6.0.0\nexpected: Ann and Bob in both\nseen:\n%s\n' "$seen"
[ "$seen" = 'Atom: Ann, Bob
JSON: https://jsonfeed.org/version/1 {"name":"Ann"}' ]
