"""Texts as lists of weighted words, and which are near which.

Everything is whole numbers, so a sum is the same in any order and on any machine. Entries are packed into 64-bit
numbers and sorted, which NumPy does faster than anything else here; the work goes in slices that fit the
processor's cache, so memory stays at a few entries a text.

tf-idf and the cosine are those of Salton and Buckley, 1988; a word's count weighs by its power 3/4. Those that may
be near are found by the heaviest words, which are few; how near they are is said by all that are kept.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from math import log

import numpy as np
from numpy.typing import NDArray

from backstory.markdown.bag_of_words import COUNT_BITS, HASH_BITS

UNIT = 1024
"""A text's vector has this length; a cosine of 1 is UNIT * UNIT."""
WORDS = 512
"""Words kept of a text: the heaviest that it shares with any other."""
KEY_TERMS = 48
"""Of these, the heaviest, by which texts are found that may be near."""
LIGHTEST = 16
"""Words of less weight, of UNIT, are no key terms: a shared one hardly changes a cosine."""
FAINTEST = UNIT * UNIT * 3 // 100
"""Texts that are less near than this have nothing to do with each other."""
WINDOW = 256
COMPARISONS = 256
AT_LEAST = 2_000_000
"""A word that many texts share is followed to at most WINDOW texts on either side, and to fewer on sites where
that would be more than COMPARISONS words a text and AT_LEAST in all: so work grows with the site, not with its
square."""
COUNT_WEIGHTS = tuple(round(16 * count**0.75) for count in range(1 << COUNT_BITS))

Entry = tuple[int, int]
Near = list[list[Entry]]
"""For each text those near it, nearest first, ties in the order given: (position, cosine)."""
Numbers = NDArray[np.int64]
Small = NDArray[np.int32] | NDArray[np.int64]

_SLICE = 256
_WAITING = 1 << 21
_WEIGHT_BITS = 11
_COSINE_BITS = 21
_PLACE_BITS = 21
"""Two million texts; two places and a cosine, or a place, a weight and a term, fill a number."""

_WHOLE_IN_FLOATS = 1 << 53
"""Below this, floats of 64 bits are exact for whole numbers."""

_TERM = (1 << HASH_BITS) - 1
_WEIGHT = (1 << _WEIGHT_BITS) - 1
_COSINE = (1 << _COSINE_BITS) - 1
_PLACE = (1 << _PLACE_BITS) - 1


class SparseRows:
    """SparseRows of whole numbers that are mostly 0: of each, its columns and what stands there."""

    def __init__(self, starts: Numbers, columns: Small, numbers: Small, width: int) -> None:
        self.starts = starts
        """Where each row begins among the columns, and where the last ends."""
        self.columns = columns
        self.numbers = numbers
        self.width = width

    def products(self, one: Numbers, other: Numbers) -> Numbers:
        """The sums of the products of what both rows of each pair have."""
        found = np.zeros(len(one), np.int64)
        if not len(one):
            return found
        order = np.argsort(one, kind="stable")
        places, firsts = np.unique(one[order], return_index=True)
        bounds = [*firsts.tolist(), len(one)]
        starts, columns, numbers = self.starts.tolist(), self.columns, self.numbers
        # No product is more than the larger square, so floats hold each exactly, and add them up several times faster.
        exact = np.float64 if int(self.squares().max()) < _WHOLE_IN_FLOATS else np.int64
        row = np.zeros(self.width, exact)
        for at, place in enumerate(places.tolist()):
            its = columns[starts[place] : starts[place + 1]]
            row[its] = numbers[starts[place] : starts[place + 1]]
            pairs = order[bounds[at] : bounds[at + 1]]
            found[pairs] = [
                row.take(columns[start:end]).dot(numbers[start:end])
                for start, end in ((starts[place], starts[place + 1]) for place in other[pairs].tolist())
            ]
            row[its] = 0
        return found

    def squares(self) -> Numbers:
        """The sum of the squares of each row."""
        running = np.concatenate(([0], np.cumsum(self.numbers.astype(np.int64) ** 2)))
        squares: Numbers = np.diff(running[self.starts])
        return squares


