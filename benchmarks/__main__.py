"""`make bench`: how long builds take and how much memory, by size. `python -m benchmarks 1000 10000` chooses the sizes."""

import os
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.corpus import write_site

_SIZES = (50, 1_000, 10_000)
_COMMAND = (sys.executable, "-m", "backstory", "build", "--quiet")


def main() -> None:
    """Measure every size, a row each: seconds on the clock, megabytes of the largest process."""
    print(f"{'articles':>9} {'cold':>8} {'unchanged':>10} {'one edit':>9} {'MB':>6}")
    for size in [int(argument) for argument in sys.argv[1:]] or _SIZES:
        with TemporaryDirectory() as folder:
            write_site(Path(folder), size)
            cold, megabytes = timed(Path(folder))
            unchanged, _ = timed(Path(folder))
            article = next(Path(folder, "content", "articles").rglob("*.md"))
            article.write_text(article.read_text() + "\nOne more sentence.\n")
            edited, _ = timed(Path(folder))
        print(f"{size:9,} {cold:8.2f} {unchanged:10.2f} {edited:9.2f} {megabytes:6.0f}", flush=True)


def timed(folder: Path) -> tuple[float, float]:
    """Seconds that a build takes, and the memory of the command's own process at its largest, in megabytes."""
    began = time.perf_counter()
    child = os.spawnve(os.P_NOWAIT, _COMMAND[0], list(_COMMAND) + _site(folder), dict(os.environ))
    _, status, usage = os.wait4(child, 0)
    if os.waitstatus_to_exitcode(status):
        sys.exit(f"the build of {folder} failed")
    return time.perf_counter() - began, usage.ru_maxrss / 1024


def _site(folder: Path) -> list[str]:
    return [
        "--content",
        str(folder / "content"),
        "--output",
        str(folder / "site"),
        "--templates",
        str(folder / "templates"),
    ]


if __name__ == "__main__":
    main()
