"""Facts at a glance, as pages show them."""

from backstory.catalog.facts import fact_pieces
from backstory.pages.context import PageContext
from backstory.pages.views import FactEntry, PageRef

_SHOWN = 8


def fact_entries(context: PageContext, key: str) -> tuple[FactEntry, ...]:
    """The first eight facts of a document or topic, in its author's order."""
    facts = context.front(key).facts
    references = context.catalog.references.get(key) if facts else None
    if references is None:
        return ()
    addresses = context.catalog.addresses
    return tuple(
        FactEntry(
            fact.label,
            tuple(
                PageRef(text, context.url(target.id, target.anchor) if target is not None else "")
                for text, target in fact_pieces(fact, targets, addresses)
            ),
        )
        for fact, targets in zip(facts[:_SHOWN], references.facts[:_SHOWN], strict=True)
    )
