"""What is written into front matter reads back to the same text, by our reader (without control characters) and by PyYAML."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import yaml
from backstory.text import without_controls
from backstory.yaml import parser, writer

ANY = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)


def read_back(text: str) -> object:
    node, problems = parser.read(text, "a.md")
    assert problems == ()
    assert node is not None
    return parser.plain(node)


@given(ANY, ANY)
def test_any_text_reads_back(one: str, two: str) -> None:
    document = f"key: {writer.mapping([('a', writer.scalar(one)), ('b', writer.sequence([two, one]))])}\n"
    ours, others = without_controls(one), without_controls(two)
    assert read_back(document) == {"key": {"a": ours, "b": [others, ours]}}
    assert yaml.safe_load(document) == {"key": {"a": one, "b": [two, one]}}


@given(ANY, st.sampled_from(["", "'", '"', "|", ">"]))
def test_any_text_reads_back_in_the_quotes_of_its_author(text: str, style: str) -> None:
    written = f"[{writer.scalar(text, style)}, b]"
    assert read_back(written) == [without_controls(text), "b"]
    assert yaml.safe_load(written) == [text, "b"]


@pytest.mark.parametrize(
    ("style", "written"),
    [("", "It's new"), ("'", "'It''s new'"), ('"', '"It\'s new"'), ("|", "It's new"), (">", "It's new")],
)
def test_quotes_are_kept_and_blocks_become_one_line(style: str, written: str) -> None:
    assert writer.scalar("It's new", style) == written


@pytest.mark.parametrize(
    "word", ["NO", "on", "Null", "y", "012", "1e3", "12:30", "2023-07-27", "~", "<<", "a: b", "a #b"]
)
def test_words_that_yaml_takes_for_something_else_are_quoted(word: str) -> None:
    assert writer.scalar(word).startswith('"')
    assert yaml.safe_load(writer.scalar(word)) == word


@pytest.mark.parametrize(
    "name", ["Kim Jong-un", "Mr Kim", "São Tomé", "O'Brien", "북한", "St. Pölten", "AC/DC"]
)
def test_plain_names_stay_as_a_person_writes_them(name: str) -> None:
    assert writer.scalar(name) == name


@given(ANY)
def test_a_comment_stays_a_comment(text: str) -> None:
    assert read_back(f"a: b  {writer.comment(text)}\nc: d\n") == {"a": "b", "c": "d"}
