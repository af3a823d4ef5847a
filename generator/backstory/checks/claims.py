"""Claims and events that say where they come from, or don't."""

from collections.abc import Iterator

from backstory.checks.evidence import Evidence
from backstory.fields import nearest
from backstory.problems import Problem


def claims_without_source(evidence: Evidence) -> Iterator[Problem]:
    """Claims that no reader can follow to where they were made, and those that leave several sources open."""
    for document in evidence.catalog.documents.values():
        count = len(document.front.sources)
        for claim in document.front.claims:
            if claim.source or count == 1:
                continue
            facts = {"text": claim.text} | ({"count": str(count)} if count else {})
            code = "claim-source-open" if count else "claim-without-source"
            yield Problem(code, document.place(claim.line), facts)


def unknown_sources(evidence: Evidence) -> Iterator[Problem]:
    """Citations, claims and events that name a source which their document doesn't have."""
    for document in evidence.catalog.documents.values():
        front = document.front
        ids = tuple(source.id for source in front.sources)
        cited = [(one.id, one.line, one.column) for one in document.facts.citations]
        cited += [(claim.source, claim.line, 0) for claim in front.claims if claim.source]
        cited += [(event.source, event.line, 0) for event in front.events if event.source]
        for name, line, column in cited:
            if name not in ids:
                near = nearest(name, ids)
                facts = {"name": name} | ({"near": near} if near else {})
                yield Problem("citation-missing", document.place(line, column), facts)
