"""Dates in every form that authors may use, and what is no date."""

import re
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backstory.dates import (
    OPEN_END,
    OPEN_START,
    Moment,
    Period,
    Span,
    add_period,
    read_day,
    read_moment,
    read_period,
    read_span,
)

UTC = ZoneInfo("UTC")
NEW_YORK = ZoneInfo("America/New_York")
SEOUL = ZoneInfo("Asia/Seoul")


@pytest.mark.parametrize(
    ("text", "day", "clock", "instant"),
    [
        ("2023-07-27", "2023-07-27", "", 1690416000),
        ("2023-7-4", "2023-07-04", "", 1688428800),
        ("2023/07/27", "2023-07-27", "", 1690416000),
        ("2023.07.27", "2023-07-27", "", 1690416000),
        ("2023-07-27T09:10", "2023-07-27", "09:10", 1690449000),
        ("2023-07-27 9:10", "2023-07-27", "09:10", 1690449000),
        ("2023-07-27 09:10:30.25", "2023-07-27", "09:10", 1690449030),
        ("2023-07-27T09:10:00Z", "2023-07-27", "09:10", 1690449000),
        ("2023-07-27 09:10 UTC", "2023-07-27", "09:10", 1690449000),
        ("2023-07-27 09:10:00 +0200", "2023-07-27", "07:10", 1690441800),
        ("2014-03-03 8:47:36 -0400", "2014-03-03", "12:47", 1393850856),
        ("2015-03-17 14:00:00 -4", "2015-03-17", "18:00", 1426615200),
        ("2013-06-12T00:00:00-05:00", "2013-06-12", "05:00", 1371013200),
        ("2023-07-27 9:10 pm", "2023-07-27", "21:10", 1690492200),
        ("2023-07-27 12:10 a.m.", "2023-07-27", "00:10", 1690416600),
        ("27 July 2023", "2023-07-27", "", 1690416000),
        ("July 27, 2023", "2023-07-27", "", 1690416000),
        ("Jul. 27th 2023", "2023-07-27", "", 1690416000),
        ("Thu, 27 Jul 2023 09:10:00 GMT", "2023-07-27", "09:10", 1690449000),
        ("Thu, 27 Jul 2023 09:10:00 +0000", "2023-07-27", "09:10", 1690449000),
        ("  2023-07-27  ", "2023-07-27", "", 1690416000),
        ("0001-01-01", "0001-01-01", "", -62135596800),
    ],
)
def test_a_date_is_read_in_all_its_usual_forms(text: str, day: str, clock: str, instant: int) -> None:
    assert read_moment(text, UTC) == Moment(day, clock, instant)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2026-02-30",
        "2023-13-01",
        "2023-00-10",
        "0000-01-01",
        "2023",
        "2023-07",
        "23-07-27",
        "07/27/2023",
        "27.07.2023",
        "2023-07/27",
        "2020-07-15 14:000:00 -0500",
        "2023-07-27 25:00",
        "2023-07-27 09:60",
        "2023-07-27 13:00 pm",
        "2023-07-27 09:10 EST",
        "2023-07-27 09:10 +2500",
        "2023-07-27 tomorrow",
        "2023-07-270",
        "Julember 27, 2023",
        "yesterday",
        "２０２３-07-27",
        "9999-12-31T23:59:59-14:00",
    ],
)
def test_what_is_no_date_or_could_be_two_is_refused(text: str) -> None:
    assert read_moment(text, UTC) is None


def test_a_time_without_a_zone_belongs_to_the_site() -> None:
    assert read_moment("2023-07-27", SEOUL) == Moment("2023-07-27", "", 1690383600)
    assert read_moment("2023-07-27 09:10", SEOUL) == Moment("2023-07-27", "09:10", 1690416600)
    assert read_moment("2023-01-27 09:10", NEW_YORK) == Moment("2023-01-27", "09:10", 1674828600)


