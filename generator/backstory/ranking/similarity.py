"""How close articles are to each other, in numbers: the scores that articles.py ranks by.

Values are whole numbers of UNIT * UNIT and scores of 100 times that, so they are the same on any machine.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain, pairwise
from math import fsum, log, sqrt

import numpy as np

from backstory.ranking.features import HandPicked, ordinal
from backstory.ranking.results import RankingReason
from backstory.ranking.site_texts import SOME, SiteTexts
from backstory.ranking.vectors import UNIT, Numbers, each_once, first_of_each, is_among, place_within

WEIGHTS = {"text": 77, "topics": 11, "links": 9, "time": 3}
"""In 100."""
BACKWARDS = 2
"""A link from the other article says so many times less than one to it."""
HALF_TIME = 180
"""Days after which nearness in time is worth half."""
ENOUGH = 20
"""Where there are fewer, those beside the article in its topics are looked at too."""
BESIDE = 2
"""So many before it and after it in the order of time."""

FULL = UNIT * UNIT
NEARNESS = [FULL * HALF_TIME // (HALF_TIME + days) for days in range(20 * HALF_TIME)]
"""What the days between two articles say for them; more days say nothing."""
TEXT, TOPICS, LINKS, TIME = WEIGHTS.values()

_BITS = 21
"""Of an article's place, or a cosine; see vectors.py."""
_MASK = (1 << _BITS) - 1
_BEST = 100 * FULL
_SCORE_BITS = _BEST.bit_length()
_CELLS = 1 << 21
"""Articles times topics that are looked up at a time."""

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
        self.picked = [self._picked(article.related, at) for at, article in enumerate(self.articles)]
        """Of each article the places of those that its author picked, in their order, and why."""

    def known(self, paths: Sequence[str], but: int) -> Sequence[int]:
        """The places of these articles, without those that are not there and this one."""
        if not paths:
            return ()
        found = [self.places[path] for path in dict.fromkeys(paths) if path in self.places]
        return [place for place in found if place != but]

    def _picked(self, entries: Sequence[HandPicked], but: int) -> Mapping[int, RankingReason]:
        why = {
            entry.id: RankingReason("hand-picked", text=entry.because, relation=entry.relation)
            for entry in reversed(entries)
        }
        return {
            place: why[self.articles[place].path] for place in self.known([one.id for one in entries], but)
        }

    def cosine(self, place: int, other: int) -> int:
        """How near the texts of two articles are."""
        (cosine,) = self.texts.vectors.rows.products(np.array([place]), np.array([other])).tolist()
        return int(cosine)

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


class _Topics:
    """The topics of all articles, one entry each, by article and rarity."""

    def __init__(self, known: Closeness) -> None:
        self.sizes = np.fromiter(map(len, known.topics), np.int64)
        self.starts = np.cumsum(self.sizes) - self.sizes
        self.article = np.repeat(np.arange(len(self.sizes)), self.sizes)
        self.topic = np.fromiter(chain.from_iterable(known.topics), np.int64)
        self.weight = np.fromiter(chain.from_iterable(map(dict.values, known.topics)), np.int64)
        self.count = len(known.topic_ids)


def score_articles(known: Closeness, limit: int) -> Iterator[Scored]:
    """The best of those that are close to each article; `limit` can be kept of them when copies are left out."""
    texts = len(known.articles)
    if not texts:
        return iter(())
    near, other, _ = known.texts.near
    topics = _Topics(known)
    links = _pairs(known.links)
    wanted = ENOUGH - np.bincount(near, minlength=texts)
    more = np.concatenate([_pairs(known.picked), links, _turned(links), _beside(topics, wanted)])
    # By path: what comes first of equal scores comes first here.
    rank = np.array(known.rank, np.int64)
    by_path = np.argsort(rank)
    packed = each_once(np.concatenate([near << _BITS | rank[other], _ranked(more, rank)]))
    place, other = packed >> _BITS, by_path[packed & _MASK]
    cosine = known.texts.cosines(place, other)
    shared, linked = _shared(topics, place, other), _linked(links, place, other)
    score = TEXT * cosine + TOPICS * shared + LINKS * linked + TIME * _nearness(known.days, place, other)
    squares = known.texts.vectors.squares()
    copy = 4 * cosine * cosine >= squares[place] * squares[other]
    silent = (cosine < SOME) & (shared == 0) & (linked == 0)
    order = np.argsort(place << _SCORE_BITS | (_BEST - score), kind="stable")
    # Copies, and those for whom nothing can be said, may be passed over; those picked by hand go first.
    picked = is_among(place << _BITS | other, _pairs(known.picked))
    passed = np.bincount(place[copy | picked | silent], minlength=texts)
    order = order[(place_within(place, texts) < limit + passed[place]) | picked[order]]
    return _as_lists(texts, place[order], [score[order], other[order], cosine[order], copy[order]])


