"""What the search knows of an entry: a row of its index."""

from collections.abc import Iterable, Iterator
from typing import Any, Literal

from backstory.catalog.claims import Stated
from backstory.catalog.quotes import Said
from backstory.catalog.timeline import TimelineEvent
from backstory.content.documents import Document
from backstory.dates import OPEN_START, Span
from backstory.names.registry import Target
from backstory.pages.context import PageContext, day
from backstory.pages.parts.claims import claim_anchor
from backstory.pages.parts.quotes import quote_anchor
from backstory.text import excerpt

EntryKind = Literal["article", "background", "event", "claim", "quote", "page"]
Row = tuple[str, str, str, tuple[str, ...], str]
"""Title, address for a link, day, topics by the last part of their addresses, words."""

_TEXT = 140
"""Characters of the words by which an entry is found besides its title."""
_SENTENCE = 160
"""Characters of a claim or quotation."""
_SHORT = 3
"""Small words of fewer letters are left out: they tell nothing."""
_TELLERS = ("background", "article", "page", "topic")
"""Whose page an event leads to, the best first."""
_SIGNS = ".,;:!?…()[]{}<>\"'“”‘’«»„/|–—-"


def search_row(context: PageContext, kind: EntryKind, member: Any) -> Row:
    """The row of a document by its path, of background by its target, of an event, claim or quotation by itself."""
    if kind == "event":
        return _event(context, member)
    if kind == "claim":
        return _claim(context, member)
    if kind == "quote":
        return _quote(context, member)
    path, anchor = (member.id, member.anchor) if isinstance(member, Target) else (member, "")
    document = context.catalog.documents[path]
    title = context.title(path, anchor) if anchor else document.facts.title
    text = "" if anchor else telling_words(_said(document), title)
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
        excerpt(claim.text, _SENTENCE),
        url,
        _start(claim.date) if claim.date else "",
        _slugs(context, topics),
        said_by.lower(),
    )


def _quote(context: PageContext, said: Said) -> Row:
    """It leads to the text that quotes it; found by who spoke, to whom, and where, too."""
    quotation = said.quotation
    named = ((said.by, quotation.by), (said.to, quotation.to), (said.place, quotation.place))
    people = " ".join(one.name for topic, one in named if one is not None and not topic)
    topics = (*(topic for topic, _ in named if topic), *said.about)
    date = quotation.date
    return (
        excerpt(quotation.text, _SENTENCE),
        context.url(said.path, quote_anchor(context, said)),
        _start(date) if date is not None else "",
        _slugs(context, topics),
        people.lower(),
    )


def _slugs(context: PageContext, topics: Iterable[str]) -> tuple[str, ...]:
    return tuple(slug_of(context, key) for key in dict.fromkeys(topics) if key in context.catalog.topics)


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


def telling_words(texts: Iterable[str], title: str, room: int = _TEXT) -> str:
    """The words of these texts that say more than the title, each once and in lower case, up to a certain length.

    Small words stand only for the first text: somebody may look for a heading by its words.
    """
    seen = {word.strip(_SIGNS).lower() for word in title.split()}
    words: list[str] = []
    for number, text in enumerate(texts):
        for written in text.split():
            shown = written.strip(_SIGNS)[:room]
            word = shown.lower()
            if word in seen or not word or (len(word) < _SHORT and shown.islower() and number):
                continue
            seen.add(word)
            words.append(word)
            room -= len(word) + 1
            if room <= 0:
                return " ".join(words)
    return " ".join(words)


def slug_of(context: PageContext, topic: str) -> str:
    """The address of a topic, without what those of all topics have."""
    return context.catalog.addresses[topic].removeprefix("topics/").strip("/")
