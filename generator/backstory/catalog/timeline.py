"""Events from every document, merged: one entry for each thing that happened, with all who tell it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from msgspec import Struct

from backstory.content.documents import Kind
from backstory.content.front_matter_types import Event
from backstory.dates import Span
from backstory.text import fold

_SAME = 0.5
"""Share of words two titles of one date have in common from which they tell of the same event."""
_TELLERS: tuple[Kind, ...] = ("topic", "background", "article", "page")
"""Whose wording of an event is used, best first: what is kept current before what was news once."""


class Told(Struct, frozen=True):
    """An event as one document tells it, its topics resolved to ids."""

    path: str
    kind: Kind
    event: Event
    topics: tuple[str, ...]


class TimelineEvent(Struct, frozen=True):
    """A thing that happened, with the paths of all documents that tell it, sorted."""

    date: Span
    title: str
    topics: tuple[str, ...]
    told_by: tuple[str, ...]
    sources: tuple[tuple[str, str], ...]
    """(path, source id) of the sources that are given for it."""
    key: bool
    """An author marked it as one to know."""
    short: str = ""


def merge_events(told: Iterable[Told]) -> tuple[TimelineEvent, ...]:
    """All events in order of time; those of one date whose titles say the same become one."""
    by_date: defaultdict[str, list[Told]] = defaultdict(list)
    for one in sorted(told, key=lambda one: (_TELLERS.index(one.kind), one.path, one.event.line)):
        by_date[one.event.date.edtf].append(one)
    merged = [_merge(group) for same_date in by_date.values() for group in _same_events(same_date)]
    return tuple(sorted(merged, key=lambda event: (event.date.start, event.date.end, event.title)))


def on_days(events: Iterable[TimelineEvent]) -> dict[str, list[TimelineEvent]]:
    """Those of which the day is known, by day as ISO 8601; none before our era."""
    found: defaultdict[str, list[TimelineEvent]] = defaultdict(list)
    for event in events:
        if event.date.precision == "day" and event.date.start > 0 and not event.date.about:
            found[event.date.edtf].append(event)
    return found


def key_events(events: Sequence[TimelineEvent], *, limit: int) -> frozenset[int]:
    """Positions of the `limit` events to know: the marked, the first and last, then the most told.

    Of those that are told equally often, the one farthest from what is chosen already: a timeline spans its time.
    """
    chosen = [at for at, event in enumerate(events) if event.key][:limit]
    chosen += [at for at in (len(events) - 1, 0) if at not in chosen][: limit - len(chosen)]
    while len(chosen) < min(limit, len(events)):
        others = (at for at in range(len(events)) if at not in chosen)
        chosen.append(
            max(others, key=lambda at: (len(events[at].told_by), min(abs(at - one) for one in chosen), -at))
        )
    return frozenset(chosen)


def _same_events(told: Sequence[Told]) -> list[list[Told]]:
    groups: list[tuple[set[str], list[Told]]] = []
    for one in told:
        words = set(fold(one.event.title).split())
        for known, group in groups:
            if len(words & known) >= _SAME * len(words | known):
                group.append(one)
                break
        else:
            groups.append((words, [one]))
    return [group for _, group in groups]


def _merge(group: Sequence[Told]) -> TimelineEvent:
    best = group[0]
    return TimelineEvent(
        date=best.event.date,
        title=best.event.title,
        topics=tuple(dict.fromkeys(topic for one in group for topic in one.topics)),
        told_by=tuple(sorted({one.path for one in group})),
        sources=tuple(dict.fromkeys((one.path, one.event.source) for one in group if one.event.source)),
        key=any(one.event.key for one in group),
        short=next((one.event.short for one in group if one.event.short), ""),
    )
