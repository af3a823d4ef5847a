"""What is not here is skipped at a desk and fails in CI."""

import re
from pathlib import Path

import pytest
from tests.missing import missing, missing_files

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
    here = Path(__file__).parent
    found = [
        f"{file.relative_to(here)}:{number}"
        for file in sorted(here.rglob("*.py"))
        for number, line in enumerate(file.read_text("utf-8").splitlines(), start=1)
        if file.name not in ("missing.py", "test_missing.py") and SKIPS.search(line)
    ]
    assert found == []
