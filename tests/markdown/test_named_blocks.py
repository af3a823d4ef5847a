"""`::: why` and its like, the same in both dialects."""

import pytest

from backstory.markdown.body import Facts
from backstory.markdown.parser import BodyReader, MarkdownSettings
from backstory.settings import Dialect

DIALECTS: tuple[Dialect, ...] = ("python", "commonmark")


def read(text: str, dialect: Dialect) -> Facts:
    reader = BodyReader(MarkdownSettings(dialect=dialect))
    return reader.read(text, first_line=1, path="a.md").facts


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize(
    "text",
    [
        "Before.\n\n::: next\nLook at [[Korea]]. ^look\n\nAnd there.{as-of 2024}\n:::\n\nAfter.",
        "Before.\n\n:::next\n\nLook at [[Korea]]. ^look\n\nAnd there.{as-of 2024}\n\n:::\nAfter.",
        "Before.\n\n!!! next\n    Look at [[Korea]]. ^look\n\n    And there.{as-of 2024}\n\nAfter.",
    ],
)
def test_a_block_is_a_part_with_its_kind_names_and_date(text: str, dialect: Dialect) -> None:
    facts = read(text, dialect)
    (block,) = facts.named_blocks
    assert (block.kind, block.title, block.names, block.as_of) == ("next", "", ("^look",), "2024")
    assert facts.parts[block.anchor].words == 5
    assert facts.words == 7


@pytest.mark.parametrize("dialect", DIALECTS)
def test_a_block_may_have_a_label_of_its_own_and_others_of_its_kind_beside_it(dialect: Dialect) -> None:
    facts = read("::: why Why Seoul worries\nOne.\n:::\n\n::: why\nTwo.\n:::", dialect)
    assert [(block.title, block.anchor) for block in facts.named_blocks] == [
        ("Why Seoul worries", "why"),
        ("", "why-1"),
    ]


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize(
    "text", ["::: why\nNever closed.", "```\n::: why\nCode.\n:::\n```", ":::whyever\nNo.\n:::"]
)
def test_what_is_no_block_stays_what_it_is(text: str, dialect: Dialect) -> None:
    assert read(text, dialect).named_blocks == ()
