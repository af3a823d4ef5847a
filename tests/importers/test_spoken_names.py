"""Abbreviations that a text gives in brackets, and the topics that a site has under any spelling."""

import pytest

from backstory.importers import KnownNames
from backstory.importers.reading.abbreviations import read_abbreviations
from backstory.importers.reading.shape import SourceParagraph


@pytest.mark.parametrize(
    ("text", "short", "full"),
    [
        (
            "the new intercontinental ballistic missile (ICBM).",
            "ICBM",
            "intercontinental ballistic missile",
        ),
        ("It is the World Health Organization (WHO) that", "WHO", "World Health Organization"),
        ("ballistic missiles (BMs)", "BM", "ballistic missile"),
        ("the Panel of Experts (PoE)", "PoE", "Panel of Experts"),
        ("the Eastern External Action Service (EEAS)", "EEAS", "Eastern External Action Service"),
        ("The EU Mission in Harrow (EUMISH)", "EUMISH", "EU Mission in Harrow"),
        ("The Self-Rule Movement (LVV)", "LVV", "Self-Rule Movement"),
        ("the National Electoral Council (CNE)", "CNE", "National Electoral Council"),
    ],
)
def test_an_abbreviation_is_read_with_its_words(text: str, short: str, full: str) -> None:
    (found,) = read_abbreviations([SourceParagraph(text, 4)])
    assert (found.short, found.full, found.line) == (short, full, 4)


@pytest.mark.parametrize("text", ["He (US) left.", "in Rome (1957)", "the minister (who left)", "(ICBM)"])
def test_other_brackets_are_no_abbreviations(text: str) -> None:
    assert read_abbreviations([SourceParagraph(text, 1)]) == ()


def test_known_topics_are_found_in_any_spelling_but_never_guessed() -> None:
    known = KnownNames({"Kim Jong Un": ("Mr Kim",), "Korea (North)": ("Korea",), "Korea (South)": ("Korea",)})
    assert known.title("Kim Jong-un") == "Kim Jong Un"
    assert known.title("mr kim") == "Kim Jong Un"
    assert known.title("Korea") == ""
    assert known.title("Kim Jong") == ""
