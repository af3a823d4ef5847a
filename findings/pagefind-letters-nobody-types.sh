#!/usr/bin/env bash
# "Gdansk" finds Gdańsk, "Lodz" does not find Łódź, nor "Orsted" Ørsted or "Smorrebrod" smørrebrød.
#
# Package: pagefind 1.6.0
# One guesses otherwise because the index folds accents. It takes off what Unicode knows as a mark over a letter; the
#   bar of Ł and the stroke of Ø are none, and these are the names that readers abroad have no keys for.
# Instead: put the plain form beside the name in an element that is out of sight.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --ignore-scripts --silent --no-audit --no-fund pagefind@1.6.0
mkdir "$work/site"
page='<!doctype html><html lang="en"><head><title>Page</title></head><body>%s</body></html>'
printf "$page" '<p>A walk through Gdańsk.</p>' > "$work/site/gdansk.html"
printf "$page" '<p>A walk through Łódź.</p>' > "$work/site/lodz.html"
printf "$page" '<p>A visit to Ørsted.</p>' > "$work/site/orsted.html"
cd "$work"
node_modules/.bin/pagefind --site site > index.log
cat > search.mjs <<'JS'
import fs from 'node:fs'
// Pagefind's client asks for its files over HTTP; here they are read from the folder that was just made.
globalThis.window = { location: { origin: 'http://localhost' } }
globalThis.location = { href: 'http://localhost/' }
globalThis.document = { querySelector: () => ({ getAttribute: () => 'en' }) }
globalThis.fetch = async (address) => new Response(fs.readFileSync(`site/pagefind/${String(address).replace(/^.*pagefind\//, '').replace(/\?.*/, '')}`))
fs.copyFileSync('site/pagefind/pagefind.js', 'client.mjs')
const pagefind = await import('./client.mjs')
await pagefind.options({ basePath: 'http://localhost/pagefind/' })
await pagefind.init('en')
for (const word of ['Gdansk', 'Łódź', 'Lodz', 'Orsted']) console.log(word, (await pagefind.search(word)).results.length)
process.exit(0)
JS
seen=$(node search.mjs)
printf 'pagefind 1.6.0\nexpected: one page for each\nseen:\n%s\n' "$seen"
[ "$seen" = $'Gdansk 1\nŁódź 1\nLodz 0\nOrsted 0' ]
