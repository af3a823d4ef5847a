"""`::: why` and its like, the same in both dialects."""

import pytest

from backstory.markdown.body import Assessment, Facts
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


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize(
    "text",
    [
        "::: next\nIt is signed.\n\nlikelihood: Highly probable\nconfidence: low\nwould_change: a *no* from\nSeoul\n:::",
        "::: next\nlikelihood: very likely\nconfidence: low\nwould_change: a no from Seoul\n\nIt is signed.\n:::",
        "!!! next\n    It is signed.\n\n    likelihood: very likely\n    confidence: low\n    would_change: a no from Seoul",
    ],
)
def test_how_likely_a_block_is_is_no_part_of_its_text(text: str, dialect: Dialect) -> None:
    facts = read(text, dialect)
    (block,) = facts.named_blocks
    assert block.assessment == Assessment("very likely", "low", "a no from Seoul")
    assert facts.words == 3


@pytest.mark.parametrize("dialect", DIALECTS)
def test_a_word_that_is_none_of_the_list_is_told_where_it_stands(dialect: Dialect) -> None:
    text = "::: next\nIt is signed.\n\nlikelihood: maybe\nconfidence: high\n:::"
    parsed = BodyReader(MarkdownSettings(dialect=dialect)).read(text, first_line=1, path="a.md")
    assert [(one.code, one.place.line, one.place.column) for one in parsed.problems] == [
        ("value-choice", 4, 13)
    ]
    assert parsed.facts.named_blocks[0].assessment == Assessment("", "high")


@pytest.mark.parametrize("dialect", DIALECTS)
def test_the_same_words_outside_of_a_block_are_text(dialect: Dialect) -> None:
    assert read("likelihood: very likely\n\nSo it is.", dialect).words == 6
