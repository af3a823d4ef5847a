"""Citations of sources that a document doesn't have."""

from collections.abc import Iterator

from backstory.content.documents import Document
from backstory.problems import Problem
from backstory.suggestions import suggestion


def unknown_sources(document: Document) -> Iterator[Problem]:
    """Citations, claims, quotations and events that name a source which their document doesn't have."""
    front = document.front
    cited = [(one.id, document.place(one.line, one.column)) for one in document.facts.citations]
    stated = [(claim.source, claim.source_place) for claim in front.claims]
    stated += [(quote.source, quote.source_place) for quote in front.quotes]
    stated += [(event.source, event.source_place) for event in front.events]
    cited += [(source, document.metadata_place(*place)) for source, place in stated if source]
    if not cited:
        return
    ids = tuple(source.id for source in front.sources)
    for name, place in cited:
        if name not in ids and name not in front.withheld:
            facts = {"name": name} | suggestion(name, ids)
            yield Problem("citation-missing", place, facts)
