"""What the articles of topics are about, and which topics are alike in it.

A topic is the sum of its articles' words. Two topics that share articles are alike by these alone, which their number
says better, so what shared articles add to a cosine is taken away: what is left is how alike the others are.

Candidates are found by sketches, in which each word adds its weight to one of a few sums, or takes it away, as its
number says (Weinberger et al., 2009); how alike they are is said by all words. Numbers of sketches are cut so that
32-bit floats hold every sum of products exactly, in whatever order a processor adds them.
"""

from collections.abc import Sequence
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from backstory.markdown.bag_of_words import HASH_BITS
from backstory.ranking.cooccurrence import WHOLE, Table
from backstory.ranking.vectors import UNIT, Numbers, SparseRows, Vectors, place_within, ranges

SKETCH = 512
"""Sums in a sketch: a cosine of two is wrong by about 0.04."""
CANDIDATES = 60
"""Topics that are looked at for each."""
HEAVIEST = 2048
"""Words of a topic by which it is compared: all of them would make a large site's rankings grow with its square."""
UNLIKE = UNIT * UNIT // 100
"""Topics that are less alike than this have nothing in common."""

FEW_WORDS = 100
"""Different words in all articles of a topic together that halve how far its likeness to others is trusted."""

_UNIT_BITS = (UNIT * UNIT).bit_length() - 1
_BLOCK = 32
_SLICE = 256
_PLACE_BITS = 21
_NUMBER_BITS = 30
"""A million articles of a topic; with the place in a block and a column, they fill a number."""
_MOST = (1 << _NUMBER_BITS) - 1


class TopicTexts:
    """The words of topics, each the sum of its articles'."""

    def __init__(self, vectors: Vectors, articles_of: Sequence[Sequence[int]], words: Sequence[int]) -> None:
        """`articles_of` are, by topic, the positions of its articles among the vectors; `words` how many each has."""
        self._breadths = np.array(list(map(len, articles_of)), np.int64)
        self._words = np.array([sum(words[article] for article in its) for its in articles_of], np.int64)
        self._rows, sketches = _summed(vectors.rows, articles_of)
        self._lengths = np.sqrt(np.maximum(self._rows.squares(), 1).astype(np.float64))
        scale = UNIT / np.sqrt(np.maximum((sketches * sketches).sum(axis=1), 1).astype(np.float64))
        self._sketches = np.trunc(sketches * scale[:, None]).astype(np.float32)

    def alike(self, shared: Table) -> tuple[Numbers, Numbers, Numbers]:
        """Topic, partner and how alike their articles are but for those they share, in UNIT * UNIT.

        `shared` has, for each pair, the sum of the squares of the articles that both have.
        """
        one, other = self._candidates(shared)
        pair = np.minimum(one, other) << _PLACE_BITS | np.maximum(one, other)
        pairs, place = np.unique(pair, return_inverse=True)
        first, second = pairs >> _PLACE_BITS, pairs & ((1 << _PLACE_BITS) - 1)
        products = self._rows.products(first, second) - shared.numbers_of(first, second)
        cosine = (UNIT * UNIT * (products / (self._lengths[first] * self._lengths[second]))).astype(np.int64)
        found = np.flatnonzero(cosine[place] >= UNLIKE)
        return one[found], other[found], cosine[place][found]

    def closeness(self, topic: Numbers, partner: Numbers, cosine: Numbers) -> Numbers:
        """The squares of cosines, in WHOLE, each trusted the more the more words there are of both topics."""
        words = np.minimum(self._words[topic], self._words[partner])
        trusted = cosine * words // (words + FEW_WORDS)
        squares: Numbers = WHOLE * (trusted * trusted >> _UNIT_BITS) >> _UNIT_BITS
        return squares

    def weighed(self, partner: Numbers, cosine: Numbers) -> Numbers:
        """Cosines that count for more where there is more to read about the partner: by the fourth root."""
        root = np.sqrt(np.sqrt(self._breadths[partner].astype(np.float64)))
        weighed: Numbers = (cosine * root).astype(np.int64)
        return weighed

    def _candidates(self, shared: Table) -> tuple[Numbers, Numbers]:
        """Pairs that may be alike: the topics nearest to each by the sketches."""
        topics = len(self._lengths)
        root = np.sqrt(np.sqrt(np.maximum(self._breadths, 1).astype(np.float64)))
        ones, others = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
        for start in range(0, topics, _SLICE):
            its = np.arange(start, min(start + _SLICE, topics))
            cosines = (self._sketches[its] @ self._sketches.T).astype(np.float64)
            one, other, square = shared.among(its)
            cosines[one - start, other] -= UNIT * UNIT * square / (self._lengths[one] * self._lengths[other])
            cosines[its - start, its] = 0
            values = np.maximum(cosines, 0) * root
            best = np.argsort(-values, axis=1, kind="stable")[:, :CANDIDATES]
            kept = np.take_along_axis(values, best, axis=1) > 0
            ones.append(np.repeat(its, CANDIDATES if topics > CANDIDATES else topics)[kept.ravel()])
            others.append(best.ravel()[kept.ravel()])
        return np.concatenate(ones), np.concatenate(others)


