"""Numbers that a text counts or measures by, in figures or in words, so that `£57.75m` and `58 million` can be compared."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from msgspec import Struct

from backstory.importers.languages import grammar_of

_EXACT = 1000
"""Below this a number is compared as it is, from here on by its first two digits."""
_TENS, _LETTERS = 20, 2


class Amount(Struct, frozen=True):
    """A number and where its words stand in the text."""

    value: float
    start: int
    end: int

    @property
    def rounded(self) -> str:
        """The number as two texts would agree on it: large ones to two digits."""
        return f"{self.value:g}" if self.value < _EXACT else f"{self.value:.1e}"


def find_amounts(text: str, language: str) -> Iterator[Amount]:
    """The numbers of a text from left to right; `554 others` are 555 with the one who was named."""
    words = _words(language)
    for match in words.amount.finditer(text):
        yield Amount(_value(match, words) + bool(match["others"]), match.start(), match.end())


class _AmountWords:
    """The words of one language for numbers, compiled."""

    def __init__(self, language: str) -> None:
        table = grammar_of(language).amounts
        self.numerals = _by_word(table.words)
        self.scales = _by_word(table.scales)
        numeral = _either(self.numerals)
        scale = _either(one for one in self.scales if len(one) > 1)
        tens = _either(word for word, number in self.numerals.items() if number >= _TENS)
        figures = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:\.\d{3})+|\d+(?:[.,]\d+)?"
        # "145m" is a length, "£145m" is not.
        letter = rf"(?<=[£$€])(?P<money>{figures})(?P<letter>{_either(one for one in self.scales if len(one) == 1)})\b"
        number = rf"(?<![\w.,-])(?P<figures>{figures})|\b(?P<numeral>(?:{tens})[- ](?:{numeral})|{numeral})\b"
        counted = rf"(?:{number})(?:[ -]?(?P<scale>{scale})\b)?"
        bare = rf"\b(?P<bare>{_either(one for one in self.scales if len(one) > _LETTERS)})\b"
        self.amount = re.compile(
            rf"(?:{letter}|{counted}|{bare})(?P<others> (?:{table.others or '(?!)'})\b)?", re.I
        )


def _by_word(table: Mapping[str, str]) -> dict[str, float]:
    return {word.casefold(): float(number) for number, words in table.items() for word in words.split("|")}


def _either(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True)) or "(?!)"


@cache
def _words(language: str) -> _AmountWords:
    return _AmountWords(language)


def _value(match: re.Match[str], words: _AmountWords) -> float:
    if match["bare"]:
        return words.scales[match["bare"].casefold()]
    scale = match["scale"] or match["letter"]
    times = words.scales[scale.casefold()] if scale else 1.0
    if match["numeral"]:
        parts = re.split(r"[- ]", match["numeral"].casefold())
        return sum(words.numerals[part] for part in parts) * times
    figures = match["figures"] or match["money"]
    if re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", figures):
        figures = re.sub(r"[.,]", "", figures)
    elif figures.count(",") == 1 and "." not in figures:
        figures = figures.replace(",", ".")
    return float(figures.replace(",", "")) * times
