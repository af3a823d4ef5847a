"""The page of search results, and the index that it is answered from: scripts that a page loads, from a folder too.

`search/topics.js` has the topics and names the other files. Articles are divided by year, so that an edit changes one
small file, and a large site loads what is needed.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from typing import Any, Literal

import msgspec
from msgspec import Struct

from backstory.batches import batched
from backstory.catalog.claims import Stated
from backstory.catalog.timeline import TimelineEvent
from backstory.catalog.topics import Topic
from backstory.content.documents import Document
from backstory.dates import OPEN_START, Span
from backstory.names.registry import Target
from backstory.pages.context import PageContext, day
from backstory.pages.parts.claims import claim_anchor
from backstory.pages.views import FileText, Page, SearchCount, SearchView, TopicCount
from backstory.text import excerpt, without_controls

HEAD = "search/topics.js"
EntryKind = Literal["article", "background", "event", "claim", "page"]
_ROWS = 1000
_TOPICS = 100
"""How many topics the page of results lists: those with the most articles."""
_TEXT = 150
"""Characters of the words by which an entry is found besides its title."""
_TOPIC_TEXT = 70
_SHORT = 3
"""Small words of fewer letters are left out: they tell nothing."""
_TELLERS = ("background", "article", "page", "topic")
"""Whose page an event leads to, the best first."""
_SIGNS = ".,;:!?…()[]{}<>\"'“”‘’«»„/|–—-"


class Block(Struct, frozen=True):
    """A file of the index: what it is about has a digest in its name, so that a file always lists the same things."""

    kind: EntryKind
    year: str
    """Of its articles, else empty."""
    members: tuple[Any, ...]

    @property
    def name(self) -> str:
        listed = msgspec.msgpack.encode(self.members)
        return f"{self.kind}-{self.year or 'all'}-{blake2b(listed, digest_size=4).hexdigest()}"


Row = tuple[str, str, str, tuple[str, ...], str]
"""Title, address for a link, day, topics by the last part of their addresses, words."""


def search_view(context: PageContext) -> SearchView:
    """What there is to choose from before anything is typed."""
    catalog = context.catalog
    years = Counter(year for path in catalog.articles if (year := day(catalog.documents[path])[:4]))
    kinds = Counter[str]({"topic": len(catalog.topics)})
    for block in _blocks(context):
        kinds[block.kind] += len(block.members)
    tagged = sorted(catalog.topics.values(), key=lambda topic: (-len(topic.tagged), topic.name, topic.id))
    topics = sorted(tagged[:_TOPICS], key=lambda topic: (topic.name.casefold(), topic.name, topic.id))
    return SearchView(
        topics=tuple(
            TopicCount(context.topic(one.id), _slug(context, one.id), len(one.tagged)) for one in topics
        ),
        total_topics=len(catalog.topics),
        kinds=tuple(SearchCount(kind, count) for kind, count in kinds.items() if count),
        years=tuple(SearchCount(year, years[year]) for year in sorted(years, reverse=True)),
        full_text=context.settings.search == "full-text",
    )


def search_addresses(context: PageContext) -> Iterable[tuple[str, Any]]:
    """The files of the index, and what is in each."""
    blocks = tuple(_blocks(context))
    yield HEAD, blocks
    for block in blocks:
        yield f"search/{block.name}.js", block


def search_page(context: PageContext, address: str, about: tuple[Block, ...] | Block) -> Page:
    """A file of the index: a call with data, which is a script of its own so that no page has to ask for it."""
    if isinstance(about, Block):
        text = _call("add", about.kind, [_row(context, about.kind, one) for one in about.members])
    else:
        text = _call("begin", _head(context, about))
    return Page(address, "", context.head_at(address, title=""), FileText(text))


def _call(name: str, *given: object) -> str:
    data = ",".join(without_controls(msgspec.json.encode(one).decode()) for one in given)
    return f"backstorySearch.{name}({data})\n"


def _blocks(context: PageContext) -> Iterator[Block]:
    """Articles by year, the newest first; then everything else that is found."""
    catalog = context.catalog
    years: dict[str, list[str]] = {}
    for path in catalog.articles:
        years.setdefault(day(catalog.documents[path])[:4], []).append(path)
    for year, paths in years.items():
        # The oldest first: a new article changes the last file alone.
        yield from reversed(list(_divided("article", year, paths[::-1])))
    pieces = [Target(path) for path, one in catalog.listed() if one.kind == "background"]
    for path, document in catalog.listed():
        pieces += [Target(path, inline.anchor) for inline in document.facts.inline_backgrounds]
    yield from _divided("background", "", pieces)
    yield from _divided("event", "", catalog.events)
    yield from _divided(
        "claim", "", [one for one in _with_answers(catalog.claims) if not context.front(one.path).unlisted]
    )
    yield from _divided("page", "", [path for path, one in catalog.listed() if one.kind == "page"])


def _divided(kind: EntryKind, year: str, members: Iterable[Any]) -> Iterator[Block]:
    for some in batched(members, _ROWS):
        yield Block(kind, year, tuple(some))


def _with_answers(claims: Iterable[Stated]) -> Iterator[Stated]:
    for one in claims:
        yield one
        yield from _with_answers(one.replies)


def _head(context: PageContext, blocks: Sequence[Block]) -> dict[str, object]:
    topics = context.catalog.topics
    numbers = {key: number for number, key in enumerate(topics)}
    pairs = sorted((context.pair_address(*pair), pair) for pair in context.pairs.addresses)
    return {
        "blocks": [(block.name, block.year, len(block.members)) for block in blocks],
        "topics": [_topic(context, topic) for topic in topics.values()],
        "pairs": [
            (numbers[one], numbers[other], context.link_to(address)) for address, (one, other) in pairs
        ],
    }


def _topic(context: PageContext, topic: Topic) -> tuple[object, ...]:
    """The first part of the index, which is loaded whole: no longer than it must be."""
    words = _words(("", context.front(topic.id).definition, context.line(topic.id)), topic.name, _TOPIC_TEXT)
    slug, url = _slug(context, topic.id), context.url(topic.id)
    return topic.name, slug, url, topic.kind, topic.names, words, len(topic.tagged)


def _slug(context: PageContext, topic: str) -> str:
    """The address of a topic, without what those of all topics have."""
    return context.catalog.addresses[topic].removeprefix("topics/").strip("/")


def _row(context: PageContext, kind: EntryKind, member: Any) -> Row:
    if kind == "event":
        return _event(context, member)
    if kind == "claim":
        return _claim(context, member)
    path, anchor = (member.id, member.anchor) if isinstance(member, Target) else (member, "")
    document = context.catalog.documents[path]
    title = context.title(path, anchor) if anchor else document.facts.title
    text = "" if anchor else _words(_said(document), title)
    topics = _slugs(context, context.catalog.references[path].topics)
    return title, context.url(path, anchor), day(document), topics, text


def _event(context: PageContext, event: TimelineEvent) -> Row:
    """It leads to whoever tells it best: a background piece, an article, else the timeline of a topic."""
    kinds = {path: context.catalog.documents[path].kind for path in event.told_by}
    teller = min(kinds, key=lambda path: (_TELLERS.index(kinds[path]), path))
    url = context.url(teller, "timeline" if kinds[teller] == "topic" else "")
    return event.title, url, _start(event.date), _slugs(context, event.topics), ""


def _claim(context: PageContext, stated: Stated) -> Row:
    claim = stated.claim
    topics = (*((stated.by,) if stated.by else ()), *stated.about)
    said_by = claim.by.name if claim.by is not None and not stated.by else ""
    url = context.url("/claims/", claim_anchor(context, stated))
    return (
        excerpt(claim.text, 160),
        url,
        _start(claim.date) if claim.date else "",
        _slugs(context, topics),
        said_by,
    )


def _slugs(context: PageContext, topics: Iterable[str]) -> tuple[str, ...]:
    return tuple(_slug(context, key) for key in dict.fromkeys(topics) if key in context.catalog.topics)


def _start(span: Span) -> str:
    """The day, month or year with which a date begins."""
    number = span.end if span.start == OPEN_START else span.start
    year, month, date = number // 10000, number // 100 % 100, number % 100
    written = f"{year:04}" if year >= 0 else f"-{-year:04}"
    if span.precision == "year" or span.precision == "range":
        return written
    return f"{written}-{month:02}" if span.precision == "month" else f"{written}-{month:02}-{date:02}"


def _said(document: Document) -> Iterator[str]:
    front, facts = document.front, document.facts
    yield " ".join((*(one.text for one in front.questions), *(heading.text for heading in facts.headings)))
    yield from (*front.names, front.abbr, front.definition, front.summary, facts.excerpt)


def _words(texts: Iterable[str], title: str, room: int = _TEXT) -> str:
    """The words of these texts that say more than the title, each once, up to a certain length.

    Small words stand only for the first text: somebody may look for a heading by its words.
    """
    seen = {word.strip(_SIGNS).casefold() for word in title.split()}
    words: list[str] = []
    for number, text in enumerate(texts):
        for written in text.split():
            word = written.strip(_SIGNS)[:room]
            key = word.casefold()
            if key in seen or not word or (len(word) < _SHORT and word.islower() and number):
                continue
            seen.add(key)
            words.append(word)
            room -= len(word) + 1
            if room <= 0:
                return " ".join(words)
    return " ".join(words)
