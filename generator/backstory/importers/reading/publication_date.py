"""When a text was published: a day where it says so, else a gap and what the text implies."""

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from backstory.dates import read_day
from backstory.importers.languages.spelling import even
from backstory.importers.reading.dates import find_dates
from backstory.importers.reading.moments import ReferenceDay
from backstory.importers.reading.prose import Sentence
from backstory.importers.reading.shape import CLOSING, FULL_STOPS, SourceParagraph

_FILE_NAME = re.compile(r"(?<!\d)(\d{4})[-_]?(\d{2})[-_]?(\d{2})(?!\d)")
_LABEL = re.compile(r"(?:published|posted|updated|date|on)?:? *(?:on )?", re.IGNORECASE)
_ANNIVERSARY = re.compile(
    r"\b(?P<count>\d{1,3})(?:st|nd|rd|th) (?:anniversary|birthday) of (?P<what>[^,.;–—()]{3,80})"
)
_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_WORD = re.compile(r"[^\W\d_]{3,}")
_NO_CONTENT = frozenset("the and its their his her for from with that".split())
_DATELINES = 3
"""Paragraphs at the start, and at the end, among which a line with nothing but a date may stand."""
_SHORT_LINE = 80
_PLACE_IN_CAPITALS = re.compile(r"(?:[^\W\d_a-zß-ÿ][\w.'’-]*[ ,]+)+?(?:\([^()]{1,30}\)[ ,]*)?$")
"""What stands before the date of a dateline: `GEORGETOWN, `, `KINGSTOWN (Wire) `."""
_AFTER_DATELINE = re.compile(r"\s*(?:[-–—:.]|\([^()]{1,30}\)\s*[-–—:]?)\s*")


class Dating(Struct, frozen=True, array_like=True):
    """The proposed ISO day, or empty: then `why` says what the text implies, if anything."""

    day: str
    why: str
    line: int = 0


def propose_date(
    name: str, paragraphs: Sequence[SourceParagraph], sentences: Sequence[Sentence], language: str = "en"
) -> Dating:
    """The day of a text: from the name of its file, a line that is only a date, or what it implies."""
    for match in _FILE_NAME.finditer(name):
        day = read_day("-".join(match.groups()))
        if day:
            return Dating(day, "the name of the file has it")
    for paragraph in [*paragraphs[:_DATELINES], *paragraphs[-_DATELINES:]]:
        label = _LABEL.match(paragraph.text)
        day = read_day(paragraph.text[label.end() if label else 0 :]) if len(paragraph.text) < 60 else None
        if day:
            return Dating(day, "this line is nothing but a date", paragraph.line)
    for paragraph in [*paragraphs[:_DATELINES], *paragraphs[-_DATELINES:]]:
        day, end = read_dateline(paragraph.text, language)
        if day:
            why = (
                "the text begins with its place and date" if end else "this line gives a date and no sentence"
            )
            return Dating(day, why, paragraph.line)
    return _implied(sentences, language)


def read_dateline(paragraph: str, language: str = "en") -> tuple[str, int]:
    """The day of a dateline and where it ends: 0 for a line that holds nothing else, else before the sentence."""
    days = [found for found in find_dates(paragraph[:200], language) if len(found.edtf) == 10]
    if not days:
        return "", 0
    first = days[0]
    if len(paragraph) < _SHORT_LINE and not paragraph.rstrip(CLOSING).endswith(FULL_STOPS):
        return first.edtf, 0
    before = paragraph[: first.start]
    after = _AFTER_DATELINE.match(paragraph, first.end)
    place = before.rstrip(" ,(")
    if after and (not before.strip() or (place.split("(")[0].isupper() and _PLACE_IN_CAPITALS.match(before))):
        return first.edtf, after.end()
    return "", 0


