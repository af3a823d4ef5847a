"""What a site has already of what may be proposed: topics, background, events and claims."""

from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from backstory.content.documents import Document
from backstory.text import fold


class SiteContent(Struct, frozen=True):
    """Topics with their documents by folded name, background by title and text, and what articles state."""

    topics: dict[str, Document]
    background: dict[str, Document]
    background_texts: dict[str, str]
    """The text of each background file by its path, its white space even."""
    events: frozenset[tuple[str, str]]
    claims: frozenset[str]
    backgrounds_of: dict[str, frozenset[str]]


def site_content(content: Path, documents: Iterable[Document]) -> SiteContent:
    """What the documents of a content folder hold."""
    site = SiteContent({}, {}, {}, frozenset(), frozenset(), {})
    events: set[tuple[str, str]] = set()
    claims: set[str] = set()
    for document in documents:
        front, title = document.front, document.facts.title
        if document.kind == "topic":
            for name in (title, *front.names, front.abbr):
                site.topics.setdefault(fold(name), document)
        if document.kind == "background":
            site.background[fold(title)] = document
            site.background_texts[document.path] = _text(content / document.path)
        events |= {(event.date.edtf, fold(event.title)) for event in front.events}
        claims |= {fold(claim.text) for claim in front.claims}
        site.backgrounds_of[document.path] = frozenset(fold(one.name) for one in front.background)
    return SiteContent(
        site.topics,
        site.background,
        site.background_texts,
        frozenset(events),
        frozenset(claims),
        site.backgrounds_of,
    )


def _text(path: Path) -> str:
    try:
        return " ".join(path.read_text("utf-8").split())
    except (OSError, UnicodeDecodeError):
        return ""
