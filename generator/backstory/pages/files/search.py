"""The page of search results, and the index that it is answered from: scripts that a page loads, from a folder too.

`search/topics.js` has the topics and names the other files. Articles are divided by year, so that an edit changes one
small file, and a large site loads what is needed.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from itertools import chain
from typing import Any

import msgspec
from msgspec import Struct

from backstory.batches import batched
from backstory.catalog.claims import Stated
from backstory.catalog.topics import Topic
from backstory.names.registry import Target
from backstory.pages.context import PageContext, day
from backstory.pages.files.search_rows import EntryKind, Row, search_row, slug_of, telling_words
from backstory.pages.views import FileText, Page, SearchCount, SearchView, TopicCount
from backstory.text import without_controls

HEAD = "search/topics.js"
_ROWS = 1000
_TOPICS = 100
"""How many topics the page of results lists: those with the most articles."""
_TOPIC_TEXT = 70


class Block(Struct, frozen=True):
    """A file of the index: what it is about has a digest in its name, so that a file always lists the same things."""

    kind: EntryKind
    year: str
    """Of its articles, else empty."""
    members: tuple[Any, ...]
    name: str


def search_view(context: PageContext) -> SearchView:
    """What there is to choose from before anything is typed."""
    catalog = context.catalog
    years = Counter(year for path in catalog.articles if (year := day(catalog.documents[path])[:4]))
    kinds = Counter[str]({"topic": len(catalog.topics)})
    for kind, _, members in _members(context):
        kinds[kind] += len(members)
    tagged = sorted(catalog.topics.values(), key=lambda topic: (-len(topic.tagged), topic.name, topic.id))
    topics = sorted(tagged[:_TOPICS], key=lambda topic: (topic.name.casefold(), topic.name, topic.id))
    return SearchView(
        topics=tuple(
            TopicCount(context.topic(one.id), slug_of(context, one.id), len(one.tagged)) for one in topics
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
        text = _call(
            "add", about.kind, *_columns([search_row(context, about.kind, one) for one in about.members])
        )
    else:
        text = _call("begin", _head(context, about))
    return Page(address, "", context.head_at(address, title=""), FileText(text))


def _columns(rows: Sequence[Row]) -> tuple[object, ...]:
    """The topics of the rows, each once, then column by column: like stands with like, which compresses to 15 % less."""
    titles, urls, days, topics, words = zip(*rows, strict=True)
    known = sorted(set(chain.from_iterable(topics)))
    numbers = {slug: number for number, slug in enumerate(known)}
    return known, titles, urls, days, [[numbers[slug] for slug in some] for some in topics], words


def _call(name: str, *given: object) -> str:
    data = ",".join(without_controls(msgspec.json.encode(one).decode()) for one in given)
    return f"backstorySearch.{name}({data})\n"


def _blocks(context: PageContext) -> Iterator[Block]:
    """The files of the index besides the first, in the order in which they are loaded."""
    for kind, year, members in _members(context):
        divided = [_block(kind, year, tuple(some)) for some in batched(members, _ROWS)]
        # Articles stand with the oldest first: a new one changes the last file alone, which is loaded before the others.
        yield from reversed(divided) if kind == "article" else divided


def _block(kind: EntryKind, year: str, members: tuple[Any, ...]) -> Block:
    listed = blake2b(msgspec.msgpack.encode(members), digest_size=4).hexdigest()
    return Block(kind, year, members, f"{kind}-{year or 'all'}-{listed}")


def _members(context: PageContext) -> Iterator[tuple[EntryKind, str, Sequence[Any]]]:
    """Articles by year, the newest year first; then everything else that is found."""
    catalog = context.catalog
    years: dict[str, list[str]] = {}
    for path in catalog.articles:
        years.setdefault(day(catalog.documents[path])[:4], []).append(path)
    for year, paths in years.items():
        yield "article", year, paths[::-1]
    pieces = [Target(path) for path, one in catalog.listed() if one.kind == "background"]
    for path, document in catalog.listed():
        pieces += [Target(path, inline.anchor) for inline in document.facts.inline_backgrounds]
    yield "background", "", pieces
    yield "event", "", catalog.events
    claims = [one for one in _with_answers(catalog.claims) if not context.front(one.path).unlisted]
    yield "claim", "", claims
    yield "quote", "", [one for one in catalog.quotes if not context.front(one.path).unlisted]
    yield "page", "", [path for path, one in catalog.listed() if one.kind == "page"]


def _with_answers(claims: Iterable[Stated]) -> Iterator[Stated]:
    for one in claims:
        yield one
        yield from _with_answers(one.replies)


def _head(context: PageContext, blocks: Sequence[Block]) -> dict[str, object]:
    """The first part of the index, which is loaded whole: no longer than it must be.

    An address stands only where it is not `topics/`, the slug or both slugs, and `end`.
    """
    topics = context.catalog.topics
    numbers = {key: number for number, key in enumerate(topics)}
    pairs = sorted((context.pair_address(*pair), pair) for pair in context.pairs.addresses)
    return {
        "blocks": [(block.name, block.year, len(block.members)) for block in blocks],
        "end": _end(context),
        "topics": [_topic(context, topic) for topic in topics.values()],
        "pairs": [
            (numbers[one], numbers[other], *_unusual(context, (one, other), context.link_to(address)))
            for address, (one, other) in pairs
        ],
    }


def _topic(context: PageContext, topic: Topic) -> tuple[object, ...]:
    words = telling_words(
        ("", context.front(topic.id).definition, context.line(topic.id)), topic.name, _TOPIC_TEXT
    )
    url = _unusual(context, (topic.id,), context.url(topic.id))
    return topic.name, slug_of(context, topic.id), topic.kind, topic.names, words, len(topic.tagged), *url


def _end(context: PageContext) -> str:
    return context.link_to("topics/").removeprefix("topics")


def _unusual(context: PageContext, topics: Iterable[str], url: str) -> tuple[str, ...]:
    slugs = "+".join(slug_of(context, topic) for topic in topics)
    return () if url == f"topics/{slugs}{_end(context)}" else (url,)