def reference_of(dating: Dating, sentences: Sequence[Sentence], language: str = "en") -> ReferenceDay | None:
    """The day from which the dates of a text are reckoned.

    That of the text where it is known; else the latest day that it names, or that an anniversary in it
    implies, or the end of the latest month.
    """
    if dating.day:
        return ReferenceDay(date.fromisoformat(dating.day), f"the day of the text, {dating.day}", exact=True)
    named = [
        found.edtf.rstrip("~") for sentence in sentences for found in find_dates(sentence.text, language)
    ]
    days = [edtf for edtf in named if len(edtf) == 10]
    implied = _anniversary_day(sentences, language)
    months = [edtf for edtf in named if len(edtf) == 7]
    latest_month = max(months, default="")
    if implied and implied >= max(days, default="") and implied[:7] >= latest_month:
        return ReferenceDay(date.fromisoformat(implied), f"{implied}, the day of the anniversary")
    if days and max(days)[:7] >= latest_month:
        return ReferenceDay(date.fromisoformat(max(days)), f"the latest day that the text names, {max(days)}")
    if days and latest_month:
        year, month = int(latest_month[:4]), int(latest_month[5:])
        end = date(year, month, monthrange(year, month)[1])
        return ReferenceDay(end, f"the latest month that the text names, {latest_month}")
    return None


def _anniversary_day(sentences: Sequence[Sentence], language: str) -> str:
    """The day of an anniversary whose event the text dates to the day, in the same sentence."""
    for sentence in sentences:
        match = _ANNIVERSARY.search(sentence.text)
        for found in find_dates(sentence.text, language) if match else ():
            year = found.year + int(match["count"]) if match else 0
            if len(found.edtf) == 10 and year < 2200 and found.edtf[5:] != "02-29":
                return f"{year}{found.edtf[4:]}"
    return ""


def _implied(sentences: Sequence[Sentence], language: str) -> Dating:
    anniversary = _anniversary(sentences)
    parts = [anniversary[0]] if anniversary else []
    latest = max(
        ((found.edtf, sentence.line) for sentence in sentences for found in find_dates(sentence.text, language)
         if "/" not in found.edtf and "~" not in found.edtf and found.year >= 1900),
        default=None,
    )  # fmt: skip
    if latest and not anniversary:
        parts.append(f"the latest date that it names is {latest[0]} (line {latest[1]})")
    weekday = next(((found[0], s.line) for s in sentences if (found := _WEEKDAY.search(s.text))), None)
    if weekday:
        parts.append(f"it speaks of {weekday[0]} (line {weekday[1]})")
    line = anniversary[1] if anniversary else latest[1] if latest else weekday[1] if weekday else 0
    return Dating("", "; ".join(["the text doesn't say on which day it was published", *parts]), line)


def _anniversary(sentences: Sequence[Sentence]) -> tuple[str, int] | None:
    """What "the 70th anniversary of X" implies where the text also dates X."""
    for sentence in sentences:
        match = _ANNIVERSARY.search(sentence.text)
        if match is None:
            continue
        wanted = _content_words(match["what"])
        best: dict[int, tuple[int, str, int]] = {}
        for other in sentences:
            for found in find_dates(other.text):
                shared = len(wanted & _content_words(found.described or other.text))
                score = 2 * shared + (1 if found.described or other is sentence else 0)
                if shared >= min(2, len(wanted)) and score > best.get(found.year, (0, "", 0))[0]:
                    best[found.year] = (score, found.edtf, other.line)
        ranked = sorted(best.values(), reverse=True)
        if ranked and (len(ranked) == 1 or ranked[0][0] > ranked[1][0]):
            _, edtf, line = ranked[0]
            month = edtf[4:7] if re.fullmatch(r"-\d\d", edtf[4:7]) else ""
            implied = f"{int(edtf[:4]) + int(match['count'])}{month}"
            where = f"“{match[0].strip()}” (line {sentence.line}) and {edtf} (line {line})"
            return f"it implies {implied}: {where}", sentence.line
    return None


def _content_words(text: str) -> set[str]:
    return set(_WORD.findall(even(text))) - _NO_CONTENT
