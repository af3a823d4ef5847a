"""Every test runs: what it needs and is not here is said at a desk, and fails in CI."""

import re
from fnmatch import fnmatch
from pathlib import Path

import pytest
from tests.support.missing import missing, missing_files

HERE = Path(__file__).parent
SKIPS = re.compile(r"pytest\.skip\b|importorskip|SkipTest|mark\.skip\b|mark\.skipif\((?!sys\.platform\b)")


def test_what_is_missing_fails_in_ci_and_is_said_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match="a browser is missing"):
        missing("a browser")
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="a browser is missing"):
        missing("a browser")


def test_files_that_nobody_can_install_are_skipped_everywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.skip.Exception, match="there is no sample"):
        missing_files("sample")


def test_no_other_test_skips_but_for_systems_that_it_says_nothing_of() -> None:
    found = [
        f"{file.relative_to(HERE)}:{number}"
        for file in sorted(HERE.rglob("*.py"))
        for number, line in enumerate(file.read_text("utf-8").splitlines(), start=1)
        if file.name not in ("missing.py", "test_missing.py") and SKIPS.search(line)
    ]
    assert found == []


def test_no_folder_of_tests_is_passed_over_for_its_name(pytestconfig: pytest.Config) -> None:
    folders = {file.parent.relative_to(HERE) for file in HERE.rglob("test_*.py")}
    patterns = pytestconfig.getini("norecursedirs")
    assert len(folders) > 10
    assert [
        one for one in folders for name in one.parts for pattern in patterns if fnmatch(name, pattern)
    ] == []
