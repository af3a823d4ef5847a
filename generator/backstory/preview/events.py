"""What the threads of a preview tell each other."""

from msgspec import Struct

from backstory.preview.snapshot import Snapshot
from backstory.problems import Problem


class Saved(Struct, frozen=True):
    """Files were saved, by absolute path; None: look at everything."""

    paths: frozenset[str] | None


class SnapshotBuilt(Struct, frozen=True):
    """A new snapshot, or what made its builder stop; `names_stand` if no name or address can have changed."""

    known: Snapshot | None
    problems: tuple[Problem, ...] = ()
    names_stand: bool = False
    early: bool = False
    """Known early, without mentions and rankings: the rest will come."""


class ChangeEvent(Struct, frozen=True):
    """What is new: to be told to browsers. Assets are names of files; `edited` is the document that was saved,
    `passage` the start of what was edited in it."""

    assets: frozenset[str] = frozenset()
    edited: str = ""
    passage: str = ""
    seconds: float = 0.0
