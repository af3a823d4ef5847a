"""The briefing front and the page for addresses where nothing is kept."""

from datetime import date, timedelta

from msgspec import structs

from backstory.catalog.topics import Topic
from backstory.pages.backgrounds import background_line
from backstory.pages.context import PageContext, day
from backstory.pages.corrections import corrections_in
from backstory.pages.feeds import further_feeds
from backstory.pages.timelines import grouped, timeline_entries
from backstory.pages.topics import topic_changed, topic_levels, topic_line
from backstory.pages.views import HomeView, Lead, MissingView, News, Page, TimelineEntry, TopicLine
from backstory.url_paths import output_file

_NEWS = 6
_RUNNING = 6
_UNDER = 4


def home_view(context: PageContext) -> HomeView:
    """The briefing front."""
    catalog = context.catalog
    running = _by_change(context)
    leading, lead = _lead(context, running)
    pieces = [document for _, document in catalog.listed() if document.kind == "background"]
    pieces.sort(key=lambda piece: (piece.front.reviewed, piece.path), reverse=True)
    return HomeView(
        lead=lead,
        news=_news(context, without=lead.url if lead else ""),
        running=_running(context, [topic for topic in running if topic is not leading][:_RUNNING]),
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
    view = MissingView(tuple(topic_line(context, topic) for topic in _by_change(context)[:_RUNNING]))
    return Page(output_file(address), "404.html", structs.replace(head, root=root), view)


def _by_change(context: PageContext) -> list[Topic]:
    """Topics that articles are about, the last changed first; of those of one day, the most written about."""
    topics = [topic for topic in context.catalog.topics.values() if topic.tagged]
    topics.sort(key=lambda topic: (-len(topic.tagged), topic.name, topic.id))
    topics.sort(key=lambda topic: topic_changed(context, topic), reverse=True)
    return topics


def _running(context: PageContext, topics: list[Topic]) -> tuple[TopicLine, ...]:
    """Topics with their newest article, but none twice: what is about them all would stand in every line."""
    lines = []
    shown: set[str] = set()
    for topic in topics:
        line = topic_line(context, topic)
        path = next((path for path in topic.covered if path not in shown), None)
        if path is not None:
            shown.add(path)
            line = structs.replace(line, newest=context.card(path))
        lines.append(line)
    return tuple(lines)


def _lead(context: PageContext, topics: list[Topic]) -> tuple[Topic | None, Lead | None]:
    """The hand-picked article or topic, else the topic changed last that has a summary, else the newest article."""
    featured = [path for path in context.catalog.articles if context.front(path).featured]
    picked = [topic for topic in topics if context.front(topic.id).featured]
    summarised = [topic for topic in topics if context.front(topic.id).summary]
    if not featured and (picked or summarised):
        topic = (picked or summarised)[0]
        return topic, _leading_topic(context, topic)
    path = next(iter((*featured, *context.catalog.articles)), None)
    return (None, _leading_article(context, path)) if path is not None else (None, None)


def _leading_topic(context: PageContext, topic: Topic) -> Lead:
    front = context.front(topic.id)
    newest = tuple(context.card(path) for path in topic.covered[:5])
    timeline = grouped(context, context.catalog.events_of.get(topic.id, ()), on=topic.id)
    return Lead(
        title=topic.name,
        url=context.url(topic.id),
        text=front.summary or context.line(topic.id),
        topic=context.topic(topic.id),
        as_of=front.as_of,
        levels=topic_levels(context, topic, newest, timeline),
    )


def _leading_article(context: PageContext, path: str) -> Lead:
    document = context.catalog.documents[path]
    topics = context.topics(context.catalog.references[path].topics)
    return Lead(
        title=document.facts.title,
        url=context.url(path),
        text=document.front.summary or document.facts.excerpt,
        topic=topics[0] if topics else None,
        as_of=day(document),
        levels=(),
    )


def _news(context: PageContext, *, without: str) -> tuple[News, ...]:
    """The latest dated changes of any kind; nothing that leads the page already."""
    catalog = context.catalog
    changes: list[tuple[str, int, News]] = []
    for path in catalog.articles[: _NEWS + 1]:
        card = context.card(path)
        topics = context.topics(catalog.references[path].topics)[:2]
        changes.append(
            (card.day, 2, News("article", card.day, card.title, card.url, topics, card.corrections))
        )
    for path, document in catalog.listed():
        if document.kind == "background" and document.front.reviewed:
            reviewed = document.front.reviewed
            news = News("background", reviewed, document.facts.title, context.url(path), ())
            changes.append((reviewed, 1, news))
    for entry in corrections_in(context, (path for path, _ in catalog.listed()))[:_NEWS]:
        changes.append((entry.day, 0, News("correction", entry.day, entry.page.title, entry.page.url, ())))
    changes.sort(key=lambda change: (change[2].title, change[2].url))
    changes.sort(key=lambda change: change[:2], reverse=True)
    shown: dict[str, News] = {}
    for _, _, news in changes:
        if news.url != without:
            shown.setdefault(news.url, news)
    return tuple(shown.values())[:_NEWS]


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
