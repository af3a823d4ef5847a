#!/usr/bin/env bash
# Two prices in one sentence make a formula: "It costs $5 and $6." is set as 5 and, in italics and without spaces.
# `dollarmath` does it for any two, `arithmatex` once another currency's dollar stands before the second one (US$3).
#
# Packages: mdit-py-plugins 0.7.0, pymdown-extensions 13.1.2
# One guesses otherwise because Pandoc's rule (no figure behind the closing sign, no space before it) has been the
#   custom for years: arithmatex calls it `smart_dollar` and has half of it, dollarmath has it as two options, off.
# Instead: `dollarmath_plugin, allow_digits=False, allow_space=False`; with arithmatex, only `\(…\)`.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check mdit-py-plugins==0.7.0 markdown-it-py==4.3.0 pymdown-extensions==13.1.2 Markdown==3.11.3
"$work/venv/bin/python" - <<'PY'
import sys
from importlib.metadata import version

from markdown import markdown
from markdown_it import MarkdownIt
from mdit_py_plugins.dollarmath import dollarmath_plugin

both, mixed = "It costs $5 and $6.", "Not $10 but US$3."
seen = {
    "dollarmath": MarkdownIt().use(dollarmath_plugin).render(both).strip(),
    "dollarmath with both options": MarkdownIt().use(dollarmath_plugin, allow_digits=False, allow_space=False).render(both).strip(),
    "arithmatex": markdown(mixed, extensions=["pymdownx.arithmatex"], extension_configs={"pymdownx.arithmatex": {"preview": False}}),
}
print({name: version(name) for name in ("mdit-py-plugins", "pymdown-extensions")})
print("expected: ", both, mixed)
print(*seen.items(), sep="\n")
known = [
    '<p>It costs <span class="math inline">5 and</span>6.</p>',
    "<p>It costs $5 and $6.</p>",
    '<p>Not <span class="arithmatex"><script type="math/tex">10 but US</script></span>3.</p>',
]
sys.exit(0 if list(seen.values()) == known else "the behaviour has changed")
PY
