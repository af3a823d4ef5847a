"""Abbreviations that a text explains, as in `intercontinental ballistic missile (ICBM)`.

The match of short and long form is that of Schwartz and Hearst, "A simple algorithm for identifying
abbreviation definitions in biomedical text" (2003): from the end, each letter of the short form is looked for
in the words before it, and the first must begin a word.
"""

import re

_SHORT = re.compile(r"\(([A-Z][A-Za-z0-9&.-]{1,9})\)")
_BREAK = re.compile(r"[.;:!?()\[\]\n]")
_REACH = 160
"""Characters before a bracket in which a long form may stand."""


def explained(text: str) -> list[tuple[str, str]]:
    """Full and short form of each abbreviation that the plain text explains, in its order."""
    found: dict[tuple[str, str], None] = {}
    for match in _SHORT.finditer(text):
        short = match[1].rstrip(".")
        if sum(letter.isupper() for letter in short) < 2:
            continue
        before = _BREAK.split(text[max(0, match.start() - _REACH) : match.start()])[-1]
        if full := long_form(short, before):
            found[full, short] = None
    return list(found)


def long_form(short: str, before: str) -> str:
    """The shortest end of `before` that has the letters of `short` in order, the first at a word's start.

    Empty where there is none, or where it is but one word.
    """
    # Only as many words as the letters can need, so that a distant capital is no match by chance.
    letters = _letters(short)
    words = " ".join(before.split()[-min(len(letters) + 5, len(letters) * 2) :])
    # Letter by letter, so that places stay: İ is two letters in lower case.
    lower = "".join(sign.lower()[0] for sign in words)
    place = len(lower)
    for index, letter in reversed(list(enumerate(letters))):
        place = lower.rfind(letter, 0, place)
        while index == 0 and place > 0 and lower[place - 1].isalnum():
            place = lower.rfind(letter, 0, place)
        if place < 0:
            return ""
    full = words[place:].strip(" ,;:“”\"'")
    return full if (" " in full or "-" in full) and len(full) > len(short) else ""


def abbreviates(short: str, full: str) -> bool:
    """Whether the letters of `short` stand in `full` in this order, the first one at its start."""
    letters, words = _letters(short), full.lower()
    if not letters or not words.startswith(letters[0]):
        return False
    place = 0
    for letter in letters:
        place = words.find(letter, place) + 1
        if not place:
            return False
    return True


def _letters(short: str) -> list[str]:
    return [character for character in short.lower() if character.isalnum()]
