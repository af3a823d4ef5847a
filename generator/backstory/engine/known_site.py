"""The first half of the pipeline, for every command that needs to know the site: read it, and make the catalog."""

from collections.abc import Callable

from msgspec import Struct

from backstory.catalog.catalog import Catalog
from backstory.catalog.rankings import SHOWN
from backstory.content.files import Stamp
from backstory.engine.bodies import BodyStore
from backstory.engine.cache import Cache
from backstory.engine.catalog_build import build_catalog, partial_catalog
from backstory.engine.progress import Stages
from backstory.engine.reading import Content, read_content
from backstory.engine.state import Read
from backstory.engine.workers import Workers
from backstory.markdown.extensions import extension_fault
from backstory.problems import Problem, SiteError, in_folder
from backstory.settings import CutOff, Folders, Settings, place_of_item


class KnownSite(Struct, frozen=True):
    """A site as it was read and understood. Paths of the problems are relative to the content folder."""

    content: Content
    catalog: Catalog
    problems: tuple[Problem, ...]


def know_site(
    folders: Folders,
    settings: Settings,
    cut_off: CutOff,
    *,
    depends: str,
    files: dict[str, Stamp],
    known: dict[str, Read],
    cache: Cache,
    workers: Workers,
    stages: Stages,
    on_partial: Callable[[KnownSite], None] | None = None,
    idle: Callable[[], None] | None = None,
    read_next: int = SHOWN,
) -> KnownSite:
    """Read the files and make the catalog. `known` is what is remembered of files that were read before.

    `depends` is the digest of what reading depends on besides the files, the program too.
    `on_partial` is given what is known before mentions are looked for and anything is ranked; `idle` is called
    when the workers have nothing to do; `read_next` is how many articles are ranked for each.
    """
    faults = [(name, extension_fault(name)) for name in settings.markdown_extensions]
    wrong = [
        Problem("extension-unusable", place_of_item(folders, "markdown_extensions", name), facts)
        for name, facts in faults
        if facts is not None
    ]
    if wrong:
        raise SiteError(*in_folder(folders.content_label, wrong))
    with stages("read"):
        content = read_content(
            folders.content,
            files,
            settings,
            depends=depends,
            known=known,
            cache=cache,
            workers=workers,
            tell=stages.tell,
        )
    with stages("catalog"):
        bodies = BodyStore(cache, folders.content, settings)
        if on_partial is not None:
            catalog, problems = partial_catalog(content, settings, cut_off, bodies)
            on_partial(KnownSite(content, catalog, (*content.problems, *problems)))
        catalog, problems = build_catalog(
            content,
            settings,
            cut_off,
            cache=cache,
            bodies=bodies,
            workers=workers,
            tell=stages.tell,
            depends=depends,
            idle=idle,
            read_next=read_next,
        )
    return KnownSite(content, catalog, (*content.problems, *problems))
