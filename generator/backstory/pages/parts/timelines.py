"""Events as pages show them: entries, and lists of them by year."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from msgspec.structs import replace

from backstory.catalog.timeline import TimelineEvent, key_events
from backstory.dates import year_of
from backstory.pages.context import PageContext
from backstory.pages.views import TimelineEntry, TimelineGroup

_ALL_OPEN = 8
"""From so many events on, they stand in lists by year."""
_KEY_DATES = 5
_YEAR_ALONE = 8
"""Dates of one year that make a list of their own."""
_TOGETHER = 14
_FAR_APART = 20
"""Years between two dates that are not in one list."""


def timeline_entry(context: PageContext, event: TimelineEvent, *, on: str = "") -> TimelineEntry:
    """An event with who tells it; the page of `on` does not list itself."""
    kinds = {path: context.catalog.documents[path].kind for path in event.told_by if path != on}
    return TimelineEntry(
        date=event.date,
        title=event.title,
        topics=tuple(context.topic(topic) for topic in event.topics if topic != on),
        background=tuple(context.page_ref(path) for path, kind in kinds.items() if kind == "background"),
        articles=tuple(context.page_ref(path) for path, kind in kinds.items() if kind == "article"),
        short=event.short,
    )


def timeline_entries(context: PageContext, positions: Iterable[int], *, on: str) -> tuple[TimelineEntry, ...]:
    """The events at these positions of the catalog, in order of time."""
    return tuple(timeline_entry(context, context.catalog.events[at], on=on) for at in positions)


def key_dates(context: PageContext, positions: Sequence[int]) -> tuple[int, ...]:
    """Those of the positions whose events are the ones to know."""
    key = key_events([context.catalog.events[at] for at in positions], limit=_KEY_DATES)
    return tuple(at for place, at in enumerate(positions) if place in key)


def grouped(context: PageContext, positions: Sequence[int], *, on: str) -> tuple[TimelineGroup, ...]:
    """A topic's timeline by years, all but the latest folded; nothing for a single event, one group for a few."""
    if len(positions) < 2:
        return ()
    entries = timeline_entries(context, positions, on=on)
    if len(entries) < _ALL_OPEN:
        return (TimelineGroup(False, entries),)
    groups = _by_years([replace(entry, anchor=f"date-{at}") for at, entry in enumerate(entries, 1)])
    return tuple(
        TimelineGroup(at < len(groups) - 1, group, f"years-{year_of(group[0].date)}")
        for at, group in enumerate(groups)
    )


def _by_years(entries: Sequence[TimelineEntry]) -> list[tuple[TimelineEntry, ...]]:
    """Years with many dates alone, years with few together, as long as they are near each other."""
    groups: list[list[TimelineEntry]] = []
    last = 0
    for year, those in groupby(entries, key=lambda entry: year_of(entry.date)):
        dates = list(those)
        crowded = len(dates) >= _YEAR_ALONE or (groups and len(groups[-1]) + len(dates) > _TOGETHER)
        if not groups or crowded or year - last > _FAR_APART:
            groups.append(dates)
        else:
            groups[-1] += dates
        last = year
    return [tuple(group) for group in groups]
