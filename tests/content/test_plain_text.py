"""Plain text, `.txt`: a paragraph on each line where no blank line parts them, and what is wrong with it at its line."""

from pathlib import Path

import pytest
from tests.support.knowing import know

HEAD = "---\ntitle: Ferry\n---\n"


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("One.\nTwo [[Nowhere]].\nThree.\nFour of [[None]].\n", [(5, 5), (7, 9)]),
        ("One.\n\nTwo [[Nowhere]].\nFour of [[None]].\n", [(6, 5), (7, 9)]),
        ("One %%of it.\nTwo.\n", [(4, 5)]),
        ("\n\nOne.\nTwo [[Nowhere]].", [(7, 5)]),
    ],
)
def test_problems_are_at_the_lines_of_the_file(
    tmp_path: Path, text: str, places: list[tuple[int, int]]
) -> None:
    known = know(tmp_path, {"articles/ferry.txt": HEAD + text})
    assert [(one.place.line, one.place.column) for one in known.problems] == places


def test_each_line_is_a_paragraph_without_blank_lines(tmp_path: Path) -> None:
    known = know(tmp_path, {"articles/ferry.txt": f"{HEAD}One.\nTwo.\n\x0cThree.\n"})
    assert known.catalog.documents["articles/ferry.txt"].facts.blocks == (4, 5, 6)
