"""Where topics have pages: one each, further ones for their articles, and one for each pair that shares many."""

from collections.abc import Iterable
from typing import NamedTuple

from msgspec import structs

from backstory.catalog.topics import Topic
from backstory.pages.context import PageContext
from backstory.pages.files.feeds import topic_feed
from backstory.pages.files.topic_files import topic_downloads
from backstory.pages.own_templates import page_template
from backstory.pages.parts.coverage import coverage, page_count
from backstory.pages.parts.passages import documents_shown
from backstory.pages.topics import topic_changed, topic_view
from backstory.pages.views import CoverageView, Facet, Page, PageHead
from backstory.url_paths import output_file


class FurtherPage(NamedTuple):
    """A page of a topic's articles: number 2 and on."""

    topic: Topic
    number: int


def topic_addresses(context: PageContext) -> Iterable[tuple[str, Topic]]:
    """The page of each topic."""
    for topic in context.catalog.topics.values():
        yield context.catalog.addresses[topic.id], topic


def further_addresses(context: PageContext) -> Iterable[tuple[str, FurtherPage]]:
    """Those of topics with more articles than a page holds."""
    for topic in context.catalog.topics.values():
        for number, address in enumerate(_addresses(context, topic), 1):
            if number > 1:
                yield address, FurtherPage(topic, number)


def pair_addresses(context: PageContext) -> Iterable[tuple[str, tuple[str, str]]]:
    """Those of pairs of topics."""
    for pair, address in context.pairs.addresses.items():
        yield address, pair


def topic_page(context: PageContext, address: str, topic: Topic) -> Page:
    """What happened, and how we got here."""
    addresses = _addresses(context, topic)
    facets = tuple(
        Facet(context.topic(partner), context.link_to(address), count)
        for partner, count, address in context.facets(topic.id)
    )
    view = structs.replace(
        topic_view(context, topic, addresses=addresses, facets=facets),
        downloads=topic_downloads(context, topic),
    )
    head = context.head(topic.id, title=topic.name, description=context.line(topic.id), place="topics")
    head = structs.replace(
        _neighbours(context, head, addresses, 1),
        feed=topic_feed(context, topic),
        known=max(topic_changed(context, topic), context.latest_day(documents_shown(view))),
    )
    document = context.catalog.documents.get(topic.id)
    if document is None:
        return Page(output_file(address), "topic.html", head, view)
    template = page_template(document, "topic.html", context.templates)
    return Page(output_file(address), template, head, view, front=context.said(topic.id), sources=(topic.id,))


def further_page(context: PageContext, address: str, further: FurtherPage) -> Page:
    """More of a topic's articles."""
    topic, number = further
    addresses = _addresses(context, topic)
    shown = coverage(context, topic.covered, number=number, addresses=addresses)
    head = context.head_at(address, title=topic.name, place="topics")
    return Page(
        output_file(address),
        "coverage.html",
        _neighbours(context, head, addresses, number),
        CoverageView((context.topic(topic.id),), number, shown),
    )


def pair_page(context: PageContext, address: str, pair: tuple[str, str]) -> Page:
    """The articles that two topics share."""
    one, other = pair
    address = context.pair_address(one, other)
    with_other = set(context.catalog.topics[other].tagged)
    articles = [path for path in context.catalog.topics[one].tagged if path in with_other]
    topics = tuple(sorted((context.topic(one), context.topic(other)), key=lambda topic: topic.name))
    everything = coverage(context, articles, number=1, addresses=[address])
    head = context.head_at(address, title=" + ".join(topic.name for topic in topics), place="topics")
    return Page(output_file(address), "coverage.html", head, CoverageView(topics, 1, everything))


def _addresses(context: PageContext, topic: Topic) -> list[str]:
    """Those of all pages of a topic's articles, its own page first."""
    first = context.catalog.addresses[topic.id]
    if not first.endswith("/"):
        return [first]
    count = page_count(topic.covered, context.settings.per_page)
    return [first, *(f"{first}page/{number}/" for number in range(2, count + 1))]


def _neighbours(context: PageContext, head: PageHead, addresses: list[str], number: int) -> PageHead:
    if len(addresses) == 1:
        return head
    return structs.replace(
        head,
        previous=context.link_to(addresses[number - 2]) if number > 1 else "",
        next=context.link_to(addresses[number]) if number < len(addresses) else "",
    )