def _pairs(others: Sequence[Collection[int]]) -> Numbers:
    """Each article's others, as (place, other), in order."""
    sizes = np.fromiter(map(len, others), np.int64)
    places = np.repeat(np.arange(len(others)), sizes)
    return np.sort(places << _BITS | np.fromiter(chain.from_iterable(others), np.int64))


def _turned(pairs: Numbers) -> Numbers:
    return (pairs & _MASK) << _BITS | pairs >> _BITS


def _ranked(pairs: Numbers, rank: Numbers) -> Numbers:
    ranked: Numbers = pairs & ~_MASK | rank[pairs & _MASK]
    return ranked


def _beside(topics: _Topics, wanted: Numbers) -> Numbers:
    """The articles nearest in time that share a topic, the rarest topics first, until there are enough."""
    by_topic = np.argsort(topics.topic, kind="stable")
    topic, article = topics.topic[by_topic], topics.article[by_topic]
    nth = place_within(topics.article, len(wanted))[by_topic]
    found = [np.zeros(0, np.int64)]
    for ahead in range(1, BESIDE + 1):
        one, other = slice(None, -ahead), slice(ahead, None)
        same = topic[one] == topic[other]
        for this, that in ((one, other), (other, one)):
            pair = article[this][same] << _BITS | article[that][same]
            found.append(pair << _BITS | nth[this][same])
    packed = np.sort(np.concatenate(found))
    packed = packed[first_of_each(packed >> _BITS)]
    # Those of a topic are wanted if those of the topics before it are not enough.
    pair, its_nth = packed >> _BITS, packed & _MASK
    order = np.argsort((pair >> _BITS) << _BITS | its_nth, kind="stable")
    pair, its_nth = pair[order], its_nth[order]
    place = pair >> _BITS
    group = place << _BITS | its_nth
    before = np.searchsorted(group, group) - np.searchsorted(place, place)
    enough: Numbers = pair[before < wanted[place]]
    return enough


def _shared(topics: _Topics, place: Numbers, other: Numbers) -> Numbers:
    """What the topics that both have say for each pair; pairs stand by place."""
    shared = np.zeros(len(place), np.int64)
    if not topics.count:
        return shared
    step = max(1, _CELLS // topics.count)
    table = np.zeros((step, topics.count), np.int64)
    bounds = np.arange(0, len(topics.sizes) + step, step)
    at_pair, at_entry = np.searchsorted(place, bounds), np.searchsorted(topics.article, bounds)
    for number, start in enumerate(bounds[:-1].tolist()):
        its = slice(at_entry[number], at_entry[number + 1])
        row, column = topics.article[its] - start, topics.topic[its]
        table[row, column] = topics.weight[its]
        pairs = slice(at_pair[number], at_pair[number + 1])
        shared[pairs] = _row_sums(topics, table, place[pairs] - start, other[pairs])
        table[row, column] = 0
    return shared


def _row_sums(topics: _Topics, table: Numbers, row: Numbers, other: Numbers) -> Numbers:
    sizes = topics.sizes[other]
    ends = np.cumsum(sizes)
    entry = np.arange(sizes.sum()) + np.repeat(topics.starts[other] - (ends - sizes), sizes)
    products = table[np.repeat(row, sizes), topics.topic[entry]] * topics.weight[entry]
    running: Numbers = np.concatenate(([0], np.cumsum(products)))
    sums: Numbers = running[ends] - running[ends - sizes]
    return sums


def _linked(links: Numbers, place: Numbers, other: Numbers) -> Numbers:
    if not len(links):
        return np.zeros(len(place), np.int64)
    to, back = is_among(place << _BITS | other, links), is_among(other << _BITS | place, links)
    return np.where(to, FULL, np.where(back, FULL // BACKWARDS, 0))


def _nearness(days: Iterable[int], place: Numbers, other: Numbers) -> Numbers:
    day = np.fromiter(days, np.int64)
    nearness = np.array([*NEARNESS, 0], np.int64)
    apart = np.minimum(np.abs(day[place] - day[other]), len(NEARNESS))
    return np.where((day[place] > 0) & (day[other] > 0), nearness[apart], 0)


def _as_lists(texts: int, place: Numbers, columns: Sequence[Numbers]) -> Iterator[Scored]:
    bounds = np.searchsorted(place, np.arange(texts + 1)).tolist()
    entries = list(zip(*(column.tolist() for column in columns), strict=True))
    return (entries[start:end] for start, end in pairwise(bounds))
