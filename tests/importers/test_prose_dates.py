"""Dates in sentences become EDTF, and the day of a text is found where it gives one."""

import pytest

from backstory.importers.reading.dates import find_dates
from backstory.importers.reading.prose import read_sentences
from backstory.importers.reading.publication_date import propose_date
from backstory.importers.reading.shape import SourceParagraph


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("It fell silent on 27 July 1953.", "1953-07-27"),
        ("It fell silent on July 27, 1953, at ten.", "1953-07-27"),
        ("It fell silent on the 27th of July 1953.", "1953-07-27"),
        ("It fell silent on 1953-07-27.", "1953-07-27"),
        ("A parade was held in Feb 2018.", "2018-02"),
        ("A parade was held in Sept. 2018.", "2018-09"),
        ("A parade was held in February of 2018.", "2018-02"),
        ("It closed in late February 2022.", "2022-02~"),
        ("The border was shut in early 2020.", "2020~"),
        ("The border was shut in mid-2020.", "2020~"),
        ("The border was shut at the end of 2020.", "2020~"),
        ("Troops came in the autumn of 1950.", "1950~"),
        ("Troops came in autumn 1950.", "1950~"),
        ("It was founded around 1950.", "1950~"),
        ("They fought from 1950 to 1953.", "1950/1953"),
        ("They fought between 1950 and 1953.", "1950/1953"),
        ("The war of 1950–53 went on.", "1950/1953"),
        ("In the 1990s many starved.", "1990/1999"),
        ("It fell apart in 1991.", "1991"),
        ("The 1953 armistice holds.", "1953"),
        ("It was signed in Rome (1957).", "1957"),
    ],
)
def test_a_date_is_read(text: str, edtf: str) -> None:
    assert [date.edtf for date in find_dates(text)] == [edtf]


@pytest.mark.parametrize(
    "text",
    [
        "The 2000 soldiers went home.",
        "It cost 1,950 dollars.",
        "It has 1953 members.",
        "It is due by 2030.",
        "It must end before July 2030.",
        "On 31 February 2020 nothing happened.",
        "Tested in April, it flew on Wednesday.",
        "Call 2018-555-1953.",
        "Er kam im Jahr 1953.",
    ],
)
def test_what_is_no_date_or_only_a_deadline_is_none(text: str) -> None:
    assert list(find_dates(text)) == []


def dated(text: str, name: str = "note.txt") -> tuple[str, str]:
    paragraphs = [SourceParagraph(line, number) for number, line in enumerate(text.split("\n"), start=1)]
    found = propose_date(name, paragraphs, list(read_sentences(paragraphs)))
    return found.day, found.why


@pytest.mark.parametrize("name", ["2023-07-27-parade.txt", "20230727.txt", "report_2023_07_27.txt"])
def test_the_day_may_stand_in_the_name_of_the_file(name: str) -> None:
    assert dated("It rained.", name)[0] == "2023-07-27"


@pytest.mark.parametrize(
    "line", ["27 July 2023", "Published: July 27, 2023", "Thursday, 27 July 2023, 10:15"]
)
def test_the_day_may_stand_on_a_line_of_its_own(line: str) -> None:
    assert dated(f"It rained.\n{line}\nIt went on.") == ("2023-07-27", "this line is nothing but a date")


def test_a_date_in_a_sentence_is_not_the_day_of_the_text() -> None:
    day, why = dated("The missile flew on 12 July 2023.\nIt fell on Wednesday.")
    assert day == ""
    assert "2023-07-12 (line 1)" in why
    assert "Wednesday (line 2)" in why


def test_an_anniversary_implies_a_year() -> None:
    why = dated(
        "They mark the 70th anniversary of the Korean armistice.\nThe Korean armistice of 1953 holds."
    )[1]
    assert "it implies 2023" in why


def test_an_anniversary_of_two_possible_years_implies_none() -> None:
    why = dated(
        "They mark the 10th anniversary of the Minsk deal.\nA Minsk deal of 2014 failed.\nA Minsk deal of 2015 did."
    )[1]
    assert "implies" not in why


def test_random_digits_in_a_file_name_are_no_day() -> None:
    assert dated("It rained.", "000_126e328c49f55928.txt")[0] == ""


@pytest.mark.parametrize(
    ("first", "day"),
    [
        ("PORT HARROW, Dec 1, 2023 - The bridge is open.", "2023-12-01"),
        ("PORT HARROW (Wire) 15 December 2023. The bridge is open.", "2023-12-15"),
        ("by our correspondent, 12 February 2024", "2024-02-12"),
        ("On 12 February 2024 the bridge was opened.", ""),
    ],
)
def test_a_dateline_gives_the_day(first: str, day: str) -> None:
    assert dated(f"{first}\nIt went on.")[0] == day
