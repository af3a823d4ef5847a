"""Which pages change when a text is edited: found by planning the site with the text edited, and comparing."""

from collections.abc import Iterator
from itertools import zip_longest

import msgspec
from msgspec import structs

from backstory.catalog.catalog import Catalog
from backstory.catalog.revised import with_document
from backstory.markdown.body import SlotKind
from backstory.pages.context import PageContext
from backstory.pages.plan import Entry, entries
from backstory.settings import Settings

_EDITED = "\ufffc"
"""Stands for what an editor would write: no author's text begins with it."""


def ripple(catalog: Catalog, settings: Settings, path: str, part: str = "") -> tuple[str, ...]:
    """The pages that can change with the text of a document, or of one part of it, in order of address.

    Feeds and what a search looks through are no pages: they hold whatever is new.

    Its own page, those that show some of the text, and those that quote a sentence of it where it leads to them.
    Names, dates and topics stay as they are, and so do rankings: an edit of an article or topic that changes what
    it is about may reach further.
    """
    return tuple(sorted(_different(catalog, _with_edit(catalog, path, part), settings)))


def _different(catalog: Catalog, edited: Catalog, settings: Settings) -> Iterator[str]:
    encode = msgspec.msgpack.Encoder().encode
    for one, other in zip_longest(_pages(catalog, settings), _pages(edited, settings)):
        assert one is not None and other is not None and one.address == other.address
        before, after = one.make(), other.make()
        if encode((before.head, before.view, before.front)) != encode((after.head, after.view, after.front)):
            yield after.address


def _pages(catalog: Catalog, settings: Settings) -> Iterator[Entry]:
    return (one for one in entries(PageContext(catalog, settings)) if one.address.endswith(".html"))


def _with_edit(catalog: Catalog, path: str, part: str) -> Catalog:
    """The catalog with another digest for each part of the text that holds some of what is edited."""
    document = catalog.documents[path]
    facts = document.facts
    if part not in facts.parts:
        return catalog
    place = facts.parts[part]
    touched = {
        name for name, other in facts.parts.items() if other.start < place.end and place.start < other.end
    }
    opening = "^lead" in touched or "^lead" not in facts.parts
    segments = {slot.index: slot.segment for slot in facts.slots if slot.kind is SlotKind.OPEN}
    edited = structs.replace(
        facts,
        parts={
            name: structs.replace(one, digest=_EDITED + one.digest) if name in touched else one
            for name, one in facts.parts.items()
        },
        excerpt=_EDITED + facts.excerpt if opening else facts.excerpt,
        links=tuple(
            structs.replace(link, sentence=_EDITED + link.sentence)
            if place.start <= segments.get(index, -1) < place.end
            else link
            for index, link in enumerate(facts.links)
        ),
    )
    sighted = catalog.sighted(path).quoting(
        catalog.searched,
        lambda segment, sentence: _EDITED + sentence if place.start <= segment < place.end else sentence,
    )
    return with_document(
        catalog,
        structs.replace(document, facts=edited),
        references=catalog.references[path],
        sighted=sighted,
    )
