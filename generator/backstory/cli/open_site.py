"""A site read and understood, for commands that write nothing."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from msgspec import Struct

from backstory.catalog.rankings import SHOWN
from backstory.cli.options import SiteOptions
from backstory.cli.progress import Bar
from backstory.content.files import Stamp, scan
from backstory.content.symlinks import link_roots
from backstory.engine import state as states
from backstory.engine.bodies import BodyStore
from backstory.engine.cache import Cache
from backstory.engine.inputs import reading_digest
from backstory.engine.known_site import KnownSite, know_site
from backstory.engine.progress import Stages
from backstory.engine.workers import Workers
from backstory.output.folder import locked
from backstory.problems import Problem


class OpenSite(Struct, frozen=True):
    """What `check`, `catalog` and `explain` work on."""

    files: Mapping[str, Stamp]
    faults: tuple[Problem, ...]
    """What is wrong with the files of the content folder, as such."""
    known_site: KnownSite
    bodies: BodyStore
    notices: Sequence[Problem]
    """What is wrong with the cache."""


@contextmanager
def open_site(options: SiteOptions, bar: Bar, *, read_next: int = SHOWN) -> Iterator[OpenSite]:
    """The site as it is now; its cache is open within the block.

    `read_next` is how many articles are ranked for each.
    """
    with (
        locked(options.folders.cache / "lock", waiting=lambda: bar("wait", 0, 0)),
        Cache(options.folders.cache / "cache.sqlite") as cache,
        Workers("processes", 0) as workers,
    ):
        last = states.load(cache, options.folders.output)
        found = scan(options.folders.content, link_roots(options.folders, options.settings))
        depends = reading_digest(options.settings)
        known = last.read if last.settings == depends else {}
        known_site = know_site(
            options.folders,
            options.settings,
            options.cut_off,
            depends=depends,
            files=found.files,
            known=known,
            cache=cache,
            workers=workers,
            stages=Stages(bar),
            read_next=read_next,
        )
        bar.clear()
        bodies = BodyStore(cache, options.folders.content, options.settings)
        yield OpenSite(found.files, found.problems, known_site, bodies, cache.notices)
