"""The text that a page is about: the first link in it to a topic or background piece opens a preview of that."""

from collections.abc import Iterator

from msgspec import structs

from backstory.content.documents import Document
from backstory.markdown.body import SlotKind
from backstory.mentions.counts import NOTHING
from backstory.pages.context import PageContext
from backstory.pages.parts.passages import fill
from backstory.pages.parts.sources import SourceNumbers
from backstory.pages.views import LinkPreview, Passage

_Place = tuple[int, int]
"""A segment of a body, and where in it."""


def own_text(context: PageContext, document: Document, numbers: SourceNumbers) -> Passage:
    """All of a document's text, on its own page."""
    passage = fill(context, document, "", numbers, on=document.path)
    if not context.settings.link_previews:
        return passage
    numbered: dict[_Place, int] = {}
    shown: list[LinkPreview] = []
    seen = {document.path}
    for place, key in sorted(_leads(context, document, passage)):
        if key not in seen:
            seen.add(key)
            if preview := _preview(context, key):
                shown.append(preview)
                numbered[place] = len(shown)
    return _numbered(document, passage, numbered, previews=tuple(shown))


def _leads(context: PageContext, document: Document, passage: Passage) -> Iterator[tuple[_Place, str]]:
    """The places of a text that lead to all of a topic or document, and to which."""
    segments = _segments(document)
    targets = context.catalog.references[document.path].links
    for link in passage.links:
        target = targets[link.index]
        if link.url and target is not None and not target.anchor:
            yield (segments[link.index], 0), target.id
    if passage.mentions:
        named = context.catalog.mention_counts.get(document.path, NOTHING).topics(context.catalog.searched)
        topics = {context.url(topic): topic for topic in named}
        for mention in passage.mentions:
            yield (mention.segment, mention.start), topics[mention.url]


def _preview(context: PageContext, key: str) -> LinkPreview | None:
    """Nothing of what has no line to show, is in no list, or is no topic nor background."""
    line = "" if context.front(key).unlisted else context.line(key)
    if not line:
        return None
    if key in context.catalog.topics:
        topic = context.topic(key)
        return LinkPreview(topic.kind, topic.name, line)
    document = context.catalog.documents.get(key)
    is_background = document is not None and document.kind == "background"
    return LinkPreview("background", context.title(key), line) if is_background else None


def _numbered(
    document: Document, passage: Passage, numbers: dict[_Place, int], *, previews: tuple[LinkPreview, ...]
) -> Passage:
    """The passage, where each of its links says which preview it opens."""
    segments = _segments(document)
    return structs.replace(
        passage,
        links=tuple(
            structs.replace(link, preview=numbers.get((segments[link.index], 0), 0)) for link in passage.links
        ),
        mentions=tuple(
            structs.replace(mention, preview=numbers.get((mention.segment, mention.start), 0))
            for mention in passage.mentions
        ),
        previews=previews,
    )


def _segments(document: Document) -> dict[int, int]:
    """Number of a link in the text -> its segment."""
    return {slot.index: slot.segment for slot in document.facts.slots if slot.kind is SlotKind.OPEN}
