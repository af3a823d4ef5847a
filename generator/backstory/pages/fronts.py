"""The briefing front and the page for addresses where nothing is kept."""

from collections.abc import Iterable
from datetime import date, timedelta

from msgspec import structs

from backstory.catalog.topics import Topic
from backstory.pages.context import PageContext, day
from backstory.pages.files.feeds import further_feeds
from backstory.pages.parts.backgrounds import background_line
from backstory.pages.parts.corrections import corrections_in
from backstory.pages.parts.storylines import before
from backstory.pages.parts.timelines import timeline_entries
from backstory.pages.topics import topic_line
from backstory.pages.views import (
    HomeView,
    Lead,
    MissingView,
    News,
    Page,
    Second,
    TimelineEntry,
    TopicRef,
)
from backstory.url_paths import output_file

_NEWS = 10
_SECOND = 4
_RUNNING = 8
_UNDER = 4
_MISSING = 6


def home_view(context: PageContext) -> HomeView:
    """The briefing front."""
    catalog = context.catalog
    running = _by_change(context)
    leading = _leading(context, running)
    beside = [path for path in catalog.articles[: _SECOND + 1] if path != leading][:_SECOND]
    shown = {context.url(path) for path in (leading, *beside) if path}
    pieces = [document for _, document in catalog.listed() if document.kind == "background"]
    pieces.sort(key=lambda piece: (piece.front.reviewed, piece.path), reverse=True)
    return HomeView(
        lead=_lead(context, leading) if leading else None,
        second=tuple(Second(context.card(path), _topics(context, path)) for path in beside),
        news=_news(context, without=shown),
        running=tuple(topic_line(context, topic) for topic in running[:_RUNNING]),
        total_topics=len(catalog.topics),
        anniversaries=_anniversaries(context),
        backgrounds=tuple(background_line(context, piece) for piece in pieces[:_UNDER]),
        corrections=corrections_in(context, (path for path, _ in catalog.listed()))[:_UNDER],
        feeds=further_feeds(context),
    )


def missing_page(context: PageContext, address: str, about: None) -> Page:
    """What is shown where nothing is kept: the topics that changed last."""
    head = context.head_at(address, title="")
    base = context.settings.base_url
    # Shown at any depth, so its links start from the host.
    root = "/" + base.partition("://")[2].partition("/")[2] if base else "/"
    view = MissingView(tuple(topic_line(context, topic) for topic in _by_change(context)[:_MISSING]))
    return Page(output_file(address), "404.html", structs.replace(head, root=root), view)


def _by_change(context: PageContext) -> list[Topic]:
    """Topics that articles are about, the last written about first; of those of one day, the most written about."""
    topics = [topic for topic in context.catalog.topics.values() if topic.tagged]
    topics.sort(key=lambda topic: (-len(topic.tagged), topic.name, topic.id))
    # What only its narrower topics are about is news of theirs.
    topics.sort(key=lambda topic: context.card(topic.tagged[0]).day, reverse=True)
    return topics


def _leading(context: PageContext, running: list[Topic]) -> str:
    """The article that leads: one picked by hand, else the newest of a topic picked by hand, else the newest."""
    articles = context.catalog.articles
    featured = [path for path in articles if context.front(path).featured]
    of_topic = [topic.covered[0] for topic in running if context.front(topic.id).featured]
    return next(iter((*featured, *of_topic, *articles)), "")


def _lead(context: PageContext, path: str) -> Lead:
    document = context.catalog.documents[path]
    return Lead(
        card=context.card(path),
        text=document.front.summary or document.facts.excerpt,
        topics=_topics(context, path),
        before=before(context, path),
    )


def _topics(context: PageContext, path: str) -> tuple[TopicRef, ...]:
    return context.topics(context.catalog.references[path].topics)[:2]


def _news(context: PageContext, *, without: set[str]) -> tuple[News, ...]:
    """The latest dated changes of any kind; of what stands beside them already, only what changed since."""
    changes = [*_new_articles(context, without), *_changes(context)]
    changes.sort(key=lambda news: (news.title, news.url))
    changes.sort(key=lambda news: (news.day, _WEIGHT[news.what]), reverse=True)
    shown: dict[str, News] = {}
    for news in changes:
        shown.setdefault(news.url, news)
    return tuple(shown.values())[:_NEWS]


_WEIGHT = {"article": 3, "background": 2, "update": 1, "correction": 0}
"""What is told of a page first, of several things on one day."""


def _new_articles(context: PageContext, without: set[str]) -> Iterable[News]:
    for path in context.catalog.articles[: _NEWS + _SECOND + 1]:
        card = context.card(path)
        if card.url not in without:
            yield News("article", card.day, card.title, card.url, _topics(context, path), card.corrections)


def _changes(context: PageContext) -> Iterable[News]:
    listed = list(context.catalog.listed())
    for path, document in listed:
        front = document.front
        if document.kind == "background" and front.reviewed:
            yield News("background", front.reviewed, document.facts.title, context.url(path), ())
        elif document.kind == "article" and front.updated and front.updated.day > day(document):
            yield News("update", front.updated.day, document.facts.title, context.url(path), ())
    for entry in corrections_in(context, (path for path, _ in listed))[:_NEWS]:
        yield News("correction", entry.day, entry.page.title, entry.page.url, ())


def _anniversaries(context: PageContext) -> tuple[TimelineEntry, ...]:
    """Events of earlier years on the days of the week that ends with the site's as-of day."""
    if not context.catalog.known:
        return ()
    today = date.fromisoformat(context.catalog.known)
    week = {(when.month, when.day) for when in (today - timedelta(days=back) for back in range(7))}
    found = [
        at
        for at, event in enumerate(context.catalog.events)
        if event.date.precision == "day"
        and (event.date.start // 100 % 100, event.date.start % 100) in week
        and event.date.start // 10000 < today.year
    ]
    return timeline_entries(context, found[-_UNDER:], on="")
