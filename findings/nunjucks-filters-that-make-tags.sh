#!/usr/bin/env bash
# The filters that make HTML show it as text: under autoescape, which is on by default, `nl2br` prints "<br />" and
# `urlize` prints "<a href=…" for readers to see.
#
# Package: nunjucks 3.2.4 (beside Jinja2 3.1.6)
# One guesses otherwise because the only use of these filters is to put tags on a page, and because Jinja2's `urlize`
#   returns its result as safe under autoescape. Adding `| safe` mends the look and switches escaping off for the rest.
# Instead: `{{ text | escape | nl2br }}`: text that was escaped stays marked as safe.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --ignore-scripts --silent --no-audit --no-fund nunjucks@3.2.4
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check jinja2==3.1.6
cat > "$work/filters.cjs" <<'JS'
const environment = new (require('nunjucks').Environment)(null)
for (const template of ['{{ text | nl2br }}', '{{ text | escape | nl2br }}', '{{ link | urlize }}']) {
  console.log(environment.renderString(template, { text: 'one & two\nthree', link: 'see https://example.org' }).replace('\n', ' '))
}
JS
jinja=$("$work/venv/bin/python" -c '
from jinja2 import Environment
print(Environment(autoescape=True).from_string("{{ link | urlize(rel=None) }}").render(link="see https://example.org"))')
seen=$(node "$work/filters.cjs")
printf 'Jinja2 3.1.6, urlize: %s\nnunjucks 3.2.4, nl2br, escape and nl2br, urlize:\n%s\n' "$jinja" "$seen"
[ "$seen" = 'one &amp; two&lt;br /&gt; three
one &amp; two<br /> three
see &lt;a href=&quot;https://example.org&quot;&gt;https://example.org&lt;/a&gt;' ]
