"""A site's catalog, made of a few files that a test gives."""

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct, structs
from tests.support.running import AS_OF

from backstory.catalog.catalog import Catalog
from backstory.cli.open_site import open_site
from backstory.cli.options import resolve_options
from backstory.cli.progress import Bar
from backstory.problems import Problem
from backstory.settings import Settings


class Known(Struct, frozen=True):
    """What the program knows of a site, and what is wrong with it."""

    catalog: Catalog
    problems: tuple[Problem, ...]
    settings: Settings

    @property
    def codes(self) -> list[str]:
        return [problem.code for problem in self.problems]


def know(
    folder: Path,
    files: Mapping[str, str],
    *,
    as_of: str = AS_OF,
    drafts: bool = False,
    future: bool = False,
) -> Known:
    """The catalog of a site with these files, given by their paths in the content folder."""
    for path, text in files.items():
        file = folder / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    options = resolve_options(
        content=folder / "content",
        templates=folder / "templates",
        output=folder / "site",
        base_url=None,
        drafts=drafts,
        future=future,
        as_of=as_of,
        strict=False,
    )
    with open_site(options, Bar(shown=False)) as found:
        catalog = found.catalog
        # At hand when the cache is closed, too.
        catalog = structs.replace(catalog, mention_spans=dict(catalog.mention_spans))
        return Known(catalog, tuple(found.problems), options.settings)


def doc(title: str, front: str = "", body: str = "") -> str:
    """A document with a title, more front matter, and a text."""
    return f"---\ntitle: {title}\n{front.rstrip()}\n---\n\n{body}\n"
