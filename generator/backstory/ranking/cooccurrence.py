"""Numbers for pairs of topics: how often two stand together, how alike they are, and the best of each.

Topics are their places from 0.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import chain, pairwise, repeat

import numpy as np

from backstory.batches import batched
from backstory.ranking.vectors import Numbers, first_of_each, place_within

Pair = tuple[int, int]
Rows = Sequence[Mapping[int, int]]
"""By topic, the numbers of its partners."""
Best = list[list[tuple[int, int]]]
"""By topic, scores in ten-thousandths and partners; best first, ties in the order of the topics."""

VOTE = 1 << 20
"""Of a group for each of its topics, shared out evenly over the others; not more."""
WHOLE = 10_000
"""A score of 1. What is nearer than one part of it is a tie."""


_BITS = 21
"""Of a topic's place: two million topics."""
_MASK = (1 << _BITS) - 1
_SCORE_BITS = (2 * WHOLE).bit_length()
_COUNT_BITS = 21
_COUNT = (1 << _COUNT_BITS) - 1
"""Groups that are counted for a pair at most."""
_GROUPS = 1 << 15
_WAITING = 1 << 22
"""Groups, and pairs with their counts, that are summed up at a time."""


class Table:
    """Pairs as (topic, partner), packed, in rising order, and the number of each."""

    def __init__(self, pairs: Numbers, numbers: Numbers, topics: int) -> None:
        self.pairs = pairs
        self.numbers = numbers
        # Sums of whole numbers below 2**53 are exact in floats.
        self.totals = np.bincount(pairs >> _BITS, numbers, topics)

    def at(self, pairs: Sequence[Pair]) -> list[int]:
        """The numbers of these pairs, 0 where there is none."""
        asked = np.fromiter((one << _BITS | other for one, other in pairs), np.int64, len(pairs))
        if not len(self.pairs):
            return [0] * len(pairs)
        place = np.minimum(np.searchsorted(self.pairs, asked), len(self.pairs) - 1)
        found: list[int] = np.where(self.pairs[place] == asked, self.numbers[place], 0).tolist()
        return found

    def total(self, topic: int) -> int:
        """The sum of a topic's numbers."""
        return int(self.totals[topic])


