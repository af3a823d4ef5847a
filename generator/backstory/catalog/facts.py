"""Facts at a glance in pieces: text, and links to what is published."""

from collections.abc import Container, Iterator

from backstory.content.entries import LINK
from backstory.content.front_matter_types import Fact
from backstory.names.registry import Target


def fact_pieces(
    fact: Fact, targets: tuple[Target | None, ...], published: Container[str]
) -> Iterator[tuple[str, Target | None]]:
    """The value of a fact as readers see it, piece by piece, each with where it leads.

    The name of what is not published is not for readers; an author's own words for it are.
    """
    done = 0
    for found, target in zip(LINK.finditer(fact.text), targets, strict=True):
        if found.start() > done:
            yield fact.text[done : found.start()], None
        there = target if target is not None and target.id in published else None
        if shown := found[2] or (found[1] if there or target is None else ""):
            yield shown.strip(), there
        done = found.end()
    if fact.text[done:]:
        yield fact.text[done:], None
