"""The places that every page leads to: the usual ones, or those that site.yaml names."""

from collections.abc import Callable, Collection, Sequence
from urllib.parse import unquote, urlsplit

from backstory.pages.context import PageContext
from backstory.pages.kinds import FIXED, KINDS
from backstory.pages.page_kind import Menu
from backstory.pages.views import NavigationEntry
from backstory.problems import Place, Problem
from backstory.url_paths import address_key, output_file


def navigation(context: PageContext) -> list[NavigationEntry]:
    """What the navigation of every page leads to."""
    own = context.settings.navigation
    if not own:
        return menu(context, "navigation")
    addresses = (*FIXED, *context.catalog.addresses.values())
    known = {address_key(address): address for address in addresses}
    return [_own_place(label, written, known.get, context) for label, written in own]


def menu(context: PageContext, name: Menu) -> list[NavigationEntry]:
    """The kinds of pages that a menu of every page leads to. Their labels are words of the theme: empty here."""
    return [
        NavigationEntry("", context.link_to(kind.fixed), kind.place or kind.name)
        for kind in KINDS
        if kind.menu == name and kind.fixed is not None and kind.listed(context)
    ]


def navigation_problems(
    entries: Sequence[NavigationEntry], files: Collection[str], place_of: Callable[[str], Place]
) -> list[Problem]:
    """Places of this site's own that lead nowhere. `files` are those of the output; `place_of` says where a label is."""
    return [
        Problem("navigation-missing", place_of(entry.label), {"label": entry.label})
        for entry in entries
        if entry.label and not entry.outside and _file(entry.url) not in files
    ]


def _own_place(
    label: str, written: str, known: Callable[[str, str], str], context: PageContext
) -> NavigationEntry:
    """A place that site.yaml names: a page or a file of this site, `/about/`, or an address on the web."""
    parts = urlsplit(written)
    if parts.netloc:
        return NavigationEntry(label, written, "", outside=True)
    path = unquote(parts.path)
    address = known(address_key(path), path.lstrip("/"))
    place = next((kind.place for kind in KINDS if kind.menu == "navigation" and kind.fixed == address), "")
    url = context.link_to(address) + parts._replace(scheme="", path="").geturl()
    return NavigationEntry(label, url, place)


def _file(url: str) -> str:
    return output_file(unquote(urlsplit(url).path).removeprefix("./"))
