#!/usr/bin/env bash
# A redirect from a percent-encoded path never fires: Netlify's engine decodes the address that is asked for and
# compares it with the rule as it is written.
#
# Package: @netlify/redirects 3.1.15 (what `netlify dev` and Netlify's Vite plug-in run; the host was not asked)
# One guesses otherwise because paths in a file for HTTP are written as HTTP has them, because no parser complains, and
#   because Cloudflare, which reads the same file, encodes both sides before it compares them.
# Instead: write the path as it reads, `/café /coffee`; both take that. A space can't be written: make a page there.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --ignore-scripts --silent --no-audit --no-fund @netlify/redirects@3.1.15
cat > "$work/match.mjs" <<'JS'
import fs from 'node:fs'
import { RedirectsHandler } from '@netlify/redirects'
for (const rule of ['/caf%C3%A9 /coffee', '/café /coffee']) {
  fs.writeFileSync('_redirects', `${rule}\n`)
  const handler = new RedirectsHandler({ configRedirects: [], jwtRoleClaim: '', jwtSecret: '', projectDir: '.', publicDir: '.' })
  const match = await handler.match(new Request('https://example.org/caf%C3%A9'))
  console.log(`${rule}: ${match ? match.target.pathname : 'no match'}`)
}
JS
cd "$work"
seen=$(node match.mjs)
printf '@netlify/redirects 3.1.15, asked for /caf%%C3%%A9\nexpected: /coffee for both\nseen:\n%s\n' "$seen"
[ "$seen" = $'/caf%C3%A9 /coffee: no match\n/café /coffee: /coffee' ]
