"""Problems as a terminal shows them: each fault of many files once, and very many of a kind never for pages on end."""

import pytest

from backstory.cli.reporting import MANY, VERY_MANY, report
from backstory.problems import Place, Problem


def lines(capsys: pytest.CaptureFixture[str], problems: list[Problem], **checks: str) -> list[str]:
    report(problems, checks, strict=False, colour=False)  # type: ignore[arg-type]
    return capsys.readouterr().err.splitlines()


def missing(count: int) -> list[Problem]:
    return [
        Problem("link-missing", Place(f"a{number:04}.md", 1, 1), {"name": str(number)})
        for number in range(count)
    ]


def undated(count: int) -> list[Problem]:
    return [Problem("article-undated", Place(f"a{number:04}.md", 1, 1)) for number in range(count)]


def test_a_few_places_with_the_same_fault_are_a_line_each(capsys: pytest.CaptureFixture[str]) -> None:
    assert len(lines(capsys, undated(MANY))) == MANY


def test_many_places_with_the_same_fault_are_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    (line,) = lines(capsys, undated(100))
    assert line.startswith("a0000.md:1:1: ") and "99 more places" in line


def test_files_that_nobody_reads_are_one_line_however_few(capsys: pytest.CaptureFixture[str]) -> None:
    problems = [
        Problem("text-unread", Place(name), {"ending": name[-4:]}) for name in ("a.rst", "b.rst", "c.html")
    ]
    one, other = lines(capsys, problems)
    assert "a.rst" in one and "1 more place," in one
    assert "c.html" in other and "more" not in other


def test_very_many_of_a_kind_are_the_first_ones_and_their_number(capsys: pytest.CaptureFixture[str]) -> None:
    assert len(lines(capsys, missing(VERY_MANY))) == VERY_MANY
    told = lines(capsys, missing(1500))
    assert len(told) == MANY
    assert [line for line in told if "more warnings" in line] == [told[-1]]
    assert "there are 1,480 more warnings of this kind" in told[-1]


def test_every_error_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert len(lines(capsys, missing(1500), **{"link-missing": "error"})) == 1500
    assert lines(capsys, missing(1500), **{"link-missing": "ignore"}) == []
