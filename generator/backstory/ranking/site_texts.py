"""The texts of a site, read once for all rankings."""

from collections.abc import Iterable, Sequence
from functools import cached_property

from backstory.ranking.features import ArticleSignals, TopicSignals
from backstory.ranking.vectors import UNIT, Numbers, Vectors, text_vectors

NO_TEXT = 40
"""Bytes of a bag below which it holds a name, not a text: under ten words."""
CANDIDATES = 30
"""Articles that are looked at for each, those nearest in text."""
SAME = UNIT * UNIT * 30 // 100
"""Texts at least so near tell of the same thing: so were 25 of 30 pairs judged by hand (docs/related.md)."""
SOME = UNIT * UNIT * 5 // 100
"""Texts at least so near share enough words to say so."""


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
