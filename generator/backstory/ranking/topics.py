"""Which topics belong to a topic, and why.

What editors would pick is told best by several weak signals together. Each puts a topic's partners in an order and
votes for them by it, the first most (cooccurrence.py); a signal that knows nothing of a topic has no say, so that a
site without texts is ranked by what its articles share, and one without articles by its topics' pages:

- together: each of the topic's articles shares out one vote over its other topics, an article that is a year older
  half a vote; how many this one has, less for topics that very many articles have;
- articles: how alike the articles about both are, but for those they share, and more for topics with more to read
  about (topic_texts.py);
- alike: the same as it is, which finds the one other topic that is about the same thing;
- closeness: the square of that, trusted the more the more words there are to compare: of two topics that tell of one
  thing each other is first, wherever the other signals would put it;
- pages: how alike their own pages are, how near that is to the pages nearest to the topic's (query_expansion.py), and
  links from one to the other, the more telling the fewer pages link there;
- paragraphs: how often a paragraph names both;
- hierarchy: topics directly above and below.
"""

from collections.abc import Mapping, Sequence
from itertools import chain

from backstory.ranking.cooccurrence import WHOLE
from backstory.ranking.features import ArticleSignals, TopicSignals
from backstory.ranking.relations import WEIGHTS, Relations
from backstory.ranking.results import RankingReason, Related, Signal, strongest
from backstory.ranking.site_texts import SiteTexts

_REASONS_FIRST = ("hierarchy", "together", "paragraphs", "links", "telling", "pages", "alike")
_SPARE = 20
"""More that are looked at: those for whom no reason can be given are left out."""
_FACTS = {"pages": ("links", "pages"), "alike": ("telling", "alike"), "articles": (), "closeness": ()}
"""The reasons that a signal stands on, where they are not called as it is."""


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
        _chosen(best, relations.placed(topic), limit + _SPARE)
        for topic, best in enumerate(relations.best(limit + _SPARE))
    ]
    pairs = [(topic, other) for topic, entries in enumerate(chosen) for other, _, _ in entries]
    reasons = zip(*(relations.reasons(kind, pairs) for kind in _REASONS_FIRST), strict=True)
    ids = relations.ids
    found = {}
    for topic, entries in enumerate(chosen):
        said = [(other, score, (*why, *chain.from_iterable(next(reasons)))) for other, score, why in entries]
        related = [Related(ids[other], score / WHOLE, strongest(why)) for other, score, why in said if why]
        found[ids[topic]] = tuple(related[:limit])
    return found


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
    whole = sum(WEIGHTS.values())
    for kind, weight in WEIGHTS.items():
        share, part = relations.share(kind, *pair), weight / whole
        facts = [relations.reasons(fact, [pair]) for fact in _FACTS.get(kind, (kind,))]
        reasons = tuple(chain.from_iterable(chain.from_iterable(facts)))
        signals.append(Signal(kind, round(part, 4), round(share, 4), round(part * share, 4), reasons))
    return tuple(signals)


def _chosen(
    best: Sequence[tuple[int, int]], placed: Mapping[int, tuple[RankingReason, ...]], limit: int
) -> list[tuple[int, int, tuple[RankingReason, ...]]]:
    """Partners, their scores, and why they go first if they do."""
    # An author's word is worth at least what the best of the others reaches.
    first = best[0][0] if best else WHOLE
    order = [(other, first, why) for other, why in placed.items()]
    order += [(other, score, ()) for score, other in best if other not in placed]
    return order[:limit]
