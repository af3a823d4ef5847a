"""A site read and understood, for commands that write nothing."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from msgspec import Struct

from backstory.catalog.rankings import SHOWN
from backstory.cli.options import Given
from backstory.cli.progress import Bar
from backstory.content.files import Stamp, scan
from backstory.content.symlinks import link_roots
from backstory.engine import state as states
from backstory.engine.bodies import BodyStore
from backstory.engine.cache import Cache
from backstory.engine.inputs import reading_digest
from backstory.engine.learning import Knowledge, learn
from backstory.engine.progress import Stages
from backstory.engine.workers import Workers
from backstory.output.folder import locked
from backstory.problems import Problem


class Site(Struct, frozen=True):
    """What `check`, `catalog` and `explain` work on."""

    files: Mapping[str, Stamp]
    faults: tuple[Problem, ...]
    """What is wrong with the files of the content folder, as such."""
    knowledge: Knowledge
    bodies: BodyStore
    notices: Sequence[Problem]
    """What is wrong with the cache."""


@contextmanager
def learnt(here: Given, bar: Bar, *, read_next: int = SHOWN) -> Iterator[Site]:
    """The site as it is now; its cache is open within the block.

    `read_next` is how many articles are ranked for each.
    """
    with (
        locked(here.folders.cache / "lock", waiting=lambda: bar("wait", 0, 0)),
        Cache(here.folders.cache / "cache.sqlite") as cache,
        Workers("processes", 0) as workers,
    ):
        last = states.load(cache, here.folders.output)
        found = scan(here.folders.content, link_roots(here.folders, here.settings))
        depends = reading_digest(here.settings)
        known = last.read if last.settings == depends else {}
        knowledge = learn(
            here.folders,
            here.settings,
            here.cut_off,
            depends=depends,
            files=found.files,
            known=known,
            cache=cache,
            workers=workers,
            stages=Stages(bar),
            read_next=read_next,
        )
        bar.clear()
        bodies = BodyStore(cache, here.folders.content, here.settings)
        yield Site(found.files, found.problems, knowledge, bodies, cache.notices)
