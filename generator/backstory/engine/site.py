"""A site that is open: its files as they are now, what is kept of it, and who works on it. Every command begins here."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from msgspec import Struct, structs

from backstory.content.files import Stamp, scan
from backstory.content.symlinks import link_roots
from backstory.engine.cache import Cache
from backstory.engine.progress import Progress, Stages
from backstory.engine.state import digest, program_digest
from backstory.engine.workers import Workers
from backstory.output.folder import locked
from backstory.problems import Problem
from backstory.settings import CutOff, Folders, Settings

_PACKAGE = Path(__file__).parent.parent


class Site(Struct, frozen=True):
    """Of use within the block of `open_site`: nobody else works on the site meanwhile."""

    folders: Folders
    settings: Settings
    cut_off: CutOff
    files: dict[str, Stamp]
    """All of the content folder; none was opened."""
    faults: tuple[Problem, ...]
    """What is wrong with the files, as such; paths below the content folder."""
    program: str
    """Digest of the program."""
    depends: str
    """As `reading_digest` has it."""
    cache: Cache
    workers: Workers
    stages: Stages


@contextmanager
def open_site(
    folders: Folders,
    settings: Settings,
    cut_off: CutOff,
    *,
    tell: Progress,
    executor: str = "processes",
    jobs: int = 0,
    clean: bool = False,
) -> Iterator[Site]:
    """The site as it is now. With `clean`, nothing is used that was found out before."""
    stages = Stages(tell)
    # What is read is read for the edition, so what is shown has to be that for the same.
    cut_off = structs.replace(cut_off, holds=settings.edition.holds)
    with (
        locked(folders.cache / "lock", waiting=lambda: tell("wait", 0, 0)),
        Cache(folders.cache / "cache.sqlite", forget=clean) as cache,
        Workers(executor, jobs) as workers,
    ):
        with stages("read"):
            found = scan(folders.content, link_roots(folders, settings), elsewhere=folders.elsewhere)
            program = program_of_this_process()
        yield Site(
            folders,
            settings,
            cut_off,
            files=found.files,
            faults=found.problems,
            program=program,
            depends=reading_digest(settings, program),
            cache=cache,
            workers=workers,
            stages=stages,
        )


def reading_digest(settings: Settings, program: str = "") -> str:
    """Digest of what the reading of a file depends on besides the file: some settings, and the program.

    The digest of the program is taken where it is not at hand.
    """
    program = program or program_of_this_process()
    markdown = (
        settings.unsafe_html,
        settings.markdown,
        settings.markdown_extensions,
        settings.smart_quotes,
    )
    edition = (settings.edition.holds, settings.audiences)
    return digest(program, settings.timezone, settings.language, markdown, settings.tree, edition)


@cache
def program_of_this_process() -> str:
    """Digest of the program that runs: what an update puts in its place meanwhile is not that."""
    return program_digest(_PACKAGE)
