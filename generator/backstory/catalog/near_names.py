"""The known name that a misspelt one was probably meant to be."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from difflib import SequenceMatcher

from backstory.text import fold

_CLOSE = 0.75
"""Similarity from which a name is worth suggesting; difflib's ratio, 0 to 1."""
_CANDIDATES = 12


class NearNames:
    """Finds near names among thousands: pairs of letters in common first, then difflib on the best few."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = sorted(set(names))
        self._index: defaultdict[str, list[int]] = defaultdict(list)
        for number, name in enumerate(self._names):
            for pair in _pairs(name):
                self._index[pair].append(number)

    def nearest(self, name: str) -> str | None:
        """The most similar other name, or None where nothing is close; ties go to the first in the alphabet."""
        shared: Counter[int] = Counter()
        for pair in _pairs(name):
            shared.update(self._index.get(pair, ()))
        key = fold(name)
        scored = [
            (SequenceMatcher(None, key, fold(self._names[number])).ratio(), -number)
            for number, _ in sorted(shared.items(), key=lambda item: (-item[1], item[0]))[:_CANDIDATES]
            if fold(self._names[number]) != key
        ]
        best = max(scored, default=(0.0, 0))
        return self._names[-best[1]] if best[0] >= _CLOSE else None


def _pairs(name: str) -> set[str]:
    key = f" {fold(name)} "
    return {key[at : at + 2] for at in range(len(key) - 1)}
