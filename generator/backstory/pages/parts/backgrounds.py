"""Background pages and their list."""

from backstory.content.documents import Document
from backstory.pages.articles import contents
from backstory.pages.context import PageContext
from backstory.pages.parts.claims import claim_entries
from backstory.pages.parts.corrections import corrections_in
from backstory.pages.parts.own_text import own_text
from backstory.pages.parts.quotes import quote_entries
from backstory.pages.parts.sources import SourceNumbers
from backstory.pages.parts.timelines import timeline_entries
from backstory.pages.parts.uses import uses
from backstory.pages.views import BackgroundLine, BackgroundsView, BackgroundView


def background_view(context: PageContext, document: Document) -> BackgroundView:
    """What the page of a background piece shows."""
    front, path = document.front, document.path
    catalog = context.catalog
    numbers = SourceNumbers()
    body = own_text(context, document, numbers)
    claims = claim_entries(context, catalog.claims_of.get(path, ()), numbers)
    quotes = quote_entries(context, catalog.quotes_of.get(path, ()), numbers)
    numbers.add_all(document)
    return BackgroundView(
        title=document.facts.title,
        summary=front.summary or front.definition,
        body=body,
        contents=contents(document),
        topics=context.topics(catalog.references[path].topics),
        reviewed=front.reviewed,
        review_by=front.review_by,
        review_due=context.due(front.review_by),
        period=front.period,
        events=timeline_entries(context, catalog.events_of.get(path, ()), on=path),
        claims=claims,
        quotes=quotes,
        uses=uses(context, path),
        sources=numbers.entries(),
        corrections=corrections_in(context, [path]),
        draft=front.draft,
        extra=front.extra,
        unlisted=front.unlisted,
    )


def background_line(context: PageContext, document: Document) -> BackgroundLine:
    """A background piece in a list."""
    front = document.front
    used_by = {use.path for use in context.catalog.uses.get(document.path, ()) if use.how != "mention"}
    return BackgroundLine(
        title=document.facts.title,
        url=context.url(document.path),
        line=context.line(document.path),
        reviewed=front.reviewed,
        review_due=context.due(front.review_by),
        used_in=len(used_by),
        topics=context.topics(context.catalog.references[document.path].topics),
    )


def backgrounds_view(context: PageContext) -> BackgroundsView:
    """All background pieces, by title."""
    documents = [document for _, document in context.catalog.listed() if document.kind == "background"]
    documents.sort(key=lambda document: (document.facts.title.casefold(), document.path))
    return BackgroundsView(tuple(background_line(context, document) for document in documents))
