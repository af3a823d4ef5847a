"""Entities of Wikidata in its JSON (mediawiki.org/wiki/Wikibase/DataModel/JSON), as `Special:EntityData/Q….json` gives them."""

from collections.abc import Iterator, Mapping
from typing import Any

from backstory.importers.outside.concepts import Concept

_ENTITY = "https://www.wikidata.org/entity/"
_KINDS = {
    "person": "Q5",
    "place": "Q515 Q6256 Q3624078 Q7275 Q486972 Q532 Q3957 Q1549591 Q5107 Q23442 Q4022 Q8502 Q165 Q56061 Q82794 Q2221906 Q35657 Q5119",
    "organisation": "Q43229 Q4830453 Q783794 Q6881511 Q7278 Q163740 Q484652 Q245065 Q327333 Q192350 Q3918 Q31855 Q11032 Q1110794 Q15911314 Q2659904 Q7188 Q891723 Q161604",
    "event": "Q1190554 Q1656682 Q198 Q40231 Q180684 Q178561 Q8065 Q625994 Q15275719 Q645883 Q131569 Q18608583",
    "work": "Q571 Q11424 Q7725634 Q386724 Q5398426 Q13442814 Q49848 Q820655 Q838948 Q47461344",
}
"""Kinds of ours by what a thing is an instance of (P31); a table of the commonest."""
_KIND_OF = {item: kind for kind, items in _KINDS.items() for item in items.split()}
_TELLING = {
    "P625": "place",
    "P569": "person",
    "P571": "organisation",
    "P50": "work",
    "P57": "work",
    "P585": "event",
}
"""Properties that only things of a kind have, where P31 is none of the table."""
_BROADER = ("P279", "P361", "P131", "P463")
_IDENTIFIERS = {
    "P214": "https://viaf.org/viaf/{}",
    "P227": "https://d-nb.info/gnd/{}",
    "P213": "https://isni.org/isni/{}",
}


def is_wikidata(document: Any) -> bool:
    """Whether a JSON document holds entities."""
    return isinstance(document, dict) and (
        isinstance(document.get("entities"), dict) or ("labels" in document and "claims" in document)
    )


def wikidata_concepts(document: Mapping[str, Any]) -> Iterator[Concept]:
    """The entities of a document: one, or those under `entities`."""
    entities = document["entities"].values() if "entities" in document else (document,)
    for entity in entities:
        if isinstance(entity, dict) and isinstance(entity.get("id"), str) and "missing" not in entity:
            yield _concept(entity)


def _concept(entity: Mapping[str, Any]) -> Concept:
    claims = _mapping(entity.get("claims"))
    links = (
        pattern.format(value.replace(" ", ""))
        for key, pattern in _IDENTIFIERS.items()
        for value in _texts(claims, key)
    )
    return Concept(
        _ENTITY + entity["id"],
        _by_language(entity.get("labels")),
        {
            tag: [text for one in many if (text := _value(one))]
            for tag, many in _mapping(entity.get("aliases")).items()
            if isinstance(many, list)
        },
        _by_language(entity.get("descriptions")),
        _kind(claims),
        tuple(_ENTITY + item for key in _BROADER for item in _items(claims, key)),
        tuple(links),
    )


def _kind(claims: Mapping[str, Any]) -> str:
    named = next((_KIND_OF[item] for item in _items(claims, "P31") if item in _KIND_OF), "")
    return named or next((kind for key, kind in _TELLING.items() if key in claims), "")


def _items(claims: Mapping[str, Any], key: str) -> Iterator[str]:
    for value in _values(claims, key):
        if isinstance(value, dict) and isinstance(value.get("id"), str):
            yield value["id"]


def _texts(claims: Mapping[str, Any], key: str) -> Iterator[str]:
    yield from (value for value in _values(claims, key) if isinstance(value, str))


def _values(claims: Mapping[str, Any], key: str) -> Iterator[Any]:
    """The values of a property that nobody has marked as outdated or wrong."""
    statements = claims.get(key)
    for one in statements if isinstance(statements, list) else ():
        if isinstance(one, dict) and one.get("rank") != "deprecated":
            yield _mapping(_mapping(one.get("mainsnak")).get("datavalue")).get("value")


def _by_language(texts: Any) -> dict[str, str]:
    return {tag.lower(): text for tag, one in _mapping(texts).items() if (text := _value(one))}


def _value(one: Any) -> str:
    value = one.get("value") if isinstance(one, dict) else None
    return " ".join(value.split()) if isinstance(value, str) else ""


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}
