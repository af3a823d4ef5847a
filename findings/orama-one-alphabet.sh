#!/usr/bin/env bash
# An index in the default language drops every word of another alphabet, without an error: names in Cyrillic, Greek,
# Arabic or Korean are in no index entry, so neither they nor their text can be found.
#
# Package: @orama/orama 3.1.18
# One guesses otherwise because the language is documented as a choice of word endings and stop words, accents of Latin
#   letters are kept, and a text without tokens is accepted.
# Instead: give a `tokenizer` of one's own that splits at what is no letter or digit (`/[^\p{L}\p{N}]+/u`).
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --ignore-scripts --silent --no-audit --no-fund @orama/orama@3.1.18
cat > "$work/find.mjs" <<'JS'
import { create, insert, search } from '@orama/orama'
const db = create({ schema: { title: 'string' } })
const titles = ['São Paulo', 'Москва', 'Αθήνα', 'القدس', '대한민국']
for (const title of titles) insert(db, { title })
for (const title of titles) console.log(`${title}: ${search(db, { term: title }).count} found`)
JS
cd "$work"
seen=$(node find.mjs)
printf '@orama/orama 3.1.18, each title asked for as it is written\nexpected: 1 found for each\nseen:\n%s\n' "$seen"
[ "$seen" = 'São Paulo: 1 found
Москва: 0 found
Αθήνα: 0 found
القدس: 0 found
대한민국: 0 found' ]
