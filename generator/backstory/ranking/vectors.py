"""Texts as lists of weighted words, and which texts, or groups of texts, are near which.

Everything is whole numbers, so a sum is the same in any order and on any machine. Entries are packed into 64-bit
numbers and sorted, which NumPy does faster than anything else here; the work goes in slices that fit the
processor's cache, so memory stays at a few entries a text. Products of sketches are whole numbers below 2**24,
which 32-bit floats hold exactly, in whatever order a processor adds them.

tf-idf and the cosine are those of Salton and Buckley, 1988; a word's count weighs by its power 3/4. Single
texts are compared by their heaviest words, which finds the specific. Groups of texts, whose common words tell
as much, are compared whole, by sketches: each word adds its weight to one of a few sums, or takes it away, as
its hash says, and cosines stay what they are up to a small error (Weinberger et al., 2009).
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, pairwise
from math import log

import numpy as np
from numpy.typing import NDArray

from backstory.markdown.bag_of_words import COUNT_BITS, HASH_BITS

UNIT = 1024
"""A text's vector has this length; a cosine of 1 is UNIT * UNIT."""
KEY_TERMS = 48
"""Words that speak for a single text: the heaviest that it shares with any other."""
LIGHTEST = 16
"""Words of less weight, of UNIT, are no key terms: a shared one hardly changes a cosine."""
FAINTEST = UNIT * UNIT * 3 // 100
"""Single texts that are less near than this have nothing to do with each other."""
SKETCH = 256
"""Sums in a sketch: a cosine of two is wrong by about 0.06."""
UNLIKE = UNIT * UNIT // 5
"""Groups that are less near than this may be so by the error alone."""
WINDOW = 256
COMPARISONS = 256
AT_LEAST = 2_000_000
"""A word that many texts share is followed to at most WINDOW texts on either side, and to fewer on sites where
that would be more than COMPARISONS words a text and AT_LEAST in all: so work grows with the site, not with its
square."""
COUNT_WEIGHTS = tuple(round(16 * count**0.75) for count in range(1 << COUNT_BITS))

Entry = tuple[int, int]
Near = list[list[Entry]]
"""For each text or group those near it, nearest first, ties in the order given: (position, cosine)."""


Numbers = NDArray[np.int64]
Sketches = NDArray[np.int16]

_SLICE = 256
_WAITING = 1 << 21
_WEIGHT_BITS = 11
_COSINE_BITS = 21
_PLACE_BITS = 21
"""Two million texts; two places and a cosine, or a place, a weight and a term, fill a number."""

_TERM = (1 << HASH_BITS) - 1
_WEIGHT = (1 << _WEIGHT_BITS) - 1
_COSINE = (1 << _COSINE_BITS) - 1
_PLACE = (1 << _PLACE_BITS) - 1
_VALUE = 1 << 42
_NOTHING = (1 << 63) - 1


