#!/usr/bin/env bash
# Formatting notes with remark breaks what it was not asked about: front matter becomes a rule and a heading,
# `[[Wiki links]]`, GitHub's `> [!NOTE]` and inline notes `^[…]` get backslashes and are plain text from then on.
#
# Package: remark 15.0.1
# One guesses otherwise because a formatter that does not understand something would leave it as it is. remark writes
#   from its tree, in which these are text, and escapes text so that CommonMark reads the same tree again; other
#   programs (Obsidian, GitHub, the generator) read something else.
# Instead: plug-ins for each (remark-frontmatter and so on), and a look at the difference before it is committed.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --ignore-scripts --silent --no-audit --no-fund remark@15.0.1
cat > "$work/format.mjs" <<'JS'
import { remark } from 'remark'
for (const text of ['---\ntitle: Spring\n---\n', 'See [[St. John]].\n', '> [!NOTE]\n> Text.\n', 'Text.^[A note.]\n']) {
  console.log(`${JSON.stringify(text)} => ${JSON.stringify(String(await remark().process(text)))}`)
}
JS
seen=$(node "$work/format.mjs")
printf 'remark 15.0.1\nexpected: no change\nseen:\n%s\n' "$seen"
[ "$seen" = '"---\ntitle: Spring\n---\n" => "***\n\n## title: Spring\n"
"See [[St. John]].\n" => "See \\[\\[St. John]].\n"
"> [!NOTE]\n> Text.\n" => "> \\[!NOTE]\n> Text.\n"
"Text.^[A note.]\n" => "Text.^\\[A note.]\n"' ]
