"""What to read after an article, and why.

The text counts most: the cosine of what both articles are about. Then the topics they share, the rarer the
more; a link from one to the other; and how near in time they are.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from math import log, sqrt

from msgspec import Struct

from backstory.catalog.signals import ArticleSignals, Reason, Signal, SiteTexts, TopicSignals, ordinal
from backstory.catalog.vectors import UNIT
from backstory.content.terms import overlap

__all__ = ["ReadNext", "Reason", "explain_articles", "rank_articles"]

WEIGHTS = {"text": 0.77, "topics": 0.11, "links": 0.09, "time": 0.03}
BACKWARDS = 0.5
"""A link from the other article says half as much as one to it."""
HALF_TIME = 180
"""Days after which nearness in time is worth half."""
LOOKED_AT = 3
"""So many times the articles that are wanted are looked at: those nearest in text, else beside it in its topics."""
COPY = 0.8
"""The part of their words that two articles share if one is a near copy of the other."""


class ReadNext(Struct, frozen=True, array_like=True):
    """An article to read after another; `score` is 0 to 1; a near copy says nearly the same word for word."""

    path: str
    score: float
    reasons: tuple[Reason, ...]
    near_copy: bool = False


def rank_articles(
    articles: Sequence[ArticleSignals],
    limit: int = 4,
    *,
    topics: Sequence[TopicSignals] = (),
    texts: SiteTexts | None = None,
) -> dict[str, tuple[ReadNext, ...]]:
    """For each article's path at most `limit` others, the best first; none is without a reason.

    First those picked by hand in their order, then by score, rounded to 4 digits, and path. Of several near
    copies only the best is kept, and marked. The order of the articles makes no difference. Words are weighed
    among the articles and the topics' pages; `texts` saves reading the same texts twice.
    """
    ranking = _Ranking(texts or SiteTexts(topics, articles), limit)
    return {article.path: ranking.ranked(place) for place, article in enumerate(ranking.articles)}


def explain_articles(
    one: str,
    other: str,
    articles: Sequence[ArticleSignals],
    limit: int = 4,
    *,
    topics: Sequence[TopicSignals] = (),
    texts: SiteTexts | None = None,
) -> tuple[Signal, ...]:
    """Every signal for `other` after `one`, with the numbers that `rank_articles` has with the same arguments.

    A hand-picked article has a signal of weight 0: it goes before the score. The text of an article that is
    not among the nearest counts as nothing, as it does in the ranking.
    """
    ranking = _Ranking(texts or SiteTexts(topics, articles), limit)
    return ranking.explained(ranking.places[one], ranking.places[other])


class _Ranking:
    """All signals between the articles of a site; an article is its place in the order of time."""

    def __init__(self, texts: SiteTexts, limit: int) -> None:
        self.articles = texts.articles
        self.places = {article.path: place for place, article in enumerate(self.articles)}
        self._limit = limit
        self._enough = LOOKED_AT * limit
        self._near = texts.vectors.neighbours(range(len(self.articles)), self._enough)
        self._squares = texts.vectors.squares()
        self._days = [ordinal(article.date) for article in self.articles]
        self._articles_of: defaultdict[str, list[int]] = defaultdict(list)
        for place, article in enumerate(self.articles):
            for topic in set(article.topics):
                self._articles_of[topic].append(place)
        self._topics = [self._weighed(article.topics) for article in self.articles]
        self._links = [set(self._known(article.linked_articles)) for article in self.articles]
        self._linked_from: defaultdict[int, list[int]] = defaultdict(list)
        for place, others in enumerate(self._links):
            for other in others:
                self._linked_from[other].append(place)

    def ranked(self, place: int) -> tuple[ReadNext, ...]:
        """What to read after the article."""
        cosines = dict(self._near[place])
        picked = [other for other in self._known(self.articles[place].related) if other != place]
        others = {*cosines, *picked, *self._links[place], *self._linked_from[place]} - {place}
        if len(cosines) < self._enough:
            others.update(self._beside(place, self._enough - len(cosines)))
        scored = [(-self._score(place, other, cosines), self.articles[other].path, other) for other in others]
        scored.sort()
        best = -scored[0][0] if scored else 1.0
        entries: list[ReadNext] = []
        copied = False
        order = [(best, other) for other in picked]
        order += [(-score, other) for score, _, other in scored if other not in picked]
        for score, other in order:
            if len(entries) >= self._limit:
                break
            copy = self._is_copy(place, other, cosines, other in picked)
            if copy and copied and other not in picked:
                continue
            copied = copied or copy
            path = self.articles[other].path
            entries.append(ReadNext(path, score, self._reasons(place, other, cosines, picked), copy))
        return tuple(entries)

    def explained(self, place: int, other: int) -> tuple[Signal, ...]:
        """The parts of a score."""
        cosines = dict(self._near[place])
        values = self._values(place, other, cosines)
        reasons = {reason.kind: reason for reason in self._reasons(place, other, cosines, ())}
        kinds = {"text": "similar-text", "topics": "shared-topics", "links": "linked"}
        signals = [
            Signal(
                kind,
                weight,
                round(value, 4),
                round(weight * value, 4),
                (reasons[kinds[kind]],) if kinds.get(kind) in reasons else (),
            )
            for (kind, weight), value in zip(WEIGHTS.items(), values, strict=True)
        ]
        if self.articles[other].path in self.articles[place].related:
            signals.insert(0, Signal("hand-picked", 0.0, 1.0, 0.0, (Reason("hand-picked"),)))
        return tuple(signals)

    def _score(self, place: int, other: int, cosines: Mapping[int, int]) -> float:
        text, topics, links, time = self._values(place, other, cosines)
        return round(_TEXT * text + _TOPICS * topics + _LINKS * links + _TIME * time, 4)

    def _values(
        self, place: int, other: int, cosines: Mapping[int, int]
    ) -> tuple[float, float, float, float]:
        """Text, topics, links, time: the order of WEIGHTS."""
        mine, shared = self._topics[place], 0
        for topic, weight in self._topics[other].items():
            if topic in mine:
                shared += weight * mine[topic]
        linked = 1.0 if other in self._links[place] else BACKWARDS if place in self._links[other] else 0.0
        day, its_day = self._days[place], self._days[other]
        time = 0.0 if day is None or its_day is None else HALF_TIME / (HALF_TIME + abs(day - its_day))
        return cosines.get(other, 0) / _FULL, shared / _FULL, linked, time

    def _reasons(
        self, place: int, other: int, cosines: Mapping[int, int], picked: Collection[int]
    ) -> tuple[Reason, ...]:
        reasons = []
        if other in picked:
            reasons.append(Reason("hand-picked"))
        if other in cosines:
            reasons.append(Reason("similar-text", 100 * cosines[other] // _FULL))
        shared = self._topics[other].keys() & self._topics[place].keys()
        if shared:
            rarest = tuple(sorted(shared, key=lambda topic: (len(self._articles_of[topic]), topic)))
            reasons.append(Reason("shared-topics", len(rarest), topics=rarest))
        linking = [one for one, two in ((place, other), (other, place)) if two in self._links[one]]
        if linking:
            reasons.append(Reason("linked", len(linking), page=self.articles[linking[0]].path))
        return tuple(reasons)

    def _is_copy(self, place: int, other: int, cosines: Mapping[int, int], picked: bool) -> bool:
        # Copies are as near to each other as to themselves; only those are worth counting words.
        cosine = cosines.get(other, 0)
        if not picked and 4 * cosine * cosine < self._squares[place] * self._squares[other]:
            return False
        return overlap(self.articles[place].terms, self.articles[other].terms) >= COPY

    def _known(self, paths: Sequence[str]) -> list[int]:
        return [self.places[path] for path in dict.fromkeys(paths) if path in self.places]

    def _weighed(self, topics: Sequence[str]) -> dict[str, int]:
        """The topics that other articles have too, the rarer the heavier, together of length UNIT."""
        total = len(self.articles) + 1
        rarity = {
            topic: log(total / len(self._articles_of[topic]))
            for topic in dict.fromkeys(topics)
            if len(self._articles_of[topic]) > 1
        }
        length = sqrt(sum(weight * weight for weight in rarity.values()))
        return {topic: round(UNIT * weight / length) for topic, weight in rarity.items()} if length else {}

    def _beside(self, place: int, wanted: int) -> list[int]:
        """The articles nearest in time that share one of its topics, the rarest topics first."""
        found: dict[int, None] = {}
        for topic in sorted(self._topics[place], key=lambda topic: (len(self._articles_of[topic]), topic)):
            articles = self._articles_of[topic]
            at = bisect_left(articles, place)
            found.update(dict.fromkeys(articles[max(0, at - 2) : at]))
            found.update(dict.fromkeys(articles[at + 1 : at + 3]))
            if len(found) >= wanted:
                break
        return list(found)


_FULL = UNIT * UNIT
_TEXT, _TOPICS, _LINKS, _TIME = WEIGHTS.values()
