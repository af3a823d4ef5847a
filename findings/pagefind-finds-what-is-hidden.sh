#!/usr/bin/env bash
# Text that no reader sees is found and quoted in results: what stands in an element with `hidden`.
#
# Package: pagefind 1.6.0
# One guesses otherwise because it reads the finished page, leaves out `<template>`, `<noscript>`, `<nav>` and `<footer>`
#   by itself, and `hidden` is the one attribute HTML has for "not relevant here": drafts of a widget, messages for a
#   state that has not come, a second language.
# Instead: `data-pagefind-ignore` beside every `hidden`.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --ignore-scripts --silent --no-audit --no-fund pagefind@1.6.0
mkdir "$work/site"
page='<!doctype html><html lang="en"><head><title>Page</title></head><body>%s</body></html>'
printf "$page" '<p>A visible sentence.</p><p hidden>A secret remark.</p><nav>Navigation here.</nav>' > "$work/site/page.html"
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
for (const word of ['visible', 'secret', 'navigation']) console.log(word, (await pagefind.search(word)).results.length)
process.exit(0)
JS
seen=$(node search.mjs)
printf 'pagefind 1.6.0\nexpected: 1, 0, 0\nseen:\n%s\n' "$seen"
[ "$seen" = $'visible 1\nsecret 1\nnavigation 0' ]
