"""Dates that a text gives only by when it was written, or by the date before: `on Wednesday`, `that autumn`.

Each is reckoned from the day of the article, or from the last date that the text named, and says how.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from functools import cache

from msgspec import Struct

from backstory.dates import read_span
from backstory.importers.languages import Grammar, grammar_of
from backstory.importers.reading.dates import DateFound, alternatives, find_dates, forms_of
from backstory.importers.reading.prose import Sentence

_FORWARD = re.compile(r"\b(?:from|until|till|for|by|ab|bis|hasta|desde) $", re.I)
_LOOKED_BACK = 70
"""Characters before a date in which a word of what is to come makes it one of the future."""
_OLD = 400
"""Days: what was named further back than this before the article lends its year to the months that follow."""
_SOME_WEEKS = 21
_BEGINS = 4
"""Characters that may stand before a date that begins its sentence."""


class Reference(Struct, frozen=True, array_like=True):
    """The day from which a text's dates are reckoned, and why; `exact` where the text says that it is its own.

    `borrowed` is that of another text: good for a year, and not for a weekday.
    """

    day: date
    why: str
    exact: bool = False
    borrowed: bool = False


class _Moment(Struct, frozen=True):
    """Where a sentence stands in time: the day of the text, the last date named, and how near that was named."""

    reference: Reference | None
    last: DateFound | None
    near: bool
    by_day: date | None
    goes_on: bool = True
    """Whether the date stands in the sentence of the last one, or begins the next: `In March …`."""

    @property
    def last_day(self) -> date | None:
        """The first day of the last date."""
        return first_day(self.last.edtf) if self.last else None


_Reckon = Callable[[re.Match[str], _Moment, bool], tuple[str, str]]
"""Gives EDTF and the reason, or two empty texts."""


def resolve_dates(
    sentences: Sequence[Sentence], reference: Reference | None, language: str
) -> list[tuple[DateFound, ...]]:
    """The dates of each sentence, in its order: those that name their year, and those that can be reckoned."""
    forms = _relative_forms(language)
    resolved: list[tuple[DateFound, ...]] = []
    last: DateFound | None = None
    by_day: date | None = None
    paragraph = -1
    for sentence in sentences:
        named = list(find_dates(sentence.text, language))
        near = sentence.paragraph == paragraph and last is not None
        dates = _with_relative(sentence.text, named, forms, _Moment(reference, last, near, by_day))
        resolved.append(tuple(dates))
        for found in dates:
            if not found.recalled and (day := first_day(found.edtf)):
                last, paragraph = found, sentence.paragraph
                by_day = day if len(found.edtf.rstrip("~")) == 10 else by_day
    return resolved


def first_day(edtf: str) -> date | None:
    """The first day of a date in EDTF; None for one before the year 1."""
    span = read_span(edtf)
    if span is None or span.start < 10101:
        return None
    return date(span.start // 10000, span.start // 100 % 100, span.start % 100)


def _with_relative(
    text: str, named: list[DateFound], forms: Sequence[tuple[re.Pattern[str], _Reckon]], moment: _Moment
) -> list[DateFound]:
    """The named dates of a sentence and the others, each reckoned with those that stand before it."""
    spots: list[tuple[int, int, re.Match[str], _Reckon]] = []
    taken = [(date.start, date.end) for date in named]
    for form, reckon in forms:
        for match in form.finditer(text):
            if all(match.end() <= start or end <= match.start() for start, end in taken):
                taken.append(match.span())
                spots.append((*match.span(), match, reckon))
    found = list(named)
    for start, end, match, reckon in sorted(spots, key=lambda spot: spot[0]):
        before = [one for one in found if one.start < start and not one.recalled and first_day(one.edtf)]
        here = _following(max(before, key=lambda one: one.start), moment) if before else moment
        if here is moment and start > _BEGINS:
            here = _Moment(moment.reference, moment.last, moment.near, moment.by_day, goes_on=False)
        edtf, why = reckon(match, here, _is_to_come(text, start))
        if edtf and read_span(edtf) is not None:
            found.append(DateFound(edtf, start, end, "", why, why.startswith(_RECALLED)))
    return sorted(found, key=lambda one: one.start)


_RECALLED = "the anniversary"


def _following(date: DateFound, moment: _Moment) -> _Moment:
    """The moment after a date of the same sentence."""
    by_day = first_day(date.edtf) if len(date.edtf.rstrip("~")) == 10 else moment.by_day
    return _Moment(moment.reference, date, True, by_day)


def _is_to_come(text: str, start: int) -> bool:
    clause = text[max(0, start - _LOOKED_BACK) : start]
    if _said().search(clause):
        return False
    return bool(_future().search(clause) or _FORWARD.search(clause))


@cache
def _said() -> re.Pattern[str]:
    """A verb of saying right before a date: what was said may be to come, and its saying is not."""
    speech = [grammar_of(code).speech for code in ("en", "de", "es")]
    words = "|".join(f"{one.say}|{one.say_that}" for one in speech)
    return re.compile(rf"\b(?:{words})(?: (?:on|in|late|early|am|im|el|en))* $", re.I)


@cache
def _future() -> re.Pattern[str]:
    words = [grammar_of(code).dates.future for code in ("en", "de", "es")]
    return re.compile(rf"\b(?:{'|'.join(words)})\b", re.I)


@cache
def _relative_forms(language: str) -> tuple[tuple[re.Pattern[str], _Reckon], ...]:
    grammar = grammar_of(language)
    return tuple(_Relative(grammar).forms()) if grammar.dates.months else ()


class _Relative:
    """The forms of one language and how each is reckoned."""

    def __init__(self, grammar: Grammar) -> None:
        self._words = grammar.dates
        self._forms = forms_of(grammar.code)
        self._weekdays = {int(day): re.compile(names, re.I) for day, names in self._words.weekdays.items()}
        self._units = {unit: re.compile(names, re.I) for unit, names in self._words.units.items()}
        self._numbers = {
            int(number): re.compile(names, re.I) for number, names in self._words.numbers.items()
        }

    def forms(self) -> Iterator[tuple[re.Pattern[str], _Reckon]]:
        """In this order: what an earlier one has found, a later one doesn't see."""
        words, month = self._words, self._forms.month
        seasons = alternatives(words.seasons)
        count = rf"(?P<count>\d+|{alternatives(words.numbers)})"
        unit = rf"(?P<unit>{alternatives(words.units)})"
        nth = r"(?P<nth>\d{1,3})(?:st|nd|rd|th|\.|º|°)?"

        def form(pattern: str) -> re.Pattern[str]:
            return re.compile(pattern, re.I)

        yield form(rf"\b{nth} {words.anniversary}\b"), self._anniversary
        yield form(rf"\b{month} {words.of_that_year}\b"), self._month_of_that_year
        yield form(rf"\b(?:{words.that}) (?:{month}|(?:{seasons}))\b"), self._month_of_that_year
        day = rf"(?<![\w-])(?P<day>\d{{1,2}})(?:{words.ordinal})?"
        yield form(rf"{day}(?: (?:{words.of}))? ?{month}\b(?! ?\d{{4}})"), self._month_alone
        yield form(rf"\b{month} {day}\b(?!,? ?\d{{4}})"), self._month_alone
        yield form(rf"\b(?P<vague>{words.vague}) {month}\b(?! ?\d{{4}})"), self._month_alone
        yield form(rf"\b(?:{words.month_leads}) {month}(?!\w)(?! ?\d)"), self._month_alone
        yield (
            form(rf"\b(?:(?P<next>{words.next}) )?(?P<weekday>{alternatives(words.weekdays)})s?\b"),
            self._weekday,
        )
        for shift, names in words.today.items():
            yield form(rf"\b(?:{names})\b"), _shifted(int(shift))
        if words.ago:
            yield form(rf"\b{count} {unit} (?:{words.ago})\b"), self._ago
        if words.before_ago:
            yield form(rf"\b(?:{words.before_ago}) {count} {unit}\b"), self._ago
        before_that = rf"(?:(?P<earlier>{words.before_that_day})|{words.after_that_day})"
        yield form(rf"\b{count} {unit} {before_that}\b"), self._from_last
        earlier = rf"(?:(?P<earlier>{words.earlier})|{words.later})"
        yield form(rf"\b{count} {unit} {earlier}(?!\w)"), self._from_last
        yield form(rf"\b(?:(?P<last>{words.last})|(?P<next>{words.next})|{words.this}) {unit}\b"), self._unit
        yield form(rf"\b(?:{words.same_day})\b"), self._same_day

    def _anniversary(self, match: re.Match[str], moment: _Moment, to_come: bool) -> tuple[str, str]:
        if moment.reference is None:
            return "", ""
        day, nth = moment.reference.day, int(match["nth"])
        near = moment.last_day if moment.near else None
        if near and moment.last and abs((near - day).days) < _OLD and near.year > nth:
            edtf = f"{near.year - nth:04}{moment.last.edtf[4:].rstrip('~')}"
        else:
            edtf = f"{day.year - nth:04}"
        return edtf, f"{_RECALLED} number {nth}, told in {day.year}"

    def _month_of_that_year(self, match: re.Match[str], moment: _Moment, to_come: bool) -> tuple[str, str]:
        if moment.last is None:
            return "", ""
        year, why = moment.last.year, f"the year is that of the date before, {moment.last.year}"
        if not match["month"]:
            return f"{year}~", why
        return f"{year}-{self._forms.month_number(match['month']):02}", why

    def _month_alone(self, match: re.Match[str], moment: _Moment, to_come: bool) -> tuple[str, str]:
        parts = match.groupdict()
        month = self._forms.month_number(match["month"])
        day = int(parts["day"]) if parts.get("day") else 0
        year, why = _year_of(month, day, moment, to_come)
        if not year or day > monthrange(year, month)[1]:
            return "", ""
        edtf = f"{year}-{month:02}" + (f"-{day:02}" if day else "")
        return (f"{edtf}~" if parts.get("vague") else edtf), why

    def _weekday(self, match: re.Match[str], moment: _Moment, to_come: bool) -> tuple[str, str]:
        if moment.reference is None or moment.reference.borrowed:
            return "", ""
        day = moment.reference.day
        wanted = next((n for n, names in self._weekdays.items() if names.fullmatch(match["weekday"])), 0)
        if to_come or match["next"]:
            found = day + timedelta(days=(wanted - day.weekday()) % 7)
        else:
            found = day - timedelta(days=(day.weekday() - wanted) % 7)
        return found.isoformat(), f"“{match[0].strip()}”, reckoned from {moment.reference.why}"

    def _ago(self, match: re.Match[str], moment: _Moment, to_come: bool) -> tuple[str, str]:
        if moment.reference is None or moment.reference.borrowed:
            return "", ""
        edtf = self._moved(moment.reference.day, match, -1)
        return edtf, f"“{match[0]}”, reckoned from {moment.reference.why}"

    def _from_last(self, match: re.Match[str], moment: _Moment, to_come: bool) -> tuple[str, str]:
        unit = self._unit_of(match)
        base = moment.by_day if unit in ("day", "week") else moment.last_day
        if base is None:
            return "", ""
        edtf = self._moved(base, match, -1 if match["earlier"] else 1)
        return edtf, f"“{match[0]}”, reckoned from the date before, {base.isoformat()}"

    def _unit(self, match: re.Match[str], moment: _Moment, to_come: bool) -> tuple[str, str]:
        unit = self._unit_of(match)
        if moment.reference is None or unit not in ("month", "year") or not (match["last"] or match["next"]):
            return "", ""
        sign = -1 if match["last"] else 1
        why = f"“{match[0]}”, reckoned from {moment.reference.why}"
        day = moment.reference.day
        return (str(day.year + sign) if unit == "year" else _months_on(day, sign)), why

    def _same_day(self, match: re.Match[str], moment: _Moment, to_come: bool) -> tuple[str, str]:
        if moment.near and moment.by_day:
            return moment.by_day.isoformat(), f"“{match[0]}”: that of the date before"
        if moment.reference is None:
            return "", ""
        return moment.reference.day.isoformat(), f"“{match[0]}”, reckoned from {moment.reference.why}"

    def _unit_of(self, match: re.Match[str]) -> str:
        return next((unit for unit, names in self._units.items() if names.fullmatch(match["unit"])), "")

    def _moved(self, day: date, match: re.Match[str], sign: int) -> str:
        """A day moved by so many units. Weeks are counted in round numbers, and so are months and years."""
        unit, said = self._unit_of(match), match["count"]
        count = int(said) if said.isdigit() else next(
            (number for number, names in self._numbers.items() if names.fullmatch(said)), 0)  # fmt: skip
        if unit in ("day", "week") and count * 7 < 20_000:
            moved = day + timedelta(days=sign * count * (7 if unit == "week" else 1))
            return moved.isoformat() + ("~" if unit == "week" else "")
        if unit == "month" and count < 600:
            return f"{_months_on(day, sign * count)}~"
        years = count * (10 if unit == "decade" else 1)
        return f"{day.year + sign * years:04}~" if 0 < day.year + sign * years < 10_000 else ""


