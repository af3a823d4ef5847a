"""The first half of the pipeline, for every command that needs to know the site: read it, and make the catalog."""

from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

from backstory.build import state as states
from backstory.build.cache import Cache
from backstory.build.executors import Workers
from backstory.build.knowing import glimpse, know
from backstory.build.reading import Content, read_content
from backstory.build.stages import Stages
from backstory.build.state import Read, digest
from backstory.catalog.catalog import Catalog
from backstory.catalog.rankings import SHOWN
from backstory.content.files import Stamp
from backstory.problems import Problem
from backstory.settings import CutOff, Folders, Settings
from backstory.theme import Templates


class Knowledge(Struct, frozen=True):
    """A site as it was read and understood. Paths of the problems are relative to the content folder."""

    content: Content
    catalog: Catalog
    problems: tuple[Problem, ...]


def learn(
    folders: Folders,
    settings: Settings,
    cut_off: CutOff,
    *,
    files: dict[str, Stamp],
    known: dict[str, Read],
    cache: Cache,
    workers: Workers,
    stages: Stages,
    glance: Callable[[Knowledge], None] | None = None,
    read_next: int = SHOWN,
) -> Knowledge:
    """Read the files and make the catalog. `known` is what is remembered of files that were read before.

    `glance` is given what is known before mentions are looked for and anything is ranked; `read_next` is how
    many articles are ranked for each.
    """
    depends = reading_digest(settings)
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
        if glance is not None:
            catalog, problems = glimpse(content, settings, cut_off)
            glance(Knowledge(content, catalog, (*content.problems, *problems)))
        catalog, problems = know(
            content,
            settings,
            cut_off,
            cache=cache,
            workers=workers,
            tell=stages.tell,
            depends=depends,
            read_next=read_next,
        )
    return Knowledge(content, catalog, (*content.problems, *problems))


def reading_digest(settings: Settings) -> str:
    """Digest of what the reading of a file depends on besides the file: some settings, and the program."""
    program = states.program_digest(Path(__file__).parent.parent)
    return digest(
        program, settings.timezone, settings.language, settings.unsafe_html, settings.markdown_extensions
    )


def inputs_digest(
    depends: str, settings: Settings, cut_off: CutOff, *, files: dict[str, Stamp], templates: Templates
) -> str:
    """Digest of all that a build depends on but the cut-off moment; `depends` is the digest for reading."""
    return digest(depends, settings, cut_off.drafts, cut_off.future, files, templates)
