"""Files before and after: as a difference to look at, and written all or none."""

import difflib
from collections.abc import Iterable, Sequence
from pathlib import Path

from msgspec import Struct

from backstory.problems import Place, Problem, SiteError, not_utf8
from backstory.whole_files import write_whole


class FileEdit(Struct, frozen=True):
    """A file of the content folder, `path` relative to it. None before is a new file, None after one that goes."""

    path: str
    before: bytes | None
    after: bytes | None


class TextFile:
    """A file's text with `\\n` at the end of lines, and the way back to its own line ends and byte order mark."""

    def __init__(self, path: str, data: bytes) -> None:
        self.path = path
        self.data = data
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError as error:
            raise SiteError(not_utf8(path, error)) from None
        self._mark = text.startswith("\ufeff")
        text = text.removeprefix("\ufeff")
        ends = text.count("\r\n")
        if ends and (text.count("\n") != ends or text.count("\r") != ends):
            raise SiteError(Problem("edit-impossible", Place(path), {"reason": "its lines end in two ways"}))
        self._windows = ends > 0
        self.text = text.replace("\r\n", "\n")

    def encoded(self, text: str) -> bytes:
        """Another text in the manner of this file."""
        if self._windows:
            text = text.replace("\n", "\r\n")
        return (("\ufeff" if self._mark else "") + text).encode()

    def offset(self, line: int, column: int) -> int:
        """The offset of a line and column, both from 1; the byte order mark counts as nothing."""
        start = 0
        for _ in range(line - 1):
            start = self.text.index("\n", start) + 1
        return start + column - 1


def read_text(folder: Path, path: str) -> TextFile:
    """A file of the content folder. Stops where it can't be read."""
    try:
        return TextFile(path, (folder / path).read_bytes())
    except OSError as error:
        reason = error.strerror or str(error)
        raise SiteError(Problem("file-unreadable", Place(path), {"reason": reason})) from None


def difference(edits: Iterable[FileEdit], label: str) -> str:
    """The edits as a unified diff; `label` is what the author would type for the content folder."""
    shown = []
    for edit in edits:
        old = f"{label}/{edit.path}" if edit.before is not None else "/dev/null"
        new = f"{label}/{edit.path}" if edit.after is not None else "/dev/null"
        lines = difflib.unified_diff(_lines(edit.before), _lines(edit.after), old, new)
        shown += [
            line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines
        ]
    return "".join(shown)


def write(folder: Path, edits: Sequence[FileEdit]) -> None:
    """Write the edits. Stops, with nothing written, where a file is no longer as it was when it was read."""
    changed = [edit.path for edit in edits if _now(folder, edit.path) != edit.before]
    if changed:
        raise SiteError(*(Problem("file-changed", Place(path)) for path in changed))
    # New and changed files first: whatever stops us, no text is lost.
    for edit in sorted(edits, key=lambda edit: edit.after is None):
        try:
            if edit.after is None:
                (folder / edit.path).unlink()
            else:
                _put(folder / edit.path, edit.after, new=edit.before is None)
        except OSError as error:
            reason = error.strerror or str(error)
            raise SiteError(Problem("file-unwritable", Place(edit.path), {"reason": reason})) from None


def _put(path: Path, data: bytes, *, new: bool) -> None:
    """In one step, so that nobody sees half a file; a link goes on leading to its file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    target = path if new else path.resolve()
    beside = target.with_name(f".{target.name}.backstory")
    write_whole(target, beside, (data,), mode=None if new else target.stat().st_mode & 0o7777)


def _now(folder: Path, path: str) -> bytes | None:
    try:
        return (folder / path).read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        facts = {"reason": error.strerror or str(error)}
        raise SiteError(Problem("file-unreadable", Place(path), facts)) from None


def _lines(data: bytes | None) -> list[str]:
    return data.decode("utf-8", "replace").splitlines(keepends=True) if data else []
