#!/usr/bin/env bash
# Words that begin or end with a letter outside of ASCII can't be found: "café", "État", "Ørsted". "Müller" can.
# An index that Python's lunr made of the same texts and that the browser loads finds them all.
#
# Packages: lunr 2.3.9 (npm), lunr 0.8.0 (PyPI)
# One guesses otherwise because accents are handled (inside a word), because indexing and searching are one library,
#   and because the browser's half works with the other's index. Indexing trims what `\W` matches from both ends of a
#   word, which in JavaScript is every letter but A to Z, and the search does not trim.
# Instead: make the index with Python; or remove `lunr.trimmer` from the pipeline and put one of your own in its place,
#   with `[^\p{L}\p{N}]` for `\W`.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --ignore-scripts --silent --no-audit --no-fund lunr@2.3.9
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check lunr==0.8.0
cd "$work"
cat > texts.json <<'JSON'
[{"id": "1", "text": "Ørsted met Müller in the café"}, {"id": "2", "text": "État et nation"}]
JSON
venv/bin/python -c '
import json
from lunr import lunr
print(json.dumps(lunr(ref="id", fields=["text"], documents=json.load(open("texts.json"))).serialize()))' > index.json
cat > search.cjs <<'JS'
const lunr = require('lunr')
const texts = require('./texts.json')
const own = lunr(function () { this.ref('id'); this.field('text'); texts.forEach((text) => this.add(text)) })
const found = (index) => ['Müller', 'café', 'Ørsted', 'État'].map((word) => `${word} ${index.search(word).length}`).join(', ')
console.log(`index made by JavaScript: ${found(own)}`)
console.log(`index made by Python: ${found(lunr.Index.load(require('./index.json')))}`)
JS
seen=$(node search.cjs)
printf 'lunr 2.3.9 and lunr.py 0.8.0\nexpected: one text for each word\nseen:\n%s\n' "$seen"
[ "$seen" = 'index made by JavaScript: Müller 1, café 0, Ørsted 0, État 0
index made by Python: Müller 1, café 1, Ørsted 1, État 1' ]
