#!/usr/bin/env bash
# A table of contents for GitHub leads nowhere at headings with accents, "#" or "%" in them: "Über uns" is linked as
# #uber-uns, where GitHub's anchor is #über-uns; "C#" as #c%23 for #c.
#
# Packages: markdown-toc 1.2.0, beside github-slugger 2.0.0
# One guesses otherwise because it says that it makes GitHub's links, and makes them right for punctuation, code,
#   links and repeated headings. Accents are taken off on purpose; other scripts stay.
# Instead: `toc(text, { slugify })` with github-slugger's `slug`.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --ignore-scripts --silent --no-audit --no-fund markdown-toc@1.2.0 github-slugger@2.0.0
cat > "$work/toc.mjs" <<'JS'
import toc from 'markdown-toc'
import { slug } from 'github-slugger'
for (const heading of ['A & B', 'Über uns', 'C#', '50%', '東京']) {
  const address = decodeURI(toc(`# ${heading}`).content.match(/\(#(.*)\)/)[1])
  console.log(`${heading}: ${address} for ${slug(heading)}`)
}
JS
seen=$(node "$work/toc.mjs")
printf 'markdown-toc 1.2.0\nexpected: the same on both sides\nseen:\n%s\n' "$seen"
[ "$seen" = 'A & B: a--b for a--b
Über uns: uber-uns for über-uns
C#: c%23 for c
50%: 50% for 50
東京: 東京 for 東京' ]
