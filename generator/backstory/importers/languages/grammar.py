"""The grammar of a language as its data file gives it, and which language a text is in.

A language is added by adding its file: `fr.toml` beside the others, with the keys that these structs have.
"""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import msgspec
from msgspec import Struct

LANGUAGES = ("en", "de", "es")
_ENOUGH = 0.12
"""Share of a text's words that must be function words of a language: about a third of what prose has."""
_LOOKED_AT = 4000
_FEW = 60
_LATIN = 0x250
_WORD = re.compile(r"[^\W\d_]+")


class DateWords(Struct, frozen=True):
    """Months and weekdays by number; everything else is an alternative of regular expressions without groups."""

    months: Mapping[str, str] = {}
    weekdays: Mapping[str, str] = {}
    seasons: Mapping[str, str] = {}
    units: Mapping[str, str] = {}
    numbers: Mapping[str, str] = {}
    today: Mapping[str, str] = {}
    of: str = ""
    ordinal: str = ""
    vague: str = ""
    around: str = ""
    in_: str = msgspec.field(name="in", default="")
    from_to: str = ""
    to: str = ""
    month_leads: str = ""
    that: str = ""
    of_that_year: str = ""
    in_that: str = "(?!)"
    """Before `that month`: `later`."""
    deadline: str = ""
    last: str = ""
    next: str = ""
    this: str = ""
    ago: str = ""
    before_ago: str = ""
    """A word that stands before the time: German "vor", Spanish "hace"."""
    earlier: str = ""
    later: str = ""
    before_that_day: str = ""
    after_that_day: str = ""
    same_day: str = ""
    anniversary: str = ""
    decade: str = ""
    counted: str = ""
    future: str = ""


class AmountWords(Struct, frozen=True):
    """Numerals and what multiplies them, by their value; single words, the alternatives parted by `|`."""

    words: Mapping[str, str] = {}
    scales: Mapping[str, str] = {}
    others: str = ""
    """What is counted beside the one who was named: `and 44 others`."""


class SpeechWords(Struct, frozen=True):
    """Who says and who denies, as alternatives of regular expressions without groups."""

    say: str = ""
    say_that: str = ""
    suppose: str = ""
    judge: str = ""
    deny: str = ""
    asked: str = ""
    denied_things: str = ""
    accounts: str = ""
    """Other words for what was said, which somebody may deny: `her account`."""
    untrue: str = ""
    """What is said of something false, behind a form of being: `is untrue`."""
    had_not: str = ""
    """What repeats a verb only to deny it: `he had not`."""
    nothing_to_it: str = ""
    """That there is nothing in what was said: `there was no evidence for that`."""
    judgments: str = ""
    courts: str = ""
    """What courts do, and their nouns: a judgment is no claim."""
    no_comment: str = ""
    """What is said by those who say nothing."""
    company: str = ""
    """What a company is called further down: `the airline`."""
    spokesman: str = ""
    that: str = ""
    answers: str = ""
    no: str = ""
    to_whom: str = ""
    according: str = ""
    saying: str = ""
    charges: str = ""
    by: str = ""
    """What stands between a charge and who makes it: `claims by the union that`."""
    accused_by: str = ""
    """A charge in the passive: `was accused by`."""
    firm_charges: str = ""
    hedged: str = ""
    adverbs: str = ""
    each_other: str = ""
    some: str = ""
    he: str = ""
    she: str = ""
    """Those of `he` that stand for a woman."""
    it: str = ""
    they: str = ""
    pointing: str = ""
    who: str = ""
    articles: str = ""
    prepositions: str = ""
    and_: str = msgspec.field(name="and", default="")
    openers: str = ""
    government: str = ""
    which: str = ""
    """What takes up a whole clause that somebody denies: `something that`, German "was"."""


class NameWords(Struct, frozen=True):
    """What stands before and within names."""

    courtesy: str = ""
    of_men: str = ""
    """Forms of address that men have, and women below."""
    of_women: str = ""
    offices: str = ""
    speaking: str = ""
    places_after_people: str = ""
    organisations: str = ""
    events: str = ""
    generic_end: str = ""
    company_end: str = ""
    """What a company's name ends in that is left out further down: Harrow for Harrow Airlines."""
    places_before: str = ""
    """What stands before a place, and before no company."""
    roles: str = ""
    """What people are, in small letters, where it stands right before their names."""
    short_first_names: Mapping[str, str] = {}
    """Short forms of a first name, in small letters."""
    relations: str = ""
    subjects_of: str = ""
    """What may be named for two subjects: `Department for Business and Trade`."""
    of_name: str = ""
    the_state: str = ""


class BackgroundWords(Struct, frozen=True):
    """Signs, as regular expressions: of what holds for years, of what perhaps does, of news."""

    for_years: tuple[str, ...] = ()
    perhaps: tuple[str, ...] = ()
    news: tuple[str, ...] = ()
    leaning: str = ""
    past: str = ""


class Grammar(Struct, frozen=True, dict=True):
    """The words of one language. All are empty where there is no file for it."""

    code: str = ""
    function_words: str = ""
    dates: DateWords = DateWords()
    amounts: AmountWords = AmountWords()
    speech: SpeechWords = SpeechWords()
    names: NameWords = NameWords()
    background: BackgroundWords = BackgroundWords()
    same_meaning: tuple[str, ...] = ()
    """Words that tell the same in the news, a group each: `killed died dead`."""


NO_GRAMMAR = Grammar()


@cache
def grammar_of(code: str) -> Grammar:
    """The grammar of a language by its code, `en`; NO_GRAMMAR where there is no file for it."""
    if code not in LANGUAGES:
        return NO_GRAMMAR
    words = tomllib.loads((files(__package__) / f"{code}.toml").read_text(encoding="utf-8"))
    return msgspec.convert(words | {"code": code}, Grammar, str_keys=True)


def language_of(text: str, expected: str = "") -> str:
    """The code of the language that a text is in, by its function words; else what is expected of it."""
    words = [word.casefold() for word in _WORD.findall(text[:_LOOKED_AT])]
    shares = {code: sum(map(_function_words(code).__contains__, words)) for code in LANGUAGES}
    best = max(shares, key=lambda code: (shares[code], code == expected))
    if words and shares[best] >= _ENOUGH * len(words):
        return best
    # A few words tell no language; they are in the one that is expected, if they could be.
    latin = all(word.isascii() or ord(max(word)) < _LATIN for word in words)
    return expected if expected in LANGUAGES and latin and len(words) < _FEW else ""


@cache
def _function_words(code: str) -> frozenset[str]:
    return frozenset(grammar_of(code).function_words.split())
