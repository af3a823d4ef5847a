"""Feeds for readers' programs: Atom (RFC 4287) and JSON Feed 1.1, of the site, of each topic, and of corrections.

A feed needs addresses that work anywhere, so there is none where the site has no `base_url`.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Literal
from urllib.parse import quote, urljoin, urlsplit
from zoneinfo import ZoneInfo

from backstory.catalog.topics import Topic
from backstory.content.documents import Document
from backstory.content.front_matter_types import Correction
from backstory.dates import Moment
from backstory.pages.context import PageContext
from backstory.pages.passages import fill
from backstory.pages.pictures import picture
from backstory.pages.sources import SourceNumbers
from backstory.pages.views import FeedEntry, FeedView, Page, PageHead

Subject = Topic | Literal["", "corrections"]
"""What a feed is of: a topic, everything, or corrections."""

_NEWEST = 30
_NEWEST_OF_TOPIC = 10
"""A site has many topics, and every entry holds a whole text."""
_SAFE = "/+~!$'(),;=@"


def feed_addresses(context: PageContext) -> Iterable[tuple[str, Subject]]:
    """An Atom feed of everything, of corrections, and of each topic that has articles; a JSON Feed of everything."""
    if not context.settings.base_url:
        return
    yield "feed.xml", ""
    yield "feed.json", ""
    yield "corrections/feed.xml", "corrections"
    for topic in context.catalog.topics.values():
        if address := topic_feed(context, topic):
            yield address, topic


def topic_feed(context: PageContext, topic: Topic) -> str:
    """The address of a topic's feed, empty where it has none."""
    address = context.catalog.addresses[topic.id]
    return (
        f"{address}feed.xml" if context.settings.base_url and topic.covered and address.endswith("/") else ""
    )


def feed_page(context: PageContext, address: str, subject: Subject) -> Page:
    """The feed at an address."""
    if isinstance(subject, Topic):
        entries = [_article(context, path) for path in _dated(context, subject.covered, _NEWEST_OF_TOPIC)]
        home, title, about = context.catalog.addresses[subject.id], subject.name, ""
    elif subject == "corrections":
        entries, home, title, about = _corrections(context), "corrections/", "", "corrections"
    else:
        entries = [_article(context, path) for path in _dated(context, context.catalog.articles)]
        home, title, about = "", "", ""
    view = FeedView(
        id=_on_web(context, home),
        title=title,
        about=about,
        url=_on_web(context, home),
        address=_on_web(context, address),
        updated=max((entry.updated for entry in entries), default=_at(0)),
        entries=tuple(entries),
    )
    base = context.settings.base_url
    head = PageHead(title, context.settings.description, context.settings.language, "", base, "")
    return Page(address, address.rpartition("/")[2], head, view)


def _dated(context: PageContext, paths: Sequence[str], count: int = _NEWEST) -> list[str]:
    """The newest of these articles that have a date: without one, nobody could tell what is new."""
    dated = (path for path in paths if context.front(path).date is not None)
    return [path for path, _ in zip(dated, range(count), strict=False)]


def _article(context: PageContext, path: str) -> FeedEntry:
    document = context.catalog.documents[path]
    front, shown = document.front, picture(context, document)
    published = front.date or Moment("", "", 0)
    corrected = [_moment(context, one.day) for one in front.corrections]
    updated = max([published.instant, *corrected, *([front.updated.instant] if front.updated else [])])
    return FeedEntry(
        id=_id(context, document),
        title=document.facts.title,
        url=_on_web(context, context.catalog.addresses[path]),
        published=_at(published.instant),
        updated=_at(updated),
        summary=front.summary or document.facts.excerpt,
        authors=front.authors or context.settings.authors or (context.settings.title,),
        topics=tuple(topic.name for topic in context.topics(context.catalog.references[path].topics)),
        picture=_on_web(context, shown.url) if shown else "",
        lang=front.lang or context.settings.language,
        body=fill(context, document, "", SourceNumbers(), on=path),
    )


def _corrections(context: PageContext) -> list[FeedEntry]:
    """One entry for each, the newest first."""
    made = [
        (one.day, document, number, one)
        for _, document in context.catalog.listed()
        for number, one in enumerate(document.front.corrections, 1)
        if document.path in context.catalog.addresses
    ]
    made.sort(key=lambda entry: (entry[0], entry[1].path, entry[2]), reverse=True)
    return [_correction(context, document, number, one) for _, document, number, one in made[:_NEWEST]]


def _correction(context: PageContext, document: Document, number: int, one: Correction) -> FeedEntry:
    moment = _at(_moment(context, one.day))
    return FeedEntry(
        id=f"{_id(context, document)}#correction-{number}",
        title=document.facts.title,
        url=_on_web(context, context.catalog.addresses[document.path]),
        published=moment,
        updated=moment,
        summary="",
        authors=(context.settings.title,),
        topics=(),
        picture="",
        lang=document.front.lang or context.settings.language,
        body=None,
        note=" → ".join(part for part in (one.was, one.now) if part) or one.note,
    )


def _id(context: PageContext, document: Document) -> str:
    """Of the address that the document had first: authors list old ones in order."""
    first = (*document.front.redirect_from, context.catalog.addresses[document.path])[0].strip("/")
    date = document.front.date
    day = date.day if date is not None else "2000-01-01"
    return f"tag:{urlsplit(context.settings.base_url).hostname},{day}:/{quote(first, safe=_SAFE)}"


def _on_web(context: PageContext, address: str) -> str:
    return urljoin(context.settings.base_url, quote(address, safe=_SAFE + "%"))


def _moment(context: PageContext, day: str) -> int:
    """The first second of a day, in the site's time zone."""
    zone = ZoneInfo(context.settings.timezone)
    return int(datetime.fromisoformat(day).replace(tzinfo=zone).timestamp())


def _at(instant: int) -> str:
    """Seconds since 1970 as RFC 3339."""
    return datetime.fromtimestamp(instant, UTC).isoformat()
