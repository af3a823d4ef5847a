"""The known name that a misspelt one was probably meant to be, among thousands of them."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from backstory.suggestions import nearest_names
from backstory.text import fold

_CANDIDATES = 12


class NearNames:
    """Finds near names among thousands: those with most pairs of letters in common, then the rule for all names."""

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
        likely = sorted(shared.items(), key=lambda item: (-item[1], item[0]))[:_CANDIDATES]
        return next(iter(nearest_names(name, (self._names[number] for number, _ in likely))), None)


def _pairs(name: str) -> set[str]:
    key = f" {fold(name)} "
    return {key[at : at + 2] for at in range(len(key) - 1)}
