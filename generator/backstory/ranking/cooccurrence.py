"""Numbers for pairs of topics: how often two stand together, how alike they are, and the best of each.

Topics are their places from 0.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import chain, pairwise, repeat
from typing import TypeVar

import numpy as np

from backstory.batches import batched
from backstory.ranking.vectors import (
    Numbers,
    each_once,
    first_of_each,
    is_among,
    last_of_each,
    place_within,
    ranges,
)

Pair = tuple[int, int]
Rows = Sequence[Mapping[int, int]]
"""By topic, the numbers of its partners."""
Best = list[list[tuple[int, int]]]
"""By topic, scores in ten-thousandths and partners; best first, ties in the order of the topics."""

Number = TypeVar("Number", int, Numbers)

VOTE = 1 << 20
"""Of a group for each of its topics, shared out evenly over the others; not more."""
FIRST = 2
"""Of a table's vote the first partner has a half, the second a third, the third a quarter."""
WHOLE = 10_000
"""A score of 1. What is nearer than one part of it is a tie."""


_BITS = 21
"""Of a topic's place: two million topics."""
_MASK = (1 << _BITS) - 1
_SCORE_BITS = WHOLE.bit_length()
_VOTES = 1 << 20
_COUNT_BITS = 21
_COUNT = (1 << _COUNT_BITS) - 1
"""Groups that are counted for a pair at most."""
_GROUPS = 1 << 15
_WAITING = 1 << 22
"""Groups, and pairs with their counts, that are summed up at a time."""


class Table:
    """Numbers above 0 for some pairs of topics, in one direction each: pairs packed, in rising order."""

    def __init__(self, pairs: Numbers, numbers: Numbers) -> None:
        self.pairs = pairs
        self.numbers = numbers

    def at(self, pairs: Sequence[Pair]) -> list[int]:
        """The numbers of these pairs, 0 where there is none."""
        columns = np.array(pairs, np.int64).reshape(-1, 2)
        found: list[int] = self.numbers_of(columns[:, 0], columns[:, 1]).tolist()
        return found

    def numbers_of(self, one: Numbers, other: Numbers) -> Numbers:
        """The numbers of these pairs, 0 where there is none."""
        asked = one << _BITS | other
        if not len(self.pairs):
            return np.zeros(len(asked), np.int64)
        place = np.minimum(np.searchsorted(self.pairs, asked), len(self.pairs) - 1)
        found: Numbers = np.where(self.pairs[place] == asked, self.numbers[place], 0)
        return found

    def among(self, topics: Numbers) -> tuple[Numbers, Numbers, Numbers]:
        """Topic, partner and number of all pairs of topics that follow each other."""
        start, end = np.searchsorted(self.pairs, [topics[0] << _BITS, (topics[-1] + 1) << _BITS])
        pairs = self.pairs[start:end]
        return pairs >> _BITS, pairs & _MASK, self.numbers[start:end]

    def columns(self) -> tuple[Numbers, Numbers]:
        """The topics and the partners of all pairs."""
        return self.pairs >> _BITS, self.pairs & _MASK

    def place(self, one: int, other: int) -> int | None:
        """How many partners of a topic have more than this one; None where it has nothing."""
        _, partners, numbers = self.among(np.array([one]))
        own = numbers[partners == other]
        return int((numbers > own[0]).sum()) if len(own) else None

    def places(self) -> Numbers:
        """For each pair how many partners of its topic have more: equal ones share a place."""
        topic = self.pairs >> _BITS
        order = np.lexsort((-self.numbers, topic))
        topic, numbers = topic[order], self.numbers[order]
        first = first_of_each(topic) | first_of_each(numbers)
        position = np.arange(len(order))
        within = position - np.maximum.accumulate(np.where(first_of_each(topic), position, 0))
        shared = within[np.maximum.accumulate(np.where(first, position, 0))]
        places = np.empty(len(order), np.int64)
        places[order] = shared
        return places


