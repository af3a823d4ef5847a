"""The texts of a site, read once for all rankings."""

from collections.abc import Iterable, Sequence
from functools import cached_property

import numpy as np

from backstory.ranking.features import ArticleSignals, TopicSignals
from backstory.ranking.vectors import UNIT, Numbers, Vectors, text_vectors

NO_TEXT = 40
"""Bytes of a bag below which it holds a name, not a text: under ten words."""
CANDIDATES = 30
"""Articles that are looked at for each, those nearest in text."""
SAME = UNIT * UNIT * 40 // 100
"""Texts at least so near tell of the same thing: so did 31 of 33 pairs judged by eye (docs/related.md)."""
SOME = UNIT * UNIT * 5 // 100
"""Texts at least so near share enough words to say so."""
NAMED = 6
"""Words of a reason: more than a page says, for its own text may have one in its title only."""

_PLACE_BITS = 21
_PLACE = (1 << _PLACE_BITS) - 1


class SiteTexts:
    """The texts of a site as vectors: its articles by day and path, undated first, then its topic pages."""

    def __init__(
        self,
        topics: Iterable[TopicSignals],
        articles: Iterable[ArticleSignals],
    ) -> None:
        self.articles: Sequence[ArticleSignals] = sorted(articles, key=lambda one: (one.date[:10], one.path))
        self.topics: Sequence[TopicSignals] = sorted(topics, key=lambda one: (one.name, one.id))
        pages = [topic.terms if len(topic.terms) >= NO_TEXT else b"" for topic in self.topics]
        bags = [*(article.terms for article in self.articles), *pages]
        self.vectors: Vectors = text_vectors(bags)

    @cached_property
    def near(self) -> tuple[Numbers, Numbers, Numbers]:
        """The articles nearest to each, as `Vectors.nearest` gives them."""
        return self.vectors.nearest(range(len(self.articles)), CANDIDATES)

    def cosines(self, one: Numbers, other: Numbers) -> Numbers:
        """How near the texts of each pair of articles are, whichever comes first; most are among the nearest, and known."""
        text, its, cosine = self.near
        pair, known = _unordered(one, other), _unordered(text, its)
        known, first = np.unique(known, return_index=True)
        pairs, of = np.unique(pair, return_inverse=True)
        _, there, here = np.intersect1d(pairs, known, assume_unique=True, return_indices=True)
        found = np.zeros(len(pairs), np.int64)
        found[there] = cosine[first[here]]
        new = np.delete(np.arange(len(pairs)), there)
        found[new] = self.vectors.rows.products(pairs[new] >> _PLACE_BITS, pairs[new] & _PLACE)
        return found[of]


def _unordered(one: Numbers, other: Numbers) -> Numbers:
    pair: Numbers = np.minimum(one, other) << _PLACE_BITS | np.maximum(one, other)
    return pair
