"""What ties topics together, counted: the signals that related.py weighs."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from itertools import chain, combinations
from math import log

from backstory.catalog.signals import ArticleSignals, Reason, SiteTexts
from backstory.catalog.vectors import UNIT, Near

BREADTH = 0.7
"""The power of the number of a topic's articles by which what these are about counts more."""
BACKWARDS = 0.5
"""A link from the partner's page says half as much as one to it."""
NEWEST = 64
"""A topic's latest articles speak for what it is about."""
ALIKE = 30
"""Topics that are looked at for their articles' texts alone."""
OWN_ALIKE = 50
"""And for their own pages' texts: those of topics that no article has yet have little else."""

_WHOLE = 1 << 20
"""Of parts in whole numbers, whose sum is the same in any order."""

Pair = tuple[str, str]
Values = dict[str, dict[str, int]]


class Relations:
    """All signals between the topics of a site."""

    def __init__(self, texts: SiteTexts) -> None:
        self.topics = {topic.id: topic for topic in texts.topics}
        self.rank = {topic: rank for rank, topic in enumerate(self.topics)}
        """By name."""
        self._articles = texts.articles
        self._topics_of = [sorted(self.topics.keys() & set(article.topics)) for article in texts.articles]
        self._articles_of: defaultdict[str, list[int]] = defaultdict(list)
        for place, topics in enumerate(self._topics_of):
            for topic in topics:
                self._articles_of[topic].append(place)
        self._latest: dict[Pair, ArticleSignals] = {}
        self._together = self._count_together()
        self._paragraphs = self._count_paragraphs()
        self._linking = self._find_links()
        self._alike = self._compare_articles(texts)
        self._own = self._compare_pages(texts)
        self._never = self._find_unrelated()
        values = {
            "together": _both_ways(self._together),
            "articles": self._article_values(),
            "pages": self._page_values(),
            "links": self._link_values(),
            "paragraphs": _both_ways(self._paragraphs),
            "hierarchy": self._hierarchy_values(),
        }
        self._values = {kind: self._without_unrelated(its_values) for kind, its_values in values.items()}
        self._typed = self._find_typed()

    def values(self, kind: str, topic: str) -> Mapping[str, int]:
        """How a signal weighs a topic's partners, in numbers of its own; empty where it knows none."""
        return self._values[kind].get(topic, {})

    def placed(self, topic: str) -> dict[str, tuple[Reason, ...]]:
        """Partners that go before all scores: hand-picked, then inverses of typed relations."""
        found: defaultdict[str, list[Reason]] = defaultdict(list)
        for picked in self.topics[topic].related:
            if picked.topic in self.topics and picked.topic not in found:
                found[picked.topic] = [Reason("hand-picked", text=picked.because, relation=picked.relation)]
        for reason in self._typed[topic]:
            found[reason.page].append(reason)
        never = self._never[topic]
        return {other: tuple(why) for other, why in found.items() if other not in never}

    def reasons(self, kind: str, topic: str, other: str) -> tuple[Reason, ...]:
        """The facts behind a value that is not 0."""
        pair = (topic, other) if topic < other else (other, topic)
        match kind:
            case "together":
                latest = self._latest[pair]
                count = self._together[pair]
                return (Reason("shared-articles", count, latest=latest.date[:10], page=latest.path),)
            case "articles":
                return (Reason("similar-articles", 100 * self._alike[topic][other] // (UNIT * UNIT)),)
            case "pages":
                return (Reason("similar-text", 100 * self._own[topic][other] // (UNIT * UNIT)),)
            case "links":
                pages = {*self._linking[topic].get(other, ()), *self._linking[other].get(topic, ())}
                return (Reason("linked", len(pages), page=min(pages)),)
            case "paragraphs":
                return (Reason("same-paragraph", self._paragraphs[pair]),)
            case _:
                return (Reason("broader" if other in self.topics[topic].broader else "narrower"),)

    def _count_together(self) -> Counter[Pair]:
        pairs = [list(combinations(topics, 2)) for topics in self._topics_of]
        for article, its_pairs in zip(self._articles, pairs, strict=True):
            self._latest.update(dict.fromkeys(its_pairs, article))
        return Counter(chain.from_iterable(pairs))

    def _count_paragraphs(self) -> Counter[Pair]:
        known = self.topics.keys()
        paragraphs = chain.from_iterable(article.paragraph_topics for article in self._articles)
        return Counter(chain.from_iterable(combinations(sorted(known & set(each)), 2) for each in paragraphs))

    def _find_links(self) -> defaultdict[str, dict[str, list[str]]]:
        """For each topic those that its page, or articles of it, link to, and the linking pages."""
        linking: defaultdict[str, dict[str, list[str]]] = defaultdict(dict)
        for topic in self.topics.values():
            picked = {entry.topic for entry in topic.related}
            for other in picked.union(topic.linked):
                linking[topic.id].setdefault(other, []).append(topic.id)
        for article, its_topics in zip(self._articles, self._topics_of, strict=True):
            for other in {*article.linked} - {*its_topics}:
                for one in its_topics:
                    linking[one].setdefault(other, []).append(article.path)
        return linking

    def _link_values(self) -> Values:
        known = len(self.topics) + 1
        linked = Counter(other for others in self._linking.values() for other in others)
        values: Values = defaultdict(lambda: defaultdict(int))
        for topic, others in self._linking.items():
            for other in others.keys() & self.topics.keys():
                pages = others[other]
                own = topic in pages
                part = own + (len(pages) - own) / (len(self._articles_of[topic]) or 1)
                part *= log(known / (1 + min(linked[other], len(self.topics) - 1)))
                values[topic][other] += round(part * _WHOLE)
                values[other][topic] += round(part * _WHOLE * BACKWARDS)
        return values

    def _hierarchy_values(self) -> Values:
        values: Values = defaultdict(dict)
        for topic in self.topics.values():
            for parent in topic.broader:
                if parent in self.topics:
                    values[topic.id][parent] = values[parent][topic.id] = 1
        return values

    def _compare_articles(self, texts: SiteTexts) -> dict[str, dict[str, int]]:
        pages = len(self._articles)
        groups = [
            [*articles[-NEWEST:], pages + rank] if (articles := self._articles_of[topic]) else []
            for topic, rank in self.rank.items()
        ]
        self._breadths = [round(100 * len(self._articles_of[topic]) ** BREADTH) for topic in self.topics]
        return self._by_topic(texts.vectors.alike(groups, self._breadths, ALIKE))

    def _compare_pages(self, texts: SiteTexts) -> dict[str, dict[str, int]]:
        pages = range(len(self._articles), len(self._articles) + len(self.topics))
        return self._by_topic(texts.vectors.neighbours(pages, OWN_ALIKE, by_weight=True))

    def _by_topic(self, near: Near) -> dict[str, dict[str, int]]:
        ids = list(self.topics)
        return {
            topic: {ids[place]: cosine for place, cosine in its_near}
            for topic, its_near in zip(ids, near, strict=True)
        }

    def _article_values(self) -> Values:
        breadth = dict(zip(self.topics, self._breadths, strict=True))
        return {
            topic: {other: (cosine >> 10) ** 2 * breadth[other] for other, cosine in near.items()}
            for topic, near in self._alike.items()
        }

    def _page_values(self) -> Values:
        return {topic: dict(near) for topic, near in self._own.items()}

    def _find_unrelated(self) -> defaultdict[str, set[str]]:
        never: defaultdict[str, set[str]] = defaultdict(set)
        for topic in self.topics.values():
            for other in (topic.id, *topic.not_related):
                never[topic.id].add(other)
                never[other].add(topic.id)
        return never

    def _find_typed(self) -> defaultdict[str, list[Reason]]:
        typed: defaultdict[str, list[Reason]] = defaultdict(list)
        for topic in self.topics.values():
            for picked in topic.related:
                if picked.relation:
                    reason = Reason(
                        "relation-of", page=topic.id, text=picked.because, relation=picked.relation
                    )
                    typed[picked.topic].append(reason)
        return typed

    def _without_unrelated(self, values: Values) -> Values:
        for topic, others in self._never.items():
            if topic in values:
                for other in others:
                    values[topic].pop(other, None)
        return values


def _both_ways(counts: Mapping[Pair, int]) -> Values:
    values: Values = defaultdict(dict)
    for (one, other), count in counts.items():
        values[one][other] = values[other][one] = count
    return values
