"""What can be taken from a topic's page: its timeline for calendars and TimelineJS, how to cite what is there, and its data."""

from collections.abc import Callable, Iterable, Mapping

from backstory.catalog.timeline import TimelineEvent
from backstory.catalog.topics import Topic
from backstory.pages.context import PageContext
from backstory.pages.files.citation_formats import bibtex, csl_json, ris
from backstory.pages.files.feeds import topic_feed
from backstory.pages.files.timeline_formats import icalendar, timeline_js
from backstory.pages.files.topic_data import topic_data
from backstory.pages.parts.citations import works_of_topic
from backstory.pages.views import DownloadLink, FileText, Page

Made = Callable[[PageContext, Topic], str]


def _events(context: PageContext, topic: Topic) -> list[TimelineEvent]:
    return [context.catalog.events[at] for at in context.catalog.events_of.get(topic.id, ())]


def _calendar(context: PageContext, topic: Topic) -> str:
    return icalendar(context, _events(context, topic), topic.name)


def _slides(context: PageContext, topic: Topic) -> str:
    return timeline_js(context, _events(context, topic), topic.name)


_TIMELINES: Mapping[str, Made] = {"timeline.ics": _calendar, "timeline.json": _slides}
_OTHERS: Mapping[str, Made] = {
    "citations.bib": lambda context, topic: bibtex(works_of_topic(context, topic)),
    "citations.ris": lambda context, topic: ris(works_of_topic(context, topic)),
    "citations.json": lambda context, topic: csl_json(works_of_topic(context, topic)),
    "data.json": topic_data,
}


def topic_file_addresses(context: PageContext) -> Iterable[tuple[str, tuple[str, str]]]:
    """The files of each topic that something is known of."""
    for topic in context.catalog.topics.values():
        for name in _names(context, topic):
            yield f"{context.catalog.addresses[topic.id]}{name}", (topic.id, name)


def topic_file(context: PageContext, address: str, about: tuple[str, str]) -> Page:
    """One of them."""
    topic, name = about
    # Looked up here, so that it is noted what the file was made from.
    text = {**_TIMELINES, **_OTHERS}[name](context, context.catalog.topics[topic])
    return Page(address, "", context.head_at(address, title=""), FileText(text))


def topic_downloads(context: PageContext, topic: Topic) -> tuple[DownloadLink, ...]:
    """Where they and the topic's feed are, for its page."""
    address = context.catalog.addresses[topic.id]
    names = [*(("feed.xml",) if topic_feed(context, topic) else ()), *_names(context, topic)]
    return tuple(DownloadLink(name, context.link_to(f"{address}{name}")) for name in names)


def site_timeline_addresses(context: PageContext) -> Iterable[tuple[str, str]]:
    """The timeline of the whole site, where it has events."""
    if context.catalog.events:
        yield "timeline/timeline.ics", "timeline.ics"
        yield "timeline/timeline.json", "timeline.json"


def site_timeline(context: PageContext, address: str, name: str) -> Page:
    """The timeline of the whole site."""
    make = icalendar if name.endswith(".ics") else timeline_js
    text = make(context, context.catalog.events, context.settings.title)
    return Page(address, "", context.head_at(address, title=""), FileText(text))


def _names(context: PageContext, topic: Topic) -> tuple[str, ...]:
    if not context.catalog.addresses[topic.id].endswith("/"):
        return ()
    events = context.catalog.events_of.get(topic.id, ())
    return (*(_TIMELINES if len(events) > 1 else ()), *(_OTHERS if topic.covered else ()))
