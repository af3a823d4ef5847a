"""Dated facts of a pile, each once: with the most exact date that any text gives, and all its sentences."""

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import cache

from msgspec import Struct, structs

from backstory.importers.languages import grammar_of
from backstory.importers.reading.dates import DateFound
from backstory.importers.reading.moments import first_day
from backstory.importers.reading.prose import without_stop
from backstory.importers.reading.statements import Statement, TextReading
from backstory.importers.together.features import Features, Vocabulary, features_of, is_measured_from
from backstory.importers.together.points import Key, Point, find_points
from backstory.importers.together.registry import Registry
from backstory.text import excerpt

_TITLE = 160
_CUT = re.compile(
    r", (?:and|but|while|which|when|where|who|und|aber|y|pero)\b|; | and (?=\S+ \S+ \S+)|, (?=then\b)"
)
_ALIKE, _LINKED = 0.34, 0.16
_FEW_WORDS = 5
_WELL_AFTER = 2
"""Days after which a text that names a day looks back at it."""
_FEW_MARKS = 3
_QUESTION = re.compile(r"\?[”\"’»]?$")
_ASIDE = re.compile(r", (?:\w+ )?(?:which|who|whom|whose|where)\b[^,]+,")
"""What is put in about a name, between commas."""
_PLACES = 10
"""Dates of one sentence that are told apart."""
_LEADS = re.compile(r"(?:\s*,?\s*\b(?:in|on|since|by|at|during|from|of|im|am|seit|en|el|desde)\s+)$", re.I)


class ReportedEvent(Struct, frozen=True):
    """What happened when. `date` is EDTF, `why` how it was reckoned, `title` words of one sentence.

    `dates` are the other dates that texts give for it; `statements` all sentences that tell it, first the one of
    the title.
    """

    date: str
    title: str
    statements: tuple[Statement, ...]
    topics: tuple[str, ...] = ()
    why: str = ""
    dates: tuple[str, ...] = ()


