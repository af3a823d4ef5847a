"""Lists that authors ask for: of articles, background or topics, by topic, kind, author and date."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from backstory.catalog.shelves import authors, of_author, of_kind, of_year
from backstory.content.documents import Document
from backstory.markdown.body import Query
from backstory.names.registry import Target
from backstory.pages.alphabet import collated, letter
from backstory.pages.context import PageContext, day
from backstory.pages.views import Listing, ListingEntry, ListingGroup

_LATEST = 9999_12_31
_MANY_YEARS = 100_00_00


def listing(
    context: PageContext, query: Query, topics: Sequence[Target | None], *, on: str, index: int = 0
) -> Listing:
    """What a query finds; `topics` are its topics, resolved, and `on` is the document that asks, which is not listed."""
    found = [key for key in _found(context, query, topics) if key != on]
    entries = [_entry(context, key) for key in found[: query.most or None]]
    return Listing(index, query.title, query.by, query.table, tuple(_grouped(entries, query.by)))


def _found(context: PageContext, query: Query, topics: Sequence[Target | None]) -> Iterable[str]:
    catalog = context.catalog
    ids = [target.id for target in topics if target is not None and target.id in catalog.topics]
    if len(ids) < len(query.topics):
        # What is not published, or not there, is the topic of nothing.
        return []
    if query.kind == "article":
        found = _articles(context, query, ids)
    elif query.kind == "background":
        about = [
            {piece.id for piece in catalog.backgrounds_of.get(one, ()) if not piece.anchor} for one in ids
        ]
        shelf = catalog.shelves.get(of_kind("background"), ())
        found = [path for path in shelf if all(path in those for those in about)]
    else:
        below = [_below(context, one) for one in ids]
        shelf = catalog.shelves.get(of_kind(query.kind), ())
        found = [key for key in shelf if all(key in those for those in below)]
    for author in query.authors:
        written = frozenset(catalog.shelves.get(of_author(author), ()))
        found = [key for key in found if key in written]
    return [key for key in found if _is_in_time(context, key, query)] if query.since or query.until else found


def _articles(context: PageContext, query: Query, topics: Sequence[str]) -> list[str]:
    """Those of all the topics, newest first; without topics those of an author or of the years in question."""
    catalog = context.catalog
    if topics:
        first, *others = (catalog.topics[one].covered for one in topics)
        return [path for path in first if all(path in other for other in map(frozenset, others))]
    if query.authors:
        written = catalog.shelves.get(of_author(query.authors[0]), ())
        return [path for path in written if catalog.documents[path].kind == "article"]
    if 0 < query.since < query.until < query.since + _MANY_YEARS:
        years = range(query.until // 10000, query.since // 10000 - 1, -1)
        return [path for year in years for path in catalog.shelves.get(of_year(year), ())]
    return list(catalog.shelves.get(of_kind("article"), ()))


def _below(context: PageContext, topic: str) -> frozenset[str]:
    """The topics below one, without itself."""
    gathered: set[str] = set()
    waiting = [topic]
    while waiting:
        for child in context.catalog.topics[waiting.pop()].children:
            if child not in gathered:
                gathered.add(child)
                waiting.append(child)
    return frozenset(gathered)


def _is_in_time(context: PageContext, key: str, query: Query) -> bool:
    written = _day(context, key)
    number = int(written.replace("-", "")) if written else 0
    return bool(number) and query.since <= number <= (query.until or _LATEST)


def _day(context: PageContext, key: str) -> str:
    """The day of an article, of the review of a background, of the newest article of a topic."""
    if key in context.catalog.topics:
        newest = context.catalog.topics[key].covered[:1]
        return _day(context, newest[0]) if newest else ""
    document = context.catalog.documents[key]
    return day(document) or document.front.reviewed


def _entry(context: PageContext, key: str) -> ListingEntry:
    topic = context.catalog.topics.get(key)
    return ListingEntry(
        title=context.title(key),
        url=context.url(key),
        day=_day(context, key),
        line=context.line(key),
        kind=topic.kind if topic else "",
        authors=_authors(context, context.catalog.documents.get(key)) if topic is None else (),
        articles=len(topic.covered) if topic else 0,
    )


def _authors(context: PageContext, document: Document | None) -> tuple[str, ...]:
    return authors(document, context.settings) if document is not None else ()


def _grouped(entries: Sequence[ListingEntry], by: str) -> Iterable[ListingGroup]:
    """The entries by what they are to be grouped by; years and months stay in order, names are put in one."""
    if by in ("year", "month"):
        length = 4 if by == "year" else 7
        for when, group in groupby(entries, key=lambda entry: entry.day[:length]):
            yield ListingGroup(when, tuple(group))
        return
    named: dict[str, list[ListingEntry]] = {}
    for entry in entries:
        for name in _names(entry, by):
            named.setdefault(name, []).append(entry)
    for name in sorted(named, key=lambda name: (not name, collated(name), name)):
        yield ListingGroup(name, tuple(named[name]))


def _names(entry: ListingEntry, by: str) -> tuple[str, ...]:
    if by == "author":
        return entry.authors or ("",)
    return (letter(entry.title) if by == "letter" else entry.kind if by == "kind" else "",)
