"""Places a topic's dates on a picture: every x in per cent, every y in pixels, so that it stretches and its letters do not."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from backstory.dates import OPEN_END, OPEN_START, year_of
from backstory.pages.views import (
    DateBar,
    DateKind,
    DateLabel,
    DateMark,
    DateTick,
    DateYear,
    Room,
    TimelineEntry,
    TimelineGroup,
    TimelinePicture,
)

_LEAST = 8
"""Fewer dates say as much in a list."""
_MOST_NEAR = 4
"""Years that the lower strip shows at most."""
_BEFORE = 6
"""Years there must be before those for a strip of all years."""
_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)
_MOST_TICKS = 10
_LETTER = 7.8
"""Pixels of a letter at 13 px, in the widest of the fonts that are asked for."""
_WIDTHS: tuple[tuple[Room, int], ...] = (("wide", 700), ("narrow", 330))
_ROWS, _ROW = 3, 21
_UPPER = 96
_DISC = 12
_TALLEST = 14
"""Discs on top of each other; more in one month are drawn over the last."""


class _Date(NamedTuple):
    start: float
    end: float
    entry: TimelineEntry

    @property
    def middle(self) -> float:
        return (self.start + self.end) / 2


class _Scale(NamedTuple):
    first: int
    last: int

    def x(self, moment: float) -> float:
        return round((moment - self.first) / (self.last - self.first) * 100, 2)


def timeline_picture(groups: Sequence[TimelineGroup]) -> TimelinePicture | None:
    """The picture of a timeline by years; nothing where it has few dates."""
    dates = [_date(entry) for group in groups for entry in group.entries]
    if len(dates) < _LEAST:
        return None
    anchors = {year_of(entry.date): group.anchor for group in groups for entry in group.entries}
    years = Counter(year_of(one.entry.date) for one in dates)
    first, last = min(years), max(years)
    near = _near(years)
    far = near is None or near.first - first >= _BEFORE
    if not far and near is not None:
        near = _Scale(first, last + 1) if last + 1 - first <= _MOST_NEAR + 2 else None
        far = near is None
    ticks, bars, marks, labels = [], [], [], []
    if far:
        step = next(step for step in _STEPS if (last + 1 - first) / step <= _MOST_TICKS)
        all_years = _Scale(first // step * step, last + 1)
        before = [one for one in dates if near is None or one.start < near.first]
        ticks = [
            DateTick(year, all_years.x(year), at % 2 == 1)
            for at, year in enumerate(range(all_years.first, all_years.last, step))
        ]
        marks += [_on_line(one, all_years) for one in before]
        labels += _labels(before, all_years, _UPPER - 30, _UPPER - 10)
        if near is not None:
            bars = _bars(years, near, all_years)
    lower, bands = 0, []
    if near is not None:
        close = [one for one in dates if one.start >= near.first]
        stack = Counter(min(_month(one, near), _month_count(near) - 1) for one in close)
        tallest = min(max(stack.values()), _TALLEST)
        lower = (_UPPER + 60 if far else 10) + _ROWS * _ROW + _DISC * tallest
        bands = [
            DateYear(
                year,
                near.x(year),
                round(100 / (near.last - near.first), 2),
                years[year],
                anchors.get(year, ""),
            )
            for year in range(near.first, near.last)
        ]
        marks += _stacked(close, near, lower)
        labels += _labels(close, near, lower - _DISC * tallest - 14, lower - 8)
    return TimelinePicture(
        height=lower + 34 if lower else _UPPER + 30,
        first=first,
        last=last,
        total=len(dates),
        upper=_UPPER if far else 0,
        lower=lower,
        ticks=tuple(ticks),
        bars=tuple(bars),
        years=tuple(bands),
        marks=tuple(marks),
        labels=tuple(labels),
    )


def _date(entry: TimelineEntry) -> _Date:
    span = entry.date
    start = span.end if span.start == OPEN_START else span.start
    end = start if span.end == OPEN_END else span.end
    if start == end:
        return _Date(_moment(start, 0.5), _moment(start, 0.5), entry)
    return _Date(_moment(start, 0), _moment(end, 1), entry)


def _moment(number: int, part: float) -> float:
    """A day as years since the year 0; `part` of it has passed."""
    year, month, day = number // 10000, number // 100 % 100, number % 100
    return year + (month - 1) / 12 + (day - 1 + part) / 372


def _near(years: Counter[int]) -> _Scale | None:
    """The latest one to four years that hold three fifths of all dates."""
    last, total = max(years), sum(years.values())
    for size in range(1, _MOST_NEAR + 1):
        if sum(years[year] for year in range(last - size + 1, last + 1)) * 5 >= total * 3:
            return _Scale(last - size + 1, last + 1)
    return None


def _on_line(one: _Date, scale: _Scale) -> DateMark:
    if one.end - one.start > (scale.last - scale.first) / 100:
        x = scale.x(one.start)
        return DateMark("lasted", x, round(min(100, scale.x(one.end)) - x, 2), _UPPER)
    kind = _kind(one)
    return DateMark("vague" if kind == "lasted" else kind, scale.x(one.middle), 0, _UPPER)


def _kind(one: _Date) -> DateKind:
    span = one.entry.date
    if span.precision == "range" and "/" in span.edtf:
        return "lasted"
    return "day" if span.precision == "day" and not span.about else "vague"


def _bars(years: Counter[int], near: _Scale, scale: _Scale) -> list[DateBar]:
    most = max(years[year] for year in range(near.first, near.last))
    return [
        DateBar(
            scale.x(year), round(scale.x(year + 1) - scale.x(year) - 0.2, 2), round(30 * years[year] / most)
        )
        for year in range(near.first, near.last)
        if years[year]
    ]


def _month_count(near: _Scale) -> int:
    return (near.last - near.first) * 12


def _month(one: _Date, near: _Scale) -> int:
    return int((one.middle - near.first) * 12)


def _stacked(dates: Sequence[_Date], near: _Scale, base: int) -> list[DateMark]:
    """A disc for each date above its month; what is uncertain or lasted is as wide as what is not known."""
    height: Counter[int] = Counter()
    marks = []
    for one in dates:
        month = min(_month(one, near), _month_count(near) - 1)
        y = base - 10 - _DISC * min(height[month], _TALLEST - 1)
        height[month] += 1
        x, width = near.x(near.first + (month + 0.5) / 12), 0.0
        if one.end > one.start:
            x = near.x(one.start)
            width = round(max(1.0, min(100.0, near.x(one.end)) - x), 2)
        marks.append(DateMark(_kind(one), x, width, y))
    return marks


class _Placed(NamedTuple):
    row: int
    start: float
    end: float
    line: float
    before: bool


def _labels(dates: Sequence[_Date], scale: _Scale, base: int, foot: int) -> list[DateLabel]:
    """The short words of key dates, where neither they nor the lines down from them touch anything."""
    named = [one for one in dates if one.entry.short]
    named.sort(key=lambda one: -one.middle)
    wide, narrow = (_placed(named, scale, width) for _, width in _WIDTHS)
    labels = []
    for at, one in enumerate(named):
        on_wide, on_narrow = wide[at], narrow[at]
        places: list[tuple[Room, _Placed | None]] = [("wide", on_wide), ("narrow", on_narrow)]
        if on_wide and on_narrow and on_wide[::4] == on_narrow[::4]:
            places = [("", on_wide)]
        for room, place in places:
            if place is not None:
                y = base - place.row * _ROW
                label = DateLabel(
                    one.entry.short, one.entry.anchor, scale.x(one.middle), y, foot, place.before, room
                )
                labels.append(label)
    return labels


def _placed(named: Sequence[_Date], scale: _Scale, width: int) -> list[_Placed | None]:
    """From the right: the lowest row that is free, with the words after the line or before it."""
    taken: list[_Placed] = []
    found: list[_Placed | None] = []
    for one in named:
        line = scale.x(one.middle) / 100 * width
        room = len(one.entry.short) * _LETTER + 12
        sides = [(line - 5, line + room, False), (line - room, line + 5, True)]
        tries = (
            _Placed(row, start, end, line, before)
            for start, end, before in sides
            if start >= -6 and end <= width + 6
            for row in range(_ROWS)
        )
        place = next((place for place in tries if not any(_touch(place, other) for other in taken)), None)
        if place is not None:
            taken.append(place)
        found.append(place)
    return found


def _touch(one: _Placed, other: _Placed) -> bool:
    if one.row == other.row:
        return one.start < other.end and one.end > other.start
    # The line of the higher one passes the row of the lower one.
    low, high = sorted((one, other), key=lambda place: place.row)
    return low.start < high.line < low.end or abs(one.line - other.line) < 7
