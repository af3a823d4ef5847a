"""Where links and embeds stand that lead nowhere: a page shows only their words, and the preview marks those."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from backstory.catalog.catalog import Catalog
from backstory.content.documents import Document
from backstory.markdown.body import Body, Markup, Slot, SlotKind, Text
from backstory.markdown.html_tags import written_text
from backstory.names.registry import Target
from backstory.problems import Place

_CONTEXT = 60
"""Characters before a link by which a browser finds it: its words alone may stand on a page several times."""


class BrokenLink(Struct, frozen=True):
    """Words that lead nowhere, with what stands before them in their paragraph; an embed has no words."""

    place: Place
    name: str
    before: str
    words: str


def broken_links(document: Document, body: Body, catalog: Catalog) -> Iterator[BrokenLink]:
    """The links and embeds of a document that lead to nothing that is published, in the order of the text."""
    references, facts = catalog.references[document.path], document.facts
    links = _broken(references.links, catalog)
    embeds = _broken(references.embeds, catalog)
    for kind, index, before, words in _spots(body):
        if kind is SlotKind.EMBED and index in embeds:
            embed = facts.embeds[index]
            yield BrokenLink(document.place(embed.line, embed.column), embed.target, before, "")
        elif kind is SlotKind.OPEN and index in links and words:
            link = facts.links[index]
            yield BrokenLink(document.place(link.line, link.column), link.target, before, words)


def _broken(targets: Iterable[Target | None], catalog: Catalog) -> set[int]:
    return {at for at, one in enumerate(targets) if one is None or one.id not in catalog.addresses}


def _spots(body: Body) -> Iterator[tuple[SlotKind, int, str, str]]:
    """Every link and embed: its kind and index, what stands before it, and its words."""
    before, block = "", -1
    opened: tuple[int, str] | None = None
    for segment in body.segments:
        if isinstance(segment, Slot):
            if segment.kind is SlotKind.OPEN:
                opened = (segment.index, before)
            elif segment.kind is SlotKind.CLOSE and opened is not None:
                yield SlotKind.OPEN, opened[0], opened[1][-_CONTEXT:], before[len(opened[1]) :]
                opened = None
            elif segment.kind is SlotKind.EMBED:
                yield SlotKind.EMBED, segment.index, before[-_CONTEXT:].strip(), ""
            elif opened is None:
                # A mark of the theme's stands here, which the text does not have.
                before = ""
        elif isinstance(segment, Text):
            if segment.block != block and opened is None:
                before, block = "", segment.block
            before += segment.text
        elif isinstance(segment, Markup):
            before += written_text(segment.html)
