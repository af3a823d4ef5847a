"""What every page shows of the site, and where its style sheets are kept."""

from collections.abc import Mapping
from hashlib import blake2b
from urllib.parse import unquote, urlsplit

from backstory.catalog.addresses import FIXED
from backstory.catalog.catalog import Catalog
from backstory.catalog.links import address_key
from backstory.pages.context import PageContext
from backstory.pages.views import NavigationEntry, Site
from backstory.settings import Settings

_PLACES = (("briefing", ""), ("topics", "topics/"), ("timeline", "timeline/"), ("background", "background/"))
_FOOTER = (("sources", "sources/"), ("corrections", "corrections/"))
_CLAIMS = (("claims", "claims/"),)
"""Where there are any."""
_POLICY = ("how-we-work/", "about/")
"""Plain pages that the footer leads to where they exist."""


def site_view(catalog: Catalog, settings: Settings, styles: Mapping[str, str]) -> Site:
    """The site as its pages show it. The labels of our own places are words of the theme: empty here."""
    context = PageContext(catalog, settings)
    pages = {address: key for key, address in catalog.addresses.items()}
    policy = [
        NavigationEntry(context.title(pages[address]), context.link_to(address), "page")
        for address in _POLICY
        if address in pages
    ]
    known = {address_key(address): address for address in (*FIXED, *catalog.addresses.values())}
    own = [_own_place(label, address, known, context) for label, address in settings.navigation]
    return Site(
        title=settings.title,
        language=settings.language,
        description=settings.description,
        publisher=settings.publisher,
        navigation=tuple(own or _places(context, _PLACES)),
        footer=(*policy, *_places(context, _FOOTER), *_places(context, _CLAIMS if catalog.claims else ())),
        known=catalog.known,
        style=tuple(styles.values()),
        pretty=settings.pretty_links,
        extra=settings.extra,
    )


def style_addresses(assets: Mapping[str, bytes]) -> dict[str, str]:
    """Style sheet -> where it is kept: with a digest in its name, so that a host may let it be kept for ever.

    The theme's `style.css` comes first, then any other style sheet at the top of assets/, by name.
    """
    names = sorted(name for name in assets if name.endswith(".css") and "/" not in name)
    names.sort(key=lambda name: name != "style.css")
    return {
        name: f"assets/{name[:-4]}.{blake2b(assets[name], digest_size=5).hexdigest()}.css" for name in names
    }


def _own_place(label: str, written: str, known: Mapping[str, str], context: PageContext) -> NavigationEntry:
    """A place that site.yaml names: a page or a file of this site, `/about/`, or an address on the web."""
    parts = urlsplit(written)
    if parts.netloc:
        return NavigationEntry(label, written, "", outside=True)
    path = unquote(parts.path)
    address = known.get(address_key(path), path.lstrip("/"))
    place = next((place for place, of_ours in _PLACES if of_ours == address), "")
    url = context.link_to(address) + parts._replace(scheme="", path="").geturl()
    return NavigationEntry(label, url, place)


def _places(context: PageContext, places: tuple[tuple[str, str], ...]) -> list[NavigationEntry]:
    return [NavigationEntry("", context.link_to(address), place) for place, address in places]
