"""Numbers, dates and names on which two texts differ about the same point or event."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from msgspec import Struct

from backstory.importers.reading.statements import Statement
from backstory.importers.together.events import ReportedEvent
from backstory.importers.together.features import Features, stem
from backstory.importers.together.offices import role_words
from backstory.importers.together.points import Key, Point, same_date
from backstory.importers.together.registry import Registry

_NUMBER = re.compile(
    r"(?<![\w.,-])(?P<number>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(?P<scale> (?:million|billion|thousand|per cent|Millionen|"
    r"Milliarden|Tausend|millones|mil))?%? (?P<unit>[^\W\d_]{3,}(?: [^\W\d_]{3,})?)"
)
_MONTH_LIKE = re.compile(r"(?:1[5-9]|20)\d\d")


class Disagreement(Struct, frozen=True):
    """What two statements say differently; `what` is number, date or name, `values` the words of each."""

    what: str
    values: tuple[str, str]
    statements: tuple[Statement, Statement]


def find_disagreements(
    points: Iterable[Point],
    events: Iterable[ReportedEvent],
    features: Mapping[Key, Features],
    languages: Mapping[int, str],
    registry: Registry,
) -> list[Disagreement]:
    """All of them, each pair of values once, in the order of the texts."""
    found: dict[tuple[str, ...], Disagreement] = {}
    for statements in [*(point.statements for point in points), *(event.statements for event in events)]:
        for one, other in combinations(statements[:_LOOKED_AT], 2):
            if one.text == other.text:
                continue
            for difference in (
                *_numbers(one, other, languages),
                *_dates(one, other, features),
                *_names(one, other, languages, registry),
            ):
                found.setdefault((difference.what, *sorted(difference.values)), difference)
    return sorted(found.values(), key=lambda one: (one.statements[0].key, one.statements[1].key, one.values))


_LOOKED_AT = 12


def _numbers(one: Statement, other: Statement, languages: Mapping[int, str]) -> Iterator[Disagreement]:
    """Numbers of the same things, which are not the same."""
    mine, theirs = _counted(one, languages[one.text]), _counted(other, languages[other.text])
    for unit in mine.keys() & theirs.keys():
        if not mine[unit].keys() & theirs[unit].keys():
            values = (next(iter(mine[unit].values())), next(iter(theirs[unit].values())))
            yield Disagreement("number", values, (one, other))


def _counted(statement: Statement, language: str) -> dict[str, dict[float, str]]:
    """The numbers of a statement by the stem of what they count."""
    found: dict[str, dict[float, str]] = {}
    for match in _NUMBER.finditer(statement.words):
        if _MONTH_LIKE.fullmatch(match["number"]) or any(
            date.start <= match.start() < date.end for date in statement.dates
        ):
            continue
        scale = (match["scale"] or "").strip()
        value = float(match["number"].replace(",", "")) * _SCALES.get(scale, 1.0)
        unit = stem(match["unit"].split(" ")[-1].casefold(), language)
        found.setdefault(unit, {})[value] = match[0].strip()
    return found


_SCALES = {"million": 1e6, "billion": 1e9, "thousand": 1e3, "Millionen": 1e6, "Milliarden": 1e9, "Tausend": 1e3,
           "millones": 1e6, "mil": 1e3}  # fmt: skip


def _dates(one: Statement, other: Statement, features: Mapping[Key, Features]) -> Iterator[Disagreement]:
    """Days or months that differ where the year is the same: more than one text being vaguer than the other."""
    mine, theirs = _stated(one), _stated(other)
    if (
        len(mine) == 1
        and len(theirs) == 1
        and not same_date(mine[0], theirs[0])
        and mine[0][:4] == theirs[0][:4]
    ):
        yield Disagreement("date", (mine[0], theirs[0]), (one, other))


def _names(
    one: Statement, other: Statement, languages: Mapping[int, str], registry: Registry
) -> Iterator[Disagreement]:
    """Two people to whom the same role is given: `the mayor, Ada Quill` and `Mayor Bert Quill`."""
    mine, theirs = (_in_roles(each, languages[each.text], registry) for each in (one, other))
    for role in sorted(mine.keys() & theirs.keys()):
        if mine[role].keys().isdisjoint(theirs[role]):
            values = (next(iter(mine[role].values())), next(iter(theirs[role].values())))
            yield Disagreement("name", values, (one, other))


def _in_roles(statement: Statement, language: str, registry: Registry) -> dict[str, dict[str, str]]:
    """The people of a statement by the stem of the role that stands at their name: title, and the words."""
    before, behind = role_words(language)
    found: dict[str, dict[str, str]] = {}
    for start, end, entity in registry.find(statement):
        if entity.kind != "person":
            continue
        ahead, after = before.search(statement.words, 0, start), behind.match(statement.words, end)
        for match, shown in ((ahead, f"{ahead and ahead['role']} {statement.words[start:end]}"),
                             (after, f"{statement.words[start:end]}{after and after[0]}")):  # fmt: skip
            if match:
                found.setdefault(stem(match["role"].casefold(), language), {})[entity.title] = shown
    return found


def _stated(statement: Statement) -> Sequence[str]:
    return [date.edtf for date in statement.dates if not date.why and "/" not in date.edtf]
