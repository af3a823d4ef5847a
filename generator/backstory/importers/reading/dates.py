"""Dates in prose that name their year, as EDTF: `in February 2018`, `the autumn of 1950`, `from 1950 to 1953`.

What "in April" means is found by `relative_dates`, which knows when the text was written.
EDTF is ISO 8601-2; the subset is that of `backstory.dates`.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache

from msgspec import Struct

from backstory.dates import read_span
from backstory.importers.languages import Grammar, grammar_of
from backstory.importers.languages.grammar import DateWords

YEAR = r"(?P<year>1\d{3}|20\d{2}|21\d{2})(?![\d%])(?!,\d)(?!\.\d)"
_YEAR_LIKE = re.compile(r"[12]\d{2}")
_DESCRIBED = re.compile(
    r"[^–—,.;:()“”\"!?]+?(?= (?:is|was|were|are|had|has|have|as|that|which|who|when|where|hints?|marks?|ended|"
    r"began|led|brought|left|says?|said|to|and|but)\b|\s*[–—,.;:()“”\"!?]|$)"
)
_DESCRIBED_LENGTH = 60
_UNTIL = ("until", "till", "bis", "hasta")


class DateFound(Struct, frozen=True, array_like=True):
    """A date in a text: its EDTF, and the place of its words.

    `described` is what the year belongs to in `the 1953 armistice`, else empty; `why` says how a date was
    reckoned that the text does not give in full, and `recalled` that it is what an anniversary is of.
    """

    edtf: str
    start: int
    end: int
    described: str = ""
    why: str = ""
    recalled: bool = False

    @property
    def year(self) -> int:
        """The first year that is meant."""
        return int(self.edtf[:4])


_Form = tuple[re.Pattern[str], Callable[[re.Match[str]], str]]


class DateForms:
    """The forms of dates in one language, made once."""

    def __init__(self, grammar: Grammar) -> None:
        words = grammar.dates
        self._months = {
            int(number): re.compile(rf"(?:{names})", re.I) for number, names in words.months.items()
        }
        self.month = rf"(?P<month>{alternatives(words.months)})"
        self.forms = tuple(self._forms(words)) if words.months else _NUMERIC
        self.deadline = (
            re.compile(rf"\b(?:{words.deadline})(?: (?:the|early|late|about|dem|el|la))? $", re.I)
            if words.deadline
            else re.compile(r"(?!)")
        )

    def month_number(self, name: str) -> int:
        """The number of a month by any of its written forms."""
        return next((number for number, names in self._months.items() if names.fullmatch(name)), 0)

    def _forms(self, words: DateWords) -> Iterator[_Form]:
        """In this order: what an earlier one has found, a later one doesn't see. `~` marks the vaguer ones."""
        month, day = self.month, rf"(?<![\w-])(?P<day>\d{{1,2}})(?:{words.ordinal})?"
        of, seasons = rf"(?: ?(?:{words.of}))?", alternatives(words.seasons)

        def form(pattern: str) -> re.Pattern[str]:
            return re.compile(pattern, re.I)

        yield from _NUMERIC[:1]
        yield form(rf"{day}(?: (?:{words.of}))? ?{month}{of} {YEAR}"), self._day
        yield form(rf"\b{month} {day},? {YEAR}"), self._day
        yield form(rf"\b(?:{words.vague})[ -]{month}{of} {YEAR}"), lambda m: f"{self._month(m)}~"
        yield form(rf"\b{month}{of} {YEAR}"), self._month
        yield form(rf"\b(?:{seasons}){of} {YEAR}"), lambda m: f"{m['year']}~"
        yield form(rf"\b(?:{words.vague})(?: (?:in|of|de))?[ -]{YEAR}"), lambda m: f"{m['year']}~"
        yield form(rf"\b(?:{words.around}) ?{YEAR}"), lambda m: f"{m['year']}~"
        yield form(rf"\b(?:{words.from_to}) {YEAR} (?:{words.to}) (?P<end>\d{{4}})\b"), _range
        yield _RANGE
        decade = rf"\b(?P<year>1\d{{2}}|20\d)0{words.decade}\b" if words.decade else "(?!)"
        yield form(decade), lambda m: f"{m['year']}0/{m['year']}9"
        yield form(rf"\b(?:{words.in_}) {YEAR}(?! (?:{words.counted})\b)"), _year
        yield _BRACKETS
        yield _WHEN
        yield re.compile(rf"\b[Tt]he {YEAR} (?!(?:{words.counted})\b)(?=[^\W\d_])"), _year

    def _month(self, match: re.Match[str]) -> str:
        return f"{match['year']}-{self.month_number(match['month']):02}"

    def _day(self, match: re.Match[str]) -> str:
        return f"{self._month(match)}-{int(match['day']):02}"


def alternatives(words: Mapping[str, str]) -> str:
    """All written forms of a table as one alternative."""
    return "|".join(words.values())


def _year(match: re.Match[str]) -> str:
    return match["year"]


def _range(match: re.Match[str]) -> str:
    end = match["end"]
    return f"{match['year']}/{match['year'][: 4 - len(end)]}{end}"


_RANGE: _Form = (re.compile(rf"(?<![\w-]){YEAR} ?[–—-] ?(?P<end>\d{{4}}|\d{{2}})(?![\w-])"), _range)
_WHEN: _Form = (re.compile(rf"\b{YEAR}(?=, (?:when|als|cuando)\b)"), _year)
_BRACKETS: _Form = (re.compile(rf"\((?P<open>){YEAR}\)"), _year)
# What is a date in any language.
_NUMERIC: tuple[_Form, ...] = (
    (re.compile(rf"\b{YEAR}-(?P<m>\d{{2}})-(?P<d>\d{{2}})\b"), lambda m: f"{m['year']}-{m['m']}-{m['d']}"),
    _RANGE,
    _BRACKETS,
)


@cache
def forms_of(code: str) -> DateForms:
    """The forms of dates in a language; only numeric ones where it has no grammar."""
    return DateForms(grammar_of(code))


def find_dates(text: str, language: str = "en") -> Iterator[DateFound]:
    """The dates of a text in its order, those that are no calendar dates or only a deadline left out."""
    found: list[DateFound] = []
    if _YEAR_LIKE.search(text) is None:
        return
    made = forms_of(language)
    for form, edtf_of in made.forms:
        for match in form.finditer(text):
            if not any(match.start() < other.end and other.start < match.end() for other in found):
                described = _described(text, match.end()) if form.pattern.startswith(r"\b[Tt]he ") else ""
                found.append(DateFound(edtf_of(match), match.start(), match.end(), described))
    for date in sorted(found, key=lambda one: one.start):
        before = made.deadline.search(text[max(0, date.start - 20) : date.start])
        # Until a day of the past something held: that day is no deadline, but when it ended.
        ended = before is not None and len(date.edtf) == 10 and before[0].lower().startswith(_UNTIL)
        if read_span(date.edtf) is not None and (before is None or ended):
            yield date


def _described(text: str, start: int) -> str:
    match = _DESCRIBED.match(text, start)
    return match[0].strip() if match and len(match[0]) <= _DESCRIBED_LENGTH else ""
