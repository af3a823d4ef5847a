"""Under which names a text speaks of its topics."""

import pytest

from backstory.importers import KnownNames
from backstory.importers.reading.abbreviations import read_abbreviations
from backstory.importers.reading.names import TopicNames, finder, people_besides, read_names
from backstory.importers.reading.shape import Paragraph


def names(topic: str, text: str, known: KnownNames | None = None) -> tuple[str, ...]:
    topics, _ = read_names([Paragraph(topic, 9)], [Paragraph(text, 1)], known or KnownNames())
    return topics[0].variants


@pytest.mark.parametrize(
    ("topic", "text", "variants"),
    [
        ("Kim Jong-un", "Kim Jong Un spoke. Mr Kim’s guests came.", ("Kim Jong Un", "Mr Kim")),
        ("Sergei Shoigu", "Mr. Shoigu met Dr Shoigu.", ("Mr. Shoigu", "Dr Shoigu")),
        ("Recep Tayyip Erdoğan", "Recep Tayyip Erdogan came.", ("Recep Tayyip Erdogan",)),
        ("Vladimir Putin", "Vladimir Putin came. Putin said little.", ("Putin",)),
        ("Covid-19 pandemic", "The COVID-19 pandemic ended.", ()),
        ("Asia", "Asia and the Asian markets.", ()),
        ("Korean War", "The War said nothing. Mr War came.", ("Mr War",)),
    ],
)
def test_spellings_and_forms_of_address_are_names(topic: str, text: str, variants: tuple[str, ...]) -> None:
    assert names(topic, text) == variants


def test_a_surname_that_two_people_share_is_nobodys_name() -> None:
    text = "Kim Jong Un came with Kim Yo Jong. Mr Kim smiled."
    topics, guesses = read_names([Paragraph("Kim Jong Un", 9)], [Paragraph(text, 1)], KnownNames())
    assert topics[0].variants == ()
    assert not topics[0].person
    assert [guess.why for guess in guesses] == ['"Mr Kim" could be Kim Jong Un or Kim Yo Jong']


def test_a_place_called_after_a_person_is_no_other_person() -> None:
    assert names("Kim Jong Un", "Kim Jong Un came to Kim Il Sung Square. Mr Kim smiled.") == ("Mr Kim",)


def test_a_surname_alone_counts_only_where_the_person_is_named_in_full() -> None:
    assert names("Vladimir Putin", "Putin said little.") == ()


def test_people_who_are_not_listed_are_pointed_out() -> None:
    text = "Russia’s defence chief Sergei Shoigu came. Mr Shoigu met President Xi Jinping. Mr Li left."
    assert people_besides([Paragraph(text, 1)], []) == ("Sergei Shoigu",)


def test_a_sentence_is_about_the_topics_that_it_names() -> None:
    find = finder([TopicNames("Russia", "Russia"), TopicNames("Kim", "Kim Jong Un", ("Mr Kim",))])
    assert find("Mr Kim left Russia.") == ("Russia", "Kim Jong Un")
    assert find("A Russian left.") == ()


@pytest.mark.parametrize(
    ("text", "short", "full"),
    [
        (
            "the Hwasong intercontinental ballistic missile (ICBM).",
            "ICBM",
            "intercontinental ballistic missile",
        ),
        ("It is the World Health Organization (WHO) that", "WHO", "World Health Organization"),
        ("ballistic missiles (BMs)", "BM", "ballistic missile"),
        ("the Panel of Experts (PoE)", "PoE", "Panel of Experts"),
    ],
)
def test_an_abbreviation_is_read_with_its_words(text: str, short: str, full: str) -> None:
    (found,) = read_abbreviations([Paragraph(text, 4)])
    assert (found.short, found.full, found.line) == (short, full, 4)


@pytest.mark.parametrize(
    "text", ["He (US) left.", "in Rome (1957)", "the minister (who left)", "Sam Roe (AFP)", "(ICBM)"]
)
def test_other_brackets_are_no_abbreviations(text: str) -> None:
    assert read_abbreviations([Paragraph(text, 1)]) == ()


def test_known_topics_are_found_in_any_spelling_but_never_guessed() -> None:
    known = KnownNames({"Kim Jong Un": ("Mr Kim",), "Korea (North)": ("Korea",), "Korea (South)": ("Korea",)})
    assert known.title("Kim Jong-un") == "Kim Jong Un"
    assert known.title("mr kim") == "Kim Jong Un"
    assert known.title("Korea") == ""
    assert known.title("Kim Jong") == ""
