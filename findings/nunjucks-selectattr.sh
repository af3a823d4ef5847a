#!/usr/bin/env bash
# `selectattr("year", "equalto", 2021)` returns every item that has a year: the test and its value are ignored,
# without an error. A list of one year shows all years.
#
# Package: nunjucks 3.2.4 (beside Jinja2 3.1.6)
# One guesses otherwise because nunjucks is Jinja2 for JavaScript, has `is equalto`, and says loudly when a filter or
#   a test does not exist. Its documentation does say that it has only the form with one argument.
# Instead: filter in JavaScript, or `{% for … %}{% if item.year == 2021 %}`.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --ignore-scripts --silent --no-audit --no-fund nunjucks@3.2.4
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check jinja2==3.1.6
cat > "$work/template" <<'TEMPLATE'
{% for item in items | selectattr("year", "equalto", 2021) %}{{ item.title }} {% endfor %}
TEMPLATE
cat > "$work/items.json" <<'JSON'
{"items": [{"title": "Spring", "year": 2021}, {"title": "Autumn", "year": 2023}]}
JSON
cd "$work"
jinja=$(venv/bin/python -c 'import json, jinja2; print(jinja2.Template(open("template").read()).render(json.load(open("items.json"))))')
nunjucks=$(node -e 'console.log(require("nunjucks").renderString(require("fs").readFileSync("template", "utf8"), require("./items.json")))')
printf 'Jinja2 3.1.6:   %s\nnunjucks 3.2.4: %s\n' "$jinja" "$nunjucks"
[ "${jinja// /}" = Spring ]
[ "$nunjucks" = 'Spring Autumn ' ]
