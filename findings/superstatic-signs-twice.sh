#!/usr/bin/env bash
# A redirect with a part of the old address in the new one encodes it twice, and the page with a plus in its
# address is not found under its encoded form.
#
# Package: superstatic 10.0.0 (the server that Firebase Hosting's tools run)
# One guesses otherwise because /c%2B%2B and /c++ are one address to browsers and to other servers, and
#   letters beyond ASCII come through the same redirect as they should.
# Instead: have no such signs in addresses ("c-plus-plus"), and write redirects of old ones out, one by one.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --ignore-scripts --silent --no-audit --no-fund superstatic@10.0.0
cat > "$work/try.mjs" <<'JS'
import { mkdirSync, writeFileSync } from 'node:fs'
import http from 'node:http'
import { createRequire } from 'node:module'

const superstatic = createRequire(import.meta.url)('superstatic')
const site = new URL('./site/', import.meta.url).pathname
mkdirSync(`${site}topics/c++`, { recursive: true })
writeFileSync(`${site}topics/c++/index.html`, 'C++')
const redirects = [{ source: '/old/:name', destination: '/topics/:name/', type: 301 }]
const config = { public: site, redirects }
const server = await new Promise((ready) => {
  const one = superstatic.server({ port: 0, host: '127.0.0.1', config }).listen(() => ready(one))
})
const asked = (path) =>
  new Promise((ready) => http.get({ host: '127.0.0.1', port: server.address().port, path, agent: false }, ready))
const seen = [(await asked('/old/c%2B%2B')).headers.location, (await asked('/topics/c%2B%2B/')).statusCode]
const known = ['/topics/c%252B%252B/', 404]
console.log('superstatic 10.0.0')
console.log('expected: ["/topics/c%2B%2B/",200]')
console.log('seen:    ', JSON.stringify(seen))
process.exit(JSON.stringify(seen) === JSON.stringify(known) ? 0 : 1)
JS
node "$work/try.mjs"
