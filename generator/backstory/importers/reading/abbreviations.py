"""Abbreviations that a text defines in brackets: `intercontinental ballistic missile (ICBM)`.

Best is what spells it by the first letters of its words; then what has its letters in order. Where the words before a
bracket do neither, the capitalised words right before it are its long form.
"""

import re
from collections.abc import Iterable

from msgspec import Struct

from backstory.importers.languages.spelling import loose
from backstory.importers.reading.capitalised import NAME
from backstory.importers.reading.shape import SourceParagraph
from backstory.markdown.abbreviations import long_form

_BRACKET = re.compile(r"\(([^()]{2,12})\)")
_SHORT = re.compile(r"(?=(?:[^A-Z]*[A-Z]){2})[A-Z][A-Za-z0-9&./-]{1,9}")
_REACH = 160
"""Characters before a bracket in which a long form may stand."""
# An organisation may be abbreviated in another language than it is named in: then its capitals tell its name.
_CAPITALISED = re.compile(rf"(?:{NAME}(?: (?:of|of the|for|and|de|der|für|y) | )?)+$")
_PLACED = re.compile(rf"{NAME}(?: (?:(?:of|of the|for|and|in|in the|on|to) )?{NAME})+$")
_ARTICLE = re.compile("The|A|An|Der|Die|Das|El|La|Los|Las")
_SMALL = re.compile("of|the|for|and|on|in|to|de|del|la|der|die|das|des|für|und|y")
_STATE = re.compile(r"\b(?:United States|United Kingdom|European Union)$")


class Abbreviation(Struct, frozen=True, array_like=True):
    """A short form, the words that it stands for, and the line of the definition."""

    short: str
    full: str
    line: int


def read_abbreviations(paragraphs: Iterable[SourceParagraph]) -> tuple[Abbreviation, ...]:
    """Each short form as first defined, in the order of the text; plurals are taken back to one."""
    found: dict[str, Abbreviation] = {}
    for paragraph in paragraphs:
        text, line, counted = paragraph.text, paragraph.line, 0
        for match in _BRACKET.finditer(text):
            short = match[1].strip()
            if not _SHORT.fullmatch(short):
                continue
            before = " ".join(text[max(0, match.start() - _REACH) : match.start()].split())
            full = _by_first_letters(short, before) or long_form(short, before)
            state = _STATE.search(before.removesuffix(full).rstrip()) if full else None
            if state and full[:1].isupper() and before.endswith(full):
                full = f"{state[0]} {full}"
            full = full or _capitalised_before(before, short)
            if not full:
                continue
            if short.endswith("s") and full.endswith("s") and short[:-1].isupper():
                short, full = short[:-1], full[:-1]
            line, counted = line + text.count("\n", counted, match.start()), match.start()
            found.setdefault(short, Abbreviation(short, full, line))
    return tuple(found.values())


def may_stand_for(short: str, title: str, full: str) -> bool:
    """Whether a title is what a text abbreviates, though it spells it out in other words: `UNSC` for the
    title "UN Security Council" where the text has "United Nations Security Council"."""
    same_end = loose(title).split()[-1:] == loose(full).split()[-1:]
    return loose(title) == loose(short) or (same_end and long_form(short, title) == title)


def _by_first_letters(short: str, before: str) -> str:
    """The last words before a bracket whose first letters are those of the short form, small words left out."""
    letters, words = [letter for letter in short.casefold() if letter.isalnum()], before.split()
    for at in range(len(words) - 1, -1, -1):
        if not letters:
            break
        if _SMALL.fullmatch(words[at]):
            continue
        for part in reversed(words[at].split("-")):
            if not letters or not part or loose(part)[:1] != letters.pop():
                return ""
        if not letters:
            return " ".join(words[at:])
    return ""


def _capitalised_before(before: str, short: str) -> str:
    """The capitalised words right before a bracket, where there are two or more.

    They may go on behind a place, if the short form begins as they do: `EU Mission in Harrow (EUMISH)`.
    """
    words = _words(_CAPITALISED, before)
    placed = _words(_PLACED, before)
    if placed and len(placed[0]) > 1 and short.startswith(placed[0]):
        words = placed
    return " ".join(words) if len([word for word in words if word[:1].isupper()]) > 1 else ""


def _words(pattern: re.Pattern[str], before: str) -> list[str]:
    """The words that a pattern finds, without an article before them."""
    match = pattern.search(before)
    words = match[0].split() if match else []
    return words[1:] if words and _ARTICLE.fullmatch(words[0]) else words
