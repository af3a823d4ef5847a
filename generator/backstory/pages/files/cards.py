"""The card of each page that networks show where it is shared, drawn from the template card.svg."""

from collections.abc import Iterable

from backstory.images.cards import broken_title, drawn_with
from backstory.pages.context import PageContext
from backstory.pages.views import CardView, Page


def card_addresses(context: PageContext) -> Iterable[tuple[str, str]]:
    """One for each document and topic that has no picture of its own to be shown, and one for all other pages."""
    if address := context.site_card():
        yield address, ""
    for key in context.catalog.addresses if context.settings.cards else ():
        if address := context.card_address(key):
            yield address, key


def card_page(context: PageContext, address: str, key: str) -> Page:
    """The card of a document or topic; without a key, of the site."""
    catalog = context.catalog
    document, topic = catalog.documents.get(key), catalog.topics.get(key)
    front = context.front(key)
    size, lines = broken_title(context.title(key) if key else context.settings.title)
    view = CardView(
        lines=lines,
        size=size,
        kind=document.kind if document is not None else "topic" if key else "site",
        topic_kind=topic.kind if topic is not None else "",
        day=front.date.day if front.date is not None else "",
        web=context.settings.base_url.partition("://")[2].strip("/"),
        drawn_with=drawn_with(),
    )
    head = context.head_at(address, title="", lang=front.lang)
    return Page(address, "card.svg", head, view)
