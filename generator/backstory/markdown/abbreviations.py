"""Abbreviations that a text explains, as in `intercontinental ballistic missile (ICBM)`.

The match of short and long form is that of Schwartz and Hearst, "A simple algorithm for identifying
abbreviation definitions in biomedical text" (2003): from the end, each letter of the short form is looked for
in the words before it, and the first must begin a word.
"""

import re

_SHORT = re.compile(r"\(([A-Z][A-Za-z0-9&.-]{1,9})\)")
_BREAK = re.compile(r"[.;:!?()\[\]\n]")


def explained(text: str) -> list[tuple[str, str]]:
    """Full and short form of each abbreviation that the plain text explains, in its order."""
    found: dict[tuple[str, str], None] = {}
    for match in _SHORT.finditer(text):
        short = match[1].rstrip(".")
        if sum(letter.isupper() for letter in short) < 2:
            continue
        before = _BREAK.split(text[max(0, match.start() - 160) : match.start()])[-1].split()
        words = " ".join(before[-min(len(short) + 5, 2 * len(short)) :])
        if full := _long_form(short, words):
            found[full, short] = None
    return list(found)


def _long_form(short: str, words: str) -> str:
    """The end of `words` that the short form stands for, or nothing."""
    place = len(words)
    letters = [letter.lower() for letter in short if letter.isalnum()]
    for number in range(len(letters) - 1, -1, -1):
        place -= 1
        while place >= 0 and (
            words[place].lower() != letters[number]
            or (number == 0 and place > 0 and words[place - 1].isalnum())
        ):
            place -= 1
        if place < 0:
            return ""
    full = words[place:]
    return full if " " in full or "-" in full else ""
