"""What to read next against what editors picked, which is hidden."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from math import log, sqrt
from pathlib import Path

from benchmarks.quality.baselines import tf_idf
from benchmarks.quality.read_next_sets import ReadNextSet, read_next_sets
from benchmarks.quality.sets import mean, ndcg, plain
from benchmarks.quality.sites import Article, Site

Ranked = Mapping[str, Sequence[str]]
Figures = dict[str, dict[str, float]]


def measure_all(corpora: Path, *names: str) -> Iterator[tuple[str, Figures]]:
    """NDCG@10 of each method on each set that is here, or on those of these names."""
    for one in read_next_sets(corpora):
        if not names or one.name in names:
            yield one.name, measure(one)


def measure(one: ReadNextSet) -> Figures:
    """NDCG@10 of what editors picked for each article."""
    methods = {**_simple(one.site.articles), "backstory": _ours(one.site)}
    return {
        method: {
            "NDCG@10": mean([ndcg(ranked.get(name, ()), set(others)) for name, others in one.picked.items()])
        }
        for method, ranked in methods.items()
    }


def _ours(site: Site) -> Ranked:
    return {
        Path(article["path"]).stem: [Path(entry["path"]).stem for entry in article["related"]]
        for article in site.catalog()["articles"]
    }


def _simple(articles: Sequence[Article]) -> dict[str, Ranked]:
    """The simple methods; ties go by name."""
    topics = {article.name: set(article.topics) for article in articles}
    common = Counter(topic for its in topics.values() for topic in its)
    rarity = {topic: log(len(articles) / count) for topic, count in common.items()}
    texts = tf_idf({article.name: plain(article.text) for article in articles})
    near = {name: texts.near(name) for name in topics}

    def length(name: str) -> float:
        return sqrt(sum(rarity[topic] ** 2 for topic in topics[name])) or 1.0

    def cosine(one: str, other: str) -> float:
        shared = sum(rarity[topic] ** 2 for topic in topics[one] & topics[other])
        return shared / (length(one) * length(other))

    def by(score: Callable[[str, str], float]) -> Ranked:
        return {
            one: sorted(
                (other for other in topics if other != one), key=lambda other: (-score(one, other), other)
            )[:10]
            for one in topics
        }

    return {
        "shared topics": by(lambda one, other: len(topics[one] & topics[other])),
        "rare shared topics": by(cosine),
        "tf-idf": by(lambda one, other: near[one][other]),
        "tf-idf and rare shared topics": by(lambda one, other: near[one][other] + 0.1 * cosine(one, other)),
    }
