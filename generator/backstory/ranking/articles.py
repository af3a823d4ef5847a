"""What to read after an article, and why.

The text counts most: the cosine of what both articles are about. Then the topics they share, the rarer the
more; a link from one to the other; and how near in time they are.
"""

from collections.abc import Sequence

from backstory.markdown.bag_of_words import overlap
from backstory.ranking.features import ArticleSignals, TopicSignals
from backstory.ranking.results import RankedArticle, RankingReason, Signal, strongest
from backstory.ranking.similarity import FULL, WEIGHTS, Closeness, Scored, score_articles
from backstory.ranking.site_texts import NAMED, SAME, SOME, SiteTexts

COPY = 0.8
"""The part of their words that two articles share if one is a near copy of the other."""

_ALL = 100 * FULL
_SIGNALS = {"similar-text": "text", "shared-words": "text", "shared-topics": "topics", "linked": "links"}
"""The signal behind each kind of reason."""


def rank_articles(
    articles: Sequence[ArticleSignals],
    limit: int = 4,
    *,
    topics: Sequence[TopicSignals] = (),
    texts: SiteTexts | None = None,
) -> dict[str, tuple[RankedArticle, ...]]:
    """For each article's path at most `limit` others, the best first; none is without a reason.

    First those picked by hand in their order, then by score and path. Of several near
    copies only the best is kept, and marked. The order of the articles makes no difference. Words are weighed
    among the articles and the topics' pages; `texts` saves reading the same texts twice.
    """
    known = Closeness(texts or SiteTexts(topics, articles))
    ranking = _Ranking(known)
    return {
        article.path: ranking.ranked(place, scored, limit)
        for place, (article, scored) in enumerate(
            zip(known.articles, score_articles(known, limit), strict=True)
        )
    }


def explain_articles(
    one: str,
    other: str,
    articles: Sequence[ArticleSignals],
    *,
    topics: Sequence[TopicSignals] = (),
    texts: SiteTexts | None = None,
) -> tuple[Signal, ...]:
    """Every signal for `other` after `one`, with the numbers that `rank_articles` has with the same arguments.

    A hand-picked article has a signal of weight 0: it goes before the score.
    """
    known = Closeness(texts or SiteTexts(topics, articles))
    place, its_place = known.places[one], known.places[other]
    cosine = known.cosine(place, its_place)
    values = (cosine, *known.values(place, its_place))
    reasons = {_SIGNALS[why.kind]: why for why in _Ranking(known).reasons(place, its_place, cosine)}
    picked = known.picked[place].get(its_place)
    signals = [Signal("hand-picked", 0.0, 1.0, 0.0, (picked,))] if picked else []
    for (kind, weight), value in zip(WEIGHTS.items(), values, strict=True):
        reason = reasons.get(kind)
        part = round(weight * value / _ALL, 4)
        signals.append(Signal(kind, weight / 100, round(value / FULL, 4), part, (reason,) if reason else ()))
    return tuple(signals)


class _Ranking:
    """Chooses among the articles that are close, and says why."""

    def __init__(self, known: Closeness) -> None:
        self._known = known
        self._shared: dict[tuple[int, ...], RankingReason] = {}

    def ranked(self, place: int, scored: Scored, limit: int) -> tuple[RankedArticle, ...]:
        """What to read after the article; `scored` are those close to it, the best first."""
        picked = self._known.picked[place]
        if picked:
            best = max(score for score, *_ in scored)
            by_place = {entry[1]: entry for entry in scored}
            first = [(best, *by_place[other][1:]) for other in picked]
            scored = first + [entry for entry in scored if entry[1] not in picked]
        entries: list[RankedArticle] = []
        copied = False
        for score, other, cosine, copy in scored:
            if len(entries) == limit:
                break
            is_picked = other in picked
            reasons = self.reasons(place, other, cosine, picked=picked.get(other))
            if not reasons:
                continue
            is_copy = (copy or is_picked) and self._is_copy(place, other)
            if is_copy:
                if copied and not is_picked:
                    continue
                copied = True
            path = self._known.articles[other].path
            entries.append(RankedArticle(path, round(score / _ALL, 4), strongest(reasons), is_copy))
        return tuple(entries)

    def reasons(
        self, place: int, other: int, cosine: int, *, picked: RankingReason | None = None
    ) -> tuple[RankingReason, ...]:
        """What speaks for an article after another; `picked` is why its author picked it."""
        known = self._known
        reasons = [picked] if picked else []
        if cosine >= SOME:
            words = known.texts.vectors.shared_words(place, other, NAMED)
            kind = "similar-text" if cosine >= SAME else "shared-words"
            reasons.append(RankingReason(kind, 100 * cosine // FULL, words=words))
        its = known.topics[other]
        shared = tuple([topic for topic in known.topics[place] if topic in its])
        if shared:
            reasons.append(self._shared.get(shared) or self._sharing(shared))
        if known.links[place] or known.links[other]:
            linking = [one for one, two in ((place, other), (other, place)) if two in known.links[one]]
            if linking:
                reasons.append(RankingReason("linked", len(linking), page=known.articles[linking[0]].path))
        return tuple(reasons)

    def _sharing(self, topics: tuple[int, ...]) -> RankingReason:
        names = tuple([self._known.topic_ids[topic] for topic in topics])
        self._shared[topics] = RankingReason("shared-topics", len(names), topics=names)
        return self._shared[topics]

    def _is_copy(self, place: int, other: int) -> bool:
        articles = self._known.articles
        return overlap(articles[place].terms, articles[other].terms) >= COPY
