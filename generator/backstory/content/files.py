"""The files of a content folder: one scan, with what tells whether a file changed, and what each file is for."""

import errno
import os
import posixpath
import re
from collections.abc import Callable, Container, Iterator, Sequence
from pathlib import Path
from typing import Literal

from msgspec import Struct

from backstory.content.documents import Kind
from backstory.content.symlinks import LinkRoots, default_roots, symlink_problem
from backstory.problems import Place, Problem, SiteError
from backstory.text import printable_name

Role = Literal["settings", "document", "topics", "sidecar", "static", "asset"]

PUBLISHED = "published.txt"
"""The ledger of addresses that readers were given: kept with the content, and no part of the site."""

PUBLISHES = "publishes.txt"
"""What each publish brought readers: kept with the content in the same way."""

REVIEWED = "reviewed.txt"
"""What was decided about proposals of imported texts: kept with the content in the same way."""

CONVERTED = "converted.txt"
"""What imports of folders wrote, in the same way."""

PROPOSED = "proposed.json"
"""Proposals that no text of the site makes, in the same way."""

_NO_CONTENT = (PUBLISHED, PUBLISHES, REVIEWED, CONVERTED, PROPOSED)

SUFFIXES = (".md", ".markdown")
_SIDECARS = (".yaml", ".yml", ".YAML", ".YML", ".Yaml", ".Yml")
_TEXTS = (".md", ".markdown", ".txt", ".MD", ".MARKDOWN", ".TXT", ".Md", ".Txt")
_KINDS: dict[str, Kind] = {"topics": "topic", "background": "background", "pages": "page"}
_ROOM = 2**63 - 1
_LANGUAGE = re.compile(r"[a-z]{2}(?:[-_][A-Za-z]{2,4})?")
_LEFT_BY_EDITORS = ("~", ".swp", ".swx", ".tmp", ".bak", ".orig", ".part")


class Stamp(Struct, frozen=True, array_like=True):
    """What tells, without opening a file, that it is as it was.

    The change time and inode notice a file that was replaced by one of equal size and modification time.
    """

    size: int
    modified: int
    changed: int
    inode: int


def stamp(status: os.stat_result) -> Stamp:
    """The stamp of a file, from its status; times in nanoseconds."""
    # A clock that is set wrong gives times that no encoding has room for.
    return Stamp(status.st_size, status.st_mtime_ns & _ROOM, status.st_ctime_ns & _ROOM, status.st_ino)


class Scan(Struct, frozen=True):
    """What a folder holds."""

    files: dict[str, Stamp]
    """By path, which is relative, with `/`, and sorted."""
    problems: tuple[Problem, ...]
    """What could not be looked at. Paths are relative to the folder."""


def scan(
    folder: Path, link_roots: LinkRoots | None = None, *, elsewhere: Sequence[tuple[str, Path]] = ()
) -> Scan:
    """Every file below a folder with its stamp; `elsewhere` are folders that count as being in it, by their paths there.

    Symbolic links into `link_roots` are followed, so an edit of what a link leads to is seen (see symlinks.py; if not
    given, those within the site); hidden files and what editors leave behind are passed over. Raises SiteError where
    a folder can't be read: its files would seem to be gone.
    """
    problems: list[Problem] = []
    roots = link_roots or default_roots(folder)
    try:
        entries = list(_walk(str(folder), "", frozenset(), roots=roots, problems=problems))
        for inside, other in elsewhere:
            entries = [one for one in entries if not one[0].startswith(inside)]
            entries += _walk(str(other), inside, frozenset(), roots=roots, problems=problems)
        found = sorted(entries)
    except _Unreadable as unreadable:
        place = Place(f"{folder.name}/{unreadable.path}".rstrip("/"))
        raise SiteError(Problem("folder-unreadable", place, {"reason": unreadable.reason})) from None
    return Scan({path: stamp for path, stamp in found if path not in _NO_CONTENT}, tuple(problems))


def _walk(
    folder: str,
    prefix: str,
    above: frozenset[tuple[int, int]],
    *,
    roots: LinkRoots,
    problems: list[Problem],
) -> Iterator[tuple[str, Stamp]]:
    try:
        status = os.stat(folder)  # noqa: PTH116 - a Path for each of 100,000 files costs a second
        own = (status.st_dev, status.st_ino)
        entries = list(os.scandir(folder)) if own not in above else []
        for entry in entries:
            name = entry.name
            if name.startswith((".", "#")) or name.endswith(_LEFT_BY_EDITORS):
                continue
            if not name.isascii() and printable_name(name) != name:
                problems.append(Problem("name-encoding", Place(prefix + printable_name(name))))
            elif entry.is_symlink() and (wrong := symlink_problem(entry.path, prefix + name, roots)):
                problems.append(wrong)
            elif _leads(entry.is_dir):
                inner = f"{prefix}{name}/"
                yield from _walk(entry.path, inner, above | {own}, roots=roots, problems=problems)
            elif _leads(entry.is_file):
                yield prefix + name, stamp(entry.stat())
    except OSError as error:
        # What has gone since it was seen is gone.
        if error.errno not in (errno.ENOENT, errno.ENOTDIR):
            raise _Unreadable(prefix, error.strerror or "") from None


class _Unreadable(Exception):  # noqa: N818 - what a folder is
    """A folder below the one that is looked through, and why it can't be read."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(path, reason)
        self.path, self.reason = path, reason


def _leads(kind: Callable[[], bool]) -> bool:
    """What an entry of a folder says it is; a link that leads to itself is nothing."""
    try:
        return kind()
    except OSError as error:
        if error.errno != errno.ELOOP:
            raise
        return False


def role(path: str, files: Container[str]) -> Role:
    """What a file of the content folder is for."""
    top, _, rest = path.partition("/")
    if path == "site.yaml":
        return "settings"
    if path == "topics.yaml":
        return "topics"
    if top == "static" and rest:
        return "static"
    stem, suffix = posixpath.splitext(path)
    if suffix.lower() in SUFFIXES or (suffix.lower() == ".txt" and top == "articles"):
        return "document"
    if suffix in _SIDECARS and any(stem + one in files for one in _TEXTS):
        return "sidecar"
    return "asset"


def kind_of(path: str) -> Kind:
    """The kind of the document at a path, by the folder it lies in: `topics/`, or `fr/topics/`."""
    top, _, rest = path.partition("/")
    if top not in _KINDS and _LANGUAGE.fullmatch(top):
        top = rest.partition("/")[0] if "/" in rest else top
    return _KINDS.get(top, "article")


def is_index(path: str) -> bool:
    """Whether a file speaks for the folder that it lies in."""
    return posixpath.basename(path).startswith(("_index.", "index."))


def sidecar_of(path: str, files: Container[str]) -> str | None:
    """The file beside a document that holds its metadata, if there is one."""
    stem = posixpath.splitext(path)[0]
    return next((stem + suffix for suffix in _SIDECARS if stem + suffix in files), None)
