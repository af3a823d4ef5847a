"""Related topics against what editors did: the topics of later articles, tags that were merged, hand-made lists."""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.quality.related_sets import Asked, RelatedSet, related_sets
from benchmarks.quality.sets import mean, ndcg
from benchmarks.quality.simple import Ranked, simple_methods

Figures = dict[str, dict[str, float]]


def measure_all(corpora: Path, *names: str) -> Iterator[tuple[str, Figures]]:
    """The figures of each method on each set that is here, or on those of these names."""
    for one in related_sets(corpora):
        if not names or one.name in names:
            yield one.name, measure(one)


def measure(one: RelatedSet) -> Figures:
    """NDCG@10 of what editors put beside each topic, and the share of all lists that their ten commonest fill."""
    found = one.site.catalog()
    ours = {topic["name"]: [entry["topic"] for entry in topic["related"]] for topic in found["topics"]}
    methods = {**simple_methods(one.site), "backstory": ours}
    return {
        method: {"NDCG@10": _gain(ranked, one.asked), "listed": _listed(ranked)}
        for method, ranked in methods.items()
    }


def _gain(ranked: Ranked, asked: Sequence[Asked]) -> float:
    by_key = {topic.casefold(): others for topic, others in ranked.items()}
    return mean(
        [
            ndcg(
                [other.casefold() for other in by_key.get(one.topic.casefold(), ())],
                {other.casefold() for other in one.relevant},
            )
            for one in asked
        ]
    )


def _listed(ranked: Ranked) -> float:
    listed = Counter(other for others in ranked.values() for other in others[:10])
    return sum(count for _, count in listed.most_common(10)) / max(1, listed.total())
