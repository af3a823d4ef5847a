"""The spelling of names, loosely: hyphens, accents and case left aside, place by place."""

from functools import lru_cache
from unicodedata import decomposition, normalize

_HYPHENS = frozenset("-‐‑‒–—\u00a0\t\n")
_APOSTROPHES = frozenset("’‘ʼ")


def even(text: str) -> str:
    """The text with one kind of hyphen, apostrophe and letter: of the same length, so that places stay."""
    return "".join(map(_even, text))


@lru_cache(maxsize=100_000)
def loose(name: str) -> str:
    """The key under which spellings of a name are the same: `Kim Jong-un` and `Kim Jong Un`."""
    return " ".join(even(normalize("NFC", name)).split())


def _even(character: str) -> str:
    if character.isascii():
        return " " if character in _HYPHENS else character.lower()
    if character in _HYPHENS:
        return " "
    if character in _APOSTROPHES:
        return "'"
    parts = decomposition(character)
    if parts and not parts.startswith("<"):
        character = normalize("NFD", character)[0]
    lower = character.lower()
    return lower if len(lower) == 1 else character
