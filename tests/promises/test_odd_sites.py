"""Sites that are odd in some of what they say are built, checked and published like others: nothing of them is lost, nothing leaks."""

import contextlib
import io
import json
import os
import re
import shutil
from pathlib import Path
from typing import Any

import msgspec
import pytest
from tests.promises.test_hostile_sites import WITHOUT_A_LINE, WITHOUT_A_PLACE
from tests.support.editing import assert_same
from tests.support.mistakes import quoted
from tests.support.odd_sites.kinds import edit, write_odd_site
from tests.support.odd_sites.site import OddSite
from tests.support.running import AS_OF, tree

from backstory.cli.program import program
from backstory.output.folder import MANIFEST
from backstory.problems import Place, SiteError

SOME, MANY = 2, 600
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
TEXTS = (".html", ".xml", ".json", ".txt", ".md", ".ics", ".csv")
OURS = ("site", ".backstory")
"""Folders that commands write in."""
OF_A_FOLDER = {"summary-missing", "topic-near"}
"""What `check` says of topics that have no file."""
SAID_OF_WHAT_IS_LEFT_OUT = {
    *("held-back", "address-taken", "cascade-only", "name-encoding"),
    *("symlink-hidden", "symlink-outside", "symlink-broken", "symlink-round", "symlink-output"),
}


def run(command: str, *arguments: str) -> dict[str, Any]:
    """What a command says of the site in this folder, as JSON. Anything but an orderly end is raised."""
    said, told = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(told):
        try:
            code = program.main([command, *arguments], standalone_mode=False)
        except SiteError as stop:
            problems = [
                {"code": one.code, "path": one.place.path, "severity": "error"}
                | {"line": one.place.line, "column": one.place.column}
                for one in stop.problems
            ]
            return {"stopped": True, "problems": problems}
    assert code in (0, 1)
    assert not CONTROLS.search(told.getvalue()), "control characters on the terminal"
    document: dict[str, Any] = msgspec.json.decode(said.getvalue())
    return document


def build() -> dict[str, Any]:
    return run("build", "--json", "--jobs", "1", "--as-of", AS_OF)


def differences(one: dict[str, Any], other: dict[str, Any]) -> list[Any]:
    """The problems that only one of two builds tells of."""
    both = one["problems"], other["problems"]
    return [problem for here, there in (both, both[::-1]) for problem in here if problem not in there]


def not_ours(folder: Path) -> dict[str, bytes]:
    """The files of the site's folder that no command but an author's may touch."""
    found = sorted(path for path in folder.rglob("*") if not path.is_symlink() and path.is_file())
    inside = {path.relative_to(folder).as_posix(): path for path in found}
    return {name: path.read_bytes() for name, path in inside.items() if name.split("/")[0] not in OURS}


def built_elsewhere(folder: Path) -> tuple[dict[str, Any], dict[str, bytes]]:
    """What a clean build of a copy of the site says, and what it makes."""
    copy = folder.with_name(f"{folder.name}-clean")
    shutil.copytree(folder, copy, symlinks=True, ignore=shutil.ignore_patterns(".backstory"))
    shutil.rmtree(copy / "site", ignore_errors=True)
    os.chdir(copy)
    clean = build()
    made = tree(copy / "site")
    os.chdir(folder)
    shutil.rmtree(copy)
    return clean, made


def check_places(problems: list[dict[str, Any]]) -> None:
    """Each problem has its place, and that is in the file that it names."""
    for problem in problems:
        assert problem["path"] or problem["code"] in WITHOUT_A_PLACE, problem
        assert problem["line"] or problem["code"] in WITHOUT_A_LINE | OF_A_FOLDER, problem
        if problem["line"] and not problem["path"].startswith("theme/"):
            quoted(Place(str(problem["path"]), int(problem["line"]), int(problem["column"])))


def check_output(site: OddSite) -> None:
    """No file says a word of what is held back; those that we make hold no signs that nobody can see."""
    sound = not (site.folder / "templates").exists()
    for path, data in tree(site.folder / "site").items():
        assert [word for word in site.secrets if word.encode() in data or word in path] == [], path
        if sound and path.endswith(TEXTS) and not (site.folder / "content/static" / path).exists():
            assert not CONTROLS.search(data.decode("utf-8")), f"a control character in {path}"
            if path.endswith(".json") and not data.startswith(b"<!doctype"):
                json.loads(data)


def check_accounts(site: OddSite, built: dict[str, Any], checked: dict[str, Any]) -> None:
    """Each document is published, or it is counted or told why not."""
    manifest = json.loads((site.folder / "site" / MANIFEST).read_text("utf-8"))
    known = set(manifest["documents"].values())
    for problem in [*built["problems"], *checked["problems"]]:
        if problem["severity"] == "error" or problem["code"] in SAID_OF_WHAT_IS_LEFT_OUT:
            known.add(problem["path"].removeprefix("content/"))
    # Or a file beside it is told, of the same name.
    known |= {path.rpartition(".")[0] for path in known}
    silent = [
        name
        for name in site.documents()
        if name.isprintable() and not {name, name.rpartition(".")[0]} & known
    ]
    assert len(silent) <= sum(built["left_out"].values()), silent


def check(site: OddSite) -> None:
    """Build, build again, build clean, check, ask for the catalog, look what would be published."""
    before = not_ours(site.folder)
    built, clean = build(), built_elsewhere(site.folder)
    assert clean[0]["problems"] == built["problems"], differences(clean[0], built)
    checked = run("check", "--json", "--as-of", AS_OF)
    check_places([*built["problems"], *checked["problems"]])
    known = run("catalog", "--as-of", AS_OF)
    if not built.get("stopped"):
        again = build()
        assert again["problems"] == built["problems"], differences(again, built)
        assert (again["pages"]["written"], again["pages"]["removed"]) == (0, 0), again["changed"]
        if json.loads(clean[1][MANIFEST])["finished"]:
            assert_same(tree(site.folder / "site"), clean[1])
        check_output(site)
        check_accounts(site, built, checked)
        said = json.dumps({key: value for key, value in known.items() if key != "problems"})
        assert [word for word in site.secrets if word in said] == []
        run("publish", "--dry-run", "--json", "--set", "kind=folder", "--set", "path=public")
    assert_same(not_ours(site.folder), before)


def check_seed(folder: Path, seed: int) -> None:
    """The site of that number, before and after an edit."""
    folder.mkdir()
    site = write_odd_site(folder, seed)
    os.chdir(folder)
    check(site)
    edit(site)
    check(site)


@pytest.mark.parametrize("times", [SOME, pytest.param(MANY, marks=pytest.mark.soak)])
def test_an_odd_site_is_built_checked_and_published_as_any(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, random_seed: int, times: int
) -> None:
    monkeypatch.chdir(tmp_path)
    for seed in range(random_seed, random_seed + times):
        try:
            check_seed(tmp_path / str(seed), seed)
        except BaseException as error:
            raise AssertionError(f"the site of seed {seed}: {type(error).__name__}: {error}") from error
        os.chdir(tmp_path)
        shutil.rmtree(tmp_path / str(seed))
