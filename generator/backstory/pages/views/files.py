"""The views of files that are no HTML pages."""

from msgspec import Struct

from backstory.content.front_matter_types import AiPart
from backstory.pages.views.bodies import Passage


class SitemapEntry(Struct, frozen=True, array_like=True):
    """A page that search engines are told of: its address on the web, and the day on which it last changed."""

    url: str
    changed: str
    """ISO day, empty where nothing says."""


class SitemapView(Struct, frozen=True, tag=True):
    """sitemap.xml: every page that readers find by themselves."""

    entries: tuple[SitemapEntry, ...]
    maps: tuple[str, ...] = ()
    """Addresses of the maps that a large site has instead of entries."""


class FileText(Struct, frozen=True, tag=True):
    """A file without a template: data that a program made, as it is to be read."""

    text: str


class CardView(Struct, frozen=True, tag=True):
    """card.svg: what networks show of a page, made a PNG of."""

    lines: tuple[str, ...]
    """The title."""
    size: int
    """Of its letters, in pixels."""
    kind: str
    """article, background, page, topic, or site: the card of pages that have none of their own."""
    topic_kind: str
    day: str
    web: str
    """The site's address, as people write it."""
    drawn_with: str


class DownloadLink(Struct, frozen=True, array_like=True):
    """A file to take from a page; the theme has a word for it, `file.` and its name."""

    name: str
    url: str


class RecentArticle(Struct, frozen=True, array_like=True):
    """An article in the news site map."""

    url: str
    title: str
    published: str
    """RFC 3339."""
    lang: str


class NewsSitemapView(Struct, frozen=True, tag=True):
    """news-sitemap.xml: the articles of the last two days."""

    entries: tuple[RecentArticle, ...]


class FeedEntry(Struct, frozen=True, array_like=True):
    """An article, or a change of one, in a feed. `published` and `updated` are moments as RFC 3339 has them, in UTC."""

    id: str
    """A tag URI (RFC 4151) made of the oldest address: the same wherever the article is moved with a redirect."""
    title: str
    url: str
    """On the web."""
    published: str
    updated: str
    """The last correction or update that its author dated, else as published."""
    summary: str
    authors: tuple[str, ...]
    topics: tuple[str, ...]
    picture: str
    """An address on the web, or empty."""
    lang: str
    body: Passage | None
    """The whole text; nothing where a note says all."""
    note: str = ""
    """What was changed or corrected."""
    ai: AiPart | None = None
    """What part artificial intelligence had in the text, where its author says so."""


class FeedLink(Struct, frozen=True, array_like=True):
    """A feed to link to: of a language, or of what the theme has a word for, `feed.corrections` or `feed.updates`."""

    url: str
    about: str = ""
    lang: str = ""


class FeedView(Struct, frozen=True, tag=True):
    """feed.xml (Atom, RFC 4287) and feed.json (JSON Feed 1.1): the newest entries, newest first."""

    id: str
    title: str
    """What the feed is of, empty for all of the site."""
    about: str
    """The theme has a word for it, `feed.corrections` or `feed.updates`; or empty."""
    lang: str
    """The language that it is of, or empty."""
    url: str
    """The page that it is the feed of, on the web."""
    address: str
    """Its own."""
    updated: str
    entries: tuple[FeedEntry, ...]
    hub: str = ""
    """Where readers' programs may ask to be told of what is new (WebSub), or empty."""
