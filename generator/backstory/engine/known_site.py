"""The first half of the pipeline, for every command that needs to know the site: read it, and make the catalog."""

from collections.abc import Callable
from importlib.util import find_spec

from msgspec import Struct

from backstory.catalog.catalog import Catalog
from backstory.catalog.rankings import SHOWN
from backstory.engine import state as states
from backstory.engine.bodies import BodyStore
from backstory.engine.catalog_build import build_catalog, partial_catalog
from backstory.engine.reading import Content, read_content
from backstory.engine.site import Site
from backstory.markdown.extensions import extension_fault
from backstory.problems import Problem, SiteError, in_folder
from backstory.settings import place_of, place_of_item


class KnownSite(Struct, frozen=True):
    """A site as it was read and understood. Paths of the problems are relative to the content folder."""

    site: Site
    content: Content
    catalog: Catalog
    problems: tuple[Problem, ...]
    bodies: BodyStore


def know_site(
    site: Site,
    *,
    on_partial: Callable[[KnownSite], None] | None = None,
    idle: Callable[[], None] | None = None,
    read_next: int = SHOWN,
) -> KnownSite:
    """Read what is new, and make the catalog.

    `on_partial` is given what is known before mentions are looked for and anything is ranked; `idle` is called
    when the workers have nothing to do; `read_next` is how many articles are ranked for each.
    """
    _refuse_extensions(site)
    _refuse_extras(site)
    with site.stages("read"):
        before = states.load_read(site.cache, site.depends)
        content = read_content(site, before)
        if content.read != before:
            states.save_read(site.cache, site.depends, content.read)
        site.cache.flush()
    with site.stages("catalog"):
        bodies = BodyStore(site.cache, site.folders.content, site.settings)
        if on_partial is not None:
            catalog, problems = partial_catalog(content, site, bodies)
            on_partial(KnownSite(site, content, catalog, (*content.problems, *problems), bodies))
        catalog, problems = build_catalog(content, site, bodies=bodies, idle=idle, read_next=read_next)
    return KnownSite(site, content, catalog, (*content.problems, *problems), bodies)


def _refuse_extras(site: Site) -> None:
    """SiteError where the site wants what needs a package that is not installed."""
    wrong = [
        Problem(code, place_of(site.folders, key))
        for key, wanted, code, packages in (
            ("cards", site.settings.cards, "cards-missing", ("resvg_py", "font_source_serif_pro")),
            ("smart_quotes", site.settings.smart_quotes, "quotes-missing", ("docutils",)),
        )
        if wanted and any(find_spec(name) is None for name in packages)
    ]
    if wrong:
        raise SiteError(*in_folder(site.folders.content_label, wrong))


def _refuse_extensions(site: Site) -> None:
    """SiteError where Markdown extensions that the settings name can't be used."""
    faults = [(name, extension_fault(name)) for name in site.settings.markdown_extensions]
    wrong = [
        Problem("extension-unusable", place_of_item(site.folders, "markdown_extensions", name), facts)
        for name, facts in faults
        if facts is not None
    ]
    if wrong:
        raise SiteError(*in_folder(site.folders.content_label, wrong))
