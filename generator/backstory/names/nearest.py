"""The known name that a misspelt one was probably meant to be, among thousands of them."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from backstory.suggestions import nearest_names
from backstory.text import fold

_CANDIDATES = 8
_LOOKED_AT = 1500
"""Names that are looked at for one: those that share its rarest threes of letters. A slip leaves most of these as they are,
and common ones tell next to nothing."""


class NearNames:
    """Finds near names among thousands: those with most rare threes of letters in common, then the rule for all names.

    It is asked about the same name as often as somebody wrote it, and looks once.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._names = sorted(set(names))
        self._index: defaultdict[str, list[int]] = defaultdict(list)
        for number, name in enumerate(self._names):
            for three in _threes(name):
                self._index[three].append(number)
        self._answers: dict[str, str | None] = {}

    def nearest(self, name: str) -> str | None:
        """The most similar other name, or None where nothing is close; ties go to the first in the alphabet."""
        if name not in self._answers:
            self._answers[name] = next(iter(nearest_names(name, self._likely(name))), None)
        return self._answers[name]

    def _likely(self, name: str) -> list[str]:
        having = sorted(
            (self._index[three] for three in _threes(name) if three in self._index),
            key=lambda numbers: (len(numbers), numbers),
        )
        shared: Counter[int] = Counter()
        looked_at = 0
        for numbers in having:
            looked_at += len(numbers)
            if shared and looked_at > _LOOKED_AT:
                break
            shared.update(numbers)
        likely = sorted(shared.items(), key=lambda item: (-item[1], item[0]))[:_CANDIDATES]
        return [self._names[number] for number, _ in likely]


def _threes(name: str) -> set[str]:
    """Its neighbouring letters, three at a time."""
    key = f" {fold(name)} "
    return {key[at : at + 3] for at in range(len(key) - 2)}
