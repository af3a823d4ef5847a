#!/usr/bin/env bash
# A page that begins with "Note: …" (or "Correction: …", or "12:30 …") is published without that line: whatever
# has a colon after its first word is taken for metadata, up to the first empty line.
#
# Package: mkdocs 1.6.1
# One guesses otherwise because metadata is YAML between `---`, which MkDocs reads, too. The older form (MultiMarkdown)
#   is documented and always on, whether the extension `meta` is there or not; --strict says nothing.
# Instead: begin every page with its heading.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check mkdocs==1.6.1 Markdown==3.10
mkdir "$work/docs"
printf 'site_name: Site\n' > "$work/mkdocs.yml"
printf 'Correction: the meeting was in May.\n\nThe council met.\n' > "$work/docs/index.md"
cd "$work"
venv/bin/mkdocs build --quiet --strict
seen=$(sed -n '/role="main"/,/<\/div>/p' site/index.html | grep -o '<p>.*</p>')
printf 'mkdocs 1.6.1\nexpected: <p>Correction: the meeting was in May.</p> and <p>The council met.</p>\nseen: %s\n' "$seen"
[ "$seen" = '<p>The council met.</p>' ]
