"""How to build, and what a build reports."""

from msgspec import Struct

from backstory.names.gate import LeftOut
from backstory.problems import Problem
from backstory.settings import CutOff


class Options(Struct, frozen=True):
    """How to build; never what."""

    clean: bool = False
    """Read, find and write everything again."""
    jobs: int = 0
    """Processes; 0 for as many as there are cores."""
    executor: str = "processes"
    adopt: bool = False
    """Files that somebody else has put into the output folder may be replaced."""
    fixed_time: bool = False
    """The cut-off moment was chosen by the user: noted in the manifest."""

    def as_of(self, cut_off: CutOff) -> int | None:
        """The moment that the manifest notes."""
        return cut_off.instant if self.fixed_time else None


class Report(Struct, frozen=True):
    """What a build did. `seconds` are by stage: read, catalog, plan, render, write."""

    written: tuple[str, ...]
    unchanged: int
    removed: int
    problems: tuple[Problem, ...]
    seconds: dict[str, float]
    finished: bool
    left_out: LeftOut
