"""Which statements tell what was before, or what holds for years: by date, by signs of grammar, by neighbours."""

import re
from collections.abc import Iterator, Set
from functools import cache

from backstory.importers.languages import grammar_of
from backstory.importers.reading.moments import first_day
from backstory.importers.reading.statements import Statement, TextReading, years_apart

_ENOUGH = 2.0
_OLD, _SOME_TIME = 0.3, 0.1
"""Years from which a date is surely, and perhaps, no longer of the news."""
_NEWS = 0.06
"""Years within which a day, or the same month, is of the news: three weeks."""
_MOST_SIGNS = 3.0
_NEVER = re.compile(r"(?!)")
_YEAR = re.compile(r"\b(1[5-9]\d\d|20\d\d)\b(?!,\d)")


def background_of(
    reading: TextReading, attributed: Set[tuple[int, int]], repeated: Set[tuple[int, int]] = frozenset()
) -> Iterator[Statement]:
    """The statements of a text that are background.

    `attributed` are those that only say what somebody says, `repeated` those that other texts tell as well.
    """
    before: Statement | None = None
    signs = _signs(reading.language)
    for statement in reading.statements[1:]:
        if statement.is_line:
            continue
        weight = _weight(reading, statement, signs, attributed) + 2.0 * (statement.key in repeated)
        if weight >= _ENOUGH or (before is not None and weight >= 0 and _leans(statement, before, signs)):
            before = statement
            yield statement
        else:
            before = None


def _leans(statement: Statement, before: Statement, signs: "_Signs") -> bool:
    """Whether a statement goes on with the one before it, which is background."""
    text = statement.words[statement.body_start :]
    same = before.sentence.paragraph == statement.sentence.paragraph
    return (same or bool(signs.going_on.match(text))) and bool(signs.past.search(text))


def _weight(
    reading: TextReading, statement: Statement, signs: "_Signs", attributed: Set[tuple[int, int]]
) -> float:
    text = statement.words[statement.body_start :]
    dates = [date for date in statement.dates if not date.recalled]
    ages = [years_apart(reading, date.edtf) for date in dates]
    if reading.reference is not None:
        ages += [
            float(age) for year in _YEAR.findall(text) if (age := reading.reference.day.year - int(year)) > 1
        ]
    oldest = max(ages, default=0.0)
    weight = 3.0 if oldest > _OLD else 2.0 if oldest > _SOME_TIME else 0.0
    news = any(_is_news(reading, date.edtf) for date in dates)
    if news:
        weight -= 1.0 if oldest > _OLD else 3.0
    weight += min(_MOST_SIGNS, sum(2.0 for sign in signs.for_years if sign.search(text)))
    weight += min(2.0, sum(1.0 for sign in signs.perhaps if sign.search(text)))
    weight -= sum(1.0 for sign in signs.news if sign.search(text)) * (0.5 if oldest > _OLD else 1.5)
    if statement.key in attributed:
        weight -= 0.5 if oldest > _OLD else 2.0
    return weight


def _is_news(reading: TextReading, edtf: str) -> bool:
    """Whether a date is of the days around the text."""
    if reading.reference is None:
        return False
    day = reading.reference.day
    if len(edtf.rstrip("~")) < 10:
        return edtf[:7] == f"{day.year}-{day.month:02}"
    found = first_day(edtf)
    return found is not None and (day - found).days < 365 * _NEWS


class _Signs:
    def __init__(self, language: str) -> None:
        words = grammar_of(language).background
        self.for_years = tuple(re.compile(sign, re.I) for sign in words.for_years)
        self.perhaps = tuple(re.compile(sign, re.I) for sign in words.perhaps)
        self.news = tuple(re.compile(sign) for sign in words.news)
        # "He" at the start of a paragraph takes up the news again.
        people = "|".join(word.title() for word in grammar_of(language).speech.he.split("|"))
        self.going_on = re.compile(rf"(?!(?:{people})\b)(?:{words.leaning})\b") if words.leaning else _NEVER
        self.past = re.compile(rf"\b(?:{words.past})\b") if words.past else _NEVER


@cache
def _signs(language: str) -> _Signs:
    return _Signs(language)