def test_a_time_with_a_zone_is_moved_to_the_wall_of_the_site() -> None:
    assert read_moment("2023-07-27T20:00:00Z", SEOUL) == Moment("2023-07-28", "05:00", 1690488000)
    assert read_moment("2023-07-27T02:00:00Z", NEW_YORK) == Moment("2023-07-26", "22:00", 1690423200)


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("1953-07-27", Span("1953-07-27", 19530727, 19530727, "day")),
        ("1953-7-4", Span("1953-07-04", 19530704, 19530704, "day")),
        ("1953-07", Span("1953-07", 19530701, 19530731, "month")),
        ("2024-02", Span("2024-02", 20240201, 20240229, "month")),
        ("1953", Span("1953", 19530101, 19531231, "year")),
        ("1953~", Span("1953~", 19530101, 19531231, "year", about=True)),
        ("1953-07~", Span("1953-07~", 19530701, 19530731, "month", about=True)),
        ("1953-07-27?", Span("1953-07-27?", 19530727, 19530727, "day", about=True)),
        ("1950/1953", Span("1950/1953", 19500101, 19531231, "range")),
        ("1953/1954-07", Span("1953/1954-07", 19530101, 19540731, "range")),
        ("1950-06-25 / 1953-07-27", Span("1950-06-25/1953-07-27", 19500625, 19530727, "range")),
        ("1950~/1953", Span("1950~/1953", 19500101, 19531231, "range", about=True)),
        ("1950/..", Span("1950/..", 19500101, OPEN_END, "range")),
        ("1950/", Span("1950/..", 19500101, OPEN_END, "range")),
        ("../1950", Span("../1950", OPEN_START, 19501231, "range")),
        ("-0043-03-15", Span("-0043-03-15", -429685, -429685, "day")),
        ("-0200", Span("-0200", -1999899, -1998769, "year")),
        ("0000", Span("0000", 101, 1231, "year")),
        ("July 1953", Span("1953-07", 19530701, 19530731, "month")),
        ("27 July 1953", Span("1953-07-27", 19530727, 19530727, "day")),
        ("2014-03-03 8:47:36 -0400", Span("2014-03-03", 20140303, 20140303, "day")),
    ],
)
def test_a_date_of_history_may_be_uncertain(text: str, span: Span) -> None:
    assert read_span(text) == span


@pytest.mark.parametrize(
    "text",
    [
        "",
        "..",
        "../..",
        "/",
        "1953/1950",
        "1953-13",
        "1953-02-29",
        "53",
        "195X",
        "1950s",
        "1950-23",
        "1953-07-27/28",
        "a",
    ],
)
def test_what_is_outside_the_documented_subset_is_refused(text: str) -> None:
    assert read_span(text) is None


def test_spans_sort_by_time_across_year_one() -> None:
    order = ["../-0500", "-0200", "-0199-03", "-0001", "0000", "0001-01-01", "1953", "2023-07-27"]
    starts = [span.start for text in order if (span := read_span(text))]
    assert starts == sorted(starts) and len(starts) == len(order)


def test_a_day_is_a_day_with_or_without_a_time() -> None:
    assert read_day("2023-07-27") == "2023-07-27"
    assert read_day("2023-07-27 09:10 -0400") == "2023-07-27"
    assert read_day("27 July 2023") == "2023-07-27"
    assert read_day("2023-07") is None
    assert read_day("2023-02-29") is None
    assert read_day("2023-07-27 and later") is None


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("90d", Period(days=90)),
        ("90 days", Period(days=90)),
        ("1 day", Period(days=1)),
        ("2 weeks", Period(days=14)),
        ("6 months", Period(months=6)),
        ("3mo", Period(months=3)),
        ("1y", Period(months=12)),
        ("2 Years", Period(months=24)),
        ("90", None),
        ("0d", None),
        ("-3d", None),
        ("101y", None),
        ("soon", None),
        ("", None),
    ],
)
def test_a_period_is_a_number_and_a_unit(text: str, period: Period | None) -> None:
    assert read_period(text) == period


@pytest.mark.parametrize(
    ("day", "period", "then"),
    [
        ("2023-07-27", Period(days=90), "2023-10-25"),
        ("2023-01-31", Period(months=1), "2023-02-28"),
        ("2024-01-31", Period(months=1), "2024-02-29"),
        ("2024-02-29", Period(months=12), "2025-02-28"),
        ("2023-12-15", Period(months=1), "2024-01-15"),
        ("9999-12-31", Period(days=1), "9999-12-31"),
        ("9999-12-31", Period(months=1), "9999-12-31"),
    ],
)
def test_a_period_is_added_as_people_count(day: str, period: Period, then: str) -> None:
    assert add_period(day, period) == then


DATE_LIKE = st.text(alphabet="0123456789-/.:T+~?% ZXapmJuly", max_size=30)


@given(st.text() | DATE_LIKE)
def test_any_text_is_a_date_or_is_none(text: str) -> None:
    for zone in (UTC, SEOUL, NEW_YORK):
        moment = read_moment(text, zone)
        assert moment is None or re.fullmatch(r"\d{4}-\d\d-\d\d", moment.day)
    span, day, period = read_span(text), read_day(text), read_period(text)
    assert span is None or (span.start <= span.end and read_span(span.edtf) == span)
    assert day is None or period is None or add_period(day, period) >= day


@given(st.datetimes(timezones=st.just(UTC)))
def test_what_a_program_writes_is_read_back(written: datetime) -> None:
    read = read_moment(written.isoformat(), UTC)
    second = int(written.replace(microsecond=0).timestamp())
    assert read == Moment(written.date().isoformat(), f"{written:%H:%M}", second)
