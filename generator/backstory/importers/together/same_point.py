"""How likely two statements of different texts tell the same: signs of a pair, weighed together.

The weights are those of a logistic regression on the pairs that readers took together in the four piles of
docs/importing-quality.md; each was checked on piles that it was not fitted to.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from itertools import combinations
from math import exp

from msgspec import Struct

from backstory.importers.reading.statements import Statement
from backstory.importers.together.features import Features, Vocabulary
from backstory.importers.together.points import (
    Key,
    Point,
    candidate_pairs,
    compatible,
    grow_points,
    meant_by_both,
)

_LEAST = 0.05
"""What two statements must have in common to be looked at, unless they tell the same event."""
_UNLIKELY = 0.018
"""The probability of a pair that was not looked at."""
_LIKELY, _LINKED = 0.38, 0.4
"""Probabilities from which a pair is put together first, and two groups on the whole."""
_NEARLY = 0.37
_OF_EVENT = 30
"""Of an event that more statements tell, so many are compared with each other."""
_LONG_AGO = 5
_LOOKED_AT = 6
_MONTH = len("=2024-01")
_COMMON = 4
"""Signs of a number, its mark included, up to which it is a common one."""
_MOST_WEIGHT = 12.0

_Best = Mapping[tuple[Key, int], Sequence[tuple[float, Key]]]
"""A statement and another text -> how alike it is to statements there."""


class _PairSigns(Struct, frozen=True):
    """What speaks for a pair; the defaults are the weights of one more of each."""

    share: float = 2.94
    """How much of what the shorter tells is told by both."""
    words: float = 0.4
    """Words that tell the same, at most three."""
    topics: float = 0.56
    """Topics that both name, at most three."""
    numbers: float = 1.88
    """Numbers that both give, at most two."""
    large_number: float = 1.97
    month: float = 0.5
    long_past: float = 1.09
    event: float = 1.68
    """How much of what the two date is the same events."""
    margin: float = 2.13
    """How much more alike they are than either is to another of the other's text; less than nothing where it is."""
    neighbours: float = 2.22
    """How alike a sentence beside one is to a sentence beside the other: background is often told in one order."""
    weight: float = 0.25
    """What they share, by how few texts have it, in quarters."""
    words_of_month: float = 0.25
    """Words and topics that both have beside a month that both name."""


_WEIGHTS = _PairSigns()
_SIGNS = _PairSigns.__struct_fields__
_BIAS = -4.41


def find_same_points(
    statements: Sequence[Statement],
    features: Mapping[Key, Features],
    vocabulary: Vocabulary,
    events: Mapping[Key, Set[int]],
) -> list[Point]:
    """Every statement in one point, in the order of their first statements. `events` are the numbers of those that
    statements tell.
    """
    pairs = {*candidate_pairs(statements, vocabulary), *_of_one_event(statements, events)}
    chances = SamePoint(pairs, features, vocabulary, events)
    return grow_points(statements, chances.pairs, chances.of_groups, _LIKELY, _LINKED)


def _of_one_event(
    statements: Iterable[Statement], events: Mapping[Key, Set[int]]
) -> Iterator[tuple[Key, Key]]:
    """Pairs of statements of different texts that tell the same event."""
    telling: dict[int, list[Key]] = defaultdict(list)
    for key in sorted(statement.key for statement in statements):
        for event in events.get(key, ()):
            telling[event].append(key)
    for keys in telling.values():
        yield from (pair for pair in combinations(keys[:_OF_EVENT], 2) if pair[0][0] != pair[1][0])


