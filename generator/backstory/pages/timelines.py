"""Events as pages show them: entries, and the folds between the dates to know."""

from collections.abc import Iterable, Sequence

from backstory.catalog.timeline import TimelineEvent, key_events
from backstory.pages.context import PageContext
from backstory.pages.views import TimelineEntry, TimelineGroup

_ALL_OPEN = 8
"""From so many events on, all but the dates to know are folded."""
_KEY_DATES = 5


def timeline_entry(context: PageContext, event: TimelineEvent, *, on: str = "") -> TimelineEntry:
    """An event with who tells it; the page of `on` does not list itself."""
    kinds = {path: context.catalog.documents[path].kind for path in event.told_by if path != on}
    return TimelineEntry(
        date=event.date,
        title=event.title,
        topics=tuple(context.topic(topic) for topic in event.topics if topic != on),
        background=tuple(context.page_ref(path) for path, kind in kinds.items() if kind == "background"),
        articles=tuple(context.page_ref(path) for path, kind in kinds.items() if kind == "article"),
    )


def timeline_entries(context: PageContext, positions: Iterable[int], *, on: str) -> tuple[TimelineEntry, ...]:
    """The events at these positions of the catalog, in order of time."""
    return tuple(timeline_entry(context, context.catalog.events[at], on=on) for at in positions)


def grouped(context: PageContext, positions: Sequence[int], *, on: str) -> tuple[TimelineGroup, ...]:
    """A topic's timeline: the dates to know open, the others folded in place; nothing for a single event."""
    if len(positions) < 2:
        return ()
    entries = timeline_entries(context, positions, on=on)
    if len(entries) < _ALL_OPEN:
        return (TimelineGroup(False, entries),)
    key = key_events([context.catalog.events[at] for at in positions], limit=_KEY_DATES)
    groups: list[TimelineGroup] = []
    for at, entry in enumerate(entries):
        folded = at not in key
        if groups and groups[-1].folded == folded:
            groups[-1] = TimelineGroup(folded, (*groups[-1].entries, entry))
        else:
            groups.append(TimelineGroup(folded, (entry,)))
    return tuple(groups)
