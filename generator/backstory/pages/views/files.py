"""The views of files that are no HTML pages."""

from msgspec import Struct


class SitemapEntry(Struct, frozen=True, array_like=True):
    """A page that search engines are told of: its address on the web, and the day on which it last changed."""

    url: str
    changed: str
    """ISO day, empty where nothing says."""


class SitemapView(Struct, frozen=True, tag=True):
    """sitemap.xml: every page that readers find by themselves."""

    entries: tuple[SitemapEntry, ...]


class RobotsView(Struct, frozen=True, tag=True):
    """robots.txt: where the site map is."""

    sitemap: str
    """Its address on the web, empty where there is none."""
