"""Dates that are reckoned from the day of the text, or from the date before."""

from datetime import date

import pytest

from backstory.importers.reading.moments import ReferenceDay
from backstory.importers.reading.prose import read_sentences
from backstory.importers.reading.relative_dates import resolve_dates
from backstory.importers.reading.shape import SourceParagraph

FRIDAY = ReferenceDay(date(2023, 12, 8), "the day of the text", exact=True)


def resolved(*paragraphs: str, reference: ReferenceDay | None = FRIDAY, language: str = "en") -> list[str]:
    sentences = list(read_sentences(SourceParagraph(text, line) for line, text in enumerate(paragraphs, 1)))
    return [found.edtf for dates in resolve_dates(sentences, reference, language) for found in dates]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("The bridge fell on Wednesday.", "2023-12-06"),
        ("A vote is called for Sunday.", "2023-12-10"),
        ("It was shut in April.", "2023-04"),
        ("It is expected to open in April.", "2024-04"),
        ("It burned in late August.", "2023-08~"),
        ("He came last month.", "2023-11"),
        ("He came last week.", "2023-11-27/2023-12-03"),
        ("It had been shut by the end of October.", "2023-10~"),
        ("It was shut earlier this month.", "2023-12"),
        ("It was shut in May last year.", "2022-05"),
        ("The war ended ten years ago. Last March it was told anew.", ["2013~", "2023-03"]),
        ("Last March 45 people were charged.", "2023-03"),
        ("He came two weeks ago.", "2023-11-24~"),
        ("He came three days ago.", "2023-12-05"),
        ("The council meets today.", "2023-12-08"),
    ],
)
def test_a_date_is_reckoned_from_the_day_of_the_text(text: str, edtf: str | list[str]) -> None:
    assert resolved(text) == ([edtf] if isinstance(edtf, str) else edtf)
    assert resolved(text, reference=None) == []


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("It was signed in February 2018, and in September a second one.", ["2018-02", "2018-09"]),
        ("It began in February 1966. That October soldiers came.", ["1966-02", "1966-10"]),
        ("War broke out in the summer of 1950. Troops came that autumn.", ["1950~", "1950~"]),
        ("It closed in June 2021 and opened later that month.", ["2021-06", "2021-06"]),
        ("It closed in June 2021. Later that year it fell.", ["2021-06", "2021~"]),
        ("It closed on 4 June 2021. Five days later it opened.", ["2021-06-04", "2021-06-09"]),
        ("It closed in May 2020, and in July of that year it opened.", ["2020-05", "2020-07"]),
        (
            "It was a colony until 26 May 1966. Three months before that day both met.",
            ["1966-05-26", "1966-02~"],
        ),
    ],
)
def test_a_date_is_reckoned_from_the_date_before(text: str, dates: list[str]) -> None:
    assert resolved(text) == dates


def test_what_may_be_is_no_month() -> None:
    assert resolved("It is the only coin that may be used.") == []
    assert resolved("The men who marched on march on.") == []


def test_an_anniversary_points_at_what_it_recalls() -> None:
    text = "A parade is expected on 27 July, the 70th anniversary of the armistice."
    reference = ReferenceDay(date(2023, 7, 12), "the latest day that the text names")
    assert resolved(text, reference=reference) == ["2023-07-27", "1953-07-27"]


def test_the_latest_day_named_may_be_older_than_the_text() -> None:
    guessed = ReferenceDay(date(2024, 6, 4), "the latest day that the text names")
    assert resolved("Soldiers crossed the line on 9 June.", reference=guessed) == ["2024-06-09"]
    assert resolved("Soldiers crossed the line on 9 August.", reference=guessed) == ["2023-08-09"]


@pytest.mark.parametrize(
    ("language", "text", "dates"),
    [
        ("de", "Am 3. Oktober 1899 entschied ein Gericht, am Mittwoch ein anderes.", ["1899-10-03", "2023-12-06"]),
        ("de", "Er kam im Frühjahr 1950 und ging drei Tage später.", ["1950~"]),
        ("de", "Er kam im Mai vergangenen Jahres und ging letzten März.", ["2022-05", "2023-03"]),
        ("es", "Llegó en mayo del año pasado.", ["2022-05"]),
        ("de", "Im August brannte es, vor zwei Tagen wieder.", ["2023-08", "2023-12-06"]),
        ("es", "El 3 de octubre de 1899 decidió un tribunal, y el miércoles otro.", ["1899-10-03", "2023-12-06"]),
        ("es", "Se firmó en febrero de 1966, y en octubre de ese año llegaron.", ["1966-02", "1966-10"]),
        ("de", "Er kam letzte Woche.", ["2023-11-27/2023-12-03"]),
        ("es", "Ocurrió hace tres días.", ["2023-12-05"]),
    ],
)  # fmt: skip
def test_other_languages_have_the_same_in_their_data_files(
    language: str, text: str, dates: list[str]
) -> None:
    assert resolved(text, language=language) == dates