def _shifted(days: int) -> _Reckon:
    def reckon(match: re.Match[str], moment: _Moment, to_come: bool) -> tuple[str, str]:
        if moment.reference is None or not moment.reference.exact:
            return "", ""
        day = moment.reference.day + timedelta(days=days)
        return day.isoformat(), f"“{match[0]}”, reckoned from {moment.reference.why}"

    return reckon


def _year_of(month: int, day: int, moment: _Moment, to_come: bool) -> tuple[int, str]:
    """The year of a month that is named without one, and why."""
    last = moment.last_day if moment.near and moment.goes_on else None
    if last and moment.reference and (moment.reference.day - last).days > _OLD:
        year = last.year + (month < last.month)
        return year, f"the year is reckoned from the date before, {last.year}"
    if moment.reference is None:
        return 0, ""
    base, why = moment.reference.day, f"the year is reckoned from {moment.reference.why}"
    if not moment.reference.exact and not to_come:
        # The latest day that a text names may be some weeks before the text itself.
        base += timedelta(days=_SOME_WEEKS)
    if to_come:
        return base.year + (month < base.month), why
    return base.year - ((month, day or 1) > (base.month, base.day)), why


def _months_on(day: date, months: int) -> str:
    count = day.year * 12 + day.month - 1 + months
    return f"{count // 12:04}-{count % 12 + 1:02}"
