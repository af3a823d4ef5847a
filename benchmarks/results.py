"""What was measured, as it lies in a file: every run of every tool at every size."""

import os
import platform
import sysconfig
from importlib import metadata
from pathlib import Path
from statistics import median

import msgspec
from benchmarks.processes import Cost
from msgspec import Struct

OURS = "backstory"
COLD, UNCHANGED, EDITED, ADDED = "cold", "unchanged", "one edit", "one added"
NAMES = {
    OURS: "Backstory",
    "hugo": "Hugo",
    "hugo-related": "Hugo with related links",
    "pelican": "Pelican",
    "eleventy": "Eleventy",
}


class Row(Struct, frozen=True):
    """The runs of one tool on so many articles, doing one kind of work, and the pages that its site has."""

    tool: str
    articles: int
    work: str
    pages: int
    runs: tuple[Cost, ...]

    @property
    def seconds(self) -> float:
        return median(run.seconds for run in self.runs)

    @property
    def processor(self) -> float:
        return median(run.processor for run in self.runs)

    @property
    def megabytes(self) -> float:
        return median(run.megabytes for run in self.runs)


class Results(Struct, frozen=True):
    """Rows with what they were measured on. `whole` is False where workers' memory could not be counted."""

    machine: str
    versions: dict[str, str]
    whole: bool
    rows: tuple[Row, ...]

    def row(self, tool: str, articles: int, work: str = COLD) -> Row | None:
        """The row for this, where it was measured."""
        wanted = (tool, articles, work)
        return next((row for row in self.rows if (row.tool, row.articles, row.work) == wanted), None)

    @property
    def sizes(self) -> list[int]:
        return sorted({row.articles for row in self.rows})

    @property
    def tools(self) -> list[str]:
        """The tools that were measured, ours first."""
        return [tool for tool in NAMES if any(row.tool == tool for row in self.rows)]


def ratio(ours: Row, theirs: Row) -> float:
    """How long ours took for each second of theirs: the median over the rounds, so that a drifting machine cancels."""
    return median(our.seconds / their.seconds for our, their in zip(ours.runs, theirs.runs, strict=True))


def in_seconds(seconds: float) -> str:
    """A time with three digits: `0.250 s`, `20.1 s`, `1,234 s`."""
    return f"{seconds:,.0f} s" if seconds >= 99.95 else f"{seconds:#.3g} s"


def machine() -> str:
    """The machine in a few words."""
    python = f"Python {platform.python_version()}"
    if "--enable-optimizations" not in (sysconfig.get_config_var("CONFIG_ARGS") or ""):
        python += " (built without optimisations)"
    return f"{os.cpu_count()} cores, {platform.system()}, {python}"


def version() -> str:
    """Backstory's own."""
    return metadata.version("backstory")


def load(file: Path) -> Results:
    """What was measured before."""
    return msgspec.json.decode(file.read_bytes(), type=Results)


def add(file: Path, new: Results) -> None:
    """Write results to a file, beside those of other sizes that it has; what was measured again is replaced."""
    old = load(file) if file.exists() else new
    again = {row.articles for row in new.rows}
    rows = [*(row for row in old.rows if row.articles not in again), *new.rows]
    merged = Results(
        new.machine,
        old.versions | new.versions,
        old.whole and new.whole,
        tuple(sorted(rows, key=lambda row: row.articles)),
    )
    file.write_bytes(msgspec.json.format(msgspec.json.encode(merged), indent=1) + b"\n")
