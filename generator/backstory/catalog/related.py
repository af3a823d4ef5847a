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
    "together": 0.25,
    "articles": 0.35,
    "pages": 0.16,
    "links": 0.04,
    "paragraphs": 0.1,
    "hierarchy": 0.1,
}


_REASONS_FIRST = ("hierarchy", "together", "paragraphs", "links", "articles", "pages")


class Related(Struct, frozen=True, array_like=True, gc=False):
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
        values = relations.values(kind, one)
        share = values[other] / sum(values.values()) if other in values else 0.0
        reasons = relations.reasons(kind, one, other) if share else ()
        signals.append(Signal(kind, weight, round(share, 4), round(weight * share, 4), reasons))
    return tuple(signals)


def _ranked(topic: str, relations: Relations, limit: int) -> tuple[Related, ...]:
    by_kind = {kind: relations.values(kind, topic) for kind in WEIGHTS}
    scores: dict[str, float] = {}
    for kind, values in by_kind.items():
        weight = WEIGHTS[kind] / (sum(values.values()) or 1)
        for other, value in values.items():
            scores[other] = scores.get(other, 0.0) + weight * value
    placed = relations.placed(topic)
    rank = relations.rank
    # In whole ten-thousandths: what is nearer than that is a tie, which the name breaks.
    by_score = sorted([(-int(score * 10_000 + 0.5), rank[other], other) for other, score in scores.items()])
    # An author's word is worth at least what the best of the others reaches.
    best = -by_score[0][0] if by_score else 10_000
    order = [(best, other) for other in placed]
    order += [(-score, other) for score, _, other in by_score[: limit + len(placed)] if other not in placed]
    entries = []
    for score, other in order[:limit]:
        reasons = list(placed.get(other, ()))
        for kind in _REASONS_FIRST:
            if other in by_kind[kind]:
                reasons += relations.reasons(kind, topic, other)
        entries.append(Related(other, score / 10_000, tuple(reasons)))
    return tuple(entries)