class Tables:
    """How tables are made and put together for a number of topics."""

    def __init__(self, topics: Mapping[str, int]) -> None:
        """`topics` are the places of topics by id."""
        self._topics = topics

    def counted(
        self, groups: Sequence[Sequence[str]], *, votes: Sequence[int] = (), never: Collection[Pair] = ()
    ) -> tuple[Table, Table, Table]:
        """How many groups have both, in both directions; their votes; and the last group that has both.

        `votes` are what each group has for each of its topics, VOTE where it is not told. Ids that are not known
        are no matter, and the pairs in `never` are left out.
        """
        group, topic = _members(groups, map(self._topics.get, chain.from_iterable(groups), repeat(-1)))
        pairs, groups_of = _pairs(group, topic)
        order = np.argsort(pairs)
        pairs, groups_of = pairs[order], groups_of[order]
        firsts = np.flatnonzero(first_of_each(pairs))
        counts = np.diff(firsts, append=len(pairs))
        each = np.fromiter(votes, np.int64) if votes else VOTE
        share = each // np.maximum(np.bincount(group, minlength=len(groups)) - 1, 1)
        shares = np.add.reduceat(share[groups_of], firsts) if len(firsts) else counts
        last = np.maximum.reduceat(groups_of, firsts) if len(firsts) else counts
        counts_table, shares_table, last_table = self._both_ways(
            pairs[firsts], (counts, shares, last), never=never
        )
        return counts_table, shares_table, last_table

    def together(self, groups: Iterable[Sequence[int]], *, never: Collection[Pair] = ()) -> Table:
        """How many groups of topics have both, in both directions; any number of groups, none with a topic twice."""
        # Some groups at a time: their pairs are many times as many as those that differ.
        known = np.zeros(0, np.int64)
        waiting = [known]
        for some in batched(groups, _GROUPS):
            pairs, _ = _pairs(*_members(some, chain.from_iterable(some)))
            waiting.append(_summed([pairs << _COUNT_BITS | 1]))
            if sum(map(len, waiting)) > max(_WAITING, len(known)):
                known, waiting = _summed([known, *waiting]), []
        known = _summed([known, *waiting])
        [table] = self._both_ways(known >> _COUNT_BITS, (known & _COUNT,), never=never)
        return table

    def _both_ways(
        self, pairs: Numbers, columns: Sequence[Numbers], *, never: Collection[Pair]
    ) -> list[Table]:
        if never:
            kept = ~np.isin(pairs, [one << _BITS | other for one, other in never])
            pairs, columns = pairs[kept], [column[kept] for column in columns]
        both = np.concatenate((pairs, (pairs & _MASK) << _BITS | pairs >> _BITS))
        order = np.argsort(both)
        return [self._table(both[order], np.tile(column, 2)[order]) for column in columns]

    def made(self, rows: Rows) -> Table:
        """A table of these numbers; those that are 0 are none."""
        sizes = np.fromiter(map(len, rows), np.int64, len(rows))
        partner = np.fromiter(chain.from_iterable(rows), np.int64)
        pairs = np.repeat(np.arange(len(rows)), sizes) << _BITS | partner
        numbers = np.fromiter(chain.from_iterable(row.values() for row in rows), np.int64)
        order = np.argsort(pairs)
        order = order[numbers[order] > 0]
        return self._table(pairs[order], numbers[order])

    def best(self, weighed: Sequence[tuple[float, Table]], limit: int) -> Best:
        """By topic the partners with the greatest weighted sum of shares: of numbers by their topic's total."""
        pairs = np.sort(np.concatenate([table.pairs for _, table in weighed]))
        pairs = pairs[first_of_each(pairs)]
        scores = np.zeros(len(pairs))
        for weight, table in weighed:
            part = weight / np.maximum(table.totals, 1)
            scores[np.searchsorted(pairs, table.pairs)] += part[table.pairs >> _BITS] * table.numbers
        missing = 2 * WHOLE - (scores * WHOLE + 0.5).astype(np.int64)
        packed = np.sort(((pairs >> _BITS) << _SCORE_BITS | missing) << _BITS | pairs & _MASK)
        topics = len(self._topics)
        packed = packed[place_within(packed >> (_BITS + _SCORE_BITS), topics) < limit]
        score = 2 * WHOLE - (packed >> _BITS & ((1 << _SCORE_BITS) - 1))
        entries = list(zip(score.tolist(), (packed & _MASK).tolist(), strict=True))
        bounds = np.searchsorted(packed >> (_BITS + _SCORE_BITS), np.arange(topics + 1)).tolist()
        return [entries[start:end] for start, end in pairwise(bounds)]

    def _table(self, pairs: Numbers, numbers: Numbers) -> Table:
        return Table(pairs, numbers, len(self._topics))


def _members(groups: Sequence[Sequence[object]], topics: Iterable[int]) -> tuple[Numbers, Numbers]:
    """The groups and topics of their members, each once, in rising order; `topics` are all members, -1 if not known."""
    sizes = np.fromiter(map(len, groups), np.int64, len(groups))
    topic = np.fromiter(topics, np.int64, sizes.sum())
    packed = np.sort((np.repeat(np.arange(len(groups)), sizes) << _BITS | topic)[topic >= 0])
    packed = packed[first_of_each(packed)]
    return packed >> _BITS, packed & _MASK


def _pairs(group: Numbers, topic: Numbers) -> tuple[Numbers, Numbers]:
    """The pairs of topics in each group, packed, the lesser topic first; and their groups."""
    found = [np.zeros(0, np.int64)]
    its_groups = [np.zeros(0, np.int64)]
    ahead = 1
    while len(one := np.flatnonzero(group[ahead:] == group[:-ahead])):
        found.append(topic[one] << _BITS | topic[one + ahead])
        its_groups.append(group[one])
        ahead += 1
    return np.concatenate(found), np.concatenate(its_groups)


def _summed(counts: Sequence[Numbers]) -> Numbers:
    """From pairs with counts, packed, to one entry for each pair, in rising order."""
    packed = np.sort(np.concatenate(counts))
    pair = packed >> _COUNT_BITS
    firsts = np.flatnonzero(first_of_each(pair))
    if not len(firsts):
        return packed
    sums: Numbers = np.minimum(np.add.reduceat(packed & _COUNT, firsts), _COUNT)
    return pair[firsts] << _COUNT_BITS | sums