class SamePoint:
    """Probabilities that pairs of statements tell the same; each of the pairs is looked at once, when it is made."""

    def __init__(
        self,
        pairs: Iterable[tuple[Key, Key]],
        features: Mapping[Key, Features],
        vocabulary: Vocabulary,
        events: Mapping[Key, Set[int]],
    ) -> None:
        self._features = features
        self._vocabulary = vocabulary
        self._events = events
        share = {pair: vocabulary.likeness(*pair) for pair in sorted(pairs)
                 if compatible(features[pair[0]], features[pair[1]])}  # fmt: skip
        best = _best_two(share)
        self._known = {
            pair: self._probability(pair, alike, _margin(pair, alike, best))
            for pair, alike in share.items() if alike > _LEAST or self._same_events(*pair)
        }  # fmt: skip

    @property
    def pairs(self) -> list[tuple[float, tuple[Key, Key]]]:
        """All pairs that may tell the same, the likeliest first."""
        return sorted(
            ((chance, pair) for pair, chance in self._known.items()), key=lambda one: (-one[0], one[1])
        )

    def of_groups(self, one: Sequence[Key], other: Sequence[Key]) -> float:
        """The mean over the pairs of two groups, of large ones over the first of their members."""
        pairs = [(min(a, b), max(a, b)) for a in one[:_LOOKED_AT] for b in other[:_LOOKED_AT]]
        return sum(map(self._of, pairs)) / len(pairs)

    def _of(self, pair: tuple[Key, Key]) -> float:
        one, other = pair
        if one[0] == other[0] or not compatible(self._features[one], self._features[other]):
            return 0.0
        return self._known.get(pair, _UNLIKELY)

    def _probability(self, pair: tuple[Key, Key], alike: float, margin: float) -> float:
        marks = self._vocabulary.marks(pair[0]) & self._vocabulary.marks(pair[1])
        told = {mark for mark in marks if mark[0] != "="}
        meant = meant_by_both(*map(self._features.__getitem__, pair))
        long_past = self._is_long_past(marks)
        if not long_past and not told and not meant:
            return 0.0
        signs = self._signs(pair, marks, alike, margin)
        odds = _BIAS + sum(getattr(signs, sign) * getattr(_WEIGHTS, sign) for sign in _SIGNS)
        chance = 1 / (1 + exp(-odds))
        # One word and a date of these years join nothing, and yet speak for what others join.
        one_word = len(told) == signs.words == 1 and not meant
        return min(chance, _NEARLY) if one_word and not long_past else chance

    def _signs(self, pair: tuple[Key, Key], marks: frozenset[str], alike: float, margin: float) -> _PairSigns:
        kinds = Counter(mark[0] if mark[0] in "@#=" else "" for mark in marks)
        month = any(mark[0] == "=" and "/" not in mark and len(mark) >= _MONTH for mark in marks)
        return _PairSigns(
            share=alike,
            words=min(3, kinds[""]),
            topics=min(3, kinds["@"]),
            numbers=min(2, kinds["#"]),
            large_number=any(mark[0] == "#" and len(mark) > _COMMON for mark in marks),
            month=month,
            long_past=self._is_long_past(marks),
            event=self._same_events(*pair),
            margin=margin,
            neighbours=self._neighbours(*pair),
            weight=min(_MOST_WEIGHT, self._vocabulary.weight(marks)) / 4,
            words_of_month=month * min(3, kinds[""] + kinds["@"]),
        )

    def _is_long_past(self, marks: Iterable[str]) -> bool:
        years = [
            int(mark[1:5]) for mark in marks if mark[0] == "=" and "/" not in mark and mark[1:5].isdigit()
        ]
        return any(self._vocabulary.latest - year > _LONG_AGO for year in years)

    def _same_events(self, one: Key, other: Key) -> float:
        """How much of what two statements date is the same events, 0 to 1."""
        mine, theirs = self._events.get(one, frozenset()), self._events.get(other, frozenset())
        return len(mine & theirs) / max(len(mine), len(theirs), 1)

    def _neighbours(self, one: Key, other: Key) -> float:
        found = 0.0
        for a in ((one[0], one[1] - 1), (one[0], one[1] + 1)):
            for b in ((other[0], other[1] - 1), (other[0], other[1] + 1)):
                if (
                    a in self._features
                    and b in self._features
                    and compatible(self._features[a], self._features[b])
                ):
                    found = max(found, self._vocabulary.likeness(a, b))
        return found


def _best_two(share: Mapping[tuple[Key, Key], float]) -> _Best:
    """The two statements of each other text that a statement is most alike to, the best first."""
    found: dict[tuple[Key, int], list[tuple[float, Key]]] = defaultdict(list)
    for (one, other), alike in share.items():
        for key, theirs in ((one, other), (other, one)):
            found[key, theirs[0]].append((alike, theirs))
    return {place: sorted(alike, reverse=True)[:2] for place, alike in found.items()}


def _margin(pair: tuple[Key, Key], alike: float, best: _Best) -> float:
    """How far a pair is ahead of what else its two might be paired with, or how far behind the best of that."""
    one, other = pair
    rivals = [alike_to for key, theirs in ((one, other), (other, one))
              for alike_to, rival in best[key, theirs[0]] if rival != theirs]  # fmt: skip
    return alike - max(rivals, default=0.0)
