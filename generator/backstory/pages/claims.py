"""Claims as pages show them: with who makes them, where they were said, and the answers."""

from collections.abc import Iterable

from backstory.catalog.claims import Stated
from backstory.pages.context import PageContext
from backstory.pages.sources import SourceNumbers
from backstory.pages.views import ClaimEntry, TopicRef
from backstory.text import slug


def claim_entries(
    context: PageContext, positions: Iterable[int], numbers: SourceNumbers
) -> tuple[ClaimEntry, ...]:
    """The claims at these positions of the catalog, each with all its answers."""
    return tuple(_entry(context, context.catalog.claims[at], numbers) for at in positions)


def _entry(context: PageContext, stated: Stated, numbers: SourceNumbers) -> ClaimEntry:
    claim = stated.claim
    document = context.catalog.documents[stated.path]
    return ClaimEntry(
        anchor=f"claim-{slug(document.facts.title)}-{slug(claim.id)}",
        text=claim.text,
        by=_speaker(context, stated),
        status=claim.status,
        date=claim.date,
        source=numbers.cite(document, claim.source) if claim.source else 0,
        said_in=context.target(stated.path),
        replies=tuple(_entry(context, reply, numbers) for reply in stated.replies),
    )


def _speaker(context: PageContext, stated: Stated) -> TopicRef | None:
    if stated.by is not None:
        return context.topic(stated.by)
    return TopicRef(stated.claim.by.name, "") if stated.claim.by is not None else None
