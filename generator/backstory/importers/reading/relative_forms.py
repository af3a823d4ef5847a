"""How dates that lean on others are written, and how each is reckoned: `on Wednesday`, `two weeks later`, `that autumn`."""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import cache

from backstory.importers.languages import Grammar, grammar_of
from backstory.importers.reading.dates import alternatives, forms_of
from backstory.importers.reading.moments import OLD, TimeFrame

_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
RECALLED = "the anniversary"
"""So the reason begins of what an anniversary is of."""

Reckon = Callable[[re.Match[str], TimeFrame, bool], tuple[str, str]]
"""Gives EDTF and the reason, or two empty texts."""


@cache
def relative_forms(language: str) -> tuple[tuple[re.Pattern[str], Reckon], ...]:
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

    def forms(self) -> Iterator[tuple[re.Pattern[str], Reckon]]:
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
        day = rf"(?<![\w-])(?P<day>{_DAY})(?:{words.ordinal})?"
        yield form(rf"{day}(?: (?:{words.of}))? ?{month}\b(?! ?\d{{4}})"), self._month_alone
        yield form(rf"\b{month} {day}\b(?!,? ?\d{{4}})"), self._month_alone
        yield form(rf"\b(?P<vague>{words.vague}) {month}\b(?! ?\d{{4}})"), self._month_alone
        yield from self._counted_from_now(form, month)
        yield form(rf"\b(?:{words.month_leads}) {month}(?!\w)(?! ?(?:{_DAY}|\d{{4}})\b)"), self._month_alone
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
        yield form(rf"\b(?:{words.in_that}) (?:{words.that}) {unit}\b"), self._that_unit
        yield form(rf"\b(?:{words.same_day})\b"), self._same_day

    def _counted_from_now(
        self, form: Callable[[str], re.Pattern[str]], month: str
    ) -> Iterator[tuple[re.Pattern[str], Reckon]]:
        """Months that the day of the text tells, whatever was named before: `last May`, `in May last year`."""
        words = self._words
        which = rf"(?:(?P<last>{words.last})|(?P<next>{words.next})|(?:{words.this}))"
        year = rf"(?:{words.units.get('year', '(?!)')})"
        yield form(rf"\b{month}(?: (?:{words.of}))? {which} {year}(?!\w)"), self._month_of_year
        yield form(rf"\b{month}(?: (?:{words.of}))? {year} {which}(?!\w)"), self._month_of_year
        yield form(rf"\b{which} {month}(?!\w)(?! ?(?:{_DAY}|\d{{4}})\b)"), self._month_from_now

    def _month_of_year(self, match: re.Match[str], moment: TimeFrame, to_come: bool) -> tuple[str, str]:
        if moment.reference is None:
            return "", ""
        year = moment.reference.day.year - bool(match["last"]) + bool(match["next"])
        why = f"“{match[0]}”, reckoned from {moment.reference.why}"
        return f"{year}-{self._forms.month_number(match['month']):02}", why

    def _month_from_now(self, match: re.Match[str], moment: TimeFrame, to_come: bool) -> tuple[str, str]:
        return self._month_alone(match, moment.far(), bool(match["next"]))

    def _anniversary(self, match: re.Match[str], moment: TimeFrame, to_come: bool) -> tuple[str, str]:
        if moment.reference is None:
            return "", ""
        day, nth = moment.reference.day, int(match["nth"])
        near = moment.last_day if moment.near else None
        if near and moment.last and abs((near - day).days) < OLD and near.year > nth:
            edtf = f"{near.year - nth:04}{moment.last.edtf[4:].rstrip('~')}"
        else:
            edtf = f"{day.year - nth:04}"
        return edtf, f"{RECALLED} number {nth}, told in {day.year}"

    def _month_of_that_year(self, match: re.Match[str], moment: TimeFrame, to_come: bool) -> tuple[str, str]:
        if moment.last is None:
            return "", ""
        year, why = moment.last.year, f"the year is that of the date before, {moment.last.year}"
        if not match["month"]:
            return f"{year}~", why
        return f"{year}-{self._forms.month_number(match['month']):02}", why

    def _month_alone(self, match: re.Match[str], moment: TimeFrame, to_come: bool) -> tuple[str, str]:
        parts = match.groupdict()
        month = self._forms.month_number(match["month"])
        day = int(parts["day"]) if parts.get("day") else 0
        year, why = moment.year_of(month, day, to_come=to_come)
        if not year or day > monthrange(year, month)[1]:
            return "", ""
        edtf = f"{year}-{month:02}" + (f"-{day:02}" if day else "")
        return (f"{edtf}~" if parts.get("vague") else edtf), why

    def _weekday(self, match: re.Match[str], moment: TimeFrame, to_come: bool) -> tuple[str, str]:
        if moment.reference is None or moment.reference.borrowed:
            return "", ""
        day = moment.reference.day
        wanted = next((n for n, names in self._weekdays.items() if names.fullmatch(match["weekday"])), 0)
        if to_come or match["next"]:
            found = day + timedelta(days=(wanted - day.weekday()) % 7)
        else:
            found = day - timedelta(days=(day.weekday() - wanted) % 7)
        return found.isoformat(), f"“{match[0].strip()}”, reckoned from {moment.reference.why}"

    def _ago(self, match: re.Match[str], moment: TimeFrame, to_come: bool) -> tuple[str, str]:
        if moment.reference is None or moment.reference.borrowed:
            return "", ""
        edtf = self._moved(moment.reference.day, match, -1)
        return edtf, f"“{match[0]}”, reckoned from {moment.reference.why}"

    def _from_last(self, match: re.Match[str], moment: TimeFrame, to_come: bool) -> tuple[str, str]:
        unit = self._unit_of(match)
        base = moment.by_day if unit in ("day", "week") else moment.last_day
        if base is None:
            return "", ""
        edtf = self._moved(base, match, -1 if match["earlier"] else 1)
        return edtf, f"“{match[0]}”, reckoned from the date before, {base.isoformat()}"

    def _unit(self, match: re.Match[str], moment: TimeFrame, to_come: bool) -> tuple[str, str]:
        unit = self._unit_of(match)
        sign = -1 if match["last"] else 1 if match["next"] else 0
        if moment.reference is None or unit in ("", "day", "decade") or (unit != "month" and not sign):
            return "", ""
        why = f"“{match[0]}”, reckoned from {moment.reference.why}"
        day = moment.reference.day
        if unit == "week":
            monday = day + timedelta(days=7 * sign - day.weekday())
            edtf = f"{monday}/{monday + timedelta(days=6)}"
            return ("", "") if moment.reference.borrowed else (edtf, why)
        return (str(day.year + sign) if unit == "year" else _months_on(day, sign)), why

    def _that_unit(self, match: re.Match[str], moment: TimeFrame, to_come: bool) -> tuple[str, str]:
        """`later that month`, `the same year`: those of the date before."""
        unit = self._unit_of(match)
        length = {"year": 4, "month": 7}.get(unit, 0)
        if moment.last is None or not moment.near or not length or len(moment.last.edtf.rstrip("~")) < length:
            return "", ""
        edtf = moment.last.edtf[:length]
        return (
            ("", "") if "/" in moment.last.edtf else (edtf, f"“{match[0]}”: that of the date before, {edtf}")
        )

    def _same_day(self, match: re.Match[str], moment: TimeFrame, to_come: bool) -> tuple[str, str]:
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


def _shifted(days: int) -> Reckon:
    def reckon(match: re.Match[str], moment: TimeFrame, to_come: bool) -> tuple[str, str]:
        if moment.reference is None or not moment.reference.exact:
            return "", ""
        day = moment.reference.day + timedelta(days=days)
        return day.isoformat(), f"“{match[0]}”, reckoned from {moment.reference.why}"

    return reckon


def _months_on(day: date, months: int) -> str:
    count = day.year * 12 + day.month - 1 + months
    return f"{count // 12:04}-{count % 12 + 1:02}"
