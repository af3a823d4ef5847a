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


class FileText(Struct, frozen=True, tag=True):
    """A file without a template: data that a program made, as it is to be read."""

    text: str
