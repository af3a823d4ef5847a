"""Which topics belong to a topic, and why.

What editors would pick is told best by several weak signals together. Each gives a topic's partners shares
that add up to 1, so that none drowns the others, and a score is the weighted mean of the shares:

- together: of all the times that the topic's articles have another topic, how many have this one;
- articles: how alike the articles about both are, squared, and more for topics with more to read about, so
  that one-article topics do not crowd out the rest;
- pages: how alike their own pages are, by the heaviest words;
- links: from one topic's pages to the other, the more telling the fewer pages link there;
- paragraphs: how often a paragraph names both;
- hierarchy: topics directly above and below.
"""

from collections.abc import Sequence

from msgspec import Struct

from backstory.catalog.relations import Relations
from backstory.catalog.signals import ArticleSignals, HandPicked, Reason, Signal, SiteTexts, TopicSignals

__all__ = ["HandPicked", "Reason", "Related", "explain_topics", "rank_topics"]

WEIGHTS = {
    "together": 0.2,
    "articles": 0.4,
    "pages": 0.16,
    "links": 0.04,
    "paragraphs": 0.1,
    "hierarchy": 0.1,
}


class Related(Struct, frozen=True, array_like=True):
    """A topic that belongs to another: `score` is 0 to 1, comparable on one page only."""

    topic: str
    score: float
    reasons: tuple[Reason, ...]


def rank_topics(
    topics: Sequence[TopicSignals],
    articles: Sequence[ArticleSignals],
    limit: int = 10,
    *,
    texts: SiteTexts | None = None,
) -> dict[str, tuple[Related, ...]]:
    """For each topic's id at most `limit` others, the closest first; none is without a reason.

    First those picked by hand in their order, then those whose authors gave a typed relation to this one, then
    by score, rounded to 4 digits, and name. Never the topic itself, nor one that either names in `not_related`.
    The order of the arguments makes no difference. `texts` saves reading the same texts twice.
    """
    relations = Relations(texts or SiteTexts(topics, articles))
    return {topic: _ranked(topic, relations, limit) for topic in relations.topics}


def explain_topics(
    one: str,
    other: str,
    topics: Sequence[TopicSignals],
    articles: Sequence[ArticleSignals],
    *,
    texts: SiteTexts | None = None,
) -> tuple[Signal, ...]:
    """Every signal for `other` on the page of `one`, with the numbers of `rank_topics`.

    A hand-picked or related topic has a signal of weight 0: it goes before the score.
    """
    relations = Relations(texts or SiteTexts(topics, articles))
    placed = relations.placed(one).get(other, ())
    signals = [Signal(reason.kind, 0.0, 1.0, 0.0, (reason,)) for reason in placed]
    for kind, weight in WEIGHTS.items():
        value = relations.shares(kind, one).get(other, 0.0)
        reasons = relations.reasons(kind, one, other) if value else ()
        signals.append(Signal(kind, weight, round(value, 4), round(weight * value, 4), reasons))
    return tuple(signals)


def _ranked(topic: str, relations: Relations, limit: int) -> tuple[Related, ...]:
    scores: dict[str, float] = {}
    for kind, weight in WEIGHTS.items():
        for other, share in relations.shares(kind, topic).items():
            scores[other] = scores.get(other, 0.0) + weight * share
    rounded = {other: round(score, 4) for other, score in scores.items()}
    by_score = sorted(rounded, key=lambda other: (-rounded[other], relations.rank[other]))
    placed = relations.placed(topic)
    # An author's word is worth at least what the best of the others reaches.
    best = rounded[by_score[0]] if by_score else 1.0
    entries = []
    for other in [*placed, *(other for other in by_score if other not in placed)][:limit]:
        reasons = list(placed.get(other, ()))
        for kind in reversed(WEIGHTS):
            if other in relations.shares(kind, topic):
                reasons += relations.reasons(kind, topic, other)
        entries.append(Related(other, best if other in placed else rounded[other], tuple(reasons)))
    return tuple(entries)
