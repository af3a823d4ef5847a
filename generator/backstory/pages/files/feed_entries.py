"""Entries of feeds: new articles with their whole text, and what was changed in what had been published.

An id is made of the oldest address and of days that authors give, so that neither a move nor a rebuild makes anything new.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from urllib.parse import quote, unquote, urlsplit
from zoneinfo import ZoneInfo

from backstory.content.documents import Document
from backstory.content.front_matter_types import Correction
from backstory.pages.context import PageContext
from backstory.pages.parts.passages import fill
from backstory.pages.parts.sources import SourceNumbers
from backstory.pages.views import FeedEntry

_SAFE = "/+~!$'(),;=@"
_FIRST, _LAST = -62135596800, 253402300799
"""The moments that RFC 3339 has years for: 0001 to 9999."""


def new_article(context: PageContext, path: str) -> FeedEntry:
    """An article, with its whole text."""
    document = context.catalog.documents[path]
    front = document.front
    published = front.date.instant if front.date else 0
    corrected = [_instant(context, one.day) for one in front.corrections]
    updated = max([published, *corrected, *([front.updated.instant] if front.updated else [])])
    return _entry(
        context,
        document,
        id=_id(context, document),
        published=published,
        updated=updated,
        authors=front.authors or context.settings.authors,
    )


def revisions(context: PageContext, *, corrections_only: bool, most: int) -> list[FeedEntry]:
    """What was corrected, or changed in any way that its author dated, newest first: one entry for each time."""
    made = [
        (instant, document.path, number, one)
        for _, document in context.catalog.listed()
        if document.path in context.catalog.addresses
        for number, (instant, one) in enumerate(_revisions(context, document))
        if one is not None or not corrections_only
    ]
    made.sort(key=lambda entry: entry[:3], reverse=True)
    documents = context.catalog.documents
    return [_revision(context, documents[path], instant, one) for instant, path, _, one in made[:most]]


def _revisions(context: PageContext, document: Document) -> Iterator[tuple[int, Correction | None]]:
    """Each time that a document was changed after it was published; for what is no correction, nothing more."""
    front = document.front
    for one in front.corrections:
        yield _instant(context, one.day), one
    told = {one.day for one in front.corrections}
    updated = front.updated
    if updated and updated.day not in told and (front.date is None or updated.day > front.date.day):
        yield updated.instant, None


def _revision(context: PageContext, document: Document, instant: int, one: Correction | None) -> FeedEntry:
    id = _id(context, document)
    if one is None:
        return _entry(context, document, id=f"{id}#updated-{at(instant)}", published=instant, updated=instant)
    return _entry(
        context,
        document,
        id=f"{id}#correction-{_name(document, one)}",
        published=instant,
        updated=instant,
        note=" → ".join(part for part in (one.was, one.now) if part) or one.note,
    )


def _name(document: Document, correction: Correction) -> str:
    """A correction's day, with a number where that day has several: authors add others above and below."""
    days: Counter[str] = Counter()
    for one in document.front.corrections:
        days[one.day] += 1
        if one is correction:
            break
    number = days[correction.day]
    return correction.day if number == 1 else f"{correction.day}-{number}"


def _entry(
    context: PageContext,
    document: Document,
    *,
    id: str,
    published: int,
    updated: int,
    authors: tuple[str, ...] = (),
    note: str = "",
) -> FeedEntry:
    front, shown = document.front, context.picture(document.path)
    topics = context.catalog.references[document.path].topics
    return FeedEntry(
        id=id,
        title=document.facts.title,
        url=context.on_web(context.catalog.addresses[document.path]),
        published=at(published),
        updated=at(updated),
        summary="" if note else front.summary or document.facts.excerpt,
        authors=authors or (context.settings.title,),
        topics=() if note else tuple(topic.name for topic in context.topics(topics)),
        picture=context.on_web(unquote(shown.url)) if shown and not note else "",
        lang=front.lang or context.settings.language,
        body=None if note else fill(context, document, "", SourceNumbers(), on=document.path),
        note=note,
        ai=front.ai,
    )


def _id(context: PageContext, document: Document) -> str:
    """Of the address that the document had first: authors list old ones in order."""
    first = (*document.front.redirect_from, context.catalog.addresses[document.path])[0].strip("/")
    date = document.front.date
    day = date.day if date is not None else "2000-01-01"
    return f"tag:{urlsplit(context.settings.base_url).hostname},{day}:/{quote(first, safe=_SAFE)}"


def _instant(context: PageContext, day: str) -> int:
    """The first second of a day, in the site's time zone."""
    zone = ZoneInfo(context.settings.timezone)
    return int(datetime.fromisoformat(day).replace(tzinfo=zone).timestamp())


def at(instant: int) -> str:
    """Seconds since 1970 as RFC 3339, in UTC; the nearest moment that it can say."""
    return datetime.fromtimestamp(min(max(instant, _FIRST), _LAST), UTC).isoformat()
