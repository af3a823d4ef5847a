"""What is said of the sites of tests/broken/: `python -m tests.support.mistakes NAME…` writes it down anew."""

import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from tests.support.editing import no_progress
from tests.support.running import AS_OF

from backstory import messages
from backstory.cli.options import resolve_options
from backstory.engine.build import build
from backstory.engine.options import Options
from backstory.problems import Place, Problem, SiteError, in_order

SITES = Path(__file__).parents[1] / "broken"
CASES = sorted(path for path in SITES.iterdir() if path.is_dir())
SHOWN = 60


class Said(NamedTuple):
    """The problems of a site, in the words that are printed, and the text at the place of each."""

    problems: list[Problem]
    lines: list[str]
    quoted: list[str]


def said_of(case: Path, folder: Path) -> Said:
    """What a build of a copy of this site says; the copy goes into `folder`, which is made the current one."""
    shutil.copytree(case, folder)
    os.chdir(folder)
    problems, checks = _problems_here()
    lines = [messages.line(problem, checks) for problem in problems]  # type: ignore[arg-type]
    return Said(problems, lines, [quoted(problem.place) for problem in problems])


def quoted(place: Place) -> str:
    """The text at a place, up to the end of its line; nothing where it is in no line of a file."""
    if not place.line:
        return ""
    text = Path(place.path).read_bytes().decode("utf-8-sig", "replace")
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    line = lines[place.line - 1]
    assert 1 <= place.column <= len(line) + 1, f"there is no column {place.column} in {line!r}"
    return line[place.column - 1 :][:SHOWN]


def _problems_here() -> tuple[list[Problem], dict[str, str]]:
    """What a build of the site in this folder finds, and how bad the site says it is."""
    try:
        site = resolve_options(
            content=Path("content"),
            templates=Path("templates"),
            output=Path("site"),
            base_url=None,
            drafts=False,
            future=False,
            as_of=AS_OF,
            strict=False,
        )
        done = build(site.folders, site.settings, site.cut_off, options=Options(jobs=1), progress=no_progress)
    except SiteError as stop:
        return in_order(stop.problems), {}
    return in_order([*site.problems, *done.problems]), dict(site.settings.checks)


def main() -> None:
    for name in sys.argv[1:] or [case.name for case in CASES]:
        with tempfile.TemporaryDirectory() as folder:
            said = said_of(SITES / name, Path(folder) / "site")
            (SITES / name / "message.txt").write_text("".join(f"{line}\n" for line in said.lines), "utf-8")
            places = "".join(f"{text}\n" for text in said.quoted)
            (SITES / name / "places.txt").write_text(places, "utf-8")
            os.chdir("/")


if __name__ == "__main__":
    main()
