"""What Markdown shows as plain text although its author meant something by it."""

import pytest

from backstory.markdown.parser import BodyReader, MarkdownSettings


def said(text: str) -> list[tuple[str, int, int]]:
    problems = BodyReader(MarkdownSettings()).read(text, first_line=1, path="a.md").problems
    return [(problem.code, problem.place.line, problem.place.column) for problem in problems]


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("See [[Old Bridge, which is closed.", "link-unclosed", 1, 5),
        ("See [[Old Bridge].", "link-unclosed", 1, 5),
        ("- one\n- see *the* [[Old Bridge", "link-unclosed", 2, 13),
        ("It [[Old Bridge and [[Ferry]].", "link-unclosed", 1, 4),
        ("It was closed.[^1]", "footnote-missing", 1, 15),
        ("It was closed.[^1][^2]\n\n[^1]: So it was.", "footnote-missing", 1, 19),
        ("There are 12 {as of 2024}.", "as-of-mark", 1, 14),
        ("There\nare 12{As-of: 2024-07}.", "as-of-mark", 2, 7),
        ("There are 12{asof 2024-07-01}.", "as-of-mark", 1, 13),
        ("There are 12{as_of last year}.", "as-of-mark", 1, 13),
        ("There are 12{as-of}.", "as-of-mark", 1, 13),
        ("There are 12{as-of last year}.", "as-of-date", 1, 13),
        ('Before.\n\n!!! background "The pier"\nIt is old.', "box-empty", 3, 1),
        ("Before.\n\n!!! background The pier\n    It is old.", "box-untitled", 3, 1),
        ("Before.\n\n!!! background\n    It is old.", "box-untitled", 3, 1),
    ],
)
def test_a_slip_is_told_where_it_is(text: str, code: str, line: int, column: int) -> None:
    assert said(text) == [(code, line, column)]


@pytest.mark.parametrize(
    "text",
    [
        r"Two signs, \[[ and no more.",
        "In code, `[[ -f x` and `[^a]`.",
        "```\nif [[ -f x\n[^a]\n```",
        r"A sign, \{as of 2024}, and `{as of 2024}`.",
        "A mark {as-of 2024} and {as often 2024}, {asofa 1}, {a, s}.",
        "A list of lists is [[1, 2], [3]].",
        "It was closed.[^1]\n\n[^1]: So it was.",
        '!!! background "The pier"\n    It is old.',
        '!!! background "The pier"\n\n    It is old.',
        '!!! background "The pier"\n\tIt is old.',
    ],
)
def test_what_was_meant_so_is_let_pass(text: str) -> None:
    assert said(text) == []
