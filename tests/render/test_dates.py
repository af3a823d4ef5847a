"""Dates as pages say them, in English and in languages that order them in other ways."""

import pytest

from backstory.dates import Span, read_span, year_of
from backstory.render.dates import DatesInWords, machine_date, rail_mark
from backstory.render.sentences import Sentences
from backstory.render.theme import find_theme, load_templates

WORDS = load_templates(find_theme() / "nothing")[0].words


def dates(language: str = "en") -> DatesInWords:
    return DatesInWords(Sentences(language, WORDS))


def span(edtf: str) -> Span:
    found = read_span(edtf)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("edtf", "said"),
    [
        ("1953-07-27", "27 July 1953"),
        ("1991-12", "December 1991"),
        ("1950", "1950"),
        ("1953-07~", "about July 1953"),
        ("1950/1953", "1950 to 1953"),
        ("2023-07-25/2023-07-28", "25 to 28 July 2023"),
        ("2023-07-28/2023-08-03", "28 July to 3 August 2023"),
        ("2022-12-30/2023-01-02", "30 December 2022 to 2 January 2023"),
        ("2018-02/2018-04", "February 2018 to April 2018"),
        ("../2024", "until 2024"),
        ("2020-01/..", "since January 2020"),
        ("-0043", "44 BC"),
        ("-0043-03-15", "15 March 44 BC"),
        ("0000", "1 BC"),
        ("-0099/-0043", "100 BC to 44 BC"),
        ("0476", "476"),
    ],
)
def test_uncertain_dates_in_english(edtf: str, said: str) -> None:
    assert dates().span(span(edtf)) == said


@pytest.mark.parametrize(
    ("edtf", "year", "said"),
    [
        ("2023-07-27", 2023, "27 July"),
        ("2023-07-25/2023-07-28", 2023, "25 to 28 July"),
        ("2023-01", 2023, "January"),
        ("2020/2023", 2020, "2020 to 2023"),
        ("2023-07-27", 2022, "27 July 2023"),
        ("2023", 2023, "2023"),
    ],
)
def test_under_the_heading_of_a_year_the_year_goes_without_saying(edtf: str, year: int, said: str) -> None:
    assert dates().span(span(edtf), year) == said


@pytest.mark.parametrize(
    ("language", "long", "short", "month_year", "before"),
    [
        ("en", "27 July 2023", "27 July", "July 2023", "44 BC"),
        ("en-US", "July 27, 2023", "July 27", "July 2023", "44 BC"),
        ("de", "27. Juli 2023", "27. Juli", "Juli 2023", "44 v. Chr."),
        ("fr", "27 juillet 2023", "27 juillet", "juillet 2023", "44 av. J.-C."),
        ("es", "27 de julio de 2023", "27 de julio", "julio de 2023", "44 a. C."),
        ("ja", "2023年7月27日", "7月27日", "2023年7月", "紀元前44年"),
        ("fi", "27. heinäkuuta 2023", "27. heinäkuuta", "heinäkuu 2023", "44 eKr."),
        ("ru", "27 июля 2023 г.", "27 июля", "июль 2023 г.", "44 г. до н. э."),
        ("hu", "2023. július 27.", "július 27.", "2023. július", "i. e. 44."),
    ],
)
def test_dates_in_other_languages(language: str, long: str, short: str, month_year: str, before: str) -> None:
    words = dates(language)
    said = (
        words.long("2023-07-27"),
        words.short("2023-07-27"),
        words.month_year("2023-07-27"),
        words.year(-43),
    )
    assert tuple(" ".join(one.split()) for one in said) == (long, short, month_year, before)


def test_a_stamp_has_the_month_short_enough_and_the_year_only_where_it_is_another() -> None:
    assert dates().stamp_month("2023-07-27", "2023") == "July"
    assert dates().stamp_month("2023-09-17", "2023-01-01") == "Sept"
    assert dates().stamp_month("2022-01-17", "2023") == "Jan 2022"
    assert dates().day("2023-07-07") == "7"


def test_only_languages_that_begin_with_the_day_have_stamps() -> None:
    assert [language for language in ("en", "en-US", "de", "ja", "hu") if dates(language).day_first] == [
        "en",
        "de",
    ]


def test_the_day_of_the_briefing_has_its_weekday() -> None:
    assert dates().full("2023-07-28") == "Friday, 28 July 2023"


def test_a_year_far_away_is_still_a_year() -> None:
    assert dates().year(12000) == "12000"
    assert dates().year(-12000) == "12001 BC"


def test_the_mark_on_the_rail_says_how_well_a_date_is_known() -> None:
    marks = {
        edtf: rail_mark(span(edtf)) for edtf in ("1953-07-27", "1953-07-27~", "1953-07", "1953", "1950/1953")
    }
    assert list(marks.values()) == ["day", "vague", "vague", "vague", "lasted"]


def test_only_what_html_can_say_becomes_a_machine_date() -> None:
    assert machine_date(span("1953-07")) == "1953-07"
    assert [machine_date(span(edtf)) for edtf in ("1950/1953", "1953~", "-0043")] == ["", "", ""]
    assert year_of(span("-0043-03-15")) == -43


def test_what_is_no_date_is_refused() -> None:
    with pytest.raises(ValueError, match="tomorrow"):
        dates().long("tomorrow")
