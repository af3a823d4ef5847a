"""The pages that list everything of a kind: topics, timeline, sources, corrections."""

from collections import Counter, defaultdict
from itertools import groupby
from typing import get_args

from msgspec import structs

from backstory.content.front_matter_types import TopicKind
from backstory.dates import year_of
from backstory.pages.alphabet import collated, letter
from backstory.pages.context import PageContext
from backstory.pages.parts.corrections import corrections_in
from backstory.pages.parts.maps import site_map
from backstory.pages.parts.sources import entry, same_source
from backstory.pages.parts.timelines import timeline_entries
from backstory.pages.topics import topic_line
from backstory.pages.views import (
    CorrectionsView,
    SourceEntry,
    SourcesView,
    TimelineView,
    TimelineYear,
    TopicLetter,
    TopicLine,
    TopicsView,
)
from backstory.text import slug

_LETTERS_FROM = 15


def topics_view(context: PageContext) -> TopicsView:
    """All topics, A to Z."""
    lines = [topic_line(context, topic) for topic in context.catalog.topics.values()]
    lines.sort(key=lambda line: (collated(line.topic.name), line.topic.name, line.topic.url))
    counts = Counter(line.topic.kind for line in lines)
    return TopicsView(
        total=len(lines),
        changed=max((line.changed for line in lines), default=""),
        letters=_letters(lines),
        kinds=tuple((kind, counts[kind]) for kind in get_args(TopicKind) if counts[kind]),
        map=site_map(context),
    )


def timeline_view(context: PageContext) -> TimelineView:
    """Every event of the site."""
    events = context.catalog.events
    positions = sorted(range(len(events)), key=lambda at: -year_of(events[at].date))
    years = groupby(positions, key=lambda at: year_of(events[at].date))
    with_timeline = [
        topic for topic in context.catalog.topics if len(context.catalog.events_of.get(topic, ())) > 1
    ]
    topics = sorted(map(context.topic, with_timeline), key=lambda topic: (collated(topic.name), topic.url))
    return TimelineView(
        years=tuple(TimelineYear(year, timeline_entries(context, at, on="")) for year, at in years),
        topics=tuple(topics),
    )


def sources_view(context: PageContext) -> SourcesView:
    """Every source by publisher, with who cites it; those that name no publisher come last."""
    entries: dict[tuple[str, str, str], SourceEntry] = {}
    used_in: defaultdict[tuple[str, str, str], list[str]] = defaultdict(list)
    for path, document in context.catalog.listed():
        for source in document.front.sources:
            key = same_source(source)
            entries.setdefault(key, entry(source, 0))
            if path not in used_in[key]:
                used_in[key].append(path)
    ordered = sorted(entries, key=lambda key: (not key[2], collated(key[2]), key[2], collated(key[1]), key))
    numbered = [
        structs.replace(
            entries[key], number=number, used_in=tuple(context.page_ref(path) for path in used_in[key])
        )
        for number, key in enumerate(ordered, 1)
    ]
    publishers = groupby(numbered, key=lambda one: one.publisher)
    return SourcesView(tuple((publisher, tuple(group)) for publisher, group in publishers), len(numbered))


def corrections_view(context: PageContext) -> CorrectionsView:
    """Every correction, newest first."""
    return CorrectionsView(corrections_in(context, (path for path, _ in context.catalog.listed())))


def _letters(lines: list[TopicLine]) -> tuple[TopicLetter, ...]:
    if len(lines) < _LETTERS_FROM:
        return (TopicLetter("", "", tuple(lines)),) if lines else ()
    groups = groupby(lines, key=lambda line: letter(line.topic.name))
    return tuple(TopicLetter(first, f"letter-{slug(first)}", tuple(group)) for first, group in groups)
