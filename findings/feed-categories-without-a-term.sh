#!/usr/bin/env bash
# Categories with a name have no `term` in Atom, which makes the feed invalid; its JSON is of version 1,
# superseded in 2020.
#
# Package: feed 6.0.0
# One guesses otherwise because a category is given as `{ name }`, as the documentation does, and is right in
#   RSS and JSON. RFC 4287 requires `term` and has `label` for people; readers
#   that group by term see none.
# Instead: give `{ name: 'Korea', term: 'Korea' }`.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --ignore-scripts --silent --no-audit --no-fund feed@6.0.0
cat > "$work/try.mjs" <<'JS'
import { Feed } from 'feed'

const feed = new Feed({ id: 'https://a.example/', title: 'Talks', updated: new Date(0), copyright: '' })
const about = { title: 'One', id: 'https://a.example/1', link: 'https://a.example/1', date: new Date(0) }
feed.addItem({ ...about, category: [{ name: 'Korea' }] })
const seen = [feed.atom1().match(/<category[^>]*>/)[0], JSON.parse(feed.json1()).version]
const known = ['<category label="Korea"/>', 'https://jsonfeed.org/version/1']
console.log('feed 6.0.0')
console.log('expected: <category term="Korea"/> and version 1.1')
console.log('seen:    ', JSON.stringify(seen))
process.exit(JSON.stringify(seen) === JSON.stringify(known) ? 0 : 1)
JS
node "$work/try.mjs"
