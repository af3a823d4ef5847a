"""Passages that were written once and copied."""

from collections.abc import Iterator

from backstory.checks.context import CheckContext
from backstory.checks.places import first_letter
from backstory.problems import Place, Problem

MOST = 50
"""Passages that are told of, those with the most places first: more than that nobody reads."""


def repeated_passages(context: CheckContext) -> Iterator[Problem]:
    """Passages that stand nearly word for word in several documents, one problem for all their places."""
    for repetition in context.repeated[:MOST]:
        first, *others = repetition.places
        facts = {
            "places": ", ".join(f"{place.path}:{place.line}" for place in others),
            "likeness": f"{round(100 * repetition.score)} %",
        }
        yield Problem("passage-repeated", first_letter(context, Place(first.path, first.line or 1, 1)), facts)
    more = context.repeated[MOST:]
    if more:
        first = more[0].places[0]
        yield Problem(
            "passages-more",
            first_letter(context, Place(first.path, first.line or 1, 1)),
            {"count": str(len(more))},
        )
