"""Noun phrases of sentences, for the names of pieces and sections: always words that stand in the texts."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Set
from functools import cache

from msgspec import Struct

from backstory.importers.languages import grammar_of
from backstory.importers.reading.capitalised import capitals_of
from backstory.importers.reading.statements import Statement
from backstory.importers.together.features import small_words, stem

_WORD = r"[^\W\d_][\w’'-]*"
_NO_NOUN = re.compile(r".+(?:ed|ly|ern|ous|ful|able|ible|less)$|.{1,4}ing$|.+n[’']t$")
_TOO_PLAIN = frozenset(
    "part kind thing way time times side end beginning day days week weeks month months year years number point "
    "question reason case place first last other others people man men world word words matter subject hand "
    "country countries government governments state states sides name one two three half rest lot bit "
    "morning evening night hour hours moment while fact result idea new second third fourth fifth next longer "
    "further great hundred thousand million billion dozen twenty thirty only whole own same old young big small "
    "good bad high low long short early late former recent paper course eve spring summer autumn winter fall use "
    "liquid milder unsafe further set sign signs nothing something anything everything null act acts city head".split()
)
_POINTING = frozenset(
    "this these that those some many several both no two three ein zwei drei dos tres este esta".split()
)
_MOST_WORDS = 3


class Phrase(Struct, frozen=True):
    """A phrase as the text has it, and the stems of its words."""

    text: str
    stems: frozenset[str]
    is_name: bool = False
    begins: bool = False
    """Whether it begins its sentence: then its first word may have its capital from there."""


def nouns_of(statements: Iterable[Statement], language: str) -> frozenset[str]:
    """Words that stand alone behind an article somewhere, and so are nouns."""
    words = _phrase_words(language)
    alone: set[str] = set()
    ends: Counter[str] = Counter()
    told = {statement.words: statement for statement in statements}
    for statement in told.values():
        for match in words.alone.finditer(statement.words):
            if (match["after"] or "the").casefold() in words.small:
                alone.add(match["noun"].casefold())
        for match in words.behind_article.finditer(statement.words):
            if len(found := _cut(match["phrase"].split(" "), words)) > 1:
                ends[" ".join(found).casefold()] += 1
    return frozenset(alone | {phrase.rpartition(" ")[2] for phrase, count in ends.items() if count > 1})


def phrases_of(statement: Statement, language: str, nouns: Set[str] | None = None) -> Iterator[Phrase]:
    """The noun phrases of a statement: behind articles and possessives, and names of several words.

    With `nouns` only those that end in one of them.
    """
    words = _phrase_words(language)
    text = statement.words
    for match in words.behind_article.finditer(text):
        found = _cut(match["phrase"].split(" "), words)
        while nouns is not None and found and found[-1].casefold() not in nouns:
            found.pop()
        if found and not _is_plain(found):
            yield Phrase(" ".join(found), frozenset(stem(word.casefold(), language) for word in found))
    capitals = capitals_of(language)
    for run in capitals.runs(text):
        parts = run.name.split(" ")
        if 2 <= len(parts) <= 5 and not run.title and not run.name.isupper():
            yield Phrase(
                run.name, frozenset(stem(part.casefold(), language) for part in parts), True, run.first
            )


class _PhraseWords:
    def __init__(self, language: str) -> None:
        speech = grammar_of(language).speech
        plain = [word for word in speech.articles.split("|") if word not in _POINTING]
        articles = "|".join(plain) or "(?!)"
        self.small = small_words(language)
        self.capital_nouns = language == "de"
        self.behind_article = re.compile(
            rf"(?:\b(?:{articles}|of)|[’']s) (?P<phrase>{_WORD}(?: {_WORD}){{0,3}})", re.I
        )
        self.alone = re.compile(
            rf"(?:\b(?:{articles})|[’']s) (?P<noun>{_WORD})(?: (?P<after>{_WORD})|(?P<end>[.,;:!?)]|$))", re.I
        )
        past = grammar_of(language).background.past
        self.verb = re.compile(past) if past else re.compile(r"(?!)")


@cache
def _phrase_words(language: str) -> _PhraseWords:
    return _PhraseWords(language)


def _cut(words: list[str], about: _PhraseWords) -> list[str]:
    """The words up to the first that can't belong to the phrase; empty where the last is no noun."""
    kept: list[str] = []
    for word in words:
        bare = word.strip("’'")
        capital = bare[:1].isupper()
        if (
            bare.casefold() in about.small
            or (capital and not about.capital_nouns)
            or "’s" in word
            or "'s" in word
        ):
            break
        if kept and (about.verb.fullmatch(bare) or bare.endswith("’")):
            break
        kept.append(bare)
        if len(kept) == _MOST_WORDS or (about.capital_nouns and capital):
            break
    while kept and _is_plain(kept):
        kept.pop()
    if kept and about.capital_nouns and not kept[-1][:1].isupper():
        return []
    return kept


def _is_plain(words: list[str]) -> bool:
    """Whether the last word is no noun by its form, or one that says nothing."""
    last = words[-1]
    return bool(_NO_NOUN.fullmatch(last)) or last.casefold() in _TOO_PLAIN or len(last) < 3
