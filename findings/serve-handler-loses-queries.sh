#!/usr/bin/env bash
# The redirect that adds a slash, or takes `.html` away, loses what stands behind the question mark.
#
# Package: serve-handler 6.1.8 (the server of `serve` and of Vercel's documentation)
# One guesses otherwise because a redirect to the same page elsewhere keeps its query, as other static
#   servers do. A link to /search?q=Kim opens an empty search, and no campaign is
#   counted.
# Instead: link to addresses in the form in which the server wants them, and set neither `trailingSlash` nor
#   `cleanUrls`.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --ignore-scripts --silent --no-audit --no-fund serve-handler@6.1.8
cat > "$work/try.mjs" <<'JS'
import { mkdirSync, writeFileSync } from 'node:fs'
import http from 'node:http'
import handler from 'serve-handler'

const site = new URL('./site/', import.meta.url).pathname
mkdirSync(`${site}search`, { recursive: true })
writeFileSync(`${site}search/index.html`, 'Search')
const options = { public: site, trailingSlash: true }
const server = http.createServer((request, response) => handler(request, response, options))
await new Promise((ready) => server.listen(0, '127.0.0.1', ready))
const address = `http://127.0.0.1:${server.address().port}/search?q=Kim`
const seen = (await fetch(address, { redirect: 'manual' })).headers.get('location')
const known = '/search/'
server.close()
console.log('serve-handler 6.1.8')
console.log('expected: /search/?q=Kim')
console.log('seen:    ', JSON.stringify(seen))
process.exit(JSON.stringify(seen) === JSON.stringify(known) ? 0 : 1)
JS
node "$work/try.mjs"
