"""Citations of sources that a document doesn't have."""

from collections.abc import Iterator

from backstory.content.documents import Document
from backstory.near_names import suggestion
from backstory.problems import Problem


def unknown_sources(document: Document) -> Iterator[Problem]:
    """Citations, claims and events that name a source which their document doesn't have."""
    front = document.front
    cited = [(one.id, one.line, one.column) for one in document.facts.citations]
    cited += [(claim.source, claim.line, 0) for claim in front.claims if claim.source]
    cited += [(event.source, event.line, 0) for event in front.events if event.source]
    if not cited:
        return
    ids = tuple(source.id for source in front.sources)
    for name, line, column in cited:
        if name not in ids:
            facts = {"name": name} | suggestion(name, ids)
            yield Problem("citation-missing", document.place(line, column), facts)
