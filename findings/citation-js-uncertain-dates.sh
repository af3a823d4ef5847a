#!/usr/bin/env bash
# biblatex dates that are not one plain day come out as another date, or as none: 199X is cited as 1990,
# an interval that goes on as "n.d.", a year before Christ as "n.d.", a season as its bare year.
#
# Packages: @citation-js/core, plugin-bibtex and plugin-csl 0.8.2
# One guesses otherwise because biblatex's `date` takes these forms by its manual (EDTF, level 1), and because
#   the plug-in reads `date` ranges of days rightly. No message tells that a date was dropped.
# Instead: read `date` oneself and give Citation.js CSL JSON (`literal`, `season`, `circa`).
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --ignore-scripts --silent --no-audit --no-fund \
  @citation-js/core@0.8.2 @citation-js/plugin-bibtex@0.8.2 @citation-js/plugin-csl@0.8.2
cat > "$work/cite.cjs" <<'JS'
const { Cite } = require('@citation-js/core')
require('@citation-js/plugin-bibtex')
require('@citation-js/plugin-csl')
for (const date of ['2020-05-06/2020-05-08', '199X', '2020-21', '2020-05/..', '-0043-03-15']) {
  const cite = new Cite(`@misc{a, title={Title}, date={${date}}}`)
  console.log(`${date}: ${cite.format('bibliography', { template: 'apa', lang: 'en-US' }).trim()}`)
}
JS
seen=$(node "$work/cite.cjs")
printf 'Citation.js 0.8.2, style apa\nexpected: 1990s, Spring 2020, May 2020–, 44 B.C.E.\nseen:\n%s\n' "$seen"
[ "$seen" = '2020-05-06/2020-05-08: Title. (2020, May 6–8).
199X: Title. (1990).
2020-21: Title. (2020).
2020-05/..: Title. (n.d.).
-0043-03-15: Title. (n.d.).' ]
