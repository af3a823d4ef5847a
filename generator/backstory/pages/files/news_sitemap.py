"""The site map of news: the articles of two days, which is as long as search engines take them for news."""

from collections.abc import Iterable
from datetime import date, timedelta

from backstory.pages.context import PageContext
from backstory.pages.files.feed_entries import at
from backstory.pages.views import NewsSitemapView, Page, PageHead, RecentArticle

ADDRESS = "news-sitemap.xml"
_DAYS = 2
_MOST = 1000
"""Entries that a news site map may have."""


def news_addresses(context: PageContext) -> Iterable[tuple[str, None]]:
    """One, where the site has an address."""
    if context.settings.base_url:
        yield ADDRESS, None


def news_page(context: PageContext, address: str, about: None) -> Page:
    """The articles of the two days that end with the site's as-of day, newest first."""
    entries = tuple(_entry(context, path) for path in _newest(context))
    head = PageHead("", "", context.settings.language, "", context.settings.base_url, "")
    return Page(address, "news-sitemap.xml", head, NewsSitemapView(entries))


def _newest(context: PageContext) -> list[str]:
    known = context.catalog.known
    first = (
        (date.fromisoformat(known) - timedelta(days=_DAYS - 1)).isoformat() if known > "0001-01-02" else known
    )
    found: list[str] = []
    for path in context.catalog.articles:
        moment = context.front(path).date
        if moment is None or moment.day < first or len(found) == _MOST:
            break
        found.append(path)
    return found


def _entry(context: PageContext, path: str) -> RecentArticle:
    document = context.catalog.documents[path]
    front = document.front
    return RecentArticle(
        url=context.on_web(context.catalog.addresses[path]),
        title=document.facts.title,
        published=at(front.date.instant if front.date else 0),
        lang=(front.lang or context.settings.language).partition("-")[0],
    )
