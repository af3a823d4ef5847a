"""Dates in English prose, as EDTF: `in February 2018`, `the autumn of 1950`, `from 1950 to 1953`.

Only dates that name their year: what "in April" means depends on a day that the text doesn't give.
EDTF is ISO 8601-2; the subset is that of `backstory.dates`.
"""

import re
from collections.abc import Callable, Iterator

from msgspec import Struct

from backstory.dates import read_span

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = (
    r"(?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_YEAR = r"(?P<year>1\d{3}|20\d{2}|21\d{2})(?![\d%])(?!,\d)(?!\.\d)"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
# A year after "the" may count things: "the 2000 soldiers".
_COUNTED = (
    "people|soldiers|troops|men|women|children|workers|members|tonnes|tons|miles|metres|homes|dollars|pages"
)


class DateFound(Struct, frozen=True, array_like=True):
    """A date in a text: its EDTF, and the place of its words. `described` is what the year belongs to in
    `the 1953 armistice`, else empty."""

    edtf: str
    start: int
    end: int
    described: str = ""

    @property
    def year(self) -> int:
        """The first year that is meant."""
        return int(self.edtf[:4])


def _month(match: re.Match[str]) -> str:
    return f"{match['year']}-{_MONTHS.index(match['month'][:3].lower()) + 1:02}"


def _range(match: re.Match[str]) -> str:
    end = match["end"]
    return f"{match['year']}/{match['year'][: 4 - len(end)]}{end}"


# In this order: what an earlier one has found, a later one doesn't see. `~` marks what is vaguer than it looks.
_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (re.compile(rf"\b{_YEAR}-(?P<m>\d{{2}})-(?P<d>\d{{2}})\b"), lambda m: f"{m['year']}-{m['m']}-{m['d']}"),
    (re.compile(rf"\b{_DAY}(?: of)? {_MONTH},? {_YEAR}"), lambda m: f"{_month(m)}-{int(m['day']):02}"),
    (re.compile(rf"\b{_MONTH} {_DAY},? {_YEAR}"), lambda m: f"{_month(m)}-{int(m['day']):02}"),
    (re.compile(rf"\b(?:early|mid|late)[ -]{_MONTH} {_YEAR}"), lambda m: f"{_month(m)}~"),
    (re.compile(rf"\b{_MONTH},? (?:of )?{_YEAR}"), _month),
    (re.compile(rf"\b(?:spring|summer|autumn|fall|winter),? (?:of )?{_YEAR}"), lambda m: f"{m['year']}~"),
    (re.compile(rf"\b(?:early|mid|late)(?: in)?[ -]{_YEAR}"), lambda m: f"{m['year']}~"),
    (re.compile(rf"\b(?:beginning|start|middle|end) of {_YEAR}"), lambda m: f"{m['year']}~"),
    (re.compile(rf"\b(?:about|around|circa|roughly|c\.) ?{_YEAR}"), lambda m: f"{m['year']}~"),
    (re.compile(rf"\b(?:from|between) {_YEAR} (?:to|and|until|till) (?P<end>\d{{4}})\b"), _range),
    (re.compile(rf"(?<![\w-]){_YEAR} ?[–—-] ?(?P<end>\d{{4}}|\d{{2}})(?![\w-])"), _range),
    (re.compile(r"\b(?P<year>1\d{2}|20\d)0s\b"), lambda m: f"{m['year']}0/{m['year']}9"),
    (re.compile(rf"\b(?:in|of|since|during|from) {_YEAR}(?! (?:{_COUNTED})\b)"), lambda m: m["year"]),
    (re.compile(rf"\((?P<open>){_YEAR}\)"), lambda m: m["year"]),
    (re.compile(rf"\b[Tt]he {_YEAR} (?!(?:{_COUNTED})\b)(?=[^\W\d_])"), lambda m: m["year"]),
)  # fmt: skip
_YEAR_LIKE = re.compile(r"[12]\d{2}")
_DEADLINE = re.compile(r"\b(?:by|before|until|till|after|beyond)(?: the| early| late| about)? $")
_DESCRIBED = re.compile(
    r"[^–—,.;:()“”\"!?]+?(?= (?:is|was|were|are|had|has|have|as|that|which|who|when|where|hints?|marks?|ended|"
    r"began|led|brought|left|says?|said|to|and|but)\b|\s*[–—,.;:()“”\"!?]|$)"
)
_DESCRIBED_LENGTH = 60


def find_dates(text: str) -> Iterator[DateFound]:
    """The dates of a text in its order, those that are no calendar dates or only a deadline left out."""
    found: list[DateFound] = []
    if _YEAR_LIKE.search(text) is None:
        return
    for number, (form, edtf_of) in enumerate(_FORMS):
        for match in form.finditer(text):
            if not any(match.start() < other.end and other.start < match.end() for other in found):
                described = _described(text, match.end()) if number == len(_FORMS) - 1 else ""
                found.append(DateFound(edtf_of(match), match.start(), match.end(), described))
    for date in sorted(found, key=lambda one: one.start):
        before = text[max(0, date.start - 20) : date.start]
        if read_span(date.edtf) is not None and not _DEADLINE.search(before):
            yield date


def _described(text: str, start: int) -> str:
    match = _DESCRIBED.match(text, start)
    return match[0].strip() if match and len(match[0]) <= _DESCRIBED_LENGTH else ""
