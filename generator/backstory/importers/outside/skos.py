"""Concepts of SKOS (w3.org/TR/skos-reference), in RDF/XML and in JSON-LD."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from xml.etree import ElementTree

from msgspec import Struct, field

from backstory.importers.outside.concepts import Concept

_SKOS = "http://www.w3.org/2004/02/skos/core#"
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_TEXTS = ("prefLabel", "altLabel", "hiddenLabel", "definition")
_LINKS = ("broader", "broaderTransitive", "exactMatch", "narrower")


class _Said(Struct):
    """What is said of one concept: texts as (property, language, text), links as (property, URI)."""

    concept: bool = False
    texts: list[tuple[str, str, str]] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)


def is_skos_xml(data: bytes) -> bool:
    """Whether XML speaks of SKOS."""
    return _SKOS.encode() in data[:20_000] and b"RDF" in data[:20_000]


def is_skos_json(document: Any) -> bool:
    """Whether a JSON document is JSON-LD with concepts in it."""
    return any("Concept" in kind for node in _nodes(document) for kind in _kinds(node))


def skos_xml_concepts(data: bytes) -> list[Concept]:
    """The concepts of RDF/XML. Raises `xml.etree.ElementTree.ParseError` where it is broken."""
    said: defaultdict[str, _Said] = defaultdict(_Said)
    for node in ElementTree.fromstring(data):
        _take_element(node, said)
    return list(_concepts(said))


def skos_json_concepts(document: Any) -> list[Concept]:
    """The concepts of JSON-LD whose keys are names of SKOS, with a prefix, without one or in full."""
    said: defaultdict[str, _Said] = defaultdict(_Said)
    for node in _nodes(document):
        address = node.get("@id") or node.get("id") or node.get("uri")
        if not isinstance(address, str):
            continue
        about = said[address]
        about.concept = about.concept or any(_name(kind) == "Concept" for kind in _kinds(node))
        for key, value in node.items():
            _take_value(about, _name(key), value)
    return list(_concepts(said))


def _take_element(node: Any, said: defaultdict[str, _Said]) -> str:
    """Take note of a described thing and of those within it; its URI."""
    address: str = node.get(f"{_RDF}about") or node.get(f"{_RDF}ID") or ""
    about = said[address] if address else _Said()
    about.concept = about.concept or node.tag == f"{{{_SKOS}}}Concept"
    for part in node:
        if part.tag == f"{_RDF}type" and part.get(f"{_RDF}resource") == f"{_SKOS}Concept":
            about.concept = True
        name = part.tag.removeprefix(f"{{{_SKOS}}}")
        if name in _TEXTS and (text := " ".join("".join(part.itertext()).split())):
            about.texts.append((name, part.get(_LANGUAGE, "").lower(), text))
        elif name in _LINKS:
            inner = [_take_element(one, said) for one in part]
            about.links += [(name, one) for one in (part.get(f"{_RDF}resource"), *inner) if one]
    return address


def _take_value(about: _Said, name: str, value: Any) -> None:
    for one in value if isinstance(value, list) else [value]:
        if name in _TEXTS and isinstance(one, str):
            about.texts.append((name, "", one))
        elif name in _TEXTS and isinstance(one, dict) and isinstance(one.get("@value"), str):
            about.texts.append((name, str(one.get("@language") or "").lower(), one["@value"]))
        elif name in _TEXTS and isinstance(one, dict):
            # A container by language: {"en": "ferry", "fr": ["bac", "traversier"]}.
            for tag, texts in one.items():
                words = texts if isinstance(texts, list) else [texts]
                about.texts += [(name, tag.lower(), word) for word in words if isinstance(word, str)]
        elif name in _LINKS:
            link = one.get("@id") or one.get("id") or one.get("uri") if isinstance(one, dict) else one
            about.links += [(name, link)] if isinstance(link, str) else []


def _concepts(said: Mapping[str, _Said]) -> Iterator[Concept]:
    above: defaultdict[str, list[str]] = defaultdict(list)
    for address, about in said.items():
        for name, other in about.links:
            if name in ("broader", "broaderTransitive"):
                above[address].append(other)
            elif name == "narrower":
                above[other].append(address)
    for address, about in said.items():
        labels = _by_language(about.texts, "prefLabel")
        if about.concept and labels:
            names: dict[str, list[str]] = {}
            for name, tag, text in about.texts:
                if name in ("altLabel", "hiddenLabel"):
                    names.setdefault(tag, []).append(text)
            same = tuple(other for name, other in about.links if name == "exactMatch")
            yield Concept(
                address,
                labels,
                names,
                _by_language(about.texts, "definition"),
                "",
                tuple(dict.fromkeys(above[address])),
                same,
            )


def _by_language(texts: Iterable[tuple[str, str, str]], wanted: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, tag, text in texts:
        if name == wanted:
            found.setdefault(tag, text)
    return found


def _nodes(document: Any) -> Iterator[Mapping[str, Any]]:
    if isinstance(document, dict):
        graph = document.get("@graph", document.get("graph"))
        yield from _nodes(graph) if isinstance(graph, list) else (document,)
    elif isinstance(document, list):
        yield from (node for node in document if isinstance(node, dict))


def _kinds(node: Mapping[str, Any]) -> list[str]:
    kind = node.get("@type", node.get("type"))
    return [one for one in (kind if isinstance(kind, list) else [kind]) if isinstance(one, str)]


def _name(key: str) -> str:
    return key.removeprefix(_SKOS).removeprefix("skos:")
