"""The tree that is converted, read as a build of it would read it."""

from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct

from backstory.content.documents import Document
from backstory.content.files import SUFFIXES, Stamp
from backstory.content.tree_settings import read_tree_settings
from backstory.engine.progress import Progress
from backstory.engine.reading import Content, read_content
from backstory.engine.site import open_site
from backstory.names.addresses import AddressContext, Addresses
from backstory.names.gate import held_back
from backstory.names.registry import Names, TopicName
from backstory.pages.kinds import FIXED
from backstory.problems import Problem
from backstory.settings import CutOff, Folders, Settings
from backstory.trees.found_tree import FoundTree
from backstory.trees.recognise import in_their_tree, read_site, recognise


class SourceTree(Struct, frozen=True):
    """What a build of the tree knows before it makes pages."""

    root: Path
    """The folder that was given."""
    folders: Folders
    settings: Settings
    found: FoundTree | None
    """None for a folder of Markdown that is of no program."""
    files: Mapping[str, Stamp]
    """All files by their paths in the content folder that they would make."""
    documents: tuple[Document, ...]
    unread: frozenset[str]
    """Paths of files with an error, which no page is made of."""
    addresses: Mapping[str, str]
    """Document -> the address of its page; those that are not published have none."""
    topics: tuple[TopicName, ...]
    moved: Mapping[str, str]
    """Folders that begin with `_` and are published all the same -> their names without it, each with its `/`."""

    def target(self, path: str) -> str:
        """Where a file is put in the content folder."""
        for folder, name in self.moved.items():
            if path.startswith(folder):
                return name + path.removeprefix(folder)
        return path

    def data(self, path: str) -> bytes:
        """The bytes of a file. OSError where it can't be read."""
        return self.folders.file(path).read_bytes()


def is_tree(folder: Path) -> bool:
    """Whether a folder is converted: it is of a program that is known, or holds no more raw texts than Markdown."""
    if not folder.is_dir():
        return False
    if recognise(folder.absolute()) is not None:
        return True
    counts = Counter(path.suffix.lower() for path in folder.rglob("*") if path.suffix and path.is_file())
    return 0 < sum(counts[suffix] for suffix in SUFFIXES) >= counts[".txt"]


@contextmanager
def open_tree(folder: Path, cache: Path, cut_off: CutOff, *, tell: Progress) -> Iterator[SourceTree]:
    """The tree at a folder, read; `cache` is where it is remembered, so that nothing is written into the tree."""
    root = folder.absolute()
    given = Folders(
        content=root,
        templates=root / "templates",
        output=cache / "site",
        cache=cache,
        content_label=str(folder),
    )
    folders = in_their_tree(given)
    settings, _, found = read_site(folders)
    with open_site(folders, settings, cut_off, tell=tell) as site:
        with site.stages("read"):
            content = read_content(site, {})
            site.cache.flush()
        names, addresses = _addresses(content, settings, cut_off)
        errors = {problem.place.path for problem in content.problems if _keeps_from_reading(problem)}
        yield SourceTree(
            root,
            folders,
            settings,
            found,
            site.files,
            tuple(content.documents),
            frozenset(errors),
            addresses.of,
            tuple(names.topics()),
            _moved(folders, settings, site.files),
        )


def _addresses(content: Content, settings: Settings, cut_off: CutOff) -> tuple[Names, Addresses]:
    """What names mean and where pages are, without a look at what refers to what."""
    published = [
        one
        for one in content.documents
        if one.path not in content.broken and not held_back(one.front, cut_off)
    ]
    paths = {one.path for one in published}
    context = AddressContext(FIXED, content.files, content.known, settings.tree.topics)
    names = Names(content.documents, paths, language=settings.language, known=context.known)
    return names, Addresses(published, names, settings.language, context)


def _keeps_from_reading(problem: Problem) -> bool:
    return problem.code.startswith(("file-", "fence-", "yaml-", "data-", "conflict-"))


def _moved(folders: Folders, settings: Settings, files: Mapping[str, Stamp]) -> dict[str, str]:
    """A folder that begins with `_` would keep its texts from readers, where nothing says any more that it doesn't."""
    shown = read_tree_settings(folders.content, files, settings.tree).shown
    return {
        folder: name
        for folder in sorted(shown)
        if (name := folder.lstrip("_")) and not any(path.startswith(name) for path in files)
    }
