"""One text, read as far as it can be without the others: its sentences with their dates."""

import re
from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from backstory.importers.languages import language_of
from backstory.importers.reading.abbreviations import Abbreviation, read_abbreviations
from backstory.importers.reading.dates import DateFound
from backstory.importers.reading.moments import ReferenceDay
from backstory.importers.reading.prose import Sentence, read_sentences
from backstory.importers.reading.publication_date import (
    Dating,
    propose_date,
    read_dateline,
    reference_of,
)
from backstory.importers.reading.relative_dates import resolve_dates
from backstory.importers.reading.shape import SourceParagraph

_SPEAKER_LABEL = re.compile(r"(?:[A-Z]|[A-Z][a-z]+):\s+")
"""Before what is said in an interview: `Q: `, `A: `."""


class SourceText(Struct, frozen=True):
    """A text to be read with others. `path` is where its words stand, `source` the file that it came from.

    `listed` are the topics that it is filed under, `day` the ISO day of the article where it has one.
    """

    path: str
    source: str
    paragraphs: tuple[SourceParagraph, ...]
    listed: tuple[str, ...] = ()
    day: str = ""


class Statement(Struct, frozen=True):
    """A sentence of one of the texts, with its dates; `text` counts in the pile, `number` in the text.

    Offsets of dates count in the sentence. `is_line` marks what is no sentence but a line with a date.
    """

    text: int
    number: int
    sentence: Sentence
    dates: tuple[DateFound, ...] = ()
    is_line: bool = False
    body_start: int = 0
    """Where the sentence begins, behind a dateline or the label of a speaker."""

    @property
    def words(self) -> str:
        """The sentence."""
        return self.sentence.text

    @property
    def key(self) -> tuple[int, int]:
        """What tells it from all others of the pile."""
        return self.text, self.number


class TextReading(Struct, frozen=True):
    """What one text says by itself."""

    text: SourceText
    number: int
    language: str
    dating: Dating
    reference: ReferenceDay | None
    statements: tuple[Statement, ...]
    abbreviations: tuple[Abbreviation, ...]


def read_text(
    text: SourceText, number: int, *, expected: str = "", reference: ReferenceDay | None = None
) -> TextReading:
    """Read one text of a pile. `reference` is the day to reckon from where the text itself gives none."""
    language = language_of(" ".join(one.text for one in text.paragraphs[:20]), expected)
    sentences = list(read_sentences(text.paragraphs))
    dating = (
        Dating(text.day, "the article's date") if text.day
        else propose_date(text.source, text.paragraphs, sentences, language)
    )  # fmt: skip
    own = reference_of(dating, sentences, language)
    reference = own or reference
    dates = resolve_dates(sentences, reference, language)
    statements = tuple(
        _statement(number, at, sentence, found, language)
        for at, (sentence, found) in enumerate(zip(sentences, dates, strict=True))
    )
    return TextReading(
        text, number, language, dating, reference, statements, read_abbreviations(text.paragraphs)
    )


def years_apart(reading: TextReading, edtf: str) -> float:
    """How many years before the day of the text a date is, by its first four signs; 0 without such a day."""
    if reading.reference is None or not edtf[:4].isdigit():
        return 0.0
    day: date = reading.reference.day
    month = int(edtf[5:7]) if re.fullmatch(r"-\d\d", edtf[4:7]) else 12
    return (day.year - int(edtf[:4])) + (day.month - month) / 12


def _statement(
    text: int, number: int, sentence: Sentence, dates: Sequence[DateFound], language: str
) -> Statement:
    day, end = read_dateline(sentence.text, language) if number < _FIRST else ("", 0)
    label = _SPEAKER_LABEL.match(sentence.text)
    start = max(end, label.end() if label else 0)
    kept = tuple(found for found in dates if found.start >= start and not (day and not end))
    return Statement(text, number, sentence, kept, is_line=bool(day) and not end, body_start=start)


_FIRST = 4
