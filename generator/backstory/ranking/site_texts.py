"""The texts of a site, read once for all rankings."""

from collections.abc import Iterable, Sequence

from backstory.ranking.features import ArticleSignals, TopicSignals
from backstory.ranking.vectors import Vectors, text_vectors

NO_TEXT = 40
"""Bytes of a bag below which it holds a name, not a text: under ten words."""


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