class Vectors:
    """Of each text its heaviest words, the heaviest first."""

    def __init__(self, rows: SparseRows, hashes: Numbers) -> None:
        """`hashes` are those of the words, by column."""
        self.rows = rows
        self._hashes = hashes
        self._key_weights: dict[int, dict[int, int]] = {}

    def shared_words(self, one: int, other: int, limit: int) -> tuple[int, ...]:
        """The hashes of the words that make two texts alike, those that add most to the cosine first.

        They are looked for among the key terms of both.
        """
        mine, its = self._weights_of(one), self._weights_of(other)
        shared = [(-weight * its[word], word) for word, weight in mine.items() if word in its]
        return tuple([int(self._hashes[word]) for _, word in sorted(shared)[:limit]])

    def _weights_of(self, text: int) -> dict[int, int]:
        """The weights of a text's key terms, by column."""
        found = self._key_weights.get(text)
        if found is None:
            start, end = self.rows.starts[text : text + 2].tolist()
            its = slice(start, min(end, start + KEY_TERMS))
            found = dict(zip(self.rows.columns[its].tolist(), self.rows.numbers[its].tolist(), strict=True))
            self._key_weights[text] = found
        return found

    def neighbours(self, texts: range, limit: int, *, by_weight: bool = False) -> Near:
        """What `nearest` gives, by text."""
        text, other, cosine = self.nearest(texts, limit, by_weight=by_weight)
        bounds = np.searchsorted(text, np.arange(len(texts) + 1)).tolist()
        entries = list(zip(other.tolist(), cosine.tolist(), strict=True))
        return [entries[start:end] for start, end in pairwise(bounds)]

    def nearest(
        self, texts: range, limit: int, *, by_weight: bool = False
    ) -> tuple[Numbers, Numbers, Numbers]:
        """Those nearest to each of these texts, among these, as columns: position, that of the other, cosine.

        Positions count from `texts`. They are found by their key terms and compared by all their words. Where a
        key term has more texts than the window, it is followed to those before and after in the order of the
        texts, or, `by_weight`, to those for which it weighs about as much.
        """
        text, term, weight = self._key_terms(texts)
        if not len(text):
            return text, text, text
        lightness = UNIT - weight
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
        found, waiting = np.zeros(0, np.int64), [np.zeros(0, np.int64)]
        for some in _compared(term, text, UNIT - lightness, len(texts), step):
            waiting.append(some)
            if sum(map(len, waiting)) > _WAITING:
                found, waiting = _nearest([found, *waiting], len(texts), limit), []
        packed = _nearest([found, *waiting], len(texts), limit)
        return self._compared_by_all(packed >> (_COSINE_BITS + _PLACE_BITS), packed & _PLACE, texts, limit)

    def squares(self) -> Numbers:
        """How near each text is to itself: less than UNIT * UNIT by what is not in its words."""
        return self.rows.squares()

    def _key_terms(self, texts: range) -> tuple[Numbers, Numbers, Numbers]:
        """Text, term and weight of the key terms of these texts."""
        rows = self.rows
        sizes = np.diff(rows.starts[texts.start : texts.stop + 1])
        entry = ranges(rows.starts[texts.start : texts.stop], np.minimum(sizes, KEY_TERMS))
        text = np.repeat(np.arange(len(texts)), np.minimum(sizes, KEY_TERMS))
        heavy = np.flatnonzero(rows.numbers[entry] >= LIGHTEST)
        return (
            text[heavy],
            rows.columns[entry][heavy].astype(np.int64),
            rows.numbers[entry][heavy].astype(np.int64),
        )

    def _compared_by_all(
        self, text: Numbers, other: Numbers, texts: range, limit: int
    ) -> tuple[Numbers, Numbers, Numbers]:
        """Those found for each text, by how near they are by all their words."""
        pair = np.minimum(text, other) << _PLACE_BITS | np.maximum(text, other)
        pairs, place = np.unique(pair, return_inverse=True)
        cosines = self.rows.products((pairs >> _PLACE_BITS) + texts.start, (pairs & _PLACE) + texts.start)
        packed = ((text << _COSINE_BITS | (UNIT * UNIT - cosines[place])) << _PLACE_BITS) | other
        packed = _nearest([packed], len(texts), limit)
        cosine = UNIT * UNIT - (packed >> _PLACE_BITS & _COSINE)
        return packed >> (_COSINE_BITS + _PLACE_BITS), packed & _PLACE, cosine


