"""Which pages change when a text is edited: found by planning the site with the text edited, and comparing."""

from collections.abc import Iterator
from itertools import zip_longest

import msgspec
from msgspec import structs

from backstory.catalog.catalog import Catalog
from backstory.content.documents import Document
from backstory.pages.plan import plan
from backstory.settings import Settings

_EDITED = "\ufffc"
"""Stands for what an editor would write: no author's text begins with it."""


def ripple(catalog: Catalog, settings: Settings, path: str, part: str = "") -> tuple[str, ...]:
    """The output files that would change with the text of a document, or of one part of it, in order of address.

    Its own page is among them. Names, dates and topics stay as they are, and so do rankings: an edit of an
    article or topic that changes what it is about may reach further.
    """
    document = catalog.documents[path]
    edited = structs.replace(catalog, documents={**catalog.documents, path: _edited(document, part)})
    return tuple(sorted(_different(catalog, edited, settings)))


def _different(catalog: Catalog, edited: Catalog, settings: Settings) -> Iterator[str]:
    encode = msgspec.msgpack.Encoder().encode
    for before, after in zip_longest(plan(catalog, settings), plan(edited, settings)):
        assert before is not None and after is not None and before.address == after.address
        if encode((before.head, before.view)) != encode((after.head, after.view)):
            yield after.address


def _edited(document: Document, part: str) -> Document:
    """The document with another digest for each part of its text that holds some of what is edited."""
    facts = document.facts
    if not facts.parts:
        return document
    place = facts.parts[part]
    touched = [
        name for name, other in facts.parts.items() if other.start < place.end and place.start < other.end
    ]
    parts = {
        name: structs.replace(one, digest=_EDITED + one.digest) if name in touched else one
        for name, one in facts.parts.items()
    }
    opening = "^lead" in touched or "^lead" not in facts.parts
    excerpt = _EDITED + facts.excerpt if opening else facts.excerpt
    return structs.replace(document, facts=structs.replace(facts, parts=parts, excerpt=excerpt))
