"""Texts as weighted lists of their key words, and which texts are near which.

Everything is whole numbers, so a sum is the same in any order, on any machine, with NumPy or without: small
sites are compared in plain Python and never wait for the import, large ones by `vector_arrays.py`. Both give
the same result, number for number.

tf-idf and the cosine are those of Salton and Buckley, 1988; a word's count weighs by its power 3/4.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from math import log, sqrt
from typing import Protocol

from backstory.content.terms import COUNT_BITS, unpacked

UNIT = 1024
"""A text's vector has this length; a cosine of 1 is UNIT * UNIT."""
KEY_TERMS = 40
"""Words that speak for a text: its heaviest. The rest hardly changes which texts are nearest."""
LIGHTEST = 24
"""Words of less weight, of UNIT, are left out: a shared one adds under 0.001 to a cosine."""
WINDOW = 128
COMPARISONS = 256
AT_LEAST = 1_000_000
"""A word that many texts share is followed to at most WINDOW texts on either side, and less on sites where
that would be more than COMPARISONS words a text, or AT_LEAST in all: so work grows with the site, not with
its square."""
FAINTEST = UNIT * UNIT * 3 // 100
"""Texts that are less near than this have nothing to do with each other."""
SMALL = 300
"""Texts up to which plain Python is quicker than importing NumPy."""

COUNT_WEIGHTS = tuple(round(16 * count**0.75) for count in range(1 << COUNT_BITS))

Entry = tuple[int, int]
Neighbours = list[list[Entry]]
"""For each text those near it: (position, cosine in UNIT * UNIT), nearest first, ties in the order given."""


class Vectors(Protocol):
    """Key words of texts, by position."""

    def gathered(self, groups: Sequence[Sequence[int]]) -> "Vectors":
        """The vector of each group of texts: the sum of theirs, at length UNIT."""

    def neighbours(self, count: int, limit: int, *, by_weight: bool) -> Neighbours:
        """Those nearest to each of the first `count` texts, among them.

        Where a word has more texts than the window, it is followed to those before and after in the order of
        the texts, or, `by_weight`, to those for which it weighs about as much.
        """

    def cosine(self, one: int, other: int) -> int:
        """How near two texts are, in UNIT * UNIT."""

    def squares(self) -> list[int]:
        """How near each text is to itself: less than UNIT * UNIT by what its left-out words weigh."""


def text_vectors(bags: Sequence[bytes]) -> Vectors:
    """The vectors of these bags of words (see content/terms.py)."""
    if len(bags) <= SMALL:
        return plain_vectors(bags)
    from backstory.catalog.vector_arrays import array_vectors

    return array_vectors(bags)


def rarities(texts: int) -> list[int]:
    """What a word weighs by the number of texts it is in: idf; a word of one text compares with nothing."""
    return [0, 0, *(round(64 * log((texts + 1) / known)) for known in range(2, texts + 1))]


def window(sizes: dict[int, int], texts: int) -> int:
    """How far to follow a word, where `sizes` tells how many words have so many texts."""
    budget = max(AT_LEAST, COMPARISONS * texts)
    for reach in range(1, WINDOW + 1):
        budget -= sum(words * (size - reach) for size, words in sizes.items() if size > reach)
        if budget < 0:
            return max(1, reach - 1)
    return WINDOW


class PlainVectors:
    """The vectors of a small site."""

    def __init__(self, texts: list[list[Entry]]) -> None:
        self.texts = texts
        """For each text (term, weight), the heaviest first, then by term."""

    def gathered(self, groups: Sequence[Sequence[int]]) -> "PlainVectors":
        gathered = []
        for group in groups:
            sums: defaultdict[int, int] = defaultdict(int)
            for position in group:
                for term, weight in self.texts[position]:
                    sums[term] += weight
            gathered.append(_key_terms(sums.items()))
        return PlainVectors(gathered)

    def neighbours(self, count: int, limit: int, *, by_weight: bool) -> Neighbours:
        postings: defaultdict[int, list[Entry]] = defaultdict(list)
        for position, text in enumerate(self.texts[:count]):
            for term, weight in text:
                postings[term].append((position, weight))
        sizes: defaultdict[int, int] = defaultdict(int)
        for texts in postings.values():
            sizes[len(texts)] += 1
        reach = window(sizes, count)
        dots: list[defaultdict[int, int]] = [defaultdict(int) for _ in range(count)]
        for texts in postings.values():
            if by_weight:
                texts.sort(key=lambda entry: (-entry[1], entry[0]))
            for place, (one, weight) in enumerate(texts):
                for other, its_weight in texts[place + 1 : place + 1 + reach]:
                    dots[one][other] += weight * its_weight
                    dots[other][one] += weight * its_weight
        return [
            sorted(
                (entry for entry in near.items() if entry[1] >= FAINTEST),
                key=lambda entry: (-entry[1], entry[0]),
            )[:limit]
            for near in dots
        ]

    def cosine(self, one: int, other: int) -> int:
        mine = dict(self.texts[one])
        return sum(mine.get(term, 0) * weight for term, weight in self.texts[other])

    def squares(self) -> list[int]:
        return [sum(weight * weight for _, weight in text) for text in self.texts]


def plain_vectors(bags: Sequence[bytes]) -> PlainVectors:
    """What `text_vectors` gives, without NumPy."""
    texts = [unpacked(bag) for bag in bags]
    known: defaultdict[int, int] = defaultdict(int)
    for text in texts:
        for number in text:
            known[number >> COUNT_BITS] += 1
    rarity = rarities(len(bags))
    most = (1 << COUNT_BITS) - 1
    return PlainVectors(
        [
            _key_terms(
                (number >> COUNT_BITS, COUNT_WEIGHTS[number & most] * rarity[known[number >> COUNT_BITS]])
                for number in text
            )
            for text in texts
        ]
    )


def _key_terms(weights: Iterable[Entry]) -> list[Entry]:
    weighed = list(weights)
    squares = sum(weight * weight for _, weight in weighed)
    if not squares:
        return []
    scale = UNIT / sqrt(squares)
    units = ((term, int(weight * scale)) for term, weight in weighed)
    heaviest = sorted(((-unit, term) for term, unit in units if unit >= LIGHTEST))[:KEY_TERMS]
    return [(term, -unit) for unit, term in heaviest]
