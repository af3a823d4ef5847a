"""Quotations as pages show them: with who spoke, to whom, when and where."""

from collections.abc import Iterable

from msgspec import structs

from backstory.catalog.quotes import Said
from backstory.markdown.body import Reference
from backstory.pages.context import PageContext
from backstory.pages.parts.sources import SourceNumbers
from backstory.pages.views import QuoteEntry, TopicRef
from backstory.text import slug


def quote_entries(
    context: PageContext, positions: Iterable[int], numbers: SourceNumbers
) -> tuple[QuoteEntry, ...]:
    """The quotations at these positions of the catalog."""
    said = [context.catalog.quotes[at] for at in positions]
    return tuple(quote_entry(context, one, _source(context, one, numbers)) for one in said)


def quote_anchor(context: PageContext, said: Said) -> str:
    """Where a quotation stands on a page that shows it."""
    document = context.catalog.documents[said.path]
    number = document.front.quotes.index(said.quotation) + 1
    return f"quote-{slug(document.facts.title)}-{number}"


def quote_entry(context: PageContext, said: Said, source: int = 0) -> QuoteEntry:
    """A quotation; `source` is the number of its source in the list of the page."""
    quotation = said.quotation
    by = _named(context, said.by, quotation.by)
    assert by is not None
    return QuoteEntry(
        anchor=quote_anchor(context, said),
        text=quotation.text,
        exact=quotation.exact,
        by=by,
        to=_named(context, said.to, quotation.to),
        place=_place(context, said),
        date=quotation.date,
        source=source,
        said_in=context.page_ref(said.path),
    )


def _source(context: PageContext, said: Said, numbers: SourceNumbers) -> int:
    cited = said.quotation.source
    return numbers.cite(context.catalog.documents[said.path], cited) if cited else 0


def _named(context: PageContext, topic: str | None, written: Reference | None) -> TopicRef | None:
    """A topic, or what is none by the author's own name for it."""
    if topic is not None:
        return context.topic(topic)
    return TopicRef(written.name, "") if written is not None else None


def _place(context: PageContext, said: Said) -> TopicRef | None:
    """Where it was said, by the author's name for it: a capital may be another name of its country."""
    written = said.quotation.place
    if written is None:
        return None
    topic = _named(context, said.place, written)
    return structs.replace(topic, name=written.name) if topic else None
