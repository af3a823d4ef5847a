"""How close articles are to each other, in numbers: the scores that read_next.py ranks by.

Values are whole numbers of UNIT * UNIT and scores of 100 times that, so they are the same on any machine. Small
sites are scored here, in plain Python; large ones in closeness_numpy.py, all articles at once. Both give the
same, number for number.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import fsum, log, sqrt

from backstory.ranking.features import SiteTexts, ordinal
from backstory.ranking.vectors import UNIT

WEIGHTS = {"text": 77, "topics": 11, "links": 9, "time": 3}
"""In 100."""
BACKWARDS = 2
"""A link from the other article says so many times less than one to it."""
HALF_TIME = 180
"""Days after which nearness in time is worth half."""
CANDIDATES = 30
"""Articles that are looked at for each, those nearest in text."""
ENOUGH = 20
"""Where there are fewer, those beside the article in its topics are looked at too."""
BESIDE = 2
"""So many before it and after it in the order of time."""

FULL = UNIT * UNIT
NEARNESS = [FULL * HALF_TIME // (HALF_TIME + days) for days in range(20 * HALF_TIME)]
"""What the days between two articles say for them; more days say nothing."""
TEXT, TOPICS, LINKS, TIME = WEIGHTS.values()

Scored = list[tuple[int, int, int, bool]]
"""The score of another article, its place, the cosine of the texts, and whether one may be a copy of the other; the
best first, ties by path."""


class Closeness:
    """What is known of the articles of a site; an article is its place in the order of time.

    A topic is its place among those of several articles, the rarest first, ties by id.
    """

    def __init__(self, texts: SiteTexts) -> None:
        self.texts = texts
        self.articles = texts.articles
        self.places = {article.path: place for place, article in enumerate(self.articles)}
        self.squares = texts.vectors.squares()
        self.days = [ordinal(article.date) or 0 for article in self.articles]
        """0 where there is none."""
        by_path = sorted(range(len(self.articles)), key=lambda place: self.articles[place].path)
        self.rank = [0] * len(by_path)
        """By path."""
        for rank, place in enumerate(by_path):
            self.rank[place] = rank
        self.topics, self.topic_ids = self._weigh_topics()
        """Of each article its topics and their weights, the rarest first, together of length UNIT."""
        self.links = [self.known(article.linked_articles, at) for at, article in enumerate(self.articles)]
        self.picked = [self.known(article.related, at) for at, article in enumerate(self.articles)]

    def known(self, paths: Sequence[str], but: int) -> Sequence[int]:
        """The places of these articles, without those that are not there and this one."""
        if not paths:
            return ()
        found = [self.places[path] for path in dict.fromkeys(paths) if path in self.places]
        return [place for place in found if place != but]

    def values(self, place: int, other: int) -> tuple[int, int, int]:
        """How much the topics, links and times of two articles speak for the other after the one."""
        its, day, its_day = self.topics[other], self.days[place], self.days[other]
        shared = sum(weight * its[topic] for topic, weight in self.topics[place].items() if topic in its)
        linked = FULL if other in self.links[place] else FULL // BACKWARDS * (place in self.links[other])
        apart = abs(day - its_day)
        return shared, linked, NEARNESS[apart] if day and its_day and apart < len(NEARNESS) else 0

    def _weigh_topics(self) -> tuple[list[dict[int, int]], list[str]]:
        counts: defaultdict[str, int] = defaultdict(int)
        for article in self.articles:
            for topic in {*article.topics}:
                counts[topic] += 1
        ids = sorted((count, topic) for topic, count in counts.items() if count > 1)
        numbers = {topic: number for number, (_, topic) in enumerate(ids)}
        total = len(self.articles) + 1
        rarity = [log(total / count) for count, _ in ids]
        weighed = []
        for article in self.articles:
            its = sorted({numbers[topic] for topic in article.topics if topic in numbers})
            length = sqrt(fsum([rarity[topic] * rarity[topic] for topic in its])) or 1.0
            weighed.append({topic: int(UNIT * rarity[topic] / length) for topic in its})
        return weighed, [topic for _, topic in ids]


def score_articles(known: Closeness, limit: int) -> Iterable[Scored]:
    """Of each article those that are close to it: enough of them to keep `limit`."""
    if known.texts.large:
        from backstory.ranking.closeness_numpy import score_many

        return score_many(known, limit)
    return _score(known)


def _score(known: Closeness) -> Iterator[Scored]:
    near = known.texts.vectors.neighbours(range(len(known.articles)), CANDIDATES)
    linking: defaultdict[int, list[int]] = defaultdict(list)
    articles_of: defaultdict[int, list[int]] = defaultdict(list)
    for place in range(len(known.articles)):
        for other in known.links[place]:
            linking[other].append(place)
        for topic in known.topics[place]:
            articles_of[topic].append(place)
    for place, its_near in enumerate(near):
        cosines = dict(its_near)
        others = {*cosines, *known.picked[place], *known.links[place], *linking[place]}
        others.update(_beside(place, known.topics[place], articles_of, wanted=ENOUGH - len(its_near)))
        scored = []
        for other in others:
            cosine = cosines.get(other, 0)
            topics, links, time = known.values(place, other)
            score = TEXT * cosine + TOPICS * topics + LINKS * links + TIME * time
            copy = 4 * cosine * cosine >= known.squares[place] * known.squares[other]
            scored.append((-score, known.rank[other], other, cosine, copy))
        yield [(-score, other, cosine, copy) for score, _, other, cosine, copy in sorted(scored)]


def _beside(
    place: int, topics: Iterable[int], articles_of: Mapping[int, Sequence[int]], *, wanted: int
) -> Iterable[int]:
    """The articles nearest in time that share a topic, the rarest topics first, until there are enough."""
    found: dict[int, None] = {}
    for topic in topics:
        if len(found) >= wanted:
            break
        articles = articles_of[topic]
        at = bisect_left(articles, place)
        found.update(dict.fromkeys(articles[max(0, at - BESIDE) : at]))
        found.update(dict.fromkeys(articles[at + 1 : at + 1 + BESIDE]))
    return found
