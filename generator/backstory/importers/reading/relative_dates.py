"""Dates that a text gives only by when it was written, or by the date before: `on Wednesday`, `that autumn`.

Each is reckoned from the day of the article, or from the last date that the text named, and says how.
"""

import re
from collections.abc import Sequence
from datetime import date
from functools import cache

from backstory.dates import read_span
from backstory.importers.languages import grammar_of
from backstory.importers.reading.dates import DateFound, find_dates
from backstory.importers.reading.moments import ReferenceDay, TimeFrame, first_day
from backstory.importers.reading.prose import Sentence
from backstory.importers.reading.relative_forms import RECALLED, Reckon, relative_forms

_FORWARD = re.compile(r"\b(?:from|until|till|for|by|ab|bis|hasta|desde) $", re.I)
_BEFORE_THAT = re.compile(r"\b(?:had|hatten?|habían?)\b")
"""What had been done by some month was done before the day of the text."""
_LOOKED_BACK = 70
"""Characters before a date in which a word of what is to come makes it one of the future."""
_BEGINS = 4
"""Characters that may stand before a date that begins its sentence."""


def resolve_dates(
    sentences: Sequence[Sentence], reference: ReferenceDay | None, language: str
) -> list[tuple[DateFound, ...]]:
    """The dates of each sentence, in its order: those that name their year, and those that can be reckoned."""
    forms = relative_forms(language)
    resolved: list[tuple[DateFound, ...]] = []
    last: DateFound | None = None
    by_day: date | None = None
    paragraph = -1
    for sentence in sentences:
        named = list(find_dates(sentence.text, language))
        near = sentence.paragraph == paragraph and last is not None
        dates = _with_relative(sentence.text, named, forms, TimeFrame(reference, last, near, by_day))
        resolved.append(tuple(dates))
        for found in dates:
            if not found.recalled and (day := first_day(found.edtf)):
                last, paragraph = found, sentence.paragraph
                by_day = day if len(found.edtf.rstrip("~")) == 10 else by_day
    return resolved


def _with_relative(
    text: str, named: list[DateFound], forms: Sequence[tuple[re.Pattern[str], Reckon]], moment: TimeFrame
) -> list[DateFound]:
    """The named dates of a sentence and the others, each reckoned with those that stand before it."""
    spots: list[tuple[int, int, re.Match[str], Reckon]] = []
    taken = [(date.start, date.end) for date in named]
    for form, reckon in forms:
        for match in form.finditer(text):
            if all(match.end() <= start or end <= match.start() for start, end in taken):
                taken.append(match.span())
                spots.append((*match.span(), match, reckon))
    found = list(named)
    for start, end, match, reckon in sorted(spots, key=lambda spot: spot[0]):
        before = [one for one in found if one.start < start and not one.recalled and first_day(one.edtf)]
        here = moment.after(max(before, key=lambda one: one.start)) if before else moment
        if here is moment and start > _BEGINS:
            here = TimeFrame(moment.reference, moment.last, moment.near, moment.by_day, goes_on=False)
        edtf, why = reckon(match, here, _is_to_come(text, start))
        if edtf and read_span(edtf) is not None:
            found.append(DateFound(edtf, start, end, "", why, why.startswith(RECALLED)))
    return sorted(found, key=lambda one: one.start)


def _is_to_come(text: str, start: int) -> bool:
    clause = text[max(0, start - _LOOKED_BACK) : start]
    if _said().search(clause) or _BEFORE_THAT.search(clause):
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
