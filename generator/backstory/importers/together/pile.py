"""All texts of a pile read one by one, those without a date of their own dated by the text most like them."""

from collections import Counter
from collections.abc import Sequence
from math import log

from backstory.importers.languages.spelling import loose
from backstory.importers.reading.capitalised import capitals_of
from backstory.importers.reading.moments import ReferenceDay
from backstory.importers.reading.statements import SourceText, TextReading, read_text


def read_pile(texts: Sequence[SourceText], *, expected: str = "") -> list[TextReading]:
    """Each text with its dates. `expected` is the language of the site."""
    readings = [read_text(text, number, expected=expected) for number, text in enumerate(texts)]
    if all(reading.reference for reading in readings) or not any(reading.reference for reading in readings):
        return readings
    names = [_names(reading) for reading in readings]
    spread = Counter(name for found in names for name in found)
    dated = [reading.number for reading in readings if reading.reference]
    return [
        reading if reading.reference else _dated_like(reading, readings, names, spread, dated, expected)
        for reading in readings
    ]


def _dated_like(
    reading: TextReading,
    readings: Sequence[TextReading],
    names: Sequence[frozenset[str]],
    spread: Counter[str],
    dated: Sequence[int],
    expected: str,
) -> TextReading:
    """The text read again from the day of the dated one that shares most rare names with it, if any does."""

    def shared(number: int) -> float:
        common = names[number] & names[reading.number]
        return sum(log(1 + len(readings) / spread[name]) for name in sorted(common))

    near = max(dated, key=lambda number: (shared(number), -number))
    like = readings[near].reference
    if like is None or shared(near) < _ENOUGH:
        return reading
    reference = ReferenceDay(
        like.day,
        f"{like.day.isoformat()}, the day of a text like it, {readings[near].text.source}",
        borrowed=True,
    )
    return read_text(reading.text, reading.number, expected=expected, reference=reference)


_ENOUGH = 2.0


def _names(reading: TextReading) -> frozenset[str]:
    capitals = capitals_of(reading.language)
    return frozenset(
        loose(run.name)
        for statement in reading.statements
        for run in capitals.runs(statement.words)
        if not run.first or " " in run.name
    )
