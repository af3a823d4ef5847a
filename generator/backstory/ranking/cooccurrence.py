"""Numbers for pairs of topics: how often two stand together, how alike they are, and the best of each.

Topics are their places from 0. As with texts (see vectors.py), small sites are counted in plain Python and large
ones with NumPy, and both give the same, number for number.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Protocol

Pair = tuple[int, int]
Rows = Sequence[Mapping[int, int]]
"""By topic, the numbers of its partners."""
Best = list[list[tuple[int, int]]]
"""By topic, scores in ten-thousandths and partners; best first, ties in the order of the topics."""

VOTE = 1 << 20
"""Of a group for each of its topics, shared out evenly over the others; not more."""
WHOLE = 10_000
"""A score of 1. What is nearer than one part of it is a tie."""


class Table(Protocol):
    """Numbers above 0 for some pairs of topics, in one direction each."""

    def at(self, pairs: Sequence[Pair]) -> list[int]:
        """The numbers of these pairs, 0 where there is none."""

    def total(self, topic: int) -> int:
        """The sum of a topic's numbers."""


class Tables(Protocol):
    """How tables are made and put together for a number of topics."""

    def __init__(self, topics: Mapping[str, int]) -> None:
        """The places of topics by id."""

    def counted(
        self, groups: Sequence[Sequence[str]], *, votes: Sequence[int] = (), never: Collection[Pair] = ()
    ) -> tuple[Table, Table, Table]:
        """How many groups have both, in both directions; their votes; and the last group that has both.

        `votes` are what each group has for each of its topics, VOTE where it is not told. Ids that are not known
        are no matter, and the pairs in `never` are left out.
        """

    def together(self, groups: Iterable[Sequence[int]], *, never: Collection[Pair] = ()) -> Table:
        """How many groups of topics have both, in both directions; any number of groups, none with a topic twice."""

    def made(self, rows: Rows) -> Table:
        """A table of these numbers; those that are 0 are none."""

    def best(self, weighed: Sequence[tuple[float, Table]], limit: int) -> Best:
        """By topic the partners with the greatest weighted sum of shares: of numbers by their topic's total."""


def tables_for(topics: Mapping[str, int], *, large: bool) -> Tables:
    """Tables of a site with these topics, with NumPy if it is `large`."""
    if not large:
        from backstory.ranking.cooccurrence_plain import PlainTables

        return PlainTables(topics)
    from backstory.ranking.cooccurrence_numpy import NumpyTables

    return NumpyTables(topics)
