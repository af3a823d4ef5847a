"""What statements are compared by: stems of their words, the topics they name, numbers and dates."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from math import log

from msgspec import Struct, structs

from backstory.importers.languages import grammar_of
from backstory.importers.languages.spelling import loose
from backstory.importers.reading.amounts import find_amounts
from backstory.importers.reading.capitalised import capitals_of
from backstory.importers.reading.dates import DateFound
from backstory.importers.reading.statements import Statement
from backstory.importers.together.people import directions
from backstory.importers.together.registry import Registry

_STEMMERS = {"en": "english", "de": "german", "es": "spanish"}
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|\d+(?:[.,]\d+)*")
_YEAR = re.compile(r"\b(?:1[5-9]\d\d|20\d\d)\b(?![,.]\d)")
_SMALL = frozenset(
    "them him her us me you we they be been being do does did done have having more most than then there here very much many one also only just "
    "even still yet again about all any both each few other some such own same so too can will now would could "
    "may might must shall should what when where who whom whose why how if or while because until after before "
    "under over into out up down off between through during against per cent made make take took came come went go "
    "get got put year years time day days".split()
)

_MEASURED = re.compile(r"\b(?:time|longest|most|least|highest|lowest|never|not) since \S{0,5}$")
"""Before a year from which something is only counted: `for the first time since 2017`."""


class Features(Struct, frozen=True):
    """Of one statement. `dates` are in EDTF; `topics` are titles."""

    stems: frozenset[str]
    topics: frozenset[str]
    numbers: frozenset[str]
    dates: tuple[str, ...]
    before: frozenset[str] = frozenset()
    """Topics of the sentence before, where this one may mean them by a pronoun."""

    def all(self) -> frozenset[str]:
        """All of them as one set of marks; a date counts by its year, and by its month where it has one."""
        dates = {mark for date in self.dates for mark in _date_marks(date)}
        return (
            self.stems | {f"@{title}" for title in self.topics} | {f"#{one}" for one in self.numbers} | dates
        )


class Vocabulary:
    """How much each mark tells: the fewer texts have it, the more."""

    def __init__(self, features: Mapping[tuple[int, int], Features], texts: int) -> None:
        self._marks = {key: one.all() for key, one in features.items()}
        having: dict[str, set[int]] = {}
        for (text, _), marks in self._marks.items():
            for mark in marks:
                having.setdefault(mark, set()).add(text)
        self._weight = {
            mark: _KIND.get(mark[0], 1.0) * log(1 + max(texts, _FEW) / len(found))
            for mark, found in having.items()
        }
        years = [int(mark[1:5]) for mark in having if mark[0] == "=" and mark[1:5].isdigit()]
        self.latest = max(years, default=0)
        """The latest year that is named."""
        self._texts = texts
        self.spread: Counter[str] = Counter({mark: len(found) for mark, found in having.items()})

    def marks(self, key: tuple[int, int]) -> frozenset[str]:
        """The marks of a statement."""
        return self._marks[key]

    def weight(self, marks: Iterable[str]) -> float:
        """What marks tell together."""
        return sum(self._weight[mark] for mark in sorted(marks))

    def is_rare(self, mark: str) -> bool:
        """Whether no more than half of the texts have a mark."""
        return 2 * self.spread[mark] <= self._texts

    def likeness(self, one: tuple[int, int], other: tuple[int, int]) -> float:
        """How much of what the shorter of two statements tells is told by both, 0 to 1."""
        mine, theirs = self._marks[one], self._marks[other]
        shared = self.weight(mine & theirs)
        if not shared:
            return 0.0
        small, large = sorted((self.weight(mine), self.weight(theirs)))
        return float(shared / (small**0.6 * large**0.4))


_FEW = 6
"""A pile of fewer texts is weighed as if it had so many."""
_KIND = {"=": 1.5, "#": 1.3, "@": 0.8}


def features_of(statement: Statement, registry: Registry, language: str) -> Features:
    """The features of a statement; words that belong to names and dates are no stems."""
    text = statement.words
    found = registry.find(statement)
    dates = [
        one
        for one in statement.dates
        if (not one.recalled or len(one.edtf) > 4) and not is_measured_from(statement, one)
    ]
    taken = [(start, end) for start, end, _ in found] + [(one.start, one.end) for one in statement.dates]
    taken += [match.span() for match in _YEAR.finditer(text)]
    numbers = set()
    for amount in find_amounts(text, language):
        if (
            not any(start <= amount.start < end for start, end in taken)
            and amount.start >= statement.body_start
        ):
            numbers.add(amount.rounded)
            taken.append((amount.start, amount.end))
    stems = set()
    small, months = small_words(language), capitals_of(language).dates
    for match in _WORD.finditer(text, statement.body_start):
        # A name that is no topic is spelt with its accents here and without them there.
        word = loose(match[0]).replace(" ", "-") if match[0][0].isupper() else match[0].casefold()
        if any(start <= match.start() < end for start, end in taken):
            continue
        if word not in small and len(word) > 2 and not word[0].isdigit() and not months.fullmatch(word):
            stems.add(meaning(word, language))
    for start, end, _ in found:
        # "an agreement signed in Geneva" tells of the Geneva Agreement.
        words = loose(text[start:end]).split()
        stems |= {stem(word, language) for word in words if _event_words(language).fullmatch(word)} and {
            stem(word, language) for word in words if word not in small
        }
    return Features(
        frozenset(stems),
        frozenset(registry.titles(statement)),
        frozenset(numbers),
        tuple(dict.fromkeys(one.edtf for one in dates)),
    )


def is_measured_from(statement: Statement, date: DateFound) -> bool:
    """Whether a date only says since when something is the first: it is not the date of what is told."""
    return bool(_MEASURED.search(statement.words[max(0, date.start - 60) : date.start + 6]))


def with_meant(
    features: Mapping[tuple[int, int], Features], statements: Iterable[Statement], language: Mapping[int, str]
) -> dict[tuple[int, int], Features]:
    """The features of statements, with what a pronoun in each may mean."""
    found = dict(features)
    for one in statements:
        before = features.get((one.text, one.number - 1))
        if before is not None and _pronouns(language[one.text]).search(one.words, one.body_start):
            found[one.key] = structs.replace(
                features[one.key], before=before.topics - features[one.key].topics
            )
    return found


@cache
def _pronouns(language: str) -> re.Pattern[str]:
    grammar = grammar_of(language)
    speech = grammar.speech
    words = (speech.he, speech.it, speech.they, speech.pointing, grammar.background.leaning)
    alternatives = "|".join(filter(None, words))
    return re.compile(rf"\b(?:{alternatives})\b", re.I) if alternatives else re.compile(r"(?!)")


def stem(word: str, language: str) -> str:
    """The stem of a word in lower case; the word itself in a language without a stemmer."""
    stemmer = _stemmer(language)
    return _stemmed(stemmer, word) if stemmer is not None else word


def meaning(word: str, language: str) -> str:
    """What a word tells: the stem of the first of its group, where the language has one of the same meaning."""
    return _meanings(language).get(word) or stem(word, language)


@cache
def _meanings(language: str) -> dict[str, str]:
    groups = (group.split() for group in grammar_of(language).same_meaning)
    return {word: stem(group[0], language) for group in groups for word in group}


@cache
def _stemmer(language: str) -> object | None:
    # Imported where a pile is read and not before: no command starts slower for it.
    import snowballstemmer

    name = _STEMMERS.get(language)
    return snowballstemmer.stemmer(name) if name else None


@cache
def _stemmed(stemmer: object, word: str) -> str:
    return str(stemmer.stemWord(word))  # type: ignore[attr-defined]


@cache
def small_words(language: str) -> frozenset[str]:
    """Words that tell nothing of what a sentence is about, in small letters."""
    grammar = grammar_of(language)
    speech = grammar.speech
    tables = (speech.articles, speech.prepositions, speech.he, speech.it, speech.they, speech.who, speech.and_,
              speech.adverbs, speech.say, speech.to_whom, speech.openers, grammar.background.leaning)  # fmt: skip
    words = {word.casefold() for table in tables for word in table.split("|")}
    return frozenset(words | _SMALL | directions(language) | set(grammar.function_words.split()))


@cache
def _event_words(language: str) -> re.Pattern[str]:
    words = grammar_of(language).names.events
    return re.compile(words) if words else re.compile(r"(?!)")


def _date_marks(edtf: str) -> Sequence[str]:
    """`=1966`, `=1966-10`, `=1966-10-03`: dates that are told to the day agree by month and year, too."""
    edtf = edtf.rstrip("~")
    if "/" in edtf:
        first, last = edtf.split("/")[0], edtf.split("/")[-1]
        return (f"={edtf}", f"={first[:4]}", f"={last[:4]}")
    return tuple(f"={edtf[:length]}" for length in (4, 7, 10) if len(edtf) >= length)
