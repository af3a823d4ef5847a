"""Dates in the page's language: days, months, years before our era, uncertain dates and spans.

Patterns are those of Unicode CLDR, through Babel; only what joins dates ("about", "to") is ours.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache

from babel.dates import match_skeleton, parse_pattern
from markupsafe import Markup

from backstory.dates import Span, last_year_of, year_of
from backstory.render.sentences import Sentences

_DATE = re.compile(r"(-?\d{4,})(?:-(\d\d))?(?:-(\d\d))?")
_QUOTED = re.compile(r"('[^']*')")
_LEAP = 2000
_YEAR, _ERA = "\ue001", "\ue002"
_STAMP = 6
"""Letters of a month that fit under a date stamp."""

WORDED = (
    "long",
    "short",
    "in_year",
    "brief",
    "month_year",
    "month",
    "full",
    "day",
    "stamp_month",
    "year",
    "span",
)
"""Methods of DatesInWords that templates use as filters."""

_SKELETONS = {"day": "yMMMMd", "month": "yMMMM", "year": "y"}
_WITH_ERA = {"day": "GyMMMMd", "month": "GyMMMM", "year": "Gy"}
_OF_NO_LANGUAGE = {"GyMMMMd": "G y MMMM d", "GyMMMM": "G y MMMM"}
"""What CLDR has where a language says nothing of its own."""
_WITHOUT_YEAR = {"day": "MMMMd", "month": "LLLL"}


class DatesInWords:
    """Words dates in one language. Every method is a pure function of its arguments, and remembered."""

    def __init__(self, sentences: Sentences) -> None:
        self._locale = sentences.locale
        self._say = sentences.say
        pattern = self._pattern("MMMMd")
        self.day_first = pattern.lstrip().startswith("d")
        """Whether a short date begins with the day: "27 July"."""
        self._year_last = self.day_first and self._pattern("yMMMMd").rstrip().endswith("y")
        for name in WORDED:
            setattr(self, name, _remembered(getattr(self, name)))

    def long(self, iso: str) -> str:
        """`2023-07-27` as "27 July 2023"; a month or a year alone as "July 2023", "2023"."""
        return self._words(*_parsed(iso))

    def short(self, iso: str) -> str:
        """`2023-07-27` as "27 July"."""
        return self._words(*_parsed(iso), with_year=False)

    def in_year(self, iso: str, year: str) -> str:
        """As `short` where the day lies in `year`, else as `long`."""
        return self.short(iso) if iso[:4] == year[:4] else self.long(iso)

    def brief(self, iso: str, year: str = "") -> str:
        """`2023-07-27` as "27 Jul" where the day lies in `year`, else as "27 Jul 2023"."""
        parts = _parsed(iso)
        if not parts[2] or parts[0] <= 0:
            return self.long(iso)
        return self._apply(self._pattern("MMMd" if iso[:4] == year[:4] else "yMMMd"), *parts)

    def month_year(self, iso: str) -> str:
        """`2023-07-27` or `2023-07` as "July 2023"."""
        return self.long(iso[:7])

    def month(self, iso: str) -> str:
        """`2023-07` as "July", standing alone."""
        year, month, _ = _parsed(iso[:7])
        return self._apply("LLLL", year, month, 1)

    def full(self, iso: str) -> str:
        """`2023-07-28` as "Friday, 28 July 2023"."""
        return str(self._locale.date_formats["full"].apply(date(*_parsed(iso)), self._locale))

    def day(self, iso: str) -> str:
        """The day of the month, for date stamps: "27"."""
        return str(int(iso[8:10]))

    def stamp_month(self, iso: str, year: str) -> str:
        """The month under the day of a date stamp: "July", "Sept", or "Jan 2022" outside the given year."""
        parts = _parsed(iso)
        name = self._apply("MMMM", *parts)
        if len(name) > _STAMP or iso[:4] != year[:4]:
            name = self._apply("MMM", *parts).rstrip(".")
        return name if iso[:4] == year[:4] else f"{name} {parts[0]}"

    def year(self, year: int) -> str:
        """2023 as "2023", −43 as "44 BC" (years are numbered as in ISO 8601: 0 is 1 BC)."""
        return self._words(year, 0, 0)

    def span(self, span: Span, year: int | None = None) -> str:
        """An uncertain date: "1950 to 1953", "December 1991", "about July 1953".

        Where `year` is given and all of the span lies in it, the year is left out: "25 to 28 July".
        """
        bare = year is not None and span.precision != "year" and year_of(span) == last_year_of(span) == year
        start, slash, end = re.sub("[~?%]", "", span.edtf).partition("/")
        if not slash:
            words = self._end(start, with_year=not bare)
        elif start in ("", ".."):
            words = str(self._say("date.until", date=self._end(end, with_year=not bare)))
        elif end in ("", ".."):
            words = str(self._say("date.since", date=self._end(start, with_year=not bare)))
        else:
            words = self._range(start, end, with_year=not bare)
        return str(self._say("date.about", date=words)) if span.about else words

    def _range(self, start: str, end: str, *, with_year: bool) -> str:
        first, last = _DATE.fullmatch(start), _DATE.fullmatch(end)
        begun = self._end(start, with_year=with_year)
        if first and last and first[3] and last[3] and self._year_last and first[1] == last[1]:
            begun = str(int(first[3])) if first[2] == last[2] else self._end(start, with_year=False)
        finish = self._end(end, with_year=with_year)
        return str(self._say("date.range", start=Markup(begun), end=Markup(finish)))

    def _end(self, edtf: str, *, with_year: bool) -> str:
        """One end of a span, or a span without a slash."""
        if match := _DATE.fullmatch(edtf):
            return self._words(*(int(part or 0) for part in match.groups()), with_year=with_year)
        return edtf

    def _words(self, year: int, month: int, day: int, *, with_year: bool = True) -> str:
        precision = "day" if day else "month" if month else "year"
        if not with_year and month:
            return self._apply(self._pattern(_WITHOUT_YEAR[precision]), year, month, day or 1)
        if year <= 0:
            return self._far_away(self._with_era(precision), year, month or 1, day or 1)
        pattern = self._pattern(_SKELETONS[precision])
        if year <= date.max.year:
            return self._apply(pattern, year, month or 1, day or 1)
        return self._far_away(pattern, year, month or 1, day or 1)

    def _with_era(self, precision: str) -> str:
        """The pattern of a date before our era. Where CLDR has it for short months only, the month is in full there."""
        known, skeleton = self._locale.datetime_skeletons, _WITH_ERA[precision]
        own = skeleton in known and known[skeleton].pattern != _OF_NO_LANGUAGE.get(skeleton)
        pattern = self._pattern(skeleton if own else skeleton.replace("MMMM", "MMM"))
        alone = precision == "month" and "L" in self._pattern(_SKELETONS["month"])
        return re.sub("LL+|MM+", "LLLL" if alone else "MMMM", pattern)

    def _far_away(self, pattern: str, year: int, month: int, day: int) -> str:
        # Ours is put where signs hold its place.
        parts = _QUOTED.split(pattern)
        parts[::2] = [re.sub("G+", _ERA, re.sub("[yYu]+", _YEAR, part)) for part in parts[::2]]
        words = self._apply("".join(parts), year, month, day)
        shown = str(1 - year if year <= 0 else year)
        return words.replace(_YEAR, shown).replace(_ERA, self._locale.eras["abbreviated"][0])

    def _pattern(self, skeleton: str) -> str:
        if skeleton == "LLLL":
            return skeleton
        known = self._locale.datetime_skeletons
        if skeleton == "yMMMMd":
            return str(self._locale.date_formats["long"].pattern)
        return str(known[skeleton if skeleton in known else match_skeleton(skeleton, known)].pattern)

    def _apply(self, pattern: str, year: int, month: int, day: int) -> str:
        # datetime knows no other years; a leap year stands in, where the pattern does not show it.
        known = year if date.min.year <= year <= date.max.year else _LEAP
        return str(parse_pattern(pattern).apply(date(known, month, day), self._locale))


def rail_mark(span: Span) -> str:
    """The mark of a date on the rail: "day" where the day is known, "lasted" for a range, else "vague"."""
    if span.precision == "range" and "/" in span.edtf:
        return "lasted"
    return "day" if span.precision == "day" and not span.about else "vague"


def machine_date(span: Span) -> str:
    """The span for the `datetime` of an HTML `time`, or nothing where HTML has no form for it."""
    plain = span.precision != "range" and not span.about and span.start > 0
    return span.edtf if plain else ""


def _parsed(iso: str) -> tuple[int, int, int]:
    match = _DATE.match(iso)
    if match is None:
        raise ValueError(f'"{iso}" is not a day, month or year of ISO 8601')
    return int(match[1]), int(match[2] or 0), int(match[3] or 0)


def _remembered(method: Callable[..., object]) -> Callable[..., object]:
    return lru_cache(maxsize=4096)(method)


PLAIN: Mapping[str, Callable[[Span], object]] = {
    function.__name__: function for function in (rail_mark, year_of, last_year_of, machine_date)
}
"""What templates use as filters besides, the same in every language."""
