"""What every page shows of the site, and where its style sheets are kept."""

from collections.abc import Collection, Mapping
from hashlib import blake2b

from backstory.catalog.catalog import Catalog
from backstory.pages.context import PageContext
from backstory.pages.parts.navigation import menu, navigation
from backstory.pages.views import NavigationEntry, SiteFrame, SiteLogo
from backstory.settings import Settings

_POLICY = ("how-we-work/", "about/")
"""Plain pages that the footer leads to where they exist."""


def site_view(
    catalog: Catalog, settings: Settings, styles: Mapping[str, str], logo: SiteLogo | None = None
) -> SiteFrame:
    """The site as its pages show it."""
    context, edition = PageContext(catalog, settings), settings.edition
    pages = {address: key for key, address in catalog.addresses.items()}
    policy = [
        NavigationEntry(context.title(pages[address]), context.link_to(address), "page")
        for address in _POLICY
        if address in pages
    ]
    return SiteFrame(
        title=settings.title,
        language=settings.language,
        description=settings.description,
        publisher=settings.publisher,
        navigation=tuple(navigation(context)),
        footer=(*policy, *menu(context, "footer")),
        style=tuple(styles.values()),
        pretty=settings.pretty_links,
        extra=settings.extra,
        logo=logo,
        edition="" if edition.default else edition.name,
        edition_label="" if edition.default else edition.label,
        noindex=edition.noindex and not edition.default,
    )


def style_names(assets: Collection[str]) -> list[str]:
    """The style sheets of every page in their order: `style.css`, then any other at the top of assets/, by name."""
    names = sorted(name for name in assets if name.endswith(".css") and "/" not in name)
    return sorted(names, key=lambda name: name != "style.css")


def style_addresses(assets: Mapping[str, bytes]) -> dict[str, str]:
    """Style sheet -> where it is kept: with a digest in its name, so that a host may let it be kept for ever."""
    return {
        name: f"assets/{name[:-4]}.{blake2b(assets[name], digest_size=5).hexdigest()}.css"
        for name in style_names(assets)
    }
