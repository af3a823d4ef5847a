"""Dates as authors write them: moments of ours, uncertain spans of history, days and periods.

Everything returns None for what it can't read; who calls knows how bad that is. docs/dates.md lists
every form for authors.
"""

import re
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Literal
from zoneinfo import ZoneInfo

from msgspec import Struct


class Moment(Struct, frozen=True, array_like=True):
    """A date of ours, perhaps with a time: `day` and `clock` as on a wall in the site's time zone."""

    day: str
    """ISO 8601, `2023-07-27`."""
    clock: str
    """`09:10`, empty where the author gave no time."""
    instant: int
    """Seconds since 1970 in UTC; a date without a time is its first second in the site's time zone."""


class Span(Struct, frozen=True, array_like=True):
    """A date that may be uncertain, from the subset of EDTF that docs/dates.md lists.

    `start` and `end` are year * 10000 + month * 100 + day of the first and last day that is meant;
    years before 1 are zero or negative, as in ISO 8601. `precision` is that of what the author wrote.
    """

    edtf: str
    start: int
    end: int
    precision: Literal["day", "month", "year", "range"]
    about: bool = False


OPEN_START = -99991231
"""`start` of a span without a beginning, `../1950`."""
OPEN_END = 99991231
"""`end` of a span that goes on, `1950/..`."""


def year_of(span: Span) -> int:
    """The year in which a span begins, numbered as in ISO 8601: 0 is 1 BC. Where it has no beginning, its last."""
    return (span.end if span.start == OPEN_START else span.start) // 10000


def last_year_of(span: Span) -> int:
    """The year in which a span ends. Where it goes on, its first."""
    return (span.start if span.end == OPEN_END else span.end) // 10000


_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = (
    r"(?P<name>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_NUMERIC = re.compile(
    r"(?P<year>\d{4})(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?!\d)", re.A
)
_WORDED = re.compile(
    r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? +)?"
    rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)? +{_MONTH},? +|{_MONTH.replace('name', 'name2')} +"
    r"(?P<day2>\d{1,2})(?:st|nd|rd|th)?,? +)(?P<year>\d{4})(?!\d)",
    re.I | re.A,
)
_WORDED_MONTH = re.compile(rf"{_MONTH},? +(?P<year>\d{{4}})", re.I | re.A)
_TIME = re.compile(
    r"(?:[Tt]|,? +)(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d+)?)?"
    r"(?: *(?P<half>[ap])\.?m\.?)?"
    r"(?: *(?:(?P<utc>z|utc|gmt)|(?P<sign>[+-])(?P<off_h>\d{1,2}):?(?P<off_m>\d{2})?))?",
    re.I | re.A,
)
_EDTF = re.compile(r"(?P<year>-?\d{4})(?:-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2}))?)?(?P<about>[~?%]?)", re.A)
_PERIOD = re.compile(r"(\d{1,4}) *(days?|d|weeks?|w|months?|mo|m|years?|y)", re.I | re.A)


class Period(Struct, frozen=True, array_like=True):
    """A length of time as people count it: a month is a month, however many days it has."""

    days: int = 0
    months: int = 0


def read_moment(text: str, zone: ZoneInfo) -> Moment | None:
    """A date of ours, perhaps with a time; without a zone of its own it belongs to `zone`.

    A moment with a zone is moved to the site's wall clock: its day there may be another one.
    """
    text = text.strip()
    if len(text) == 10 and text[7] == "-":  # nearly every date there is
        try:
            return _moment(date.fromisoformat(text), "", datetime.fromisoformat(text).replace(tzinfo=zone))
        except (ValueError, OverflowError):
            pass
    found = _leading_day(text)
    if found is None:
        return None
    day, rest = found
    try:
        if not rest:
            return _moment(day, "", datetime(day.year, day.month, day.day, tzinfo=zone))
        local = _with_time(day, rest, zone)
        return _moment(local.date(), f"{local:%H:%M}", local) if local else None
    except (ValueError, OverflowError):
        return None


def read_day(text: str) -> str | None:
    """The ISO day of a date; a time of day behind it is passed over."""
    found = _leading_day(text.strip())
    if found is None:
        return None
    day, rest = found
    return day.isoformat() if not rest or _TIME.fullmatch(rest) else None