def find_events(
    readings: Sequence[TextReading],
    registry: Registry,
    told: Mapping[Key, Features],
    denied: Set[Key] = frozenset(),
) -> list[ReportedEvent]:
    """The events of a pile in the order of their dates. `told` are the features of its statements; questions, and
    `denied` statements, tell none.
    """
    whole = {statement.key: statement for reading in readings for statement in reading.statements}
    parts = [
        part
        for reading in readings
        for statement in reading.statements
        if not statement.is_line and statement.key not in denied and not _QUESTION.search(statement.words)
        for part in _by_date(statement)
    ]
    language = {reading.number: reading.language for reading in readings}
    features = {part.key: features_of(part, registry, language[part.text]) for part in parts}
    for at, part in enumerate(parts):
        # Too few words to tell an event by: then those of the whole sentence.
        few = len(features[part.key].stems | features[part.key].topics) < _FEW_MARKS
        if few or not _verbs(language[part.text]).search(part.words):
            statement = whole[part.text, part.number // _PLACES]
            parts[at] = structs.replace(part, sentence=statement.sentence, dates=(_unplaced(part.dates[0]),))
            features[part.key] = features_of(parts[at], registry, language[part.text])
    features = {
        key: _with_before(one, told.get((key[0], key[1] // _PLACES))) for key, one in features.items()
    }
    vocabulary = Vocabulary(features, len(readings))
    points = find_points(parts, features, vocabulary, alike=_ALIKE, linked=_LINKED, one_mark=True)
    joined = _with_retrospects(points, {reading.number: reading for reading in readings}, features)
    events = [_event(point, whole, registry, vocabulary) for point in joined]
    return sorted(events, key=lambda event: (event.date, event.statements[0].key))


def _with_before(part: Features, whole: Features | None) -> Features:
    """A part with what a pronoun of its sentence may mean."""
    return structs.replace(part, before=whole.before - part.topics) if whole is not None else part


def _by_date(statement: Statement) -> Iterator[Statement]:
    """A part of the statement for each date that it names, with the words that belong to that date."""
    exact = {date.edtf[:4] for date in statement.dates if not date.recalled}
    dates = [
        date
        for date in statement.dates
        if not (date.recalled and date.edtf[:4] in exact) and not is_measured_from(statement, date)
    ][:_PLACES]
    aside = [match.span() for match in _ASIDE.finditer(statement.words)]
    for index, date in enumerate(dates):
        start, end, without = _part(statement, dates, index, aside)
        text = statement.words[start:end]
        if without:
            text = f"{statement.words[start : without[0]]}{statement.words[without[1] : end]}"
        if len(text.split()) < _FEW_WORDS:
            start, text = statement.body_start, statement.words[statement.body_start :]
        moved = DateFound(date.edtf, date.start - start, date.end - start, date.described, date.why)
        if text[moved.start : moved.end] != statement.words[date.start : date.end]:
            moved = _unplaced(date)
        sentence = structs.replace(statement.sentence, text=text)
        yield structs.replace(
            statement,
            number=statement.number * _PLACES + index,
            sentence=sentence,
            dates=(moved,),
            body_start=0,
        )


def _with_retrospects(
    points: Sequence[Point], readings: Mapping[int, TextReading], features: Mapping[Key, Features]
) -> list[Point]:
    """Two events of one day are one where a later text looks back at that day and names what the other names."""
    by_day: dict[str, list[Point]] = {}
    for point in points:
        days = {part.dates[0].edtf for part in point.statements if len(part.dates[0].edtf) == 10}
        if len(days) == 1:
            by_day.setdefault(days.pop(), []).append(point)
    gone: dict[int, Point] = {}
    made: dict[int, Point] = {}
    for day, same in by_day.items():
        if len(same) != 2 or same[0].texts & same[1].texts:
            continue
        topics = [
            {topic for part in point.statements for topic in features[part.key].topics} for point in same
        ]
        if topics[0] & topics[1] and any(_looks_back(point, day, readings) for point in same):
            made[id(same[0])] = Point(
                tuple(sorted((*same[0].statements, *same[1].statements), key=lambda one: one.key))
            )
            gone[id(same[1])] = same[1]
    return [made.get(id(point), point) for point in points if id(point) not in gone]


def _looks_back(point: Point, day: str, readings: Mapping[int, TextReading]) -> bool:
    """Whether all texts of a point are of days well after it."""
    told = first_day(day)
    references = [readings[text].reference for text in point.texts]
    return told is not None and all(
        one is not None and (one.day - told).days > _WELL_AFTER for one in references
    )


@cache
def _verbs(language: str) -> re.Pattern[str]:
    """What tells that words are a clause: a verb of the past, or a form of being."""
    past = grammar_of(language).background.past
    return (
        re.compile(rf"\b(?:{past}|is|are|has|have|ist|sind|hat|es|son|ha|han|[a-z]+s)\b")
        if past
        else re.compile("")
    )


def _unplaced(date: DateFound) -> DateFound:
    """The date without the place of its words."""
    return DateFound(date.edtf, 0, 0, date.described, date.why)


def _part(
    statement: Statement, dates: Sequence[DateFound], index: int, aside: Sequence[tuple[int, int]]
) -> tuple[int, int, tuple[int, int] | None]:
    """Start and end of the words of a date, and what is put in between them about something else."""
    text, date = statement.words, dates[index]
    within = next((span for span in aside if span[0] <= date.start < span[1]), None)
    if within:
        return within[0] + 1, within[1], None
    others = [one for one in dates if not any(span[0] <= one.start < span[1] for span in aside)]
    at = others.index(date)
    start = _between(text, others[at - 1], date) if at else statement.body_start
    end = _between(text, date, others[at + 1]) if at + 1 < len(others) else len(text)
    inside = next((span for span in aside if start < span[0] and span[1] < end
                   and any(span[0] <= one.start < span[1] for one in dates)), None)  # fmt: skip
    return start, end, inside


def _between(text: str, one: DateFound, other: DateFound) -> int:
    """Where the words of one date end and those of the next begin."""
    cuts = [match.start() for match in _CUT.finditer(text, one.end, other.start)]
    return cuts[-1] if cuts else one.end


def _event(
    point: Point, whole: Mapping[Key, Statement], registry: Registry, vocabulary: Vocabulary
) -> ReportedEvent:
    parts = point.statements
    date = min((part.dates[0] for part in parts), key=_exactness)
    told = max(parts, key=lambda part: (_fullness(part), vocabulary.weight(vocabulary.marks(part.key))))
    statements = tuple(whole[part.text, part.number // _PLACES] for part in (told, *parts))
    topics = [title for statement in statements for title in registry.titles(statement)]
    others = sorted({part.dates[0].edtf for part in parts} - {date.edtf})
    return ReportedEvent(
        date.edtf,
        _title(told, statements[0]),
        tuple(dict.fromkeys(statements)),
        tuple(dict.fromkeys(topics)),
        date.why,
        tuple(others),
    )


def _exactness(date: DateFound) -> tuple[bool, int, bool, str]:
    """The most exact first: a point before a range, the longer, the stated before the reckoned."""
    return "/" in date.edtf, -len(date.edtf.rstrip("~")), date.edtf.endswith("~") or bool(date.why), date.edtf


_PRONOUN = re.compile(
    r"(?:,? ?(?:and|but) )?(?:They|He|She|It|This|That|These|Those|His|Her|Their|Its|Both|Then)\b", re.I
)


_STANDS_ALONE = re.compile(r"(?:,? ?(?:and|but|while) )?(?:[A-Z]|an? |the |in |on |its? )")


def _fullness(part: Statement) -> int:
    """How well a wording stands alone: a name or noun first, and enough words."""
    return 2 * (not _PRONOUN.match(part.words)) + (len(part.words.split()) > 4)


def _title(part: Statement, whole: Statement) -> str:
    """The words of the part, without its date where that stands first or last.

    A part that does not stand alone gives way to the whole sentence.
    """
    text, date = part.words, part.dates[0]
    if text not in whole.words or not (whole.words.startswith(text) or _STANDS_ALONE.match(text)):
        return without_stop(excerpt(whole.words[whole.body_start :], _TITLE))
    if date.described:
        return date.described[:1].upper() + date.described[1:]
    before, after = text[: date.start], text[date.end :]
    if not after.strip(" .") and not date.why:
        text = _LEADS.sub("", before)
    elif not _LEADS.sub("", before).strip() and not date.why:
        text = after.lstrip(" ,")
    text = re.sub(r"^(?:, |; )?(?:and|but|which|when|und|y) ", "", text.strip(" ,;"))
    text = without_stop(excerpt(text or part.words, _TITLE))
    return text[:1].upper() + text[1:]
