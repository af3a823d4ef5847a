"""A headline for a text without one: its first sentence, cut only where that leaves nothing false."""

import pytest

from backstory.importers.title import propose_title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("The minister came home on Wednesday. It rained.", "The minister came home"),
        ("Is it over? Nobody knows.", "Is it over?"),
        ("Mr. Kim met Dr. Li. It rained.", "Mr. Kim met Dr. Li"),
        ("", ""),
        ("金正恩在平壤。第二句。", "金正恩在平壤"),
    ],
)
def test_a_title_is_the_first_sentence(text: str, title: str) -> None:
    assert propose_title(text) == title


def test_a_long_title_is_cut_before_a_circumstance() -> None:
    text = "The minister of defence came home to the silent capital of the republic after the Assembly had voted for a smaller budget."
    assert propose_title(text) == "The minister of defence came home to the silent capital of the republic"


@pytest.mark.parametrize(
    "rest", ["unless the Assembly votes", "in the view of a man who denies it", "the ministry said"]
)
def test_a_title_never_drops_doubt_or_who_said_it(rest: str) -> None:
    text = f"The minister of defence has sold all of the weapons of the republic to a neighbour, {rest}"
    assert propose_title(f"{text}.") == text


def test_a_sentence_without_end_is_cut_with_a_mark() -> None:
    title = propose_title("word " * 5000)
    assert title.endswith("…")
    assert len(title) <= 95
