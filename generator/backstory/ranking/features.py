"""What ranking is made from: small facts of articles and topics, and the reasons that come out of it."""

from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import Struct

from backstory.mentions.counts import NOTHING
from backstory.ranking.vectors import SMALL, Vectors, text_vectors

NO_TEXT = 40
"""Bytes of a bag below which it holds a name, not a text: under ten words."""


class HandPicked(Struct, frozen=True, array_like=True):
    """One entry of an author's `related`, resolved to a topic's id."""

    topic: str
    because: str = ""
    relation: str = ""
    """What this topic is to that one, such as "member of"; empty where the author gave none."""


class ArticleSignals(Struct, frozen=True, array_like=True):
    """What an article says of its topics and of other articles; ids of topics, paths of articles."""

    path: str
    date: str = ""
    """ISO 8601 day, empty where there is none."""
    topics: tuple[str, ...] = ()
    terms: bytes = b""
    """See markdown/bag_of_words.py."""
    together: bytes = NOTHING.together
    """The topics named in each paragraph that names several, by `TopicSignals.numbers`: `blocks_of` reads it."""
    linked: tuple[str, ...] = ()
    """Topics that its text links to."""
    linked_articles: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    """Articles that its author picked, in their order."""


class TopicSignals(Struct, frozen=True, array_like=True):
    """What a topic's own page says of other topics, by id."""

    id: str
    name: str
    terms: bytes = b""
    """Of its names and its page's own text."""
    numbers: tuple[int, ...] = ()
    """Those that its names have in `ArticleSignals.together`."""
    broader: tuple[str, ...] = ()
    related: tuple[HandPicked, ...] = ()
    not_related: tuple[str, ...] = ()
    linked: tuple[str, ...] = ()


class Reason(Struct, frozen=True, array_like=True, gc=False):
    """Why two things are related: one true fact, from the numbers that ranked them.

    - hand-picked: the author chose it; `text` says why, `relation` what this is to the other
    - relation-of: the other's author chose this; `relation` is what the other is to this, `page` the other
    - broader, narrower: it stands above or below in the hierarchy
    - shared-articles: `count` articles have both topics, `page` is the latest, of day `latest`
    - same-paragraph: `count` paragraphs name both
    - linked: `count` pages link from one to the other, `page` is the first of them
    - shared-topics: the articles have `topics` in common
    - similar-text: their own texts are alike, `count` in 100
    - similar-articles: the articles about both are alike, about `count` in 100
    """

    kind: str
    count: int = 0
    latest: str = ""
    page: str = ""
    text: str = ""
    relation: str = ""
    topics: tuple[str, ...] = ()


class Signal(Struct, frozen=True, array_like=True):
    """One part of a score: `part` is `weight` times `value`; the parts of a pair add up to its score."""

    kind: str
    weight: float
    value: float
    """0 to 1."""
    part: float
    reasons: tuple[Reason, ...] = ()


class SiteTexts:
    """The texts of a site as vectors: its articles by day and path, undated first, then its topic pages."""

    def __init__(
        self,
        topics: Iterable[TopicSignals],
        articles: Iterable[ArticleSignals],
        *,
        large: bool | None = None,
    ) -> None:
        """`large` says whether to work with NumPy, which gives the same; the size of the site decides."""
        self.articles: Sequence[ArticleSignals] = sorted(articles, key=lambda one: (one.date[:10], one.path))
        self.topics: Sequence[TopicSignals] = sorted(topics, key=lambda one: (one.name, one.id))
        pages = [topic.terms if len(topic.terms) >= NO_TEXT else b"" for topic in self.topics]
        bags = [*(article.terms for article in self.articles), *pages]
        self.large = len(bags) > SMALL if large is None else large
        self.vectors: Vectors = text_vectors(bags, large=self.large)


def ordinal(day: str) -> int | None:
    """The number of a day, for differences; None where there is no date or none that a calendar has."""
    try:
        return date.fromisoformat(day[:10]).toordinal() if day else None
    except ValueError:
        return None
