"""What tells that two names are one: `Bob A. Quill` and `Robert Quill`, `Ministry of Ports` and `Ports Ministry`."""

import re
from collections import Counter
from functools import cache

from backstory.importers.languages import LANGUAGES, grammar_of
from backstory.importers.reading.capitalised import words_of

_FEW = 2
DEMONYM = re.compile(r".{3,}(?:ian|ean|an|ese|ish|ic|isch\w*|er|ano|ana|és|esa)$")
"""The form of words that say of which country or town something is: `Korean`, `Caracan`."""


def person_key(name: str, language: str) -> str:
    """The name of a person without initials, with the first name in full: the same for all of its forms."""
    first, *rest = words_of(name)
    kept = [word for word in rest[:-1] if len(word.rstrip(".")) > 1] + rest[-1:]
    return " ".join((_in_full(language).get(first, first), *kept))


def subject_words(name: str) -> frozenset[str]:
    """The words of a name without the small ones between them, in any order: of `Ministry of Ports`, both."""
    return frozenset(words_of(name)) - _small()


def is_longer_form(one: str, other: str) -> bool:
    """Whether one of two names has all words of the other and is of the same thing: `Port Authority`, `Port Authority of
    Harrow`, but not `Black Sea`, `Black Sea Fleet`.
    """
    mine, theirs = subject_words(one), subject_words(other)
    same = mine <= theirs or theirs <= mine
    return min(len(mine), len(theirs)) >= _FEW and same and _head(one) == _head(other)


def _head(name: str) -> str:
    """The word that says what it is: the last one, or the last before `of` and the like."""
    head: list[str] = []
    for word in words_of(name):
        if word in _small() and head:
            break
        head.append(word)
    return head[-1] if head else ""


def usual_spelling(spelt: Counter[str]) -> str:
    """The commonest spelling; of those as common the one with its accents, else the first."""
    return max(spelt, key=lambda name: (spelt[name], not name.isascii()))


def without_form(name: str) -> str:
    """A company's name without the form of the company: `Quarry` for Quarry Ltd."""
    head, _, last = name.rpartition(" ")
    return head if head and _forms().fullmatch(last) else name


@cache
def _forms() -> re.Pattern[str]:
    return re.compile("(?:{})".format("|".join(grammar_of(code).names.generic_end for code in LANGUAGES)))


@cache
def _small() -> frozenset[str]:
    grammars = [grammar_of(code) for code in LANGUAGES]
    joining = [word for one in grammars for part in one.names.of_name.split("|") for word in part.split()]
    return frozenset((*joining, *(word for one in grammars for word in one.speech.articles.split("|"))))


@cache
def _in_full(language: str) -> dict[str, str]:
    """First names by their short forms, in small letters."""
    table = grammar_of(language).names.short_first_names
    return {short: full for full, shorts in table.items() for short in shorts.split("|")}
