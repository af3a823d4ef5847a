"""When a text was published: a day where it says so, else a gap and what the text implies."""

import re
from collections.abc import Sequence

from msgspec import Struct

from backstory.dates import read_day
from backstory.importers.dates import find_dates
from backstory.importers.prose import Sentence
from backstory.importers.shape import Paragraph
from backstory.importers.spelling import even

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


class Dating(Struct, frozen=True, array_like=True):
    """The proposed ISO day, or empty: then `why` says what the text implies, if anything."""

    day: str
    why: str
    line: int = 0


def propose_date(name: str, paragraphs: Sequence[Paragraph], sentences: Sequence[Sentence]) -> Dating:
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
    return _implied(sentences)


def _implied(sentences: Sequence[Sentence]) -> Dating:
    anniversary = _anniversary(sentences)
    parts = [anniversary[0]] if anniversary else []
    latest = max(
        ((date.edtf, sentence.line) for sentence in sentences for date in find_dates(sentence.text)
         if "/" not in date.edtf and "~" not in date.edtf and date.year >= 1900),
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
            for date in find_dates(other.text):
                shared = len(wanted & _content_words(date.described or other.text))
                score = 2 * shared + (1 if date.described or other is sentence else 0)
                if shared >= min(2, len(wanted)) and score > best.get(date.year, (0, "", 0))[0]:
                    best[date.year] = (score, date.edtf, other.line)
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
