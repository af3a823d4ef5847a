"""What ties topics together, counted: the signals that topics.py weighs."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from math import exp2, log

import numpy as np

from backstory.markdown.bag_of_words import BYTES
from backstory.mentions.counts import blocks_of
from backstory.ranking.cooccurrence import FIRST, VOTE, WHOLE, Best, Pair, Rows, Table, Tables
from backstory.ranking.features import ArticleSignals, ordinal
from backstory.ranking.query_expansion import with_links, with_partners
from backstory.ranking.results import RankingReason
from backstory.ranking.site_texts import NAMED, SAME, SOME, SiteTexts
from backstory.ranking.topic_texts import TopicTexts
from backstory.ranking.vectors import UNIT, Near

WEIGHTS = {
    "together": 100,
    "articles": 60,
    "alike": 30,
    "closeness": 110,
    "pages": 100,
    "paragraphs": 30,
    "hierarchy": 40,
}
"""How much the vote of each signal weighs. All but closeness vote by the place of a partner among the others."""
HALF_TIME = 365
"""Days after which an article has half a vote for what belongs to its topics."""
HALVINGS = 10
"""An article older than so many half times counts no less: what only the old ones tell is not lost."""
COMMON = 3000
"""Articles of a topic that halve what being together with it says."""
BACKWARDS = 0.5
"""A link from the partner's page says half as much as one to it."""
OWN_ALIKE = 50
"""Topics that are looked at for their own pages' texts: those that no article has yet have little else."""

_WHOLE = 1 << 20
"""Of parts in whole numbers, whose sum is the same in any order."""

_Counts = list[defaultdict[int, int]]


