"""Quotations that say where they come from, or don't."""

from collections.abc import Iterator

from backstory.checks.context import CheckContext
from backstory.problems import Problem


def quotes_without_source(context: CheckContext) -> Iterator[Problem]:
    """Quotations that no reader can look up: without a source where their document has none, or several."""
    for document in context.catalog.documents.values():
        count = len(document.front.sources)
        for quote in document.front.quotes:
            if not quote.source and count != 1:
                facts = {"by": quote.by.name} | ({"count": str(count)} if count else {})
                yield Problem(
                    "quote-without-source", document.metadata_place(quote.line, quote.column), facts
                )
