"""Claims that say where they come from, or don't."""

from collections.abc import Iterator

from backstory.checks.context import CheckContext
from backstory.problems import Problem


def claims_without_source(context: CheckContext) -> Iterator[Problem]:
    """Claims that no reader can follow to where they were made, and those that leave several sources open."""
    for document in context.catalog.documents.values():
        count = len(document.front.sources)
        for claim in document.front.claims:
            if claim.source or count == 1:
                continue
            facts = {"text": claim.text} | ({"count": str(count)} if count else {})
            code = "claim-source-open" if count else "claim-without-source"
            yield Problem(code, document.metadata_place(claim.line, claim.column), facts)
