"""What went wrong, where, and the facts of it. Data only: the sentences live in words/."""

import posixpath
from collections.abc import Iterable
from typing import Literal

from msgspec import Struct, structs

Severity = Literal["error", "warning", "ignore"]


class Place(Struct, frozen=True, order=True, array_like=True):
    """A spot in a file. `path` is what the author would type; line and column count from 1, 0 is unknown."""

    path: str
    line: int = 0
    column: int = 0


def place_at(path: str, text: str, offset: int) -> Place:
    """The place of a character of a text."""
    return Place(path, text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset))


class Problem(Struct, frozen=True, array_like=True):
    """Something an author, a designer or a publisher can mend.

    `code` is the rule's id, a key of `words.RULES`; `facts` are what its sentence is filled with.
    """

    code: str
    place: Place
    facts: dict[str, str] = {}


class SiteError(Exception):
    """Going on is pointless: the configuration is broken, the disk is full, the output is locked."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(*(problem.code for problem in problems))
        self.problems = problems


def not_utf8(path: str, error: UnicodeDecodeError) -> Problem:
    """That a file is no text in UTF-8, with the place of the first byte that is none. `error` is of all its bytes."""
    before = error.object[: error.start]
    ahead = before[before.rfind(b"\n") + 1 :].decode("utf-8-sig")
    return Problem("file-encoding", Place(path, before.count(b"\n") + 1, len(ahead) + 1))


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """The problems sorted by place, each once."""
    unique = {(p.place, p.code, tuple(sorted(p.facts.items()))): p for p in problems}
    return [unique[key] for key in sorted(unique)]


def in_folder(folder: str, problems: Iterable[Problem]) -> list[Problem]:
    """The same problems with their paths as the author would type them, from below `folder`.

    An entry of a list, `topics.yaml::Asia`, becomes the file that it stands in.
    """
    return [
        structs.replace(
            problem, place=structs.replace(problem.place, path=_joined(folder, problem.place.path))
        )
        for problem in problems
    ]


def _joined(folder: str, path: str) -> str:
    whole = f"{folder}/{path.partition('::')[0]}"
    return posixpath.normpath(whole) if path.startswith("../") else whole
