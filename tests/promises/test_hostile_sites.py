"""Whatever stands in a site's folder, the program ends with 0 or 1 and says where what is wrong stands; it never fails."""

import contextlib
import io
import os
import shutil
from pathlib import Path
from typing import Any

import msgspec
import pytest
from tests.support.hostile import write_hostile_site
from tests.support.mistakes import quoted
from tests.support.running import AS_OF

from backstory.cli.program import program
from backstory.problems import Place, SiteError

SOME, MANY = 25, 3000
WITHOUT_A_PLACE = {"content-missing"}
WITHOUT_A_LINE = {
    *("content-missing", "file-unreadable", "file-shadowed", "file-alike", "file-over-theme"),
    *(
        "folder-unreadable",
        "symlink-hidden",
        "symlink-outside",
        "symlink-broken",
        "symlink-round",
        "symlink-output",
        "name-encoding",
        "text-unread",
        "metadata-alone",
        "template-near",
    ),
    *("date-invalid", "output-unwritable", "output-folder-in-the-way", "output-foreign", "output-overlaps"),
}
"""Said of a file or folder as such: of its name, or that it can't be read."""


def problems_of(command: str) -> list[dict[str, Any]]:
    """What a command says of the site in this folder, as JSON. Anything but an orderly end is raised."""
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(io.StringIO()):
        try:
            code = program.main([command, "--json", "--as-of", AS_OF, *_JOBS[command]], standalone_mode=False)
        except SiteError as stop:
            return [
                {"code": one.code, "path": one.place.path, "severity": "error"}
                | {"line": one.place.line, "column": one.place.column}
                for one in stop.problems
            ]
    assert code in (0, 1)
    found: list[dict[str, Any]] = msgspec.json.decode(said.getvalue())["problems"]
    assert code == any(problem["severity"] == "error" for problem in found)
    return found


_JOBS = {"build": ("--jobs", "1"), "check": ()}


def check(folder: Path, seed: int) -> None:
    write_hostile_site(folder, seed)
    os.chdir(folder)
    built = problems_of("build")
    assert problems_of("build") == built, "a second build says something else"
    for problem in [*built, *problems_of("check")]:
        assert problem["path"] or problem["code"] in WITHOUT_A_PLACE, problem
        assert problem["line"] or problem["code"] in WITHOUT_A_LINE, problem
        if problem["line"] and not problem["path"].startswith("theme/"):
            quoted(Place(str(problem["path"]), int(problem["line"]), int(problem["column"])))
    for page in (folder / "site").rglob("*.html"):
        page.read_text("utf-8")


@pytest.mark.parametrize("times", [SOME, pytest.param(MANY, marks=pytest.mark.soak)])
def test_no_site_makes_the_program_fail(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, random_seed: int, times: int
) -> None:
    monkeypatch.chdir(tmp_path)
    for seed in range(random_seed, random_seed + times):
        folder = tmp_path / str(seed)
        try:
            check(folder, seed)
        except BaseException as error:
            raise AssertionError(f"the site of seed {seed}: {type(error).__name__}: {error}") from error
        os.chdir(tmp_path)
        shutil.rmtree(folder)
