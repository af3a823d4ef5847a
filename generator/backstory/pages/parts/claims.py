"""Claims as pages show them: with who makes them, where they were said, and the answers; and the page of all."""

from collections import Counter
from collections.abc import Iterable
from typing import get_args

from backstory.catalog.claims import Stated, origins
from backstory.pages.context import PageContext
from backstory.pages.parts.sources import SourceNumbers
from backstory.pages.views import ClaimEntry, ClaimStatus, ClaimsView, TopicRef
from backstory.text import slug


def claim_entries(
    context: PageContext, positions: Iterable[int], numbers: SourceNumbers
) -> tuple[ClaimEntry, ...]:
    """The claims at these positions of the catalog, each with all its answers."""
    return tuple(_entry(context, context.catalog.claims[at], numbers) for at in positions)


def claims_view(context: PageContext) -> ClaimsView:
    """The ledger: every claim of the site, newest first, each with its answers."""
    numbers = SourceNumbers()
    claims = context.catalog.claims
    listed = [at for at, one in enumerate(claims) if not context.front(one.path).unlisted]
    everything = [claims[at] for at in listed]
    entries = claim_entries(context, listed, numbers)
    counts = Counter(one.claim.status for one in _with_answers(everything))
    documents = context.catalog.documents.__getitem__
    return ClaimsView(
        claims=entries,
        total=counts.total(),
        statuses=tuple((status, counts[status]) for status in get_args(ClaimStatus) if counts[status]),
        independent=len({origin for one in _with_answers(everything) for origin in origins(one, documents)}),
        sources=numbers.entries(),
    )


def _with_answers(claims: Iterable[Stated]) -> Iterable[Stated]:
    for one in claims:
        yield one
        yield from _with_answers(one.replies)


def _entry(context: PageContext, stated: Stated, numbers: SourceNumbers) -> ClaimEntry:
    claim = stated.claim
    document = context.catalog.documents[stated.path]
    return ClaimEntry(
        anchor=claim_anchor(context, stated),
        text=claim.text,
        by=speaker(context, stated),
        status=claim.status,
        date=claim.date,
        source=numbers.cite(document, claim.source) if claim.source else 0,
        said_in=context.page_ref(stated.path),
        replies=tuple(_entry(context, reply, numbers) for reply in stated.replies),
        assessment=claim.assessment,
        independent=len(origins(stated, context.catalog.documents.__getitem__)),
    )


def claim_anchor(context: PageContext, stated: Stated) -> str:
    """Where a claim stands on a page that shows it."""
    title = context.catalog.documents[stated.path].facts.title
    return f"claim-{slug(title)}-{slug(stated.claim.id)}"


def speaker(context: PageContext, stated: Stated) -> TopicRef | None:
    """Who makes a claim; a name without a page where it is no topic of the site."""
    if stated.by is not None:
        return context.topic(stated.by)
    return TopicRef(stated.claim.by.name, "") if stated.claim.by is not None else None
