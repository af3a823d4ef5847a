"""The site map (sitemaps.org, protocol 0.9) and robots.txt: what programs that look through the site begin with."""

from collections.abc import Iterable

from backstory.pages.context import PageContext
from backstory.pages.topics import topic_changed
from backstory.pages.views import Page, PageHead, SitemapEntry, SitemapView

ADDRESS = "sitemap.xml"


def sitemap_addresses(context: PageContext) -> Iterable[tuple[str, None]]:
    """One map, where the site has an address: a map of relative ones means nothing."""
    if context.settings.base_url:
        yield ADDRESS, None


def sitemap_page(context: PageContext, address: str, about: None) -> Page:
    """The documents and topics that are listed, by address."""
    catalog = context.catalog
    listed = (
        SitemapEntry(context.on_web(kept), _changed(context, key))
        for key, kept in catalog.addresses.items()
        if not context.front(key).unlisted
    )
    entries = tuple(sorted(listed, key=lambda entry: entry.url))
    head = PageHead("", "", context.settings.language, "", context.settings.base_url, "")
    return Page(address, "sitemap.xml", head, SitemapView(entries))


def robots(context: PageContext) -> str:
    """Everybody may read everything; the map is named where there is one."""
    base = context.settings.base_url
    named = f"\nSitemap: {base}{ADDRESS}\n" if base else ""
    return f"User-agent: *\nDisallow:\n{named}"


def _changed(context: PageContext, key: str) -> str:
    """The day on which what a page is about last changed."""
    catalog = context.catalog
    if key in catalog.topics:
        return topic_changed(context, catalog.topics[key])
    front = context.front(key)
    days = [moment.day for moment in (front.date, front.updated) if moment is not None]
    return max((*days, front.reviewed, *(correction.day for correction in front.corrections)), default="")
