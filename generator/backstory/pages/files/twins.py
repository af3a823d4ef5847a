"""For programs that read text: a twin in Markdown beside pages, and llms.txt, which says what there is.

In both every claim stands with who makes it, its status, its date and its source.
"""

from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any

from msgspec import structs

from backstory.pages.context import PageContext
from backstory.pages.page_kind import PageKind
from backstory.pages.parts.backgrounds import background_line
from backstory.pages.parts.claims import claim_entries
from backstory.pages.parts.sources import SourceNumbers
from backstory.pages.topics import topic_line
from backstory.pages.views import BackgroundLine, LlmsView, Page, TopicLine

LLMS = "llms.txt"
_TWIN = "index.md"
_TEMPLATES = {
    "front": "home.md",
    "article": "article.md",
    "background": "background.md",
    "page": "page.md",
    "topic": "topic.md",
    "articles of a topic": "coverage.md",
    "pair of topics": "coverage.md",
    "topics": "topics.md",
    "timeline": "timeline.md",
    "backgrounds": "backgrounds.md",
    "sources": "sources.md",
    "corrections": "corrections.md",
    "claims": "claims.md",
    "questions": "questions.md",
    "days": "days.md",
    "day": "day.md",
    "words": "words.md",
}
"""Kind of page -> the template of its twin."""
_CLAIMS = 200


def twins(kinds: Sequence[PageKind]) -> tuple[PageKind, ...]:
    """The twins of those kinds of pages that have them."""
    return tuple(
        PageKind(
            f"{kind.name} as text",
            _TEMPLATES[kind.name],
            partial(_addresses, kind),
            partial(_page, kind, _TEMPLATES[kind.name]),
        )
        for kind in kinds
        if kind.name in _TEMPLATES
    )


def twin_of(context: PageContext, kind: PageKind, address: str, about: Any) -> str:
    """The address of the twin of a page, empty where it has none."""
    there = context.settings.twins and kind.name in _TEMPLATES and (not address or address.endswith("/"))
    is_unlisted = isinstance(about, str) and context.front(about).unlisted
    return f"{address}{_TWIN}" if there and not is_unlisted else ""


def _addresses(kind: PageKind, context: PageContext) -> Iterable[tuple[str, Any]]:
    for address, about in kind.where(context) if context.settings.twins else ():
        if twin := twin_of(context, kind, address, about):
            yield twin, about


def _page(kind: PageKind, template: str, context: PageContext, address: str, about: Any) -> Page:
    page = kind.make(context, address.removesuffix(_TWIN), about)
    root = context.settings.base_url or page.head.root
    return structs.replace(
        page, address=address, template=template, head=structs.replace(page.head, root=root)
    )


def llms_page(context: PageContext, address: str, about: None) -> Page:
    """What there is, for programs: topics that articles are about, background, and the newest claims."""
    numbers = SourceNumbers()
    listed = [at for at, one in enumerate(context.catalog.claims) if not context.front(one.path).unlisted]
    claims = claim_entries(context, listed[:_CLAIMS], numbers)
    head = context.head_at(address, title="", description=context.settings.description)
    head = structs.replace(head, root=context.settings.base_url or head.root, known=context.catalog.known)
    view = LlmsView(_topics(context), _backgrounds(context), claims, numbers.entries())
    return Page(address, LLMS, head, view)


def _topics(context: PageContext) -> tuple[TopicLine, ...]:
    """Those that articles are about, A to Z, each at its twin where it has one."""
    topics = [one for one in context.catalog.topics.values() if one.covered]
    topics.sort(key=lambda one: (one.name.casefold(), one.id))
    lines = [topic_line(context, one) for one in topics]
    return tuple(
        structs.replace(line, topic=structs.replace(line.topic, url=_at_twin(context, one.id)))
        for line, one in zip(lines, topics, strict=True)
    )


def _backgrounds(context: PageContext) -> tuple[BackgroundLine, ...]:
    pieces = [document for _, document in context.catalog.listed() if document.kind == "background"]
    pieces.sort(key=lambda one: (one.facts.title.casefold(), one.path))
    return tuple(
        structs.replace(background_line(context, one), url=_at_twin(context, one.path)) for one in pieces
    )


def _at_twin(context: PageContext, key: str) -> str:
    return context.twin(key) or context.url(key)
