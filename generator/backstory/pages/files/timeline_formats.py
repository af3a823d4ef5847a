"""A timeline as calendars (iCalendar, RFC 5545) and TimelineJS read it."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from hashlib import blake2b
from typing import Any
from urllib.parse import urlsplit

import msgspec

from backstory.catalog.timeline import TimelineEvent
from backstory.dates import OPEN_END, OPEN_START
from backstory.pages.context import PageContext
from backstory.text import without_controls

_LINE = 75
"""Bytes of a line in a calendar, without its end."""


def icalendar(context: PageContext, events: Iterable[TimelineEvent], name: str) -> str:
    """A calendar of whole days. What it can't say is left out: years before 1, and times without a beginning or end."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Backstory//Timeline//EN",
        f"X-WR-CALNAME:{_escaped(name)}",
    ]
    for event in events:
        lines += _entry(context, event)
    return "".join(f"{_folded(line)}\r\n" for line in (*lines, "END:VCALENDAR"))


def timeline_js(context: PageContext, events: Iterable[TimelineEvent], name: str) -> str:
    """The JSON of TimelineJS. It counts years before our era without a year 0: -44 is 44 BC."""
    told = [_slide(context, event) for event in events if event.date.start != OPEN_START]
    return msgspec.json.encode({"title": {"text": {"headline": name}}, "events": told}).decode() + "\n"


def _entry(context: PageContext, event: TimelineEvent) -> Iterator[str]:
    first, last = _day(event.date.start), _day(event.date.end)
    if first is None or last is None or last == date.max:
        return
    yield "BEGIN:VEVENT"
    yield f"UID:{_uid(context, event)}"
    yield f"DTSTAMP:{_stamp(context, event)}"
    yield f"DTSTART;VALUE=DATE:{_written(first)}"
    yield f"DTEND;VALUE=DATE:{_written(last + timedelta(days=1))}"
    about = "~ " if event.date.about else ""
    yield f"SUMMARY:{_escaped(about + event.title)}"
    if url := _teller(context, event):
        yield f"URL:{url}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _slide(context: PageContext, event: TimelineEvent) -> dict[str, Any]:
    span = event.date
    slide: dict[str, Any] = {"start_date": _parts(span.start, span.precision), "unique_id": _digest(event)}
    if span.precision == "range" and span.end != OPEN_END:
        slide["end_date"] = _parts(span.end, _finest(span.edtf))
        slide["start_date"] = _parts(span.start, _finest(span.edtf))
    link = _teller(context, event)
    title = _html(without_controls(event.title))
    slide["text"] = {"headline": f'<a href="{_html(link)}">{title}</a>' if link else title}
    return slide


def _finest(edtf: str) -> str:
    """How exact the ends of a range are."""
    return {1: "year", 2: "month"}.get(
        max(len(end.strip("-~?%").split("-")) for end in edtf.split("/")), "day"
    )


def _parts(number: int, precision: str) -> dict[str, int]:
    year, month, day = number // 10000, number // 100 % 100, number % 100
    parts = {"year": year if year > 0 else year - 1}
    if precision in ("month", "day"):
        parts["month"] = month
    if precision == "day":
        parts["day"] = day
    return parts


def _day(number: int) -> date | None:
    try:
        return date(number // 10000, number // 100 % 100, number % 100)
    except ValueError:
        return None


def _written(day: date) -> str:
    return day.isoformat().replace("-", "")


def _uid(context: PageContext, event: TimelineEvent) -> str:
    return f"{_digest(event)}@{urlsplit(context.settings.base_url).hostname or 'backstory'}"


def _digest(event: TimelineEvent) -> str:
    return blake2b(f"{event.date.edtf}\0{event.title}".encode(), digest_size=8).hexdigest()


def _stamp(context: PageContext, event: TimelineEvent) -> str:
    """When it was last changed, as far as those who tell it say: never when it was built."""
    fronts = [context.front(path) for path in event.told_by]
    days: Sequence[str] = [moment.day for front in fronts for moment in (front.date, front.updated) if moment]
    return max(days, default="1970-01-01").replace("-", "") + "T000000Z"


def _teller(context: PageContext, event: TimelineEvent) -> str:
    """The page that tells of it, on the web."""
    address = context.catalog.addresses.get(event.told_by[0])
    return context.on_web(address) if address is not None else ""


def _escaped(text: str) -> str:
    text = without_controls(" ".join(text.split()))
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")


def _html(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


def _folded(line: str) -> str:
    """A line as several of at most 75 bytes, none of which ends inside a letter."""
    data = line.encode()
    if len(data) <= _LINE:
        return line
    parts, start, room = [], 0, _LINE
    while start < len(data):
        end = start + room
        while end < len(data) and data[end] & 0xC0 == 0x80:  # within a letter
            end -= 1
        parts.append(data[start:end].decode())
        start, room = end, _LINE - 1  # all but the first begin with a space
    return "\r\n ".join(parts)
