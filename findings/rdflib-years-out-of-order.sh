#!/usr/bin/env bash
# Years before our era are sorted as text: -0043 comes before -0500, "earlier than 43" finds nothing, and the
# least of 500, 43 and 1953 is 43 BC.
#
# Package: rdflib 7.6.0
# One guesses otherwise because dates and numbers are compared by value. `xsd:gYear`, the type of years in
#   SKOS, DBpedia and CIDOC data, has no Python value there, and what has none is
#   compared by its letters.
# Instead: sort and compare `xsd:integer(str(?year))`, in the query or in Python.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check rdflib==7.6.0
"$work/venv/bin/python" - <<'PY'
import sys
from importlib.metadata import version

from rdflib import Graph

DATA = """@prefix : <http://a.example/> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
:one :year "-0500"^^xsd:gYear . :two :year "-0043"^^xsd:gYear . :three :year "1953"^^xsd:gYear ."""
WHERE = "WHERE { ?event <http://a.example/year> ?year"
graph = Graph().parse(data=DATA, format="turtle")


def years(query):
    prefix = "PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> "
    return [str(row[0]) for row in graph.query(prefix + query)]


seen = (
    years(f"SELECT ?year {WHERE} }} ORDER BY ?year"),
    years(f'SELECT ?year {WHERE} FILTER(?year < "-0043"^^xsd:gYear) }}'),
    years(f"SELECT (MIN(?year) AS ?least) {WHERE} }}"),
)
known = (["-0043", "-0500", "1953"], [], ["-0043"])
print("rdflib", version("rdflib"))
print("expected:", (["-0500", "-0043", "1953"], ["-0500"], ["-0500"]))
print("seen:    ", seen)
sys.exit(0 if seen == known else "the behaviour has changed")
PY