def read_span(text: str) -> Span | None:
    """A date that may be uncertain: the EDTF subset of docs/dates.md (Library of Congress, ISO 8601-2).

    `1953`, `1953-07`, `1953-07-27`, a year before 1 as `-0200`, each perhaps with `~` (about) or `?`;
    `a/b` between two of them, `..` or nothing for an open end. A day may also be written as in `read_day`.
    """
    text = text.strip()
    one = _edtf_point(text)
    if one is not None:
        return one
    if text.count("/") == 1:
        return _edtf_range(*(part.strip() for part in text.split("/")))
    day = read_day(text)
    if day is not None:
        return _edtf_point(day)
    month = _WORDED_MONTH.fullmatch(text)
    return _edtf_point(f"{month['year']}-{_month_number(month['name']):02}") if month else None


def read_period(text: str) -> Period | None:
    """A length of time: `90d`, `2 weeks`, `6 months`, `1y`. At most a hundred years."""
    match = _PERIOD.fullmatch(text.strip())
    if match is None:
        return None
    count, unit = int(match[1]), match[2].lower()
    period = {
        "d": Period(days=count),
        "w": Period(days=7 * count),
        "m": Period(months=count),
        "y": Period(months=12 * count),
    }[unit[0]]
    return period if 0 < period.days + 30 * period.months <= 36_000 else None


def add_period(day: str, period: Period) -> str:
    """The ISO day a period after `day`; the last of the month where that month is shorter.

    The last day there is stands for all that is later.
    """
    start = date.fromisoformat(day)
    month = start.year * 12 + start.month - 1 + period.months
    try:
        year, month = month // 12, month % 12 + 1
        return (
            date(year, month, min(start.day, days_in_month(year, month))) + timedelta(period.days)
        ).isoformat()
    except (ValueError, OverflowError):
        return date.max.isoformat()


def days_in_month(year: int, month: int) -> int:
    """Of the Gregorian calendar, carried back before year 1 as ISO 8601 does."""
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def _moment(day: date, clock: str, at: datetime) -> Moment:
    return Moment(day.isoformat(), clock, int(at.timestamp()))


def _leading_day(text: str) -> tuple[date, str] | None:
    match = _NUMERIC.match(text) or _WORDED.match(text)
    if match is None:
        return None
    parts = match.groupdict()
    name = parts.get("name") or parts.get("name2")
    month = _month_number(name) if name else int(parts["month"])
    try:
        return date(int(parts["year"]), month, int(parts["day"] or parts["day2"])), text[match.end() :]
    except ValueError:
        return None


def _month_number(name: str) -> int:
    return _MONTHS.index(name[:3].lower()) + 1


def _with_time(day: date, rest: str, zone: ZoneInfo) -> datetime | None:
    """`day` at the time that `rest` says, on the clocks of `zone`. Raises ValueError for 25:00."""
    match = _TIME.fullmatch(rest)
    if match is None:
        return None
    hour, half = int(match["hour"]), (match["half"] or "").lower()
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    naive = datetime(day.year, day.month, day.day, hour, int(match["minute"]), int(match["second"] or 0))
    if match["utc"]:
        return naive.replace(tzinfo=UTC).astimezone(zone)
    if not match["sign"]:
        return naive.replace(tzinfo=zone)
    hours, minutes = int(match["off_h"]), int(match["off_m"] or 0)
    if hours > 14 or minutes > 59:
        return None
    offset = timedelta(hours=hours, minutes=minutes)
    return naive.replace(tzinfo=timezone(-offset if match["sign"] == "-" else offset)).astimezone(zone)


def _edtf_point(text: str) -> Span | None:
    match = _EDTF.fullmatch(text)
    if match is None:
        return None
    year, about = int(match["year"]), match["about"]
    if not match["month"]:
        edtf = f"{match['year']}{about}"
        return Span(edtf, year * 10000 + 101, year * 10000 + 1231, "year", bool(about))
    month = int(match["month"])
    if not 1 <= month <= 12:
        return None
    written, first = f"{match['year']}-{month:02}", year * 10000 + month * 100
    last = days_in_month(year, month)
    if not match["day"]:
        return Span(f"{written}{about}", first + 1, first + last, "month", bool(about))
    day = int(match["day"])
    if not 1 <= day <= last:
        return None
    return Span(f"{written}-{day:02}{about}", first + day, first + day, "day", bool(about))


def _edtf_range(start: str, end: str) -> Span | None:
    opens, closes = _edtf_point(start), _edtf_point(end)
    if (opens is None and start not in ("", "..")) or (closes is None and end not in ("", "..")):
        return None
    if opens is None and closes is None:
        return None
    first, last = opens.start if opens else OPEN_START, closes.end if closes else OPEN_END
    if first > last:
        return None
    precision: Literal["range"] = "range"
    edtf = f"{opens.edtf if opens else '..'}/{closes.edtf if closes else '..'}"
    about = any(point is not None and point.about for point in (opens, closes))
    return Span(edtf, first, last, precision, about)
