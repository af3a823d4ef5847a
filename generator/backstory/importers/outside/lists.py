"""A file of names from outside, told from a feed by what it holds."""

import json
from typing import Any
from xml.etree import ElementTree

from backstory.importers.outside.concepts import Concept
from backstory.importers.outside.skos import is_skos_json, is_skos_xml, skos_json_concepts, skos_xml_concepts
from backstory.importers.outside.wikidata import is_wikidata, wikidata_concepts


class DamagedList(Exception):  # noqa: N818 - what a list is
    """It is one, and can't be read: why, and in which line."""

    def __init__(self, reason: str, line: int) -> None:
        super().__init__(reason)
        self.line = line


def concepts_in(data: bytes) -> list[Concept] | None:
    """The concepts of a list; None for what is none."""
    start = data.lstrip(b"\xef\xbb\xbf \t\r\n")
    if start[:1] in (b"{", b"["):
        return _of_json(start)
    if not is_skos_xml(data):
        return None
    try:
        return skos_xml_concepts(data)
    except ElementTree.ParseError as error:
        raise DamagedList(str(error).partition(":")[0], error.position[0]) from None


def _of_json(data: bytes) -> list[Concept] | None:
    try:
        document: Any = json.loads(data)
    except (ValueError, RecursionError) as error:
        if b'"labels"' in data[:20_000] or b"skos" in data[:20_000]:
            raise DamagedList(getattr(error, "msg", "it is no JSON"), getattr(error, "lineno", 1)) from None
        return None
    if is_wikidata(document):
        return list(wikidata_concepts(document))
    return skos_json_concepts(document) if is_skos_json(document) else None
