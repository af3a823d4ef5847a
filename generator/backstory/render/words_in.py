"""Finds words in a text by the hashes that rankings have of them."""

import re
from collections.abc import Mapping, Sequence

from backstory.markdown.bag_of_words import word_hash
from backstory.markdown.body import Body, Text
from backstory.pages.views import Passage

_WORD = re.compile(r"[^\W_]+")
_SHORTEST = 4
"""Letters of a word that says something by itself; names may be shorter."""
_STEM = 6
"""Letters that two words have in common if they are forms of one."""


class WordsIn:
    """What templates call `words_in`, for one page: each text is looked through once."""

    def __init__(self, bodies: Mapping[str, Body]) -> None:
        self._bodies = bodies
        self._found: dict[str, dict[int, str]] = {}

    def __call__(self, passage: Passage | None, hashes: Sequence[int], most: int = 3) -> list[str]:
        """The first of these words that the passage's document has, as it writes them."""
        if passage is None or not hashes:
            return []
        words = self._found.get(passage.path)
        if words is None:
            words = self._found[passage.path] = _words(self._bodies[passage.path])
        named: dict[str, str] = {}
        for word in (words[one] for one in hashes if one in words):
            named.setdefault(word.casefold()[:_STEM], word)
        return [*named.values()][:most]


def _words(body: Body) -> dict[int, str]:
    """The words of a text by hash: as they are inside of sentences, where they stand there."""
    found: dict[int, str] = {}
    for segment in body.segments:
        if type(segment) is Text:
            for word in _WORD.findall(segment.text):
                key = word_hash(word)
                if key not in found or (word.islower() and not found[key].islower()):
                    found[key] = word
    return {one: word for one, word in found.items() if one >= 0 and _says_something(word)}


def _says_something(word: str) -> bool:
    return not word.isdigit() and (
        len(word) >= _SHORTEST or (len(word) == _SHORTEST - 1 and not word.islower())
    )
