"""Units are grouped by subject: each group becomes one piece of background, with sections where they can be named.

Subjects are chosen one after the other, each time the term that gathers most of what no other has, weighed by how
much it tells. What is left goes to the piece most like it, or to that of its neighbours in the text.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from math import log

from msgspec import Struct

from backstory.importers.languages.spelling import loose
from backstory.importers.reading.statements import Statement
from backstory.importers.together.features import Features, Vocabulary
from backstory.importers.together.points import Key, Point
from backstory.importers.together.registry import Entity, Registry
from backstory.importers.together.units import Unit, find_units

_USUAL = 0.34
"""Share of all units from which a term is too usual to be a subject."""
_GAIN = 2.0
_MOST_WORDS = 6
_AKIN = 1.5
"""What a unit must share with a piece to join it; others go to a piece on the most usual topic."""
_NEAR = 2.5
"""What standing next to one another in a text weighs, beside what is told by both."""
_MANY = re.compile(r"[^\W\d_]+s")
"""One word in the plural: `Serbs` are no subject."""
_SEVERAL = 2
"""Units or texts from which something is a subject, or gets a heading of its own."""


class PieceSection(Struct, frozen=True):
    """Points that belong together, in order of time; without a title they stand at the head of their piece."""

    title: str
    points: tuple[Point, ...]


class Piece(Struct, frozen=True):
    """One proposed piece of background. `topics` are those that most of its points name."""

    title: str
    sections: tuple[PieceSection, ...]
    topics: tuple[str, ...] = ()

    @property
    def points(self) -> tuple[Point, ...]:
        """All points, in their order."""
        return tuple(point for section in self.sections for point in section.points)


def find_pieces(
    points: Sequence[Point],
    features: Mapping[Key, Features],
    vocabulary: Vocabulary,
    registry: Registry,
    language_of: Callable[[Statement], str],
) -> list[Piece]:
    """The pieces of a pile: never more than it has texts, in the order of their names."""
    units = find_units(points, features, vocabulary, language_of)
    texts = {text for unit in units for text in unit.texts}
    subjects = _Subjects(units, registry)
    groups = subjects.choose(most=max(1, len(texts)))
    _add_rest(units, groups, vocabulary)
    pieces: dict[str, list[Unit]] = {}
    titles: dict[str, str] = {}
    for term, members in groups.items():
        title = subjects.title(term, members)
        titles.setdefault(title.casefold(), title)
        pieces.setdefault(title.casefold(), []).extend(members)
    return [_piece(titles[key], pieces[key], registry) for key in sorted(pieces)]


class _Subjects:
    """Which terms may be a subject, and how much each tells."""

    def __init__(self, units: Sequence[Unit], registry: Registry) -> None:
        self._units = units
        self._registry = registry
        self._having: dict[str, list[int]] = defaultdict(list)
        for number, unit in enumerate(units):
            for term in unit.terms:
                self._having[term].append(number)
        self._usual = max(3.0, _USUAL * len(units))

    def choose(self, *, most: int) -> dict[str, list[Unit]]:
        """The subjects that gather most, each with the units that it gathered first."""
        weights = {
            term: self._weight(term, len(numbers))
            for term, numbers in self._having.items() if _SEVERAL <= len(numbers) <= self._usual
        }  # fmt: skip
        free: set[int] = set(range(len(self._units)))
        groups: dict[str, list[Unit]] = {}
        while len(groups) < most:
            best, gain = "", 0.0
            for term in sorted(weights):
                taken = [number for number in self._having[term] if number in free]
                if len(taken) >= _SEVERAL or any(
                    len(self._units[number].texts) > _SEVERAL for number in taken
                ):
                    told = sum(1 + 0.5 * (len(self._units[number].texts) - 1) for number in taken)
                    gain, best = max((gain, best), (told * weights[term], term))
            if gain < _GAIN:
                break
            groups[best] = [self._units[number] for number in self._having[best] if number in free]
            free -= set(self._having[best])
        return groups

    def _weight(self, term: str, spread: int) -> float:
        """How much a term tells: the rarer the more, and what has a name of its own before an ordinary noun."""
        rare = log(1 + len(self._units) / spread)
        if " & @" in term:
            kinds = [self._kind(part) for part in term[1:].split(" & @")]
            return 0.0 if any(kind == "too plain" for kind in kinds) else 0.55 * rare
        if term[0] != "@":
            words = len(term.split())
            return 0.8 * rare if words > 1 else 0.0
        kind = self._kind(term[1:])
        if not kind and spread <= _SEVERAL:
            return 0.0
        return {"listed": 1.15, "": 0.6, "organisation": 0.8, "person": 0.45, "place": 0.35}.get(
            kind, 0.0
        ) * rare

    def _kind(self, title: str) -> str:
        entity: Entity | None = self._registry.by_name.get(loose(title))
        if entity is None or (len(title.split()) == 1 and not entity.listed and entity.kind != "place"):
            return "too plain"
        if entity.kind in ("person", "place"):
            return entity.kind
        return "listed" if entity.listed else "organisation" if entity.abbreviation else ""

    def title(self, term: str, members: Sequence[Unit]) -> str:
        """Two to six words: the subject as the texts have it, with what is most told of it where it is one word."""
        if " & @" in term:
            one, other = sorted(term[1:].split(" & @"), key=lambda title: (-_told_of(title, members), title))
            return _shortest(one, other)
        name = term.removeprefix("@")
        if len(name.split()) > 1:
            return _capital(name)
        noun = _shared_phrase(members, without=name)
        if " " in noun:
            return f"{_capital(name)}: {noun}"
        if topic := self._shared_topic(members, without=name):
            return _shortest(_capital(name), topic)
        years = sorted(unit.date[:4] for unit in members if unit.date)
        if years:
            return f"{_capital(name)}, {'–'.join(sorted({years[0], years[-1]}))}"
        return f"{_capital(name)}: {noun}" if noun else _capital(name)

    def _shared_topic(self, members: Sequence[Unit], *, without: str) -> str:
        """The topic that most of the units name besides, which is no mere town."""
        spread = Counter(topic for unit in members for topic in set(unit.topics) if topic != without)
        usable = [
            topic
            for topic in sorted(spread)
            if self._kind(topic) != "too plain" and spread[topic] >= _SEVERAL
        ]
        return max(usable, key=lambda topic: spread[topic], default="")


def _told_of(title: str, members: Sequence[Unit]) -> int:
    return sum(unit.topics[title] for unit in members)


def _shortest(one: str, other: str) -> str:
    """`Kim Jong Un and Vladimir Putin`, within the words that a title may have."""
    title = f"{one} and {other}"
    if len(title.split()) <= _MOST_WORDS:
        return title
    return f"{one.split(' ')[-1]} and {other.split(' ')[-1]}"


def _add_rest(units: Sequence[Unit], groups: dict[str, list[Unit]], vocabulary: Vocabulary) -> None:
    """Units that no subject gathered join the group that shares most with them, near ones first."""
    placed = {id(unit) for members in groups.values() for unit in members}
    rest = [unit for unit in units if id(unit) not in placed]
    usual = Counter(topic for unit in units for topic in set(unit.topics)).most_common(1)
    rest_term = f"@{usual[0][0]}" if usual else _longest_phrase(rest[0]) if rest else ""
    marks = {
        term: Counter(mark for unit in members for mark in unit.marks) for term, members in groups.items()
    }
    near = {term: {place for unit in members for place in unit.near} for term, members in groups.items()}
    for unit in rest:
        shared = {
            term: vocabulary.weight(mark for mark in unit.marks if counts[mark]) / log(3 + len(groups[term]))
            + _NEAR * len(unit.near & near[term]) / 3
            for term, counts in marks.items()
        }
        best = max(sorted(shared), key=shared.__getitem__, default="")
        if not best or shared[best] < _AKIN:
            best = rest_term
        if best not in marks:
            marks[best], near[best] = Counter(), set()
        groups.setdefault(best, []).append(unit)
        near[best] |= unit.near


def _longest_phrase(unit: Unit) -> str:
    """The longest phrase of a unit, else its first words."""
    phrases = sorted({phrase.text for phrase in unit.phrases}, key=lambda text: (-len(text.split()), text))
    return phrases[0] if phrases else " ".join(unit.points[0].statements[0].words.split()[:3])


def _piece(title: str, members: Sequence[Unit], registry: Registry) -> Piece:
    topics = Counter(topic for unit in members for topic in set(unit.topics))
    common = tuple(topic for topic, count in topics.most_common(6) if count * 3 >= len(members))
    return Piece(title, _sections(members, title, registry), common)


def _sections(members: Sequence[Unit], piece: str, registry: Registry) -> tuple[PieceSection, ...]:
    """The points of a piece in order of time; those that several texts tell under a heading, if they can be named."""
    lead: list[Point] = []
    sections: dict[str, list[Point]] = {}
    for unit in sorted(members, key=lambda unit: (unit.date or "9", unit.points[0].statements[0].key)):
        title = _heading(unit, piece, registry) if len(unit.texts) >= _SEVERAL else ""
        (sections.setdefault(title, []) if title else lead).extend(unit.points)
    made = tuple(PieceSection(title, tuple(points)) for title, points in sections.items())
    return (*((PieceSection("", tuple(lead)),) if lead else ()), *made)


def _heading(unit: Unit, piece: str, registry: Registry) -> str:
    """A phrase of the unit that its wordings share, with its year; empty where none does."""
    weights: Counter[str] = Counter()
    for phrase in unit.phrases:
        entity = registry.by_name.get(loose(phrase.text))
        if entity is not None and (entity.kind in ("place", "person") or entity.abbreviation):
            continue
        if entity is None and phrase.begins:
            continue
        shared = sum(max(0, unit.marks[stem] - 1) for stem in phrase.stems)
        if shared and phrase.text.casefold() not in piece.casefold():
            weights[phrase.text] = max(weights[phrase.text], 1 + shared + phrase.is_name)
    best = max(sorted(weights), key=lambda text: (weights[text] + 0.5 * len(text.split()), text), default="")
    if len(best.split()) < _SEVERAL and (name := _own_name(unit, piece, registry)):
        best = name
    elif len(best.split()) < _SEVERAL or weights[best] < _SEVERAL:
        # "Town, 2023" says nothing: a heading has a name, or a noun with what tells which.
        return ""
    year = re.match(r"\d{4}(?:/\d{4})?", unit.date)
    title = _capital(best)
    if year and len(title.split()) < _MOST_WORDS:
        title = f"{title}, {year[0].replace('/', '–')}"
    return title if len(title.split()) > 1 else ""


def _own_name(unit: Unit, piece: str, registry: Registry) -> str:
    """A topic of the unit that several of its statements name, and that is no state, person or seat of government."""
    for title, count in sorted(unit.topics.items(), key=lambda item: (-item[1], item[0])):
        entity = registry.by_name.get(loose(title))
        plain = entity is None or entity.kind in ("place", "person") or loose(title) in registry.seats
        plain = plain or bool(_MANY.fullmatch(title))
        if count >= _SEVERAL and not plain and title.casefold() not in piece.casefold():
            return title
    return ""


def _shared_phrase(members: Sequence[Unit], *, without: str) -> str:
    """The noun phrase that stands in most of the units; empty where none stands in two."""
    spread: Counter[str] = Counter()
    for unit in members:
        spread.update(
            {phrase.text for phrase in unit.phrases if not phrase.is_name} - {without, without.lower()}
        )
    best = max(sorted(spread), key=lambda text: (spread[text], len(text.split())), default="")
    return best if best and spread[best] >= _SEVERAL else ""


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