def text_vectors(bags: Sequence[bytes]) -> Vectors:
    """The vectors of these bags of words (see markdown/bag_of_words.py); an empty one is no text."""
    slices = [
        (start, np.frombuffer(b"".join(bags[start : start + _SLICE]), "<u4").astype(np.int64))
        for start in range(0, len(bags), _SLICE)
    ]
    known = np.zeros(1 << HASH_BITS, np.int32)
    for _, numbers in slices:
        np.add.at(known, numbers >> COUNT_BITS, np.int32(1))
    rarity = np.array(rarities(sum(map(bool, bags))), np.int64)
    count_weights = np.array(COUNT_WEIGHTS, np.int64)
    shared = np.flatnonzero(known > 1)
    # Only the pages of memory that hold a known word are ever touched.
    column = np.empty(1 << HASH_BITS, np.int32)
    column[shared] = np.arange(len(shared), dtype=np.int32)
    sizes, columns, weights = [np.zeros(1, np.int64)], [np.zeros(0, np.int32)], [np.zeros(0, np.int32)]
    for start, numbers in slices:
        lengths = np.array([len(bag) // 4 for bag in bags[start : start + _SLICE]])
        text = np.repeat(np.arange(len(lengths)), lengths)
        term = numbers >> COUNT_BITS
        weight = count_weights[numbers & ((1 << COUNT_BITS) - 1)] * rarity[known[term]]
        weight = _at_length(weight, text, len(lengths))
        kept = np.flatnonzero((weight > 0) & (known[term] > 1))
        heaviest = _heaviest(text[kept], term[kept], weight[kept], len(lengths))
        sizes.append(np.bincount(heaviest >> (HASH_BITS + _WEIGHT_BITS), minlength=len(lengths)))
        columns.append(column[heaviest & _TERM])
        weights.append((UNIT - (heaviest >> HASH_BITS & _WEIGHT)).astype(np.int32))
    starts = np.cumsum(np.concatenate(sizes))
    return Vectors(SparseRows(starts, np.concatenate(columns), np.concatenate(weights), len(shared)), shared)


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


def _heaviest(text: Numbers, term: Numbers, weight: Numbers, texts: int) -> Numbers:
    packed = ((text << _WEIGHT_BITS | (UNIT - weight)) << HASH_BITS) | term
    packed.sort()
    return packed[place_within(packed >> (HASH_BITS + _WEIGHT_BITS), texts) < WORDS]


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


def place_within(group: Numbers, groups: int) -> Numbers:
    """The place of each entry among those of its group; the groups stand together in rising order."""
    return np.arange(len(group)) - np.searchsorted(group, np.arange(groups))[group]


# NumPy's own for the next two import all of numpy.ma, a fiftieth of the build of a small site.


def each_once(numbers: Numbers) -> Numbers:
    """The numbers in order, each of them once."""
    ordered = np.sort(numbers)
    return ordered[first_of_each(ordered)]


def is_among(numbers: Numbers, ordered: Numbers) -> NDArray[np.bool_]:
    """Which of the numbers are among others, which are in order."""
    if not len(ordered):
        return np.zeros(len(numbers), np.bool_)
    found: NDArray[np.bool_] = ordered[np.searchsorted(ordered, numbers) % len(ordered)] == numbers
    return found


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


def ranges(starts: Numbers, lengths: Numbers) -> Numbers:
    """The numbers from each start on, as many as its length says, one after another."""
    ends = np.cumsum(lengths)
    numbers: Numbers = np.arange(ends[-1] if len(ends) else 0) + np.repeat(starts - (ends - lengths), lengths)
    return numbers
