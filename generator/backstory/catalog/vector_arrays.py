"""What `vectors.py` does, with NumPy, for large sites: the same whole numbers.

Entries are packed into 64-bit numbers and sorted, which NumPy does faster than anything else here; the work
goes in slices that fit the processor's cache, so memory stays at a few entries a text.
"""

from collections.abc import Iterator, Sequence
from itertools import chain, pairwise

import numpy as np
from numpy.typing import NDArray

from backstory.catalog.vectors import (
    COUNT_WEIGHTS,
    FAINTEST,
    KEY_TERMS,
    LIGHTEST,
    UNIT,
    Neighbours,
    rarities,
    window,
)
from backstory.content.terms import COUNT_BITS, HASH_BITS

Numbers = NDArray[np.int64]

_SLICE = 256
_WAITING = 1 << 21
_WEIGHT_BITS = 11
_DOT_BITS = 21
_PLACE_BITS = 21
"""Two million texts; two places and a cosine, or a place, a weight and a term, fill a number."""

_TERM = (1 << HASH_BITS) - 1
_WEIGHT = (1 << _WEIGHT_BITS) - 1
_DOT = (1 << _DOT_BITS) - 1
_PLACE = (1 << _PLACE_BITS) - 1


def array_vectors(bags: Sequence[bytes]) -> "ArrayVectors":
    """The vectors of these bags of words."""
    slices = [
        (start, np.frombuffer(b"".join(bags[start : start + _SLICE]), "<u4").astype(np.int64))
        for start in range(0, len(bags), _SLICE)
    ]
    known = np.zeros(1 << HASH_BITS, np.int32)
    for _, numbers in slices:
        np.add.at(known, numbers >> COUNT_BITS, np.int32(1))
    rarity = np.array(rarities(len(bags)), np.int64)
    count_weights = np.array(COUNT_WEIGHTS, np.int64)
    found = []
    for start, numbers in slices:
        lengths = np.array([len(bag) // 4 for bag in bags[start : start + _SLICE]])
        term = numbers >> COUNT_BITS
        weight = count_weights[numbers & ((1 << COUNT_BITS) - 1)] * rarity[known[term]]
        found.append(
            _key_terms(np.repeat(np.arange(len(lengths)), lengths), term, weight, len(lengths), start)
        )
    return ArrayVectors(len(bags), np.concatenate(found))


class ArrayVectors:
    """The vectors of a large site."""

    def __init__(self, texts: int, packed: Numbers) -> None:
        self.packed = packed
        """(text, UNIT - weight, term), in rising order."""
        self.starts = np.searchsorted(packed >> (_WEIGHT_BITS + HASH_BITS), np.arange(texts + 1))

    def gathered(self, groups: Sequence[Sequence[int]]) -> "ArrayVectors":
        found = [
            self._gathered(groups[start : start + _SLICE], start) for start in range(0, len(groups), _SLICE)
        ]
        return ArrayVectors(len(groups), np.concatenate(found) if found else np.zeros(0, np.int64))

    def _gathered(self, groups: Sequence[Sequence[int]], start: int) -> Numbers:
        members = np.fromiter(chain.from_iterable(groups), np.int64)
        group = np.repeat(np.arange(len(groups)), [len(group) for group in groups])
        lengths = self.starts[members + 1] - self.starts[members]
        ends = np.cumsum(lengths)
        entries = self.packed[
            np.repeat(self.starts[members] - ends + lengths, lengths) + np.arange(ends[-1:].sum())
        ]
        keys = (np.repeat(group, lengths) << HASH_BITS) | (entries & _TERM)
        keys, weights = _sums(keys, UNIT - (entries >> HASH_BITS & _WEIGHT), _WEIGHT_BITS)
        return _key_terms(keys >> HASH_BITS, keys & _TERM, weights, len(groups), start)

    def neighbours(self, count: int, limit: int, *, by_weight: bool) -> Neighbours:
        packed = self.packed[: self.starts[count]]
        text, rest = packed >> (_WEIGHT_BITS + HASH_BITS), packed >> HASH_BITS & _WEIGHT
        if by_weight:
            order = (((packed & _TERM) << _WEIGHT_BITS | rest) << _PLACE_BITS) | text
            order.sort()
            text, rest = order & _PLACE, order >> _PLACE_BITS & _WEIGHT
        else:
            order = (((packed & _TERM) << _PLACE_BITS | text) << _WEIGHT_BITS) | rest
            order.sort()
            text, rest = order >> _WEIGHT_BITS & _PLACE, order & _WEIGHT
        term = order >> (_WEIGHT_BITS + _PLACE_BITS)
        nearest = np.zeros(0, np.int64)
        waiting: list[Numbers] = []
        for pairs in _compared(term, text, UNIT - rest, count, count if by_weight else _SLICE):
            waiting.append(pairs)
            if sum(map(len, waiting)) > _WAITING:
                nearest, waiting = _nearest([nearest, *waiting], count, limit), []
        return _as_lists(_nearest([nearest, *waiting], count, limit), count)

    def cosine(self, one: int, other: int) -> int:
        mine, its = (self.packed[self.starts[text] : self.starts[text + 1]] for text in (one, other))
        _, left, right = np.intersect1d(mine & _TERM, its & _TERM, return_indices=True)
        weights = (UNIT - (mine[left] >> HASH_BITS & _WEIGHT)) * (UNIT - (its[right] >> HASH_BITS & _WEIGHT))
        return int(weights.sum())

    def squares(self) -> list[int]:
        running = np.concatenate(([0], np.cumsum((UNIT - (self.packed >> HASH_BITS & _WEIGHT)) ** 2)))
        squares: list[int] = np.diff(running[self.starts]).tolist()
        return squares


def _compared(term: Numbers, text: Numbers, weight: Numbers, texts: int, step: int) -> Iterator[Numbers]:
    """The cosines of the texts that share a key word, packed as (text, UNIT * UNIT - cosine, other).

    The entries stand by term; in each they are compared with those that follow. `step` texts are taken at a
    time: fewer than all only where the entries of a term are in the order of the texts.
    """
    lengths = np.diff(np.flatnonzero(np.concatenate(([True], term[1:] != term[:-1], [True]))))
    sizes, words = np.unique(lengths, return_counts=True)
    reach = window(dict(zip(sizes.tolist(), words.tolist(), strict=True)), texts)
    by_text = np.sort((text << 40) | np.arange(len(text))) & ((1 << 40) - 1)
    bounds = np.searchsorted(text[by_text], np.arange(0, texts + step, step))
    term = np.concatenate((term, np.full(reach, -1)))
    for start, end in pairwise(bounds.tolist()):
        place = by_text[start:end]
        found = []
        for ahead in range(1, reach + 1):
            place = place[np.flatnonzero(term[place + ahead] == term[place])]
            if not len(place):
                break
            one, other = text[place], text[place + ahead]
            less = np.minimum(one, other)
            pair = (less << _PLACE_BITS) | (one + other - less)
            found.append((pair << _DOT_BITS) | (weight[place] * weight[place + ahead]))
        if found:
            yield _both_ways(np.concatenate(found))


def _both_ways(pairs: Numbers) -> Numbers:
    pairs, cosines = _sums(pairs >> _DOT_BITS, pairs & _DOT, _DOT_BITS)
    near = np.flatnonzero(cosines >= FAINTEST)
    one, other, far = pairs[near] >> _PLACE_BITS, pairs[near] & _PLACE, UNIT * UNIT - cosines[near]
    return np.concatenate(
        [((a << _DOT_BITS | far) << _PLACE_BITS) | b for a, b in ((one, other), (other, one))]
    )


def _nearest(found: Sequence[Numbers], texts: int, limit: int) -> Numbers:
    packed = np.concatenate(found)
    packed.sort()
    return packed[_rank_within(packed >> (_DOT_BITS + _PLACE_BITS), texts) < limit]


def _as_lists(packed: Numbers, texts: int) -> Neighbours:
    bounds = np.searchsorted(packed >> (_DOT_BITS + _PLACE_BITS), np.arange(texts + 1)).tolist()
    cosines = UNIT * UNIT - (packed >> _PLACE_BITS & _DOT)
    entries = list(zip((packed & _PLACE).tolist(), cosines.tolist(), strict=True))
    return [entries[start:end] for start, end in pairwise(bounds)]


def _sums(keys: Numbers, values: Numbers, bits: int) -> tuple[Numbers, Numbers]:
    """Each key once, in rising order, and the sum of its values; a value fits into so many bits."""
    packed = (keys << bits) | values
    packed.sort()
    keys = packed >> bits
    firsts = np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1])))[: len(keys)]
    if not len(firsts):
        return keys, keys
    return keys[firsts], np.add.reduceat(packed & ((1 << bits) - 1), firsts)


def _key_terms(text: Numbers, term: Numbers, weight: Numbers, texts: int, start: int) -> Numbers:
    """The heaviest terms of each text, packed as (text, UNIT - weight, term), in rising order.

    The entries of a text stand together, in the order of the texts.
    """
    running = np.concatenate(([0], np.cumsum(weight * weight)))
    squares = np.diff(running[np.searchsorted(text, np.arange(texts + 1))])
    scale = UNIT / np.sqrt(np.maximum(squares, 1).astype(np.float64))
    unit = (weight * scale[text]).astype(np.int64)
    kept = np.flatnonzero(unit >= LIGHTEST)
    packed = (((text[kept] << _WEIGHT_BITS) | (UNIT - unit[kept])) << HASH_BITS) | term[kept]
    packed.sort()
    packed = packed[_rank_within(packed >> (HASH_BITS + _WEIGHT_BITS), texts) < KEY_TERMS]
    return packed + (start << (HASH_BITS + _WEIGHT_BITS))


def _rank_within(group: Numbers, groups: int) -> Numbers:
    """The place of each entry among those of its group; the groups stand together in rising order."""
    return np.arange(len(group)) - np.searchsorted(group, np.arange(groups))[group]
