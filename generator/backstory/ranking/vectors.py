"""Texts as lists of weighted words, and which texts, or groups of texts, are near which.

Everything is whole numbers, so a sum is the same in any order, on any machine, with NumPy or without: small
sites are compared in plain Python and never wait for the import, large ones with NumPy. Both give the same,
number for number.

tf-idf and the cosine are those of Salton and Buckley, 1988; a word's count weighs by its power 3/4. Single
texts are compared by their heaviest words, which finds the specific. Groups of texts, whose common words tell
as much, are compared whole, by sketches: each word adds its weight to one of a few sums, or takes it away, as
its hash says, and cosines stay what they are up to a small error (Weinberger et al., 2009).
"""

from collections.abc import Mapping, Sequence
from math import log
from typing import Protocol

from backstory.markdown.bag_of_words import COUNT_BITS

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
SMALL = 100
"""Texts of a site up to which plain Python is quicker than importing NumPy."""

COUNT_WEIGHTS = tuple(round(16 * count**0.75) for count in range(1 << COUNT_BITS))

Entry = tuple[int, int]
Near = list[list[Entry]]
"""For each text or group those near it, nearest first, ties in the order given: (position, cosine)."""


class Vectors(Protocol):
    """The words of texts, by position. Cosines are in UNIT * UNIT."""

    def neighbours(self, texts: range, limit: int, *, by_weight: bool = False) -> Near:
        """Those nearest to each of these texts, among these, by their key terms; positions count from `texts`.

        Where a word has more texts than the window, it is followed to those before and after in the order of
        the texts, or, `by_weight`, to those for which it weighs about as much.
        """

    def squares(self) -> list[int]:
        """How near each text is to itself: less than UNIT * UNIT by what is not in its key terms."""

    def alike(self, groups: Sequence[Sequence[int]], breadths: Sequence[int], limit: int) -> Near:
        """The groups of texts that are most like each, by cosine squared times breadth; an empty one has none.

        A breadth is 1 to 2**21.
        """


def text_vectors(bags: Sequence[bytes], *, large: bool) -> Vectors:
    """The vectors of these bags of words (see markdown/bag_of_words.py); with NumPy if they are `large`."""
    if not large:
        from backstory.ranking.vectors_plain import plain_vectors

        return plain_vectors(bags)
    from backstory.ranking.vectors_numpy import numpy_vectors

    return numpy_vectors(bags)


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
