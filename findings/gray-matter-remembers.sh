#!/usr/bin/env bash
# Front matter that is not YAML raises an error the first time it is read; the second time the same text gives an
# article without metadata, front matter and all in its body, and no error: in a dev server the next build passes.
#
# Package: gray-matter 4.0.3
# One guesses otherwise because the function is pure by its looks. Called without options it keeps its answers by the
#   text, and puts them there before it parses. What it returns is the same object each time, too: a tag pushed
#   into `data` is there for the next who reads the same text.
# Instead: pass options, `matter(text, {})`: then nothing is kept.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --ignore-scripts --silent --no-audit --no-fund gray-matter@4.0.3
cat > "$work/twice.cjs" <<'JS'
const matter = require('gray-matter')
const read = (...call) => { try { return JSON.stringify(matter(...call).data) } catch (error) { return error.name } }
const wrong = '---\ntitle: Peace: a history\n---\nText\n'
const right = '---\ntags: [war]\n---\nText\n'
matter(right).data.tags.push('peace')
console.log(`error: ${read(wrong)}, then ${read(wrong)}; with options ${read(wrong, {})}, then ${read(wrong, {})}`)
console.log(`tags: ${read(right)}; with options ${read(right, {})}`)
JS
seen=$(node "$work/twice.cjs")
printf 'gray-matter 4.0.3\nexpected: YAMLException each time, ["war"]\nseen:\n%s\n' "$seen"
[ "$seen" = 'error: YAMLException, then {}; with options YAMLException, then YAMLException
tags: {"tags":["war","peace"]}; with options {"tags":["war"]}' ]