class Vectors:
    """Of each text its key terms and its sketch."""

    def __init__(self, keys: Numbers, sketches: Sketches) -> None:
        self._keys = keys
        """(text, UNIT - weight, term), packed, in rising order."""
        self._sketches = sketches
        self._starts = np.searchsorted(keys >> (_WEIGHT_BITS + HASH_BITS), np.arange(len(sketches) + 1))

    def neighbours(self, texts: range, limit: int, *, by_weight: bool = False) -> Near:
        """Those nearest to each of these texts, among these, by their key terms; positions count from `texts`.

        Where a word has more texts than the window, it is followed to those before and after in the order of
        the texts, or, `by_weight`, to those for which it weighs about as much.
        """
        return _as_lists(*self.nearest(texts, limit, by_weight=by_weight), len(texts))

    def nearest(
        self, texts: range, limit: int, *, by_weight: bool = False
    ) -> tuple[Numbers, Numbers, Numbers]:
        """What `neighbours` gives, as three columns: position, that of the one near it, cosine."""
        keys = self._keys[self._starts[texts.start] : self._starts[texts.stop]]
        if not len(keys):
            return keys, keys, keys
        text = (keys >> (_WEIGHT_BITS + HASH_BITS)) - texts.start
        lightness, term = keys >> HASH_BITS & _WEIGHT, keys & _TERM
        if by_weight:
            order = ((term << _WEIGHT_BITS | lightness) << _PLACE_BITS) | text
            order.sort()
            text, lightness = order & _PLACE, order >> _PLACE_BITS & _WEIGHT
        else:
            order = ((term << _PLACE_BITS | text) << _WEIGHT_BITS) | lightness
            order.sort()
            text, lightness = order >> _WEIGHT_BITS & _PLACE, order & _WEIGHT
        term = order >> (_WEIGHT_BITS + _PLACE_BITS)
        step = len(texts) if by_weight else _SLICE
        nearest, waiting = np.zeros(0, np.int64), [np.zeros(0, np.int64)]
        for found in _compared(term, text, UNIT - lightness, len(texts), step):
            waiting.append(found)
            if sum(map(len, waiting)) > _WAITING:
                nearest, waiting = _nearest([nearest, *waiting], len(texts), limit), []
        packed = _nearest([nearest, *waiting], len(texts), limit)
        cosine = UNIT * UNIT - (packed >> _PLACE_BITS & _COSINE)
        return packed >> (_COSINE_BITS + _PLACE_BITS), packed & _PLACE, cosine

    def squares(self) -> list[int]:
        """How near each text is to itself: less than UNIT * UNIT by what is not in its key terms."""
        running = np.concatenate(([0], np.cumsum((UNIT - (self._keys >> HASH_BITS & _WEIGHT)) ** 2)))
        squares: list[int] = np.diff(running[self._starts]).tolist()
        return squares

    def alike(self, groups: Sequence[Sequence[int]], breadths: Sequence[int], limit: int) -> Near:
        """The groups of texts that are most like each, by cosine squared times breadth; an empty one has none.

        A breadth is 1 to 2**21.
        """
        sums = np.zeros((len(groups), SKETCH), np.float32)
        for start in range(0, len(groups), _SLICE):
            sums[start : start + _SLICE] = self._summed(groups[start : start + _SLICE])
        breadth = np.array(breadths, np.int64)
        found: Near = []
        for start in range(0, len(groups), _SLICE):
            cosines = (sums[start : start + _SLICE] @ sums.T).astype(np.int64)
            rows = np.arange(len(cosines))
            cosines[rows, start + rows] = 0
            found += _best(cosines, breadth, limit)
        return found

    def _summed(self, groups: Sequence[Sequence[int]]) -> NDArray[np.float32]:
        """The sketches of groups of texts at length UNIT."""
        lengths = np.array([len(group) for group in groups])
        sums = np.zeros((len(groups), SKETCH), np.int64)
        members = np.fromiter(chain.from_iterable(groups), np.int64)
        if len(members):
            filled = np.flatnonzero(lengths)
            firsts = (np.cumsum(lengths) - lengths)[filled]
            sums[filled] = np.add.reduceat(self._sketches[members], firsts, axis=0, dtype=np.int64)
        squares = (sums * sums).sum(axis=1)
        scale = UNIT / np.sqrt(np.maximum(squares, 1).astype(np.float64))
        whole: NDArray[np.float32] = np.trunc(sums * scale[:, None]).astype(np.float32)
        return whole


