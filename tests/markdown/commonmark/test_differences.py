"""Writers of Python-Markdown are told, with its place, what GitHub would read otherwise, and told nothing else."""

from pathlib import Path

import pytest
from tests.markdown.test_dialects import both, evened, real_texts, seen
from tests.support.shares import every, of_texts

from backstory.markdown.parser import BodyReader, MarkdownSettings

PYTHON, COMMONMARK = BodyReader(MarkdownSettings()), BodyReader(MarkdownSettings(dialect="commonmark"))
CODES = frozenset("block-in-paragraph list-bracket list-indent list-item-lost list-merged".split())


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("1. a\n\n    b\n2. c", "list-item-lost 4:1"),
        ("- a\n\n  b\n- c", "list-item-lost 4:1"),
        ("Said:\n- a\n- b", "block-in-paragraph 2:1"),
        ("> Said:\n> - a", "block-in-paragraph 2:3"),
        ("Prices:\n| a |\n|---|\n| b |", "block-in-paragraph 2:1"),
        ("!!! note\n    Said:\n    - é", "block-in-paragraph 3:5"),
        ("é %%x%%\n\n- a\n  - b", "list-indent 4:3"),
        ("1. a\n   - b\n   - c", "list-indent 2:4"),
        ("3) a\n4) b", "list-bracket 1:1"),
        ("- a\n\n1. b", "list-merged 3:1"),
        ("* a\n\n+ b", "list-merged 3:1"),
    ],
)
def test_what_is_read_otherwise_is_told_at_its_place(written: str, told: str) -> None:
    python, commonmark = both(written)
    assert [f"{one.code} {one.place.line}:{one.place.column}" for one in python.problems] == [told]
    assert commonmark.problems == () and seen(python) != seen(commonmark)


@pytest.mark.parametrize(
    "written",
    [
        "Said:\n\n- a\n- b\n    - c\n\n        d\n\n- e",
        '```py hl_lines="1"\nx\n```\n\n~~~ {.x}\ny\n~~~',
        "```\n- a\n  - b\n3) c\n```",
        "In 2020\n2. is no list, nor is\n3) this",
        "| a |\n|---|\n| b |",
    ],
)
def test_what_is_read_alike_is_not_told(written: str) -> None:
    assert both(written)[0].problems == ()


def test_a_difference_is_told_once_with_how_often_a_text_has_it() -> None:
    problems = PYTHON.read("- a\n  - b\n\nText.\n\n- c\n  - d", first_line=1, path="a.md").problems
    assert [(one.place.line, one.facts) for one in problems] == [(2, {"count": "2"})]


def test_extensions_read_in_their_own_way_so_nothing_is_told() -> None:
    reader = BodyReader(MarkdownSettings(extensions=("markdown.extensions.sane_lists",)))
    assert reader.read("- a\n\n1. b", first_line=1, path="a.md").problems == ()


@of_texts
def test_of_real_texts_that_both_read_alike_nothing_is_told(
    corpora: Path, share: int, random_seed: int
) -> None:
    wrong, told = [], 0
    for name, text in every(share, real_texts(corpora), random_seed):
        python, commonmark = both(evened(text))
        if any(one.code in CODES for one in python.problems):
            told += 1
            if seen(python) == seen(commonmark):
                wrong.append(name)
    assert wrong == [] and told > 50 / share
