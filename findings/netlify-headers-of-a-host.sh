#!/usr/bin/env bash
# In `_headers`, a rule for one host is read as a header called "https" of the rule before it, and so are the headers below
# it: what Cloudflare's docs advise against trial addresses in search engines keeps the whole site out of them.
#
# Package: @netlify/headers-parser 9.0.3
# One guesses otherwise because both hosts document the same file format, and because no error is reported.
# Instead: write no rule with a host for Netlify; set such headers in netlify.toml, by deploy context.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --ignore-scripts --silent --no-audit --no-fund @netlify/headers-parser@9.0.3
cat > "$work/_headers" <<'RULES'
/*
  X-Frame-Options: DENY
https://trial.pages.example/*
  X-Robots-Tag: noindex
RULES
cat > "$work/read.mjs" <<'JS'
import { parseAllHeaders } from '@netlify/headers-parser'
const { headers, errors } = await parseAllHeaders({
  headersFiles: ['_headers'], configHeaders: [], minimal: true,
})
for (const rule of headers) console.log(`${rule.for}: ${JSON.stringify(rule.values)}`)
console.log(`${errors.length} errors`)
JS
cd "$work"
seen=$(node read.mjs)
printf '@netlify/headers-parser 9.0.3\nexpected: /* without X-Robots-Tag, or an error\nseen:\n%s\n' "$seen"
[ "$seen" = '/*: {"X-Frame-Options":"DENY","https":"//trial.pages.example/*","X-Robots-Tag":"noindex"}
0 errors' ]
