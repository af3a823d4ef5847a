"""Plain pages: what an author writes about the site itself, without a date."""

from backstory.content.documents import Document
from backstory.pages.articles import contents
from backstory.pages.context import PageContext
from backstory.pages.parts.own_text import own_text
from backstory.pages.parts.queries import listing
from backstory.pages.parts.sources import SourceNumbers
from backstory.pages.views import PlainView


def plain_view(context: PageContext, document: Document) -> PlainView:
    """What a plain page shows."""
    return PlainView(
        title=document.facts.title,
        summary=document.front.summary,
        body=own_text(context, document, SourceNumbers()),
        contents=contents(document),
        draft=document.front.draft,
        extra=document.front.extra,
        unlisted=document.front.unlisted,
        lists={
            name: listing(context, query, topics, on=document.path)
            for (name, query), topics in zip(
                document.front.lists, context.catalog.references[document.path].lists, strict=True
            )
        },
    )