def text_vectors(bags: Sequence[bytes]) -> Vectors:
    """The vectors of these bags of words (see markdown/bag_of_words.py)."""
    slices = [
        (start, np.frombuffer(b"".join(bags[start : start + _SLICE]), "<u4").astype(np.int64))
        for start in range(0, len(bags), _SLICE)
    ]
    known = np.zeros(1 << HASH_BITS, np.int32)
    for _, numbers in slices:
        np.add.at(known, numbers >> COUNT_BITS, np.int32(1))
    rarity = np.array(rarities(len(bags)), np.int64)
    count_weights = np.array(COUNT_WEIGHTS, np.int64)
    sketches = np.zeros((len(bags), SKETCH), np.int16)
    keys = [np.zeros(0, np.int64)]
    for start, numbers in slices:
        lengths = np.array([len(bag) // 4 for bag in bags[start : start + _SLICE]])
        text = np.repeat(np.arange(len(lengths)), lengths)
        term = numbers >> COUNT_BITS
        having = known[term]
        weight = count_weights[numbers & ((1 << COUNT_BITS) - 1)] * rarity[having]
        weight = _at_length(weight, text, len(lengths))
        heavy = np.flatnonzero((weight >= LIGHTEST) & (having > 1))
        its_keys = _key_terms(text[heavy], term[heavy], weight[heavy], len(lengths))
        keys.append(its_keys + (start << (HASH_BITS + _WEIGHT_BITS)))
        sketches[start : start + _SLICE] = _sketch(text, term, weight, len(lengths))
    return Vectors(np.concatenate(keys), sketches)


def rarities(texts: int) -> list[int]:
    """What a word weighs by the number of texts it is in: idf."""
    return [0, *(round(64 * log((texts + 1) / known)) for known in range(1, texts + 1))]


def reach(sizes: Mapping[int, int], texts: int) -> int:
    """How far to follow a word, where `sizes` tells how many words have so many texts."""
    budget = max(AT_LEAST, COMPARISONS * texts)
    for ahead in range(1, WINDOW + 1):
        budget -= sum(words * (size - ahead) for size, words in sizes.items() if size > ahead)
        if budget < 0:
            return max(1, ahead - 1)
    return WINDOW


def _at_length(weight: Numbers, text: Numbers, texts: int) -> Numbers:
    """The weights of each text at length UNIT; a text's entries stand together, in the order of the texts."""
    running = np.concatenate(([0], np.cumsum(weight * weight)))
    squares = np.diff(running[np.searchsorted(text, np.arange(texts + 1))])
    scale = UNIT / np.sqrt(np.maximum(squares, 1).astype(np.float64))
    return (weight * scale[text]).astype(np.int64)


def _key_terms(text: Numbers, term: Numbers, weight: Numbers, texts: int) -> Numbers:
    packed = ((text << _WEIGHT_BITS | (UNIT - weight)) << HASH_BITS) | term
    packed.sort()
    return packed[place_within(packed >> (HASH_BITS + _WEIGHT_BITS), texts) < KEY_TERMS]


def _sketch(text: Numbers, term: Numbers, weight: Numbers, texts: int) -> Sketches:
    signed = np.where(term & SKETCH, weight, -weight)
    sums = np.bincount(text * SKETCH + term % SKETCH, signed, texts * SKETCH)
    return sums.reshape(texts, SKETCH).astype(np.int16)


def _compared(term: Numbers, text: Numbers, weight: Numbers, texts: int, step: int) -> Iterator[Numbers]:
    """The cosines of the texts that share a key term, packed as (text, UNIT * UNIT - cosine, other).

    The entries stand by term; in each they are compared with those that follow. `step` texts are taken at a
    time: fewer than all only where the entries of a term are in the order of the texts.
    """
    bounds = np.flatnonzero(np.concatenate(([True], term[1:] != term[:-1], [True])))
    sizes, terms = np.unique(np.diff(bounds), return_counts=True)
    ahead_most = reach(dict(zip(sizes.tolist(), terms.tolist(), strict=True)), texts)
    by_text = np.sort((text << 40) | np.arange(len(text))) & ((1 << 40) - 1)
    bounds = np.searchsorted(text[by_text], np.arange(0, texts + step, step))
    term = np.concatenate((term, np.full(ahead_most, -1)))
    for start, end in pairwise(bounds.tolist()):
        place = by_text[start:end]
        found = []
        for ahead in range(1, ahead_most + 1):
            place = place[np.flatnonzero(term[place + ahead] == term[place])]
            if not len(place):
                break
            one, other = text[place], text[place + ahead]
            less = np.minimum(one, other)
            pair = (less << _PLACE_BITS) | (one + other - less)
            found.append((pair << _COSINE_BITS) | (weight[place] * weight[place + ahead]))
        if found:
            yield _both_ways(np.concatenate(found))


def _both_ways(products: Numbers) -> Numbers:
    """From the products of pairs, packed as (text, other, product), to their sums as (text, -sum, other)."""
    products.sort()
    pair = products >> _COSINE_BITS
    firsts = np.flatnonzero(first_of_each(pair))
    cosine = np.add.reduceat(products & _COSINE, firsts)
    near = np.flatnonzero(cosine >= FAINTEST)
    pair, far = pair[firsts[near]], UNIT * UNIT - cosine[near]
    one, other = pair >> _PLACE_BITS, pair & _PLACE
    return np.concatenate(
        [((a << _COSINE_BITS | far) << _PLACE_BITS) | b for a, b in ((one, other), (other, one))]
    )


def _nearest(found: Sequence[Numbers], texts: int, limit: int) -> Numbers:
    packed = np.concatenate(found)
    packed.sort()
    return packed[place_within(packed >> (_COSINE_BITS + _PLACE_BITS), texts) < limit]


def _best(cosines: Numbers, breadth: Numbers, limit: int) -> Near:
    """For each row of cosines the places of the greatest value, with their cosines."""
    packed = (_VALUE - (cosines >> 10) ** 2 * breadth) << _PLACE_BITS | np.arange(len(breadth))
    packed[cosines < UNLIKE] = _NOTHING
    if limit < len(breadth):
        packed = np.partition(packed, limit, axis=1)[:, :limit]
    packed.sort(axis=1)
    places = packed & _PLACE
    found = np.take_along_axis(cosines, np.minimum(places, len(breadth) - 1), axis=1).tolist()
    kept = (packed < _NOTHING).sum(axis=1).tolist()
    return [
        list(zip(row[:count], its_cosines[:count], strict=True))
        for row, its_cosines, count in zip(places.tolist(), found, kept, strict=True)
    ]


def _as_lists(text: Numbers, other: Numbers, cosine: Numbers, texts: int) -> Near:
    bounds = np.searchsorted(text, np.arange(texts + 1)).tolist()
    entries = list(zip(other.tolist(), cosine.tolist(), strict=True))
    return [entries[start:end] for start, end in pairwise(bounds)]


def place_within(group: Numbers, groups: int) -> Numbers:
    """The place of each entry among those of its group; the groups stand together in rising order."""
    return np.arange(len(group)) - np.searchsorted(group, np.arange(groups))[group]


def first_of_each(ordered: Numbers) -> NDArray[np.bool_]:
    """Where a number is not the one before it."""
    first = np.ones(len(ordered), np.bool_)
    np.not_equal(ordered[1:], ordered[:-1], out=first[1:])
    return first


def last_of_each(ordered: Numbers) -> NDArray[np.bool_]:
    """Where a number is not the one after it."""
    last = np.ones(len(ordered), np.bool_)
    np.not_equal(ordered[1:], ordered[:-1], out=last[:-1])
    return last
