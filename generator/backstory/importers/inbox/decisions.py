"""What was decided about proposals: kept with the content, so that nobody is asked twice."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Literal

from msgspec import Struct

from backstory.content.files import REVIEWED
from backstory.problems import Place, Problem, SiteError
from backstory.rewriting.edits import FileEdit

Decision = Literal["accepted", "dismissed"]
_LINE = re.compile(r"(accepted|dismissed) +(\w+) +([0-9a-f]{12}(?:,[0-9a-f]{12})*)(?: +(.*))?")
_HEAD = (
    "# What was decided about the proposals of imported texts, one a line; backstory review writes it.\n"
    "# A line that is taken out brings its proposal back.\n"
)


class Decided(Struct, frozen=True):
    """One line of the file."""

    decision: Decision
    kind: str
    keys: tuple[str, ...]
    title: str

    def line(self) -> str:
        """As it stands in the file."""
        title = " ".join(self.title.split())
        return f"{self.decision} {self.kind} {','.join(self.keys)} {title}".rstrip() + "\n"


class Decisions:
    """The file of decisions of one content folder, as it is now."""

    def __init__(self, content: Path) -> None:
        self._before = _read(content / REVIEWED)
        text = (self._before or b"").decode("utf-8", "replace")
        self.all = [
            Decided(match[1], match[2], tuple(match[3].split(",")), match[4] or "")  # type: ignore[arg-type]
            for line in text.splitlines()
            if (match := _LINE.fullmatch(line.strip()))
        ]
        self.keys = frozenset(key for one in self.all for key in one.keys)
        self.answers = {
            key: one.title
            for one in self.all
            if (one.decision, one.kind) == ("accepted", "question")
            for key in one.keys
        }
        """Who is meant by a name that may mean two, by the key of its question."""

    def with_more(self, decided: Iterable[Decided]) -> FileEdit:
        """The edit that adds decisions."""
        text = (self._before or b"").decode("utf-8", "replace") or _HEAD
        text = text if text.endswith("\n") else text + "\n"
        return FileEdit(REVIEWED, self._before, (text + "".join(one.line() for one in decided)).encode())

    def without(self, keys: frozenset[str]) -> FileEdit:
        """The edit that takes decisions back: each line that has one of the keys."""
        lines = (self._before or b"").decode("utf-8", "replace").splitlines(keepends=True)
        kept = [
            line
            for line in lines
            if not ((match := _LINE.fullmatch(line.strip())) and keys & set(match[3].split(",")))
        ]
        return FileEdit(REVIEWED, self._before, "".join(kept).encode())


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        reason = error.strerror or str(error)
        raise SiteError(Problem("file-unreadable", Place(path.name), {"reason": reason})) from None
