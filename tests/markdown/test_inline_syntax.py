"""The syntax of texts, case by case: tests/cases has what is written and what comes of it, in either dialect."""

from pathlib import Path
from typing import Any

import pytest
from tests.markdown.sketches import sketch

from backstory.markdown.parser import BodyReader, MarkdownSettings

CASES = Path(__file__).parents[1] / "cases"


ONLY_COMMONMARK, ONLY_PYTHON = CASES / "commonmark.md", CASES / "python.md"
READ_OTHERWISE = {"files: Media in raw HTML"}
"""What CommonMark does not read as it is read in Python's dialect; commonmark.md has these, too."""


def cases(*files: Path) -> list[Any]:
    """Each case of each file: a title, a line with a dot, the text, a dot, the sketch and problems, a dot."""
    found = []
    for file in files:
        parts = file.read_text(encoding="utf-8").split("\n.\n")
        for title, source, expected in zip(parts[::3], parts[1::3], parts[2::3], strict=False):
            found.append(pytest.param(source, expected, id=f"{file.stem}: {title.strip()}"))
    return found


BOTH = sorted(file for file in CASES.glob("*.md") if file not in (ONLY_COMMONMARK, ONLY_PYTHON))
PYTHON, COMMONMARK = BodyReader(MarkdownSettings()), BodyReader(MarkdownSettings(dialect="commonmark"))


def outcome(source: str, reader: BodyReader) -> str:
    parsed = reader.read(source, first_line=1, path="a.md")
    problems = [f"\n! {p.code} {p.place.line}:{p.place.column}" for p in parsed.problems]
    return sketch(parsed) + "".join(problems)


def test_there_are_cases_of_every_kind() -> None:
    assert {file.stem for file in BOTH} == {
        "blocks", "boxes", "citations", "comments", "embeds", "files", "foreign", "headings", "links",
        "marks", "quiet",
    }  # fmt: skip
    assert len(cases(*BOTH)) > 50 and len(cases(ONLY_COMMONMARK)) > 10


@pytest.mark.parametrize(("source", "expected"), cases(*BOTH))
def test_what_is_written_becomes(source: str, expected: str) -> None:
    assert outcome(source, PYTHON) == expected


@pytest.mark.parametrize(
    ("source", "expected"), [case for case in cases(*BOTH) if case.id not in READ_OTHERWISE]
)
def test_what_is_written_becomes_the_same_in_commonmark(source: str, expected: str) -> None:
    assert outcome(source, COMMONMARK) == expected


@pytest.mark.parametrize(("source", "expected"), cases(ONLY_COMMONMARK))
def test_what_is_written_in_commonmark_becomes(source: str, expected: str) -> None:
    assert outcome(source, COMMONMARK) == expected


@pytest.mark.parametrize(("source", "expected"), cases(ONLY_PYTHON))
def test_what_is_written_in_python_markdown_becomes(source: str, expected: str) -> None:
    assert outcome(source, PYTHON) == expected