class Relations:
    """All signals between the topics of a site; a topic is its place by name."""

    def __init__(self, texts: SiteTexts) -> None:
        self.topics = texts.topics
        self.ids = [topic.id for topic in self.topics]
        self.places = {topic: place for place, topic in enumerate(self.ids)}
        self._articles = texts.articles
        self._vectors = texts.vectors
        self._articles_of = self._find_articles()
        self._linking = self._find_links()
        self._never = self._find_unrelated()
        self._typed = self._find_typed()
        self._tables = tables = Tables(self.places, self._never)
        shared, votes, squares, latest = tables.counted(
            [article.topics for article in self._articles],
            votes=_fading_votes(self._articles),
            squares=texts.vectors.squares()[: len(self._articles)].tolist(),
        )
        own, links = self._compare_pages(texts), self._link_values()
        telling, latest_telling = self._find_telling(texts)
        self._latest = {"together": latest, "telling": latest_telling}
        self._facts = {
            "together": shared,
            "pages": tables.made(own),
            "links": tables.made(links),
            "telling": telling,
        }
        articles, alike, self._closeness = self._compare_articles(texts, squares)
        self._values: dict[str, Table] = {
            "together": self._discounted(votes),
            "articles": articles,
            "alike": alike,
            "pages": tables.made(with_links(with_partners(own, links), links)),
            "paragraphs": tables.together(self._named_together()),
            "hierarchy": tables.made(self._hierarchy_values()),
        }

    def best(self, limit: int) -> Best:
        """By topic the partners with the best scores, those that are placed before them among them."""
        more = max(map(len, map(self.placed, range(len(self.ids)))), default=0)
        weighed = [(WEIGHTS[kind], table) for kind, table in self._values.items()]
        shares = [(WEIGHTS["closeness"], self._closeness)]
        return self._tables.best(weighed, limit + more, shares)

    def share(self, kind: str, one: int, other: int) -> float:
        """How much of a signal's vote a partner of a topic has: 1 for the first, less for those after it."""
        if kind == "closeness":
            return self._closeness.at([(one, other)])[0] / WHOLE
        place = self._values[kind].place(one, other)
        return 0.0 if place is None else FIRST / (FIRST + place)

    def placed(self, topic: int) -> dict[int, tuple[RankingReason, ...]]:
        """Partners that go before all scores: hand-picked, then inverses of typed relations."""
        found: defaultdict[int, list[RankingReason]] = defaultdict(list)
        for picked in self.topics[topic].related:
            place = self.places.get(picked.id)
            if place is not None and place not in found:
                found[place] = [RankingReason("hand-picked", text=picked.because, relation=picked.relation)]
        for reason in self._typed.get(topic, ()):
            found[self.places[reason.page]].append(reason)
        return {
            other: tuple(why)
            for other, why in found.items()
            if other != topic and (topic, other) not in self._never
        }

    def reasons(self, kind: str, pairs: Sequence[Pair]) -> list[tuple[RankingReason, ...]]:
        """The facts behind a signal for each pair; none where it says nothing."""
        values = (self._facts.get(kind) or self._values[kind]).at(pairs)
        latest = self._latest[kind].at(pairs) if kind in self._latest else values
        least = SOME if kind in ("alike", "pages") else 1
        return [
            (self._reason(kind, pair, value, last),) if value >= least else ()
            for pair, value, last in zip(pairs, values, latest, strict=True)
        ]

    def _reason(self, kind: str, pair: Pair, value: int, last: int) -> RankingReason:
        one, other = pair
        match kind:
            case "together":
                latest = self._articles[last]
                return RankingReason("shared-articles", value, latest=latest.date[:10], page=latest.path)
            case "telling":
                latest = self._articles[last]
                return RankingReason("similar-articles", value, latest=latest.date[:10], page=latest.path)
            case "pages" if value >= SAME:
                return RankingReason("similar-text", 100 * value // (UNIT * UNIT), words=self._words(pair))
            case "pages":
                return RankingReason("shared-words", 100 * value // (UNIT * UNIT), words=self._words(pair))
            case "alike":
                return RankingReason("shared-words", 100 * value // (UNIT * UNIT))
            case "links":
                pages = {*self._linking[one].get(other, ()), *self._linking[other].get(one, ())}
                return RankingReason("linked", len(pages), page=min(pages))
            case "paragraphs":
                return RankingReason("same-paragraph", value)
            case _:
                broader = self.ids[other] in self.topics[one].broader
                return RankingReason("broader" if broader else "narrower")

    def _words(self, pair: Pair) -> tuple[int, ...]:
        """The words that make the pages of two topics alike."""
        one, other = pair
        pages = len(self._articles)
        return self._vectors.shared_words(pages + one, pages + other, NAMED)

    def _named_together(self) -> Iterator[list[int]]:
        """The topics of each paragraph that names several: made as they are counted, for they may be many millions."""
        meant = {number: place for place, topic in enumerate(self.topics) for number in topic.numbers}
        for article in self._articles:
            for block in blocks_of(article.together):
                yield [meant[number] for number in block if number in meant]

    def _find_articles(self) -> list[list[int]]:
        """For each topic its articles, by time."""
        articles: list[list[int]] = [[] for _ in self.ids]
        for number, article in enumerate(self._articles):
            for topic in dict.fromkeys(article.topics):
                if topic in self.places:
                    articles[self.places[topic]].append(number)
        return articles

    def _find_links(self) -> list[dict[int, list[str]]]:
        """For each topic those that its page, or articles of it, link to, and the linking pages."""
        places = self.places
        linking: list[dict[int, list[str]]] = [{} for _ in self.ids]
        for one, topic in enumerate(self.topics):
            picked = {entry.id for entry in topic.related}
            for other in picked.union(topic.linked) & places.keys():
                linking[one].setdefault(places[other], []).append(topic.id)
        for article in self._articles:
            for other in {*article.linked} - {*article.topics} if article.linked else ():
                for one_id in {*article.topics} & places.keys() if other in places else ():
                    linking[places[one_id]].setdefault(places[other], []).append(article.path)
        return linking

    def _link_values(self) -> Rows:
        known = len(self.ids) + 1
        linked = Counter(other for others in self._linking for other in others)
        values = self._counts()
        for one, others in enumerate(self._linking):
            for other, pages in others.items():
                if (one, other) in self._never or one == other:
                    continue
                own = self.ids[one] in pages
                part = own + (len(pages) - own) / (len(self._articles_of[one]) or 1)
                part *= log(known / (1 + min(linked[other], len(self.ids) - 1)))
                values[one][other] += round(part * _WHOLE)
                values[other][one] += round(part * _WHOLE * BACKWARDS)
        return values

    def _hierarchy_values(self) -> Rows:
        values = self._counts()
        for one, topic in enumerate(self.topics):
            for parent in topic.broader:
                other = self.places.get(parent, one)
                if other != one and (one, other) not in self._never:
                    values[one][other] = values[other][one] = 1
        return values

    def _discounted(self, votes: Table) -> Table:
        """Votes, less for topics that very many articles have."""
        articles = np.array(list(map(len, self._articles_of)), np.int64)
        topic, partner = votes.columns()
        return self._tables.table(topic, partner, votes.numbers * COMMON // (COMMON + articles[partner]))

    def _compare_articles(self, texts: SiteTexts, squares: Table) -> tuple[Table, Table, Table]:
        """How alike the articles of topics are: more for topics with more to read about, as it is, and how surely."""
        words = [len(article.terms) // BYTES for article in self._articles]
        groups = TopicTexts(texts.vectors, self._articles_of, words)
        topic, partner, cosine = groups.alike(squares)
        table = self._tables.table
        return (
            table(topic, partner, groups.weighed(partner, cosine)),
            table(topic, partner, cosine),
            table(topic, partner, groups.closeness(topic, partner, cosine)),
        )

    def _find_telling(self, texts: SiteTexts) -> tuple[Table, Table]:
        """How many articles of each partner tell of the same as another article of a topic, and the latest of them."""
        one, other, cosine = texts.near
        same = cosine >= SAME
        return self._tables.across(
            self._articles_of,
            np.concatenate((one[same], other[same])),
            np.concatenate((other[same], one[same])),
        )

    def _compare_pages(self, texts: SiteTexts) -> Rows:
        pages = range(len(self._articles), len(self._articles) + len(self.ids))
        return self._rows(texts.vectors.neighbours(pages, OWN_ALIKE, by_weight=True))

    def _rows(self, near: Near) -> Rows:
        rows = [dict(entries) for entries in near]
        for one, other in self._never:
            rows[one].pop(other, None)
        return rows

    def _counts(self) -> _Counts:
        return [defaultdict(int) for _ in self.ids]

    def _find_unrelated(self) -> set[Pair]:
        """The pairs, in both directions, that an author keeps apart."""
        never: set[Pair] = set()
        for one, topic in enumerate(self.topics):
            for other in topic.not_related:
                if other in self.places:
                    never |= {(one, self.places[other]), (self.places[other], one)}
        return never

    def _find_typed(self) -> Mapping[int, Sequence[RankingReason]]:
        typed: defaultdict[int, list[RankingReason]] = defaultdict(list)
        for topic in self.topics:
            for picked in topic.related:
                if picked.relation and picked.id in self.places:
                    reason = RankingReason(
                        "relation-of", page=topic.id, text=picked.because, relation=picked.relation
                    )
                    typed[self.places[picked.id]].append(reason)
        return typed


def _fading_votes(articles: Sequence[ArticleSignals]) -> list[int]:
    """The vote of each article: half of it for every half time by which it is older than the newest.

    Shares of votes are not changed by what is new elsewhere on the site. An article without a date has no age.
    """
    days = [ordinal(article.date) for article in articles]
    newest = max((day for day in days if day is not None), default=0)
    return [VOTE if day is None else _fading_vote(newest - day) for day in days]


def _fading_vote(age: int) -> int:
    # None of these is so near to a half that a machine could round it otherwise.
    return round(VOTE * exp2(-min(age, HALVINGS * HALF_TIME) / HALF_TIME))
