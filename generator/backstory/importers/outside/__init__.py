"""Names from outside: entities of Wikidata and concepts of SKOS, read from files, become proposals of topics."""
