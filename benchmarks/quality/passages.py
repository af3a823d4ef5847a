"""Repeated passages against what editors did: a paragraph and the one that replaced it, or two different ones."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path

from backstory.catalog.repeated_passages import THRESHOLD, similarity

Scored = list[tuple[float, int]]


def measure(corpora: Path) -> dict[str, dict[str, float]]:
    """Average precision and F1 at the threshold, on rewordings alone and with changes of markup."""
    pairs = json.loads((corpora / "neardup-dev" / "pairs.json").read_text())
    methods: dict[str, tuple[Callable[[str, str], float], float]] = {
        "3-word shingles at .8": (_shingle_jaccard, 0.8),
        "3-word shingles at .5": (_shingle_jaccard, 0.5),
        "backstory": (similarity, THRESHOLD),
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


def _shingle_jaccard(a: str, b: str) -> float:
    one, other = _shingles(a.lower().split()), _shingles(b.lower().split())
    return len(one & other) / len(one | other)


def _shingles(words: Sequence[str]) -> set[tuple[str, ...]]:
    return set(zip(words, words[1:], words[2:], strict=False)) or {tuple(words)}
