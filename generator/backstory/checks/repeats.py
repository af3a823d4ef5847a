"""Passages that were written once and copied."""

from collections.abc import Iterator

from backstory.checks.context import CheckContext
from backstory.problems import Problem


def repeated_passages(context: CheckContext) -> Iterator[Problem]:
    """Passages that stand nearly word for word in several documents, one problem for all their places."""
    for repetition in context.repeated:
        first, *others = repetition.places
        facts = {
            "places": ", ".join(f"{place.path}:{place.line}" for place in others),
            "likeness": f"{round(100 * repetition.score)} %",
        }
        yield Problem("passage-repeated", first, facts)
