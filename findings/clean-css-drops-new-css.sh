#!/usr/bin/env bash
# CSS of the last years is cut out, and old CSS with it: the line that orders `@layer`s takes the rule behind it
# away, a nested rule takes what stands behind it, `@scope` and `@starting-style` go. What is left is valid and is
# written; the losses are strings in `warnings`.
#
# Package: clean-css 5.3.3
# One guesses otherwise because a minifier that meets what it doesn't know would leave it or fail, and `errors` is empty.
# Instead: lightningcss or esbuild; or fail the build when `warnings` is not empty.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --ignore-scripts --silent --no-audit --no-fund clean-css@5.3.3
cat > "$work/new.cjs" <<'JS'
const CleanCSS = require('clean-css')
for (const css of ['@layer reset, theme;a{color:red}', '.card{color:red;&.new{color:blue}margin:0}', '@starting-style{p{opacity:0}}']) {
  const { styles, errors, warnings } = new CleanCSS().minify(css)
  console.log(`${css} => ${styles || 'nothing'} (${errors.length} errors, ${warnings.length ? 'warnings' : 'no warning'})`)
}
JS
seen=$(node "$work/new.cjs")
printf 'clean-css 5.3.3\nexpected: all of it, or an error\nseen:\n%s\n' "$seen"
[ "$seen" = '@layer reset, theme;a{color:red} => nothing (0 errors, warnings)
.card{color:red;&.new{color:blue}margin:0} => .card{color:red} (0 errors, warnings)
@starting-style{p{opacity:0}} => nothing (0 errors, warnings)' ]
