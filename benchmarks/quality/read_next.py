"""What to read next against what editors picked: the articles' own `related`."""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from math import log, sqrt
from pathlib import Path

from benchmarks.quality.baselines import tf_idf
from benchmarks.quality.sets import File, mean, ndcg, plain, read_folder
from benchmarks.quality.sites import Article, Site
from msgspec import structs

Ranked = Mapping[str, Sequence[str]]

_LINK = re.compile(r"(?<!!)\[([^\]]*)\]\([^)]*\)")


def measure(corpora: Path) -> dict[str, dict[str, float]]:
    """NDCG@10 of each article's `related`, which is hidden."""
    files = read_folder(corpora / "healthcare-gov" / "articles", "*.md")
    # Links are what editors did, too: they are taken out for all.
    articles = {
        file.name[11:]: structs.replace(file, body=_LINK.sub(r"\1", file.body))
        for file in files
        if file.text("lang") == "en"
    }
    picked = {
        name: {other for other in file.texts("related") if other in articles} - {name}
        for name, file in articles.items()
    }
    asked = [name for name, others in picked.items() if others]
    return {
        method: {"NDCG@10": mean([ndcg(ranked[name], picked[name]) for name in asked])}
        for method, ranked in {**_simple(articles), "backstory": _ours(articles)}.items()
    }


def _ours(articles: Mapping[str, File]) -> Ranked:
    site = Site(
        [
            Article(
                name,
                file.text("title"),
                file.body,
                topics=tuple(file.texts("topics")),
                summary=" ".join(file.text("bite").split()),
            )
            for name, file in articles.items()
        ]
    )
    return {
        Path(article["path"]).stem: [Path(entry["path"]).stem for entry in article["related"]]
        for article in site.catalog()["articles"]
    }


def _simple(articles: Mapping[str, File]) -> dict[str, Ranked]:
    """The simple methods; ties go by name."""
    topics = {name: set(file.texts("topics")) for name, file in articles.items()}
    common = Counter(topic for its in topics.values() for topic in its)
    rarity = {topic: log(len(articles) / count) for topic, count in common.items()}
    texts = tf_idf(
        {
            name: f"{file.text('title')}\n{file.text('bite')}\n{plain(file.body)}"
            for name, file in articles.items()
        }
    )
    near = {name: texts.near(name) for name in articles}

    def length(name: str) -> float:
        return sqrt(sum(rarity[topic] ** 2 for topic in topics[name])) or 1.0

    def cosine(one: str, other: str) -> float:
        shared = sum(rarity[topic] ** 2 for topic in topics[one] & topics[other])
        return shared / (length(one) * length(other))

    def by(score: Callable[[str, str], float]) -> Ranked:
        return {
            one: sorted(
                (other for other in articles if other != one), key=lambda other: (-score(one, other), other)
            )
            for one in articles
        }

    return {
        "shared topics": by(lambda one, other: len(topics[one] & topics[other])),
        "rare shared topics": by(cosine),
        "tf-idf": by(lambda one, other: near[one][other]),
        "tf-idf and rare shared topics": by(lambda one, other: near[one][other] + 0.1 * cosine(one, other)),
    }
