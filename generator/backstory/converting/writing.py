"""Converted files are put into the content folder: never over what somebody edited or made himself, and whole or not at all."""

import os
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Literal, Self

from msgspec import Struct

from backstory.converting.ledger import digest_of, read_ledger, write_ledger
from backstory.problems import Place, Problem, SiteError
from backstory.whole_files import in_place_of, write_whole

Status = Literal["created", "updated", "unchanged", "differs", "gone", "taken"]
_OFTEN = 500
"""Files after which it is remembered what was written."""


class Written(Struct, frozen=True):
    """What became of a file. `differs`: its author has edited it; `gone`: he moved or deleted it; `taken`: something else
    is there."""

    path: str
    status: Status


class Destination:
    """A content folder that files are put into. What was written is remembered when the block is left, however."""

    def __init__(self, content: Path, *, dry_run: bool) -> None:
        self.files: list[Written] = []
        self._content = content
        self._dry_run = dry_run
        self._ledger: dict[str, str] = {}
        self._new = 0

    def __enter__(self) -> Self:
        self._ledger = read_ledger(self._content)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        self._remember()

    def put(self, path: str, data: bytes) -> Status:
        """Write a file, unless that would take something from somebody."""
        there = self._bytes(path)
        status = self._status(path, digest_of(there) if there is not None else "", digest_of(data))
        if status in ("created", "updated") and not self._dry_run:
            self._write(path, data)
        self._note(path, status, digest_of(data))
        return status

    def copy(self, path: str, source: Path) -> Status:
        """Copy a file that is no text, in the same way. One of the same size and time is taken for the same."""
        target = self._content / path
        if path in self._ledger and _alike(source, target):
            self._note(path, "unchanged", self._ledger[path])
            return "unchanged"
        meant = _digest_of_file(source)
        status = self._status(path, _digest_of_file(target) if target.is_file() else "", meant)
        if status in ("created", "updated") and not self._dry_run:
            self._copy(path, source)
        self._note(path, status, meant)
        return status

    def _status(self, path: str, there: str, meant: str) -> Status:
        before = self._ledger.get(path)
        if there == meant:
            return "unchanged"
        if not there:
            taken = os.path.lexists(self._content / path)
            return "gone" if before else "taken" if taken else "created"
        if before is None:
            return "taken"
        return "updated" if there == before else "differs"

    def _note(self, path: str, status: Status, meant: str) -> None:
        self.files.append(Written(path, status))
        if status in ("created", "updated", "unchanged") and self._ledger.get(path) != meant:
            self._ledger[path] = meant
            self._new += 1
        if self._new >= _OFTEN:
            self._remember()

    def _remember(self) -> None:
        if not self._dry_run and self._new:
            write_ledger(self._content, self._ledger)
            self._new = 0

    def _bytes(self, path: str) -> bytes | None:
        try:
            return (self._content / path).read_bytes()
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
            return None
        except OSError as error:
            raise _stop("file-unreadable", path, error) from None

    def _write(self, path: str, data: bytes) -> None:
        target = self._content / path
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            write_whole(target, _beside(target), (data,))
        except OSError as error:
            raise _stop("import-unwritten", path, error) from None

    def _copy(self, path: str, source: Path) -> None:
        target = self._content / path
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            with in_place_of(target, _beside(target)):
                shutil.copyfile(source, _beside(target))
                shutil.copystat(source, _beside(target))
        except OSError as error:
            raise _stop("import-unwritten", path, error) from None


def counts(files: Iterable[Written]) -> Mapping[Status, int]:
    """How many files there are of each status."""
    found: dict[Status, int] = {}
    for file in files:
        found[file.status] = found.get(file.status, 0) + 1
    return found


def _beside(target: Path) -> Path:
    return target.with_name(f".{target.name}.backstory")


def _alike(one: Path, other: Path) -> bool:
    try:
        first, second = one.stat(), other.stat()
    except OSError:
        return False
    return (first.st_size, first.st_mtime_ns) == (second.st_size, second.st_mtime_ns)


def _digest_of_file(path: Path) -> str:
    try:
        return digest_of(path.read_bytes())
    except OSError as error:
        raise _stop("file-unreadable", str(path), error) from None


def _stop(code: str, path: str, error: OSError) -> SiteError:
    return SiteError(Problem(code, Place(path), {"reason": error.strerror or str(error)}))
