#!/usr/bin/env bash
# A paragraph that begins with a full stop is not printed: ".NET has changed." is the title of the block that follows,
# and where none follows, it is nothing.
#
# Package: asciidoctor 4.1.0 (npm)
# One guesses otherwise because the text is an ordinary sentence, and because something that can't be used would be
#   told, or printed as it stands. The syntax is documented. "C++ and G++" loses its signs in the same quiet way.
# Instead: `{empty}.NET`, and `{cpp}`.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --ignore-scripts --silent --no-audit --no-fund asciidoctor@4.1.0
cat > "$work/dot.mjs" <<'JS'
import * as module from 'asciidoctor'
const asciidoctor = typeof module.default === 'function' ? module.default() : (module.default ?? module)
for (const text of ['.NET has changed.', '{empty}.NET has changed.', 'From C++ to G++ and back.']) {
  const html = String(await asciidoctor.convert(text))
  console.log(`${text} => ${html.replace(/<[^>]*>|\n/g, '') || 'nothing'}`)
}
JS
seen=$(node "$work/dot.mjs")
printf 'asciidoctor 4.1.0\nexpected: the same text\nseen:\n%s\n' "$seen"
[ "$seen" = '.NET has changed. => nothing
{empty}.NET has changed. => .NET has changed.
From C++ to G++ and back. => From C to G and back.' ]
