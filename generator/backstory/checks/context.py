"""What the rules look at: the catalog, and the little that only bodies tell."""

from collections.abc import Mapping

from msgspec import Struct

from backstory.catalog.catalog import Catalog
from backstory.catalog.repeated_passages import Repetition
from backstory.content.documents import Document
from backstory.markdown.body import Body, Markup, Text
from backstory.markdown.html_tags import TOKEN, attributes
from backstory.markdown.paragraphs import Paragraph, paragraphs
from backstory.settings import Settings

LIVING = ("topic", "background")
"""Kinds of documents that are kept true; an article says what was true on its day."""


class BodyInspection(Struct, frozen=True, array_like=True):
    """What is in one body. Addresses come with the line of the paragraph where they stand."""

    paragraphs: tuple[Paragraph, ...] = ()
    """Of living documents only."""
    bare_images: tuple[tuple[str, int], ...] = ()
    """Pictures that say nothing to those who can't see them."""
    outside: tuple[tuple[str, int], ...] = ()
    """Links to other sites."""


class CheckContext(Struct, frozen=True):
    """A site on the day `today` (ISO 8601), that of the cut-off."""

    catalog: Catalog
    settings: Settings
    today: str
    bodies: Mapping[str, BodyInspection]
    """By path; a document without an entry has nothing of this."""
    repeated: tuple[Repetition, ...] = ()


def inspect_body(document: Document, body: Body) -> BodyInspection:
    """What the rules want to know of a body."""
    blocks, line = document.facts.blocks, 0
    images: list[tuple[str, int]] = []
    outside: list[tuple[str, int]] = []
    for segment in body.segments:
        if isinstance(segment, Text):
            line = blocks[segment.block] if segment.block < len(blocks) else 0
        elif isinstance(segment, Markup) and ("<img" in segment.html or "://" in segment.html):
            for token in TOKEN.finditer(segment.html):
                name, given = (token[2] or "").lower(), attributes(token[3] or "")
                if name == "img" and not given.get("alt", "").strip():
                    images.append((given.get("src", ""), line))
                elif name == "a" and given.get("href", "").startswith(("http://", "https://")):
                    outside.append((given["href"], line))
    texts = tuple(paragraphs(document.facts, body)) if document.kind in LIVING else ()
    return BodyInspection(texts, tuple(images), tuple(outside))
