"""Repeated passages against what editors did: a paragraph and the one that replaced it, or two different ones.

Each paragraph is an article of one site; how alike two are is what `backstory catalog` says of the passages that
both stand among, and 0 where it has none. In the last row each pair is compared without all others, by the same rule.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from pathlib import Path

from benchmarks.quality.sites import Article, Site

from backstory.catalog.repeated_passages import THRESHOLD, similarity

Scored = list[tuple[float, int]]
Compare = Callable[[str, str], float]


def measure(corpora: Path) -> dict[str, dict[str, float]]:
    """Average precision and F1 at the threshold, on rewordings alone and with changes of markup."""
    pairs = json.loads((corpora / "neardup-dev" / "pairs.json").read_text())
    texts = {
        text: f"{number:05}" for number, text in enumerate({pair[side] for pair in pairs for side in "ab"})
    }
    shipped = _shipped(texts)
    methods: dict[str, tuple[Compare, float]] = {
        "3-word shingles at .8": (_shingle_jaccard, 0.8),
        "3-word shingles at .5": (_shingle_jaccard, 0.5),
        "difflib, words, at .7": (_difflib, 0.7),
        "backstory": (shipped, THRESHOLD),
        "backstory, each pair by itself": (similarity, THRESHOLD),
    }
    figures = {}
    for method, (compare, threshold) in methods.items():
        scores = [(compare(pair["a"], pair["b"]), pair["label"], pair["kind"]) for pair in pairs]
        wording = [(score, label) for score, label, kind in scores if kind != "markup"]
        markup = [score for score, _, kind in scores if kind == "markup"]
        every = [(score, label) for score, label, _ in scores]
        figures[method] = {
            "AP": average_precision(wording),
            "F1": f1(wording, threshold),
            "AP with markup": average_precision(every),
            "F1 with markup": f1(every, threshold),
            "markup at 1": sum(score == 1 for score in markup) / max(1, len(markup)),
        }
    return figures


def _shipped(texts: dict[str, str]) -> Compare:
    site = Site([Article(name, f"Text {name}", text) for text, name in texts.items()])
    passages: dict[str, dict[int, float]] = defaultdict(dict)
    for number, passage in enumerate(site.catalog()["passages"]):
        for place in passage["places"]:
            passages[Path(place["path"]).stem][number] = passage["score"]

    def compare(one: str, other: str) -> float:
        mine, its = passages[texts[one]], passages[texts[other]]
        return max((score for number, score in mine.items() if number in its), default=0.0)

    return compare


def average_precision(scored: Scored) -> float:
    """The mean precision at each true pair, best score first, the false ones first where scores are equal."""
    ranked = sorted(scored, key=lambda pair: (-pair[0], pair[1]))
    right = 0
    total = 0.0
    for rank, (_, label) in enumerate(ranked, 1):
        if label:
            right += 1
            total += right / rank
    return total / max(1, right)


def f1(scored: Scored, threshold: float) -> float:
    """F1 of calling a pair the same from `threshold` on."""
    called = [label for score, label in scored if score >= threshold]
    return 2 * sum(called) / (len(called) + sum(label for _, label in scored))


def _difflib(a: str, b: str) -> float:
    one, other = a.lower().split(), b.lower().split()
    if not set(one) & set(other):
        return 0.0
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _shingle_jaccard(a: str, b: str) -> float:
    one, other = _shingles(a.lower().split()), _shingles(b.lower().split())
    return len(one & other) / len(one | other)


def _shingles(words: Sequence[str]) -> set[tuple[str, ...]]:
    return set(zip(words, words[1:], words[2:], strict=False)) or {tuple(words)}
