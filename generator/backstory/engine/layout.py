"""What a site consists of besides its text: which file lies where, what all pages share, and what is wrong with it.

Whoever builds, serves or checks a site asks here, so that all of them say the same.
"""

from collections.abc import Collection, Iterator, Mapping, Set
from functools import partial

from msgspec import Struct, structs

from backstory.catalog.catalog import Catalog
from backstory.content.files import Stamp
from backstory.content.unread_texts import unread_texts
from backstory.engine.logo import logo_problems, site_logo
from backstory.engine.site_files import Asset, Needs, copied_files, theme_files
from backstory.pages.kinds import REPLACEABLE
from backstory.pages.own_templates import template_problems
from backstory.pages.parts.navigation import navigation_problems
from backstory.pages.plan import in_the_way, page_problems
from backstory.pages.site import site_view
from backstory.pages.views import SiteFrame
from backstory.problems import Place, Problem
from backstory.render.accent import accent_problems
from backstory.render.theme import Templates
from backstory.settings import Folders, Settings, place_of
from backstory.url_paths import output_file


class Layout(Struct, frozen=True):
    """The files of a site by their place in the output, and what its pages share."""

    site: SiteFrame
    styles: Mapping[str, str]
    """Style sheet of the theme -> its address."""
    theme: Mapping[str, bytes]
    copied: Mapping[str, Asset]
    pages: Set[str]
    problems: tuple[Problem, ...] = ()
    """What is wrong with them, as far as that is known before any page is made; paths below the content folder."""

    @property
    def files(self) -> frozenset[str]:
        """Every file of the output."""
        return frozenset(self.pages).union(self.copied, self.theme)


def lay_out(
    catalog: Catalog,
    needs: Mapping[str, Needs],
    *,
    pages: Collection[str],
    folders: Folders,
    settings: Settings,
    templates: Templates,
    files: Mapping[str, Stamp],
) -> Layout:
    """Find the place of each file. `pages` are those of `page_files`, of which some give way; `needs` what the
    site's documents ask for.
    """
    clashes = in_the_way(pages)
    lost = {file for file, other in clashes if file != other}
    there = frozenset(pages) - lost - {path for path in REPLACEABLE if f"static/{path}" in files}
    styles, theme = theme_files(templates.assets, settings.accent)
    logo = site_logo(settings.logo, folders, files)
    site = site_view(catalog, settings, styles, logo)
    copied = copied_files(needs, catalog, files, pages=there, theme=theme)
    old = there & {output_file(address) for address in catalog.redirects}
    kept = (path for path in theme if path not in copied.assets)
    of_theme = in_the_way([*sorted(there - old), *kept, *sorted(old)])
    no_room = {path for path, _ in of_theme}
    layout = Layout(
        site=site,
        styles=styles,
        theme={
            path: data
            for path, data in theme.items()
            if path not in copied.assets and path not in no_room - old
        },
        copied=copied.assets,
        pages=there - (no_room & old),
    )
    templates_asked = [one.template for one in needs.values() if one.template is not None]
    problems = (
        *accent_problems(settings, templates.assets, partial(place_of, folders, "accent", value=True)),
        *logo_problems(settings.logo, logo, partial(place_of, folders, "logo")),
        *navigation_problems(site.navigation, layout.files, partial(_place_of_navigation, folders, settings)),
        *template_problems(templates_asked, templates.sources),
        *copied.problems,
        *unread_texts(files, {asset.source for asset in copied.assets.values()}),
        *page_problems(catalog, [*clashes, *of_theme]),
        *_lost_addresses(needs, layout.files),
    )
    return structs.replace(layout, problems=problems)


def _place_of_navigation(folders: Folders, settings: Settings, label: str) -> Place:
    """Where the site has a place of its navigation from: its own settings, or those of the tree that it is."""
    place = place_of(folders, "navigation", label)
    return Place(settings.tree.file) if settings.tree.file and not place.line else place


def _lost_addresses(needs: Mapping[str, Needs], files: Set[str]) -> Iterator[Problem]:
    """Links to pages that the program would make, if there were enough to fill them."""
    for one in needs.values():
        for address, place in one.addresses:
            if output_file(address) not in files:
                yield Problem("link-missing", place, {"name": f"/{address}"})