def _summed(rows: SparseRows, groups: Sequence[Sequence[int]]) -> tuple[SparseRows, NDArray[np.int64]]:
    """The sums of groups of rows, and their sketches."""
    starts, columns, numbers = [np.zeros(1, np.int64)], [np.zeros(0, np.int32)], [np.zeros(0, np.int64)]
    sketches = np.zeros((len(groups), SKETCH), np.int64)
    column = np.arange(rows.width)
    # A multiplication by an odd number scatters neighbours; the bits above those of the place say the sign.
    scattered = column * 0x9E3779B1 & 0xFFFFFFFF
    place, sign = scattered >> 23 & (SKETCH - 1), 1 - (scattered >> 21 & 2)
    end = 0
    for start in range(0, len(groups), _BLOCK):
        some = groups[start : start + _BLOCK]
        group, its, its_numbers = _block(rows, some)
        sums = np.bincount(group * SKETCH + place[its], its_numbers * sign[its], len(some) * SKETCH)
        sketches[start : start + _BLOCK] = sums.reshape(len(some), SKETCH)
        group, its, its_numbers = _heaviest(group, its, its_numbers, len(some))
        first = np.searchsorted(group, np.arange(len(some)))
        starts.append(end + np.append(first[1:], len(group)))
        end += len(group)
        columns.append(its.astype(np.int32))
        numbers.append(its_numbers)
    summed = SparseRows(np.concatenate(starts), np.concatenate(columns), np.concatenate(numbers), rows.width)
    return summed, sketches


def _heaviest(
    group: Numbers, columns: Numbers, numbers: Numbers, groups: int
) -> tuple[Numbers, Numbers, Numbers]:
    """Of each group the words that weigh most, in the order of the columns."""
    packed = ((group << _NUMBER_BITS | (_MOST - numbers)) << HASH_BITS) | columns
    packed.sort()
    packed = packed[place_within(packed >> (_NUMBER_BITS + HASH_BITS), groups) < HEAVIEST]
    group, columns = packed >> (_NUMBER_BITS + HASH_BITS), packed & ((1 << HASH_BITS) - 1)
    order = np.argsort(group << HASH_BITS | columns)
    return group[order], columns[order], _MOST - (packed >> HASH_BITS & _MOST)[order]


def _block(rows: SparseRows, groups: Sequence[Sequence[int]]) -> tuple[Numbers, Numbers, Numbers]:
    """Group, column and sum, where it is not 0."""
    sizes = np.fromiter(map(len, groups), np.int64)
    members = np.fromiter(chain.from_iterable(groups), np.int64)
    lengths = np.diff(rows.starts)[members]
    entry = ranges(rows.starts[members], lengths)
    group = np.repeat(np.repeat(np.arange(len(groups)), sizes), lengths)
    # Sums of whole numbers below 2**53 are exact in floats.
    sums = np.bincount(
        group * rows.width + rows.columns[entry], rows.numbers[entry], len(groups) * rows.width
    )
    filled = np.flatnonzero(sums)
    return filled // max(rows.width, 1), filled % max(rows.width, 1), sums[filled].astype(np.int64)
