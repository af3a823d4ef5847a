"""The tree that is converted, read as a build of it would read it."""

from collections import Counter
from collections.abc import Container, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from backstory.content.documents import Document
from backstory.content.files import SUFFIXES, Stamp, scan
from backstory.content.symlinks import link_roots
from backstory.content.tree_settings import read_tree_settings
from backstory.converting.metadata_reading import read_metadata
from backstory.engine.progress import Progress
from backstory.messages import keeps_out
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


def open_tree(folder: Path, cut_off: CutOff, *, tell: Progress) -> SourceTree:
    """The tree at a folder, read. Nothing is written into it."""
    root = folder.absolute()
    given = Folders(
        content=root,
        templates=root / "templates",
        output=root / "site",
        cache=root / ".backstory",
        content_label=str(folder),
    )
    folders = in_their_tree(given)
    settings, _, found = read_site(folders)
    files = scan(folders.content, link_roots(folders, settings), elsewhere=folders.elsewhere).files
    documents, problems = read_metadata(folders, settings, files, tell)
    errors = {problem.place.path for problem in problems if _keeps_from_reading(problem)}
    broken = {problem.place.path for problem in problems if keeps_out(problem, settings.checks)}
    names, addresses = _addresses(documents, files, broken, settings, cut_off)
    return SourceTree(
        root,
        folders,
        settings,
        found,
        files,
        tuple(documents),
        frozenset(errors),
        addresses.of,
        tuple(names.topics()),
        _moved(folders, settings, files),
    )


def _addresses(
    documents: Sequence[Document],
    files: Mapping[str, Stamp],
    broken: Container[str],
    settings: Settings,
    cut_off: CutOff,
) -> tuple[Names, Addresses]:
    """What names mean and where pages are, without a look at what refers to what."""
    published = [one for one in documents if one.path not in broken and not held_back(one.front, cut_off)]
    context = AddressContext(FIXED, files, topic_addresses=settings.tree.topics)
    names = Names(documents, {one.path for one in published}, language=settings.language)
    return names, Addresses(published, names, settings.language, context)


def _keeps_from_reading(problem: Problem) -> bool:
    return problem.code.startswith(("file-", "fence-", "yaml-", "data-", "conflict-"))


def _moved(folders: Folders, settings: Settings, files: Mapping[str, Stamp]) -> dict[str, str]:
    """A folder that begins with `_` would keep its texts from readers, where nothing says any more that it doesn't."""
    shown = read_tree_settings(folders.content, files, settings.tree, settings.timezone).shown
    return {
        folder: name
        for folder in sorted(shown)
        if (name := folder.lstrip("_")) and not any(path.startswith(name) for path in files)
    }
