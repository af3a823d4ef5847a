"""What every page shows of the site, and of itself."""

from msgspec import Struct

from backstory.pages.views.images import Picture


class NavigationEntry(Struct, frozen=True, array_like=True):
    """A place in the site's navigation. `place` is its name for `PageHead.place`."""

    label: str
    url: str
    place: str
    outside: bool = False
    """On another site: `url` does not start at this one's root."""


class SiteLogo(Struct, frozen=True, array_like=True):
    """A picture in the header, as large as it is shown there, in CSS pixels."""

    url: str
    width: int
    height: int
    alt: str = ""
    """What it says in place of the site's name; empty where that stands beside it."""
    dark: "SiteLogo | None" = None
    """What stands in its place in the dark scheme; nothing where it stays."""


class SiteFrame(Struct, frozen=True, array_like=True):
    """What every page shows of the site. Changes here redraw every page, so only what they all need."""

    title: str
    language: str
    description: str
    publisher: str
    navigation: tuple[NavigationEntry, ...]
    footer: tuple[NavigationEntry, ...]
    style: tuple[str, ...]
    """Addresses of the style sheets, in order."""
    pretty: bool
    extra: dict[str, object] = {}
    """Other keys of site.yaml."""
    logo: SiteLogo | None = None
    edition: str = ""
    """The name of the edition, where it is not the default."""
    edition_label: str = ""
    """What site.yaml calls it on pages."""
    noindex: bool = False
    """Whether no page of it is for search engines."""


class PageHead(Struct, frozen=True, array_like=True):
    """What every page has: for <title>, <head> and the current place in the navigation."""

    title: str
    """Empty on the home page, where the site's title stands alone."""
    description: str
    lang: str
    canonical: str
    """The absolute address, empty without a base_url."""
    root: str
    """The way from this page to the site's root: "../../", "" for the home page, the base path for the 404."""
    place: str
    """One of "briefing", "topics", "timeline", "background", or "" outside the navigation."""
    previous: str = ""
    next: str = ""
    """Addresses of the neighbours of a page that is one of several."""
    feed: str = ""
    """The address of the feed of what the page is about, where it has one of its own."""
    known: str = ""
    """The page's as-of day: the latest on which a text that it shows, or an article of its topic, was published,
    changed or reviewed; on the front page, anything of the site. Empty on other lists."""
    translations: tuple[tuple[str, str], ...] = ()
    """Languages in which the same can be read, with the absolute address of each; this page's among them."""
    twin: str = ""
    """The address of the same as Markdown, where there is one."""
    picture: Picture | None = None
    """What stands for the page where others show it; its `url` is absolute."""
    data: str = ""
    """What the page says of itself to programs: JSON-LD that can stand in an element; empty without a base_url."""