class Tables:
    """How tables are made and put together for a number of topics."""

    def __init__(self, topics: Mapping[str, int], never: Collection[Pair] = ()) -> None:
        """`topics` are the places of topics by id; the pairs in `never` are in no table."""
        self._topics = topics
        self._never = np.sort(np.array([one << _BITS | other for one, other in never], np.int64))

    def counted(
        self, groups: Sequence[Sequence[str]], *, votes: Sequence[int], squares: Sequence[int]
    ) -> tuple[Table, Table, Table, Table]:
        """How many groups have both, in both directions; their votes; the sum of their squares; the last of them.

        `votes` are what each group has for each of its topics, shared out over the others. Ids that are not known
        are no matter.
        """
        group, topic = _members(groups, map(self._topics.get, chain.from_iterable(groups), repeat(-1)))
        pairs, groups_of = _pairs(group, topic)
        order = np.argsort(pairs)
        pairs, groups_of = pairs[order], groups_of[order]
        firsts = np.flatnonzero(first_of_each(pairs))
        counts = np.diff(firsts, append=len(pairs))
        share = np.fromiter(votes, np.int64) // np.maximum(np.bincount(group, minlength=len(groups)) - 1, 1)
        square = np.fromiter(squares, np.int64)
        if len(firsts):
            shares, squared = (np.add.reduceat(each[groups_of], firsts) for each in (share, square))
            last = np.maximum.reduceat(groups_of, firsts)
        else:
            shares = squared = last = counts
        counted, voted, own, latest = self._both_ways(pairs[firsts], (counts, shares, squared, last))
        return counted, voted, own, latest

    def together(self, groups: Iterable[Sequence[int]]) -> Table:
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
        [table] = self._both_ways(known >> _COUNT_BITS, (known & _COUNT,))
        return table

    def across(self, members: Sequence[Sequence[int]], one: Numbers, other: Numbers) -> tuple[Table, Table]:
        """From pairs of groups to their topics: how many groups of a partner are paired with one of a topic.

        `members` are the groups of each topic. Groups that the topic has, too, do not count. And the last of them.
        """
        sizes = np.fromiter(map(len, members), np.int64)
        group = np.fromiter(chain.from_iterable(members), np.int64)
        has = np.sort(group << _BITS | np.repeat(np.arange(len(sizes)), sizes))
        at, topic = _topics_of(has, one)
        near = each_once(topic << _BITS | other[at])
        topic, group = near >> _BITS, near & _MASK
        foreign = ~is_among(group << _BITS | topic, has)
        topic, group = topic[foreign], group[foreign]
        at, partner = _topics_of(has, group)
        pairs, group = topic[at] << _BITS | partner, group[at]
        order = np.lexsort((group, pairs))
        pairs, group = pairs[order], group[order]
        firsts = np.flatnonzero(first_of_each(pairs))
        counts, last = np.diff(firsts, append=len(pairs)), group[last_of_each(pairs)]
        return self._kept(pairs[firsts], counts), self._kept(pairs[firsts], last)

    def table(self, topic: Numbers, partner: Numbers, numbers: Numbers) -> Table:
        """A table of these numbers; those that are 0 are none."""
        pairs = topic << _BITS | partner
        order = np.argsort(pairs)
        order = order[numbers[order] > 0]
        return self._kept(pairs[order], numbers[order])

    def made(self, rows: Rows) -> Table:
        """A table of these numbers; those that are 0 are none."""
        sizes = np.fromiter(map(len, rows), np.int64, len(rows))
        partner = np.fromiter(chain.from_iterable(rows), np.int64)
        numbers = np.fromiter(chain.from_iterable(row.values() for row in rows), np.int64)
        return self.table(np.repeat(np.arange(len(rows)), sizes), partner, numbers)

    def best(
        self, weighed: Sequence[tuple[int, Table]], limit: int, shares: Sequence[tuple[int, Table]] = ()
    ) -> Best:
        """By topic the partners with the most votes: each table votes for a partner by its place in it.

        Reciprocal rank fusion (Cormack, Clarke and Büttcher, 2009); a table that says nothing of a topic has no say.
        `shares` are tables of parts of their whole vote, in WHOLE, for pairs that are in the others.
        """
        pairs = np.sort(np.concatenate([table.pairs for _, table in weighed]))
        pairs = pairs[first_of_each(pairs)]
        scores = np.zeros(len(pairs), np.int64)
        for weight, table in weighed:
            scores[np.searchsorted(pairs, table.pairs)] += vote(weight, table.places())
        for weight, table in shares:
            scores[np.searchsorted(pairs, table.pairs)] += vote(weight, 0) * table.numbers // WHOLE
        whole = sum(vote(weight, 0) for weight, _ in (*weighed, *shares))
        missing = WHOLE - (2 * WHOLE * scores + whole) // (2 * whole)
        packed = np.sort(((pairs >> _BITS) << _SCORE_BITS | missing) << _BITS | pairs & _MASK)
        topics = len(self._topics)
        packed = packed[place_within(packed >> (_BITS + _SCORE_BITS), topics) < limit]
        score = WHOLE - (packed >> _BITS & ((1 << _SCORE_BITS) - 1))
        entries = list(zip(score.tolist(), (packed & _MASK).tolist(), strict=True))
        bounds = np.searchsorted(packed >> (_BITS + _SCORE_BITS), np.arange(topics + 1)).tolist()
        return [entries[start:end] for start, end in pairwise(bounds)]

    def _both_ways(self, pairs: Numbers, columns: Sequence[Numbers]) -> list[Table]:
        both = np.concatenate((pairs, (pairs & _MASK) << _BITS | pairs >> _BITS))
        order = np.argsort(both)
        return [self._kept(both[order], np.tile(column, 2)[order]) for column in columns]

    def _kept(self, pairs: Numbers, numbers: Numbers) -> Table:
        if len(self._never):
            kept = ~is_among(pairs, self._never)
            pairs, numbers = pairs[kept], numbers[kept]
        return Table(pairs, numbers)


def vote(weight: int, place: Number) -> Number:
    """What a table of this weight has for a partner at a place, from 0."""
    return weight * _VOTES // (FIRST + place)


def _members(groups: Sequence[Sequence[object]], topics: Iterable[int]) -> tuple[Numbers, Numbers]:
    """The groups and topics of their members, each once, in rising order; `topics` are all members, -1 if not known."""
    sizes = np.fromiter(map(len, groups), np.int64, len(groups))
    topic = np.fromiter(topics, np.int64, sizes.sum())
    packed = np.sort((np.repeat(np.arange(len(groups)), sizes) << _BITS | topic)[topic >= 0])
    packed = packed[first_of_each(packed)]
    return packed >> _BITS, packed & _MASK


def _topics_of(has: Numbers, groups: Numbers) -> tuple[Numbers, Numbers]:
    """For each topic of each of these groups, where the group stands among them, and the topic."""
    starts = np.searchsorted(has, groups << _BITS)
    lengths = np.searchsorted(has, (groups + 1) << _BITS) - starts
    return np.repeat(np.arange(len(groups)), lengths), has[ranges(starts, lengths)] & _MASK


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
