"""The syntax of texts, case by case: tests/cases has what is written and what comes of it."""

from pathlib import Path

import pytest
from tests.markdown.sketches import sketch

from backstory.markdown.parser import BodyReader, MarkdownSettings

CASES = Path(__file__).parents[1] / "cases"


def cases() -> list[object]:
    """Each case of each file: a title, a line with a dot, the text, a dot, the sketch and problems, a dot."""
    found: list[object] = []
    for file in sorted(CASES.glob("*.md")):
        parts = file.read_text(encoding="utf-8").split("\n.\n")
        for title, source, expected in zip(parts[::3], parts[1::3], parts[2::3], strict=False):
            found.append(pytest.param(source, expected, id=f"{file.stem}: {title.strip()}"))
    return found


@pytest.fixture(scope="module")
def reader() -> BodyReader:
    return BodyReader(MarkdownSettings())


def test_there_are_cases_of_every_kind() -> None:
    assert {file.stem for file in CASES.glob("*.md")} == {
        "blocks", "boxes", "citations", "comments", "embeds", "files", "foreign", "headings", "links", "quiet",
    }  # fmt: skip
    assert len(cases()) > 50


@pytest.mark.parametrize(("source", "expected"), cases())
def test_what_is_written_becomes(source: str, expected: str, reader: BodyReader) -> None:
    parsed = reader.read(source, first_line=1, path="a.md")
    problems = [f"\n! {p.code} {p.place.line}:{p.place.column}" for p in parsed.problems]
    assert sketch(parsed) + "".join(problems) == expected
