"""Feeds for readers' programs: Atom (RFC 4287) and JSON Feed 1.1, of the site, of each topic and language, and of what
was changed or corrected.

A feed needs addresses that work anywhere, so there is none where the site has no `base_url`.
"""

from collections.abc import Iterable, Sequence
from typing import Literal

from msgspec import Struct

from backstory.catalog.topics import Topic
from backstory.pages.context import PageContext
from backstory.pages.days import FEED as DAYS_FEED
from backstory.pages.files.feed_entries import at, new_article, revisions
from backstory.pages.views import FeedEntry, FeedLink, FeedView, Page, PageHead

_NEWEST = 30
_NEWEST_OF_TOPIC = 10
"""A site has many topics, and every entry holds a whole text."""


class InLanguage(Struct, frozen=True):
    """The feed of what is written in one of a site's languages."""

    lang: str


Subject = Topic | InLanguage | Literal["", "corrections", "updates"]
"""What a feed is of: a topic, a language, everything, corrections, or all that was changed."""


def feed_addresses(context: PageContext) -> Iterable[tuple[str, Subject]]:
    """Feeds of everything, of what was corrected or changed, of each language where there are several, and of each
    topic that has articles.
    """
    if not context.settings.base_url:
        return
    yield "feed.xml", ""
    yield "feed.json", ""
    yield "updates.xml", "updates"
    yield "corrections/feed.xml", "corrections"
    for lang in _languages(context):
        yield _in_folder(lang, "feed.xml"), InLanguage(lang)
        yield _in_folder(lang, "feed.json"), InLanguage(lang)
    for topic in context.catalog.topics.values():
        if address := topic_feed(context, topic):
            yield address, topic


def topic_feed(context: PageContext, topic: Topic) -> str:
    """The address of a topic's feed, empty where it has none."""
    address = context.catalog.addresses[topic.id]
    return (
        f"{address}feed.xml" if context.settings.base_url and topic.covered and address.endswith("/") else ""
    )


def further_feeds(context: PageContext) -> tuple[FeedLink, ...]:
    """The feeds that the front page names besides that of everything."""
    if not context.settings.base_url:
        return ()
    about = [FeedLink("updates.xml", about="updates"), FeedLink("corrections/feed.xml", about="corrections")]
    about += [FeedLink(DAYS_FEED, about="days")] if context.days.of else []
    return (*about, *(FeedLink(_in_folder(lang, "feed.xml"), lang=lang) for lang in _languages(context)))


def feed_page(context: PageContext, address: str, subject: Subject) -> Page:
    """The feed at an address."""
    entries = _entries(context, subject)
    lang = subject.lang if isinstance(subject, InLanguage) else context.settings.language
    home = context.on_web(_home(context, subject))
    view = FeedView(
        id=context.on_web(address.replace(".json", ".xml")) if _has_no_page(subject) else home,
        title=subject.name if isinstance(subject, Topic) else "",
        about=subject if isinstance(subject, str) else "",
        lang=subject.lang if isinstance(subject, InLanguage) else "",
        url=home,
        address=context.on_web(address),
        updated=max((entry.updated for entry in entries), default=at(0)),
        entries=tuple(entries),
        hub=context.settings.notify.hub,
    )
    base = context.settings.base_url
    head = PageHead(view.title, context.settings.description, lang, "", base, "")
    return Page(address, f"feed.{address.rpartition('.')[2]}", head, view)


def _entries(context: PageContext, subject: Subject) -> list[FeedEntry]:
    """The newest of a feed, newest first."""
    if subject == "corrections" or subject == "updates":
        return revisions(context, corrections_only=subject == "corrections", most=_NEWEST)
    if isinstance(subject, Topic):
        paths: Sequence[str] = _dated(context, subject.covered, _NEWEST_OF_TOPIC)
    else:
        lang = subject.lang if isinstance(subject, InLanguage) else ""
        paths = _dated(context, context.catalog.articles, _NEWEST, lang)
    return [new_article(context, path) for path in paths]


def _home(context: PageContext, subject: Subject) -> str:
    """The page that a feed is of."""
    if isinstance(subject, Topic):
        return context.catalog.addresses[subject.id]
    return "corrections/" if subject == "corrections" else ""


def _has_no_page(subject: Subject) -> bool:
    """Whether a feed shares the page that it is of with that of everything, and so needs an id of its own."""
    return isinstance(subject, InLanguage) or subject == "updates"


def _languages(context: PageContext) -> list[str]:
    """The languages of articles that feeds can have, where there are several."""
    langs = {
        _lang(context, path) for path in context.catalog.articles if context.front(path).date is not None
    }
    return sorted(langs) if len(langs) > 1 else []


def _in_folder(lang: str, name: str) -> str:
    """Where what is written in a language is kept."""
    return f"{lang.lower()}/{name}"


def _lang(context: PageContext, path: str) -> str:
    """The language of an article: that of the site also where it is written as in another country."""
    own, ours = context.front(path).lang, context.settings.language
    return ours if not own or own.partition("-")[0].lower() == ours.partition("-")[0].lower() else own


def _dated(context: PageContext, paths: Sequence[str], most: int, lang: str = "") -> list[str]:
    """The newest of these articles that have a date: without one, nobody could tell what is new."""
    dated = (
        path
        for path in paths
        if context.front(path).date is not None and (not lang or _lang(context, path) == lang)
    )
    return [path for path, _ in zip(dated, range(most), strict=False)]
