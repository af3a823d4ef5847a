"""Which topics belong to a topic, and why.

What editors would pick is told best by several weak signals together. Each gives a topic's partners shares
that add up to 1, so that none drowns the others, and a score is the weighted mean of the shares:

- together: each of the topic's articles shares out one vote over its other topics, an article that is two years
  older half a vote; how many this one has;
- articles: how alike the articles about both are, squared, and more for topics with more to read about, so
  that one-article topics do not crowd out the rest;
- pages: how alike their own pages are, by the heaviest words, and how near that is to the pages nearest to the
  topic's (see partners.py);
- links: from one topic's pages to the other, the more telling the fewer pages link there;
- paragraphs: how often a paragraph names both;
- hierarchy: topics directly above and below.
"""

from collections.abc import Mapping, Sequence
from itertools import chain

from backstory.ranking.cooccurrence import WHOLE
from backstory.ranking.features import ArticleSignals, TopicSignals
from backstory.ranking.relations import WEIGHTS, Relations
from backstory.ranking.results import Reason, Related, Signal
from backstory.ranking.site_texts import SiteTexts

_REASONS_FIRST = ("hierarchy", "together", "paragraphs", "links", "articles", "pages")


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
    chosen = [
        _chosen(best, relations.placed(topic), limit) for topic, best in enumerate(relations.best(limit))
    ]
    pairs = [(topic, other) for topic, entries in enumerate(chosen) for other, _, _ in entries]
    reasons = zip(*(relations.reasons(kind, pairs) for kind in _REASONS_FIRST), strict=True)
    ids = relations.ids
    return {
        ids[topic]: tuple(
            Related(ids[other], score / WHOLE, (*placed, *chain.from_iterable(next(reasons))))
            for other, score, placed in entries
        )
        for topic, entries in enumerate(chosen)
    }


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
    pair = relations.places[one], relations.places[other]
    placed = relations.placed(pair[0]).get(pair[1], ())
    signals = [Signal(reason.kind, 0.0, 1.0, 0.0, (reason,)) for reason in placed]
    for kind, weight in WEIGHTS.items():
        share = relations.share(kind, *pair)
        (reasons,) = relations.reasons(kind, [pair])
        signals.append(Signal(kind, weight, round(share, 4), round(weight * share, 4), reasons))
    return tuple(signals)


def _chosen(
    best: Sequence[tuple[int, int]], placed: Mapping[int, tuple[Reason, ...]], limit: int
) -> list[tuple[int, int, tuple[Reason, ...]]]:
    """Partners, their scores, and why they go first if they do."""
    # An author's word is worth at least what the best of the others reaches.
    first = best[0][0] if best else WHOLE
    order = [(other, first, why) for other, why in placed.items()]
    order += [(other, score, ()) for score, other in best if other not in placed]
    return order[:limit]
