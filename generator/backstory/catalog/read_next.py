"""What to read after an article, and why.

The text counts most: the cosine of what both articles are about. Then the topics they share, the rarer the
more; a link from one to the other; and how near in time they are.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import fsum, log, sqrt

from msgspec import Struct

from backstory.catalog.signals import ArticleSignals, Reason, Signal, SiteTexts, TopicSignals, ordinal
from backstory.catalog.vectors import UNIT
from backstory.content.terms import overlap

__all__ = ["ReadNext", "Reason", "explain_articles", "rank_articles"]

WEIGHTS = {"text": 77, "topics": 11, "links": 9, "time": 3}
"""In 100."""
BACKWARDS = 2
"""A link from the other article says so many times less than one to it."""
HALF_TIME = 180
"""Days after which nearness in time is worth half."""
LOOKED_AT = 3
"""So many times the articles that are wanted are looked at, those nearest in text; where there are too few,
those beside the article in its topics."""
COPY = 0.8
"""The part of their words that two articles share if one is a near copy of the other."""

_FULL = UNIT * UNIT
_TEXT, _TOPICS, _LINKS, _TIME = WEIGHTS.values()
_ALL = 100 * _FULL
_NEARNESS = [_FULL * HALF_TIME // (HALF_TIME + days) for days in range(20 * HALF_TIME)]
_ALIKE = [Reason("similar-text", count) for count in range(101)]


class ReadNext(Struct, frozen=True, array_like=True, gc=False):
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

    First those picked by hand in their order, then by score and path. Of several near
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
    """All signals between the articles of a site; an article is its place in the order of time.

    Values and scores are whole numbers, of UNIT * UNIT and of 100 times that.
    """

    def __init__(self, texts: SiteTexts, limit: int) -> None:
        self.articles = texts.articles
        self.places = {article.path: place for place, article in enumerate(self.articles)}
        self._limit = limit
        self._near = texts.vectors.neighbours(range(len(self.articles)), LOOKED_AT * limit)
        self._squares = texts.vectors.squares()
        self._days = [ordinal(article.date) for article in self.articles]
        by_path = sorted(range(len(self.articles)), key=lambda place: self.articles[place].path)
        self._rank = {place: rank for rank, place in enumerate(by_path)}
        self._articles_of: defaultdict[str, list[int]] = defaultdict(list)
        for place, article in enumerate(self.articles):
            for topic in dict.fromkeys(article.topics):
                self._articles_of[topic].append(place)
        total = len(self.articles) + 1
        self._rarity = {
            topic: log(total / len(its)) for topic, its in self._articles_of.items() if len(its) > 1
        }
        self._topics = [self._weighed(article.topics) for article in self.articles]
        self._links = [
            self._known(article.linked_articles, place) for place, article in enumerate(self.articles)
        ]
        self._linked_from: defaultdict[int, list[int]] = defaultdict(list)
        for place, linked in enumerate(self._links):
            for other in linked:
                self._linked_from[other].append(place)
        self._shared: dict[tuple[str, ...], Reason] = {}

    def ranked(self, place: int) -> tuple[ReadNext, ...]:
        """What to read after the article."""
        near = self._near[place]
        cosines = dict(near)
        picked = self._known(self.articles[place].related, place)
        others = {*cosines, *picked, *self._links[place], *self._linked_from[place]}
        if len(near) < 2 * self._limit:
            others.update(self._beside(place, 2 * self._limit - len(near)))
        rank = self._rank
        scored = sorted(
            (-(_TEXT * text + _TOPICS * topics + _LINKS * links + _TIME * time), rank[other], other)
            for other, text, topics, links, time in self._values(place, others, cosines)
        )
        best = -scored[0][0] if scored else 0
        order = [(best, other) for other in picked]
        order += [(-score, other) for score, _, other in scored if other not in picked]
        entries: list[ReadNext] = []
        copied = False
        for score, other in order:
            if len(entries) == self._limit:
                break
            cosine = cosines.get(other, 0)
            copy = self._is_copy(place, other, cosine, other in picked)
            if copy and copied and other not in picked:
                continue
            copied = copied or copy
            reasons = self._reasons(place, other, cosine, other in picked)
            entries.append(ReadNext(self.articles[other].path, round(score / _ALL, 4), reasons, copy))
        return tuple(entries)

    def explained(self, place: int, other: int) -> tuple[Signal, ...]:
        """The parts of a score."""
        cosine = dict(self._near[place]).get(other, 0)
        ((_, *values),) = self._values(place, [other], {other: cosine})
        reasons = {reason.kind: reason for reason in self._reasons(place, other, cosine, False)}
        kinds = {"text": "similar-text", "topics": "shared-topics", "links": "linked"}
        signals = []
        if other in self._known(self.articles[place].related, place):
            signals.append(Signal("hand-picked", 0.0, 1.0, 0.0, (Reason("hand-picked"),)))
        for (kind, weight), value in zip(WEIGHTS.items(), values, strict=True):
            reason = reasons.get(kinds.get(kind, ""))
            part = round(weight * value / _ALL, 4)
            signals.append(
                Signal(kind, weight / 100, round(value / _FULL, 4), part, (reason,) if reason else ())
            )
        return tuple(signals)

    def _values(
        self, place: int, others: Iterable[int], cosines: Mapping[int, int]
    ) -> list[tuple[int, int, int, int, int]]:
        """For each of the others itself and how much its text, topics, links and time speak for it."""
        topics, day, links, values = self._topics[place].items(), self._days[place], self._links[place], []
        for other in others:
            its, its_day = self._topics[other], self._days[other]
            shared = time = 0
            for topic, weight in topics:
                if topic in its:
                    shared += weight * its[topic]
            linked = _FULL if other in links else _FULL // BACKWARDS if place in self._links[other] else 0
            if day and its_day and (apart := abs(day - its_day)) < len(_NEARNESS):
                time = _NEARNESS[apart]
            values.append((other, cosines.get(other, 0), shared, linked, time))
        return values

    def _reasons(self, place: int, other: int, cosine: int, picked: bool) -> tuple[Reason, ...]:
        reasons = [Reason("hand-picked")] if picked else []
        if cosine:
            reasons.append(_ALIKE[100 * cosine // _FULL])
        its = self._topics[other]
        shared = tuple([topic for topic in self._topics[place] if topic in its])
        if shared:
            if shared not in self._shared:
                self._shared[shared] = Reason("shared-topics", len(shared), topics=shared)
            reasons.append(self._shared[shared])
        linking = [one for one, two in ((place, other), (other, place)) if two in self._links[one]]
        if linking:
            reasons.append(Reason("linked", len(linking), page=self.articles[linking[0]].path))
        return tuple(reasons)

    def _is_copy(self, place: int, other: int, cosine: int, picked: bool) -> bool:
        # Copies are about as near to each other as to themselves; only of those are words worth counting.
        if not picked and 4 * cosine * cosine < self._squares[place] * self._squares[other]:
            return False
        return overlap(self.articles[place].terms, self.articles[other].terms) >= COPY

    def _known(self, paths: Sequence[str], but: int) -> list[int]:
        found = [self.places[path] for path in dict.fromkeys(paths) if path in self.places]
        return [place for place in found if place != but]

    def _weighed(self, topics: Sequence[str]) -> dict[str, int]:
        """The topics that other articles have too, the rarest first, together of length UNIT."""
        rarity = {topic: self._rarity[topic] for topic in topics if topic in self._rarity}
        length = sqrt(fsum([weight * weight for weight in rarity.values()])) or 1.0
        rarest = sorted(rarity, key=lambda topic: (-rarity[topic], topic))
        return {topic: int(UNIT * rarity[topic] / length) for topic in rarest}

    def _beside(self, place: int, wanted: int) -> list[int]:
        """The articles nearest in time that share one of its topics, the rarest topics first."""
        found: dict[int, None] = {}
        for topic in self._topics[place]:
            articles = self._articles_of[topic]
            at = bisect_left(articles, place)
            found.update(dict.fromkeys(articles[max(0, at - 2) : at] + articles[at + 1 : at + 3]))
            if len(found) >= wanted:
                break
        return list(found)
