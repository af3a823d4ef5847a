"""The site map (sitemaps.org, protocol 0.9): what programs that look through the site begin with."""

from collections.abc import Iterable, Mapping

from backstory.catalog.topics import Topic
from backstory.content.documents import Document
from backstory.pages.context import PageContext
from backstory.pages.days import day_address
from backstory.pages.topics import topic_changed
from backstory.pages.views import Page, PageHead, SitemapEntry, SitemapView

ADDRESS = "sitemap.xml"


_MOST = 50_000
"""Entries that one map may have."""


def sitemap_addresses(context: PageContext) -> Iterable[tuple[str, int]]:
    """One map, where the site has an address (a map of relative ones means nothing); of a large site, an index and
    the maps that it names, by number.
    """
    if not context.settings.base_url:
        return
    yield ADDRESS, 0
    yield from ((_part(number), number) for number in range(1, _parts(context) + 1))


def sitemap_page(context: PageContext, address: str, number: int) -> Page:
    """The front page, the documents and topics that are listed, and the days, by address."""
    parts = _parts(context)
    if parts and not number:
        view = SitemapView((), tuple(context.on_web(_part(one)) for one in range(1, parts + 1)))
    else:
        # Those of one part: a new page moves others into the next.
        first = _MOST * max(0, number - 1)
        view = SitemapView(_entries(context)[first : first + _MOST])
    head = PageHead("", "", context.settings.language, "", context.settings.base_url, "")
    return Page(address, "sitemap.xml", head, view)


def _entries(context: PageContext) -> tuple[SitemapEntry, ...]:
    catalog = context.catalog
    changed = {path: _changed(document) for path, document in catalog.documents.items()}
    listed = [
        SitemapEntry(
            context.on_web(kept),
            _topic_changed(context, catalog.topics[key], changed) if key in catalog.topics else changed[key],
        )
        for key, kept in catalog.addresses.items()
        if not context.front(key).unlisted
    ]
    listed += [SitemapEntry(context.on_web(day_address(day)), day) for day in context.days.of]
    if "" not in catalog.addresses.values():
        listed.append(SitemapEntry(context.settings.base_url, catalog.known))
    return tuple(sorted(listed, key=lambda entry: entry.url))


def _parts(context: PageContext) -> int:
    """How many maps a site needs besides an index; none where one holds all."""
    entries = (
        1 + len(context.days.of) + sum(not context.front(key).unlisted for key in context.catalog.addresses)
    )
    return -(-entries // _MOST) if entries > _MOST else 0


def _part(number: int) -> str:
    return f"sitemap-{number}.xml"


def _changed(document: Document) -> str:
    """The day on which a text last changed."""
    front = document.front
    days = [moment.day for moment in (front.date, front.updated) if moment is not None]
    return max((*days, front.reviewed, *(correction.day for correction in front.corrections)), default="")


def _topic_changed(context: PageContext, topic: Topic, changed: Mapping[str, str]) -> str:
    """The day on which a topic last changed, or a text that it covers."""
    return max(topic_changed(context, topic), max((changed[path] for path in topic.covered), default=""))
