"""Simple methods for related topics, which any program could have: by counting, by words, by names."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from math import log, sqrt

from benchmarks.quality.baselines import tf_idf
from benchmarks.quality.sets import plain
from benchmarks.quality.sites import Site

Ranked = Mapping[str, Sequence[str]]

_SHOWN = 10


def simple_methods(site: Site) -> dict[str, Ranked]:
    """The first ten of each topic by each method; ties go to the commoner topic, then by name."""
    topics = site.topic_names()
    counts = Counter(topic for article in site.articles for topic in article.topics)
    together: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for article in site.articles:
        for topic in article.topics:
            together[topic].update(other for other in article.topics if other != topic)
    near = _texts(site, topics)
    named = _named(site, topics)

    def by(score: Callable[[str, str], float], *, all_topics: bool = False) -> Ranked:
        return {
            topic: sorted(
                (other for other in (topics if all_topics else together[topic]) if other != topic),
                key=lambda other: (-score(topic, other), -counts[other], other),
            )[:_SHOWN]
            for topic in topics
        }

    commonest = sorted(counts, key=lambda topic: (-counts[topic], topic))[: _SHOWN + 1]
    return {
        "popularity": {topic: [one for one in commonest if one != topic][:_SHOWN] for topic in topics},
        "count": by(lambda one, other: together[one][other]),
        "count by size": by(lambda one, other: together[one][other] / sqrt(counts[other])),
        "cosine": by(lambda one, other: together[one][other] / sqrt(counts[one] * counts[other])),
        "log-likelihood ratio": by(
            lambda one, other: _likelihood(
                together[one][other], counts[one], counts[other], len(site.articles)
            )
        ),
        "tf-idf": by(lambda one, other: near[one].get(other, 0), all_topics=True),
        "name mentioned, then tf-idf": by(
            lambda one, other: near[one].get(other, 0) + (other in named[one]), all_topics=True
        ),
    }


def _texts(site: Site, topics: Sequence[str]) -> dict[str, dict[str, float]]:
    """How near topics are by their own pages and all of their articles."""
    words = defaultdict(list, {topic.name: [plain(topic.text)] for topic in site.topics})
    for article in site.articles:
        text = plain(article.text)
        for name in article.topics:
            words[name].append(text)
    vectors = tf_idf({name: "\n".join([name, *words[name]]) for name in topics})
    return {name: vectors.near(name) for name in topics}


def _named(site: Site, topics: Sequence[str]) -> dict[str, set[str]]:
    """The other topics whose names stand in each topic's own page, in any case."""
    owners = {name.lower(): name for name in topics}
    owners |= {name.lower(): topic.name for topic in site.topics for name in topic.names}
    longest_first = sorted(owners, key=lambda name: (-len(name), name))
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
    pages = {topic.name: plain(topic.text).lower() for topic in site.topics}
    return {
        name: {owners[match[0]] for match in pattern.finditer(pages.get(name, ""))} - {name}
        for name in topics
    }


def _likelihood(both: int, one: int, other: int, articles: int) -> float:
    """How surely two topics stand together more often than by chance (Dunning, 1993); 0 where they do not."""
    if both * articles <= one * other:
        return 0.0
    cells = (both, one - both, other - both, articles - one - other + both)
    rows = ((one, articles - one), (other, articles - other))
    return 2 * (
        sum(map(_information, cells)) - sum(map(_information, rows[0] + rows[1])) + _information(articles)
    )


def _information(count: int) -> float:
    return count * log(count) if count > 0 else 0.0
