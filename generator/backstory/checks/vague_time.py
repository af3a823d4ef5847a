"""Vague words for time in texts that are to stay true: "recently", "this week", "at present"."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from backstory.checks.context import LIVING, CheckContext
from backstory.checks.places import place_of_words
from backstory.checks.vague_words import VAGUE_WORDS, Unit, VagueWord
from backstory.content.documents import Document
from backstory.dates import days_in_month, read_span
from backstory.problems import Place, Problem

_QUOTED = re.compile(r"“[^”]*”|„[^“”]*[“”]|«[^»]*»|»[^«]*«|\"[^\"]*\"")


def vague_times(context: CheckContext) -> Iterator[Problem]:
    """Vague words in background, and in the leads, summaries and definitions of topics.

    With what could be written in their place, where the text says of what day it is. Quotations are passed over.
    """
    for document in context.catalog.documents.values():
        if document.kind not in LIVING:
            continue
        language = (document.front.lang or context.settings.language).partition("-")[0].lower()
        for text, start, dates in _texts(document, context):
            for word, found in _find(text, language):
                if word.settled and dates:
                    continue
                when = _when(word, dates[0] if dates else _written(document))
                facts = {"word": found[0]} | ({"when": when} if when else {})
                before = text.count(found[0], 0, found.start())
                place = place_of_words(context, start, found[0], before=before)
                yield Problem("vague-time", place, facts)


def _texts(document: Document, context: CheckContext) -> Iterator[tuple[str, Place, tuple[str, ...]]]:
    """The texts, where they begin, and the dates that stand beside them."""
    front = document.front
    dates = (front.as_of,) if front.as_of else ()
    for key, text in (("summary", front.summary), ("definition", front.definition)):
        if text:
            yield " ".join(text.split()), document.place_of(key), dates
    for paragraph in context.paragraphs.get(document.path, ()):
        yield paragraph.text, document.place(paragraph.line), paragraph.as_of


def _find(text: str, language: str) -> Iterator[tuple[VagueWord, re.Match[str]]]:
    text = _QUOTED.sub(lambda quoted: re.sub(r"[^\n]", " ", quoted[0]), text)
    taken: list[range] = []
    for word, pattern in _patterns(language):
        for found in pattern.finditer(text):
            span = range(*found.span())
            if not any(span.start in other or other.start in span for other in taken):
                taken.append(span)
                yield word, found


@cache
def _patterns(language: str) -> tuple[tuple[VagueWord, re.Pattern[str]], ...]:
    """The words of a language, unknown ones none; the space in a pattern is any white space."""
    return tuple(
        (word, re.compile(rf"\b(?:{word.pattern})\b".replace(" ", r"\s"), re.IGNORECASE))
        for word in VAGUE_WORDS.get(language, ())
    )


def _written(document: Document) -> str:
    """The day of which a text is, as well as its author says it."""
    front = document.front
    moment = front.updated or front.date
    return front.reviewed or front.as_of or (moment.day if moment else "")


def _when(word: VagueWord, reference: str) -> str:
    """What could be written for the word in a text of that day, month or year; nothing where it can't be told."""
    span = read_span(reference) if reference else None
    if span is None:
        return ""
    if not word.unit:
        return f"as of {reference}" if word.settled else ""
    finest = {"year": ("year",), "month": ("year", "month")}.get(span.precision)
    if finest is not None and word.unit not in finest:
        return ""
    year, month, day = span.end // 10000, span.end // 100 % 100, span.end % 100
    try:
        return _moved(date(year, month, day), word.unit, word.away)
    except (ValueError, OverflowError):  # a year that no calendar of ours has
        return ""


def _moved(day: date, unit: Unit, away: int) -> str:
    if unit == "year":
        return str(day.year + away)
    if unit == "month":
        months = day.year * 12 + day.month - 1 + away
        year, month = divmod(months, 12)
        last = min(day.day, days_in_month(year, month + 1))
        return date(year, month + 1, last).isoformat()[:7]
    if unit == "week":
        monday = day + timedelta(weeks=away) - timedelta(days=day.weekday())
        return f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"
    return (day + timedelta(days=away)).isoformat()
