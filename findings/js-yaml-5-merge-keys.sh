#!/usr/bin/env bash
# From js-yaml 5 on, `<<: *defaults` is a key called "<<": what it merges is missing one level up, and nothing tells.
# Dates are strings, `0123` is 123, and `12:30`, which was 750 in version 3, is text.
#
# Packages: js-yaml 4.1.1 and 5.5.0
# One guesses otherwise because merge keys are what anchors in settings files are used for, because version 4 read
#   YAML 1.2's core schema with them, and because the call is the same. The change log names the change of schema.
# Instead: `load(text, { schema: YAML11_SCHEMA })`, or write the keys out.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
mkdir "$work/4" "$work/5"
npm install --prefix "$work/4" --ignore-scripts --silent --no-audit --no-fund js-yaml@4.1.1
npm install --prefix "$work/5" --ignore-scripts --silent --no-audit --no-fund js-yaml@5.5.0
cat > "$work/read.cjs" <<'JS'
const yaml = require(require.resolve('js-yaml', { paths: [process.argv[2]] }))
const text = 'defaults: &defaults\n  author: Ann\narticle:\n  <<: *defaults\n  title: Spring\n  date: 2023-05-06\n'
const options = process.argv[3] ? { schema: yaml[process.argv[3]] } : {}
console.log(JSON.stringify(yaml.load(text, options).article))
JS
four=$(node "$work/read.cjs" "$work/4"); five=$(node "$work/read.cjs" "$work/5"); old=$(node "$work/read.cjs" "$work/5" YAML11_SCHEMA)
printf 'js-yaml 4.1.1: %s\njs-yaml 5.5.0: %s\nwith YAML11_SCHEMA: %s\n' "$four" "$five" "$old"
[ "$five" = '{"<<":{"author":"Ann"},"title":"Spring","date":"2023-05-06"}' ]
[ "$four" = '{"author":"Ann","title":"Spring","date":"2023-05-06T00:00:00.000Z"}' ]
