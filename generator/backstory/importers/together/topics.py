"""Names become topics across a pile: full names, spellings, abbreviations, titles with surnames.

A name that may mean two is a question and belongs to neither.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from backstory.importers.languages import grammar_of
from backstory.importers.languages.states import seats, states
from backstory.importers.reading.abbreviations import may_stand_for
from backstory.importers.reading.capitalised import Run, capitals_of, words_of
from backstory.importers.reading.spelling import loose
from backstory.importers.reading.statements import Statement, TextReading

_DEMONYM = re.compile(r".{3,}(?:ian|ean|an|ese|ish|ic|isch\w*|er|ano|ana|és|esa|és)$")
_CAMEL = re.compile(r"([A-Z][a-z]{3,})[A-Z]\w+")
_PERSON_WORDS = range(2, 5)
_IN_SEVERAL = 2
_INITIALS = 5
"""Letters of an abbreviation that some write with full stops: `U.N.`"""
_TOLD_IN_LOWER_CASE = 3
"""Words of a name from which it is known in small letters, too: `a panel of experts`."""


class Entity:
    """Who or what the texts speak of. `names` counts its spellings, `people` the signs that it is a person."""

    def __init__(self, title: str, *, known: bool = False) -> None:
        self.title = title
        self.known = known
        self.listed = False
        self.kind = ""
        self.abbreviation = ""
        self.names: Counter[str] = Counter()
        self.people = 0
        self.texts: set[int] = set()


class Ambiguous(Struct, frozen=True):
    """A name of one text that may mean several: a question to whoever reviews."""

    name: str
    candidates: tuple[str, ...]
    statement: Statement


class Registry:
    """The entities of a pile, and where their names stand."""

    def __init__(self) -> None:
        self.entities: list[Entity] = []
        self.by_name: dict[str, Entity] = {}
        self.local: dict[int, dict[str, Entity]] = defaultdict(dict)
        self.unclear: dict[int, set[str]] = defaultdict(set)
        self.ambiguous: list[Ambiguous] = []
        self.longest = 1
        self.seats: dict[str, str] = {}
        self._begins: set[str] = set()
        self._common: set[str] = set()
        self._settled = False
        self._meant: dict[str, set[str]] = {}
        self._doubtful: set[str] = set()
        self._found: dict[tuple[int, str], list[tuple[int, int, Entity]]] = {}

    def add(self, title: str, *names: str, known: bool = False) -> Entity:
        """The entity of a title, made if there is none, with more names."""
        entity = self.by_name.get(loose(title))
        if entity is None:
            entity = Entity(title, known=known)
            self.entities.append(entity)
        for name in (title, *names):
            self.name(entity, name)
        return entity

    def name(self, entity: Entity, name: str) -> None:
        """One more name, unless another entity has it."""
        key = loose(name)
        if name.isupper() and name.isalpha() and len(name) <= _INITIALS:
            self.by_name.setdefault("".join(f"{letter}." for letter in key), entity)
        if key and self.by_name.setdefault(key, entity) is entity:
            entity.names[name] += 0
            words = key.split()
            self.longest = max(self.longest, len(words))
            if len(words) >= _TOLD_IN_LOWER_CASE:
                self._begins.add(words[0])

    def titles(self, statement: Statement) -> list[str]:
        """The titles of what a statement names, each once; where a government sits is its state."""
        found = []
        for _, _, entity in self.find(statement):
            state = self.seats.get(loose(entity.title)) if not (entity.listed or entity.known) else None
            found.append(state if state and loose(state) in self.by_name else entity.title)
        return list(dict.fromkeys(found))

    def in_small_letters(self, title: str) -> None:
        """A title that is no proper name: `Sanctions` is found as `sanctions`, too."""
        self._common.add(loose(title))
        self._begins.add(loose(title).split()[0])

    def settle(self) -> None:
        """No name comes any more: from now on each sentence is looked through once."""
        self._settled = True
        for names in self.local.values():
            for key, entity in names.items():
                self._meant.setdefault(key, set()).add(entity.title)
        self._doubtful = {key for names in self.unclear.values() for key in names}

    def means_only(self, key: str, entity: Entity) -> bool:
        """Whether a name, spelt loosely, means this entity wherever a text uses it."""
        return key not in self._doubtful and self._meant.get(key, set()) <= {entity.title}

    def find(self, statement: Statement) -> list[tuple[int, int, Entity]]:
        """The names in a statement from left to right, the longest that begins at each word."""
        key = (statement.text, statement.words)
        if not self._settled:
            return self._find(statement)
        if key not in self._found:
            self._found[key] = self._find(statement)
        return self._found[key]

    def _find(self, statement: Statement) -> list[tuple[int, int, Entity]]:
        words = list(_WORD.finditer(statement.words))
        keys = [loose(match[0]) for match in words]
        local, unclear = self.local.get(statement.text, {}), self.unclear.get(statement.text, set())
        longest = max([self.longest, *(len(key.split()) for key in local)]) if local else self.longest
        found, at = [], 0
        while at < len(words):
            entity, size = None, 1
            capital = words[at][0][:1].isupper()
            if capital or keys[at] in self.by_name or keys[at] in self._begins:
                for size in range(min(longest, len(words) - at), 0, -1):
                    key = " ".join(keys[at : at + size])
                    entity = None if key in unclear else local.get(key) or self.by_name.get(key)
                    if entity is not None:
                        break
            start, end = words[at].start(), words[at + size - 1].end()
            if entity is not None and (
                capital or size >= _TOLD_IN_LOWER_CASE or not entity.title[:1].isupper()
            ):
                found.append((start, end, entity))
                at += size
            else:
                at += 1
        return found


_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+")


def build_registry(readings: Sequence[TextReading], known: Mapping[str, Sequence[str]]) -> Registry:
    """The entities of a pile. `known` are the topics that the site has, with their other names."""
    registry = Registry()
    for title, names in known.items():
        registry.add(title, *names, known=True)
    for language in sorted({reading.language for reading in readings}):
        registry.seats |= seats(language)
    runs = {reading.number: list(_runs(reading)) for reading in readings}
    _add_listed(registry, readings)
    _add_states(registry, readings, runs)
    _add_abbreviations(registry, readings)
    _add_people(registry, readings, runs)
    _add_repeated(registry, readings, runs)
    _add_short_forms(registry)
    for reading in readings:
        _resolve_short_names(registry, reading, runs[reading.number])
    registry.settle()
    _count(registry, readings)
    return registry


def _runs(reading: TextReading) -> Iterator[tuple[Statement, Run]]:
    capitals = capitals_of(reading.language)
    for statement in reading.statements:
        for run in capitals.runs(statement.words):
            yield statement, run


def _add_listed(registry: Registry, readings: Iterable[TextReading]) -> None:
    for reading in readings:
        for title in reading.text.listed:
            entity = registry.add(title)
            entity.listed = True
            small = re.compile(rf"(?<!\w){re.escape(title[:1].lower() + title[1:])}(?!\w)")
            if any(small.search(statement.words) for statement in reading.statements):
                registry.in_small_letters(title)


def _add_states(
    registry: Registry, readings: Iterable[TextReading], runs: Mapping[int, Sequence[tuple[Statement, Run]]]
) -> None:
    for reading in readings:
        table = states(reading.language)
        for _, run in runs[reading.number]:
            for name in (run.name, run.name.removeprefix("The ")):
                if title := table.get(loose(name)):
                    entity = registry.add(title, name)
                    entity.kind = "place"


def _add_abbreviations(registry: Registry, readings: Iterable[TextReading]) -> None:
    """Each abbreviation of a text, for the whole pile; one with two meanings counts in its own text only."""
    meanings: dict[str, dict[str, str]] = defaultdict(dict)
    listed = [entity.title for entity in registry.entities]
    for reading in readings:
        for one in reading.abbreviations:
            full = one.full[:1].upper() + one.full[1:]
            there = registry.by_name.get(loose(full)) or registry.by_name.get(loose(one.short))
            title = there.title if there else next(
                (title for title in listed if may_stand_for(one.short, title, full)), full)  # fmt: skip
            entity = registry.add(title, full)
            entity.abbreviation = entity.abbreviation or one.short
            meanings[one.short][entity.title] = full
            registry.local[reading.number][loose(one.short)] = entity
    for short, titles in meanings.items():
        if len(titles) == 1:
            registry.name(registry.by_name[loose(next(iter(titles)))], short)


def _add_people(
    registry: Registry, readings: Iterable[TextReading], runs: Mapping[int, Sequence[tuple[Statement, Run]]]
) -> None:
    """Full names that some text treats as those of a person."""
    signs: Counter[str] = Counter()
    spelt: dict[str, Counter[str]] = defaultdict(Counter)
    for reading in readings:
        signed = _PersonSigns(reading.language)
        addressed = {loose(run.name) for _, run in runs[reading.number] if signed.addressed(run)}
        for _, run in runs[reading.number]:
            if signed.may_be_full(run):
                key = loose(run.name)
                spelt[key][run.name] += 1
                signs[key] += signed.count(run, addressed)
    for key, count in signs.items():
        there = registry.by_name.get(key)
        if count and (there is None or not (there.kind or there.abbreviation)):
            entity = registry.add(_usual(spelt[key]), *spelt[key])
            entity.people += count
            entity.kind = "person"


class _PersonSigns:
    """What tells that a capitalised run is a person's full name, in one language."""

    def __init__(self, language: str) -> None:
        grammar = grammar_of(language)
        words = grammar.names
        ends = "|".join(
            filter(None, (words.places_after_people, words.organisations, words.events, words.generic_end))
        )
        self._end = re.compile(rf"(?:{ends})", re.I) if ends else _NEVER
        self._of = re.compile(rf" (?:{words.of_name}) ") if words.of_name else _NEVER
        self._speaks = (
            re.compile(rf",? (?:(?:has|had|have|hat|ha) )?(?:{words.speaking})\b")
            if words.speaking
            else _NEVER
        )
        people = [word for word in grammar.speech.who.split("|") if word in _WHO]
        who, articles = "|".join(people) or "(?!)", grammar.speech.articles or "(?!)"
        self._apposition = re.compile(rf", (?:{who}|(?:{articles}) [^\W\d_][\w’'-]* ?[\w’' -]*)\b")
        self._role = re.compile(r"[a-zß-ÿ][\w’-]+, $")
        self._relation = re.compile(rf"\b(?:{words.relations})\b", re.I) if words.relations else _NEVER
        self._courtesy = capitals_of(language).courtesy
        self._titles = capitals_of(language).title
        self._directions = directions(language)
        self._table = states(language)

    def addressed(self, run: Run) -> bool:
        """Whether the run is a surname after a form of courtesy."""
        return bool(run.title and self._courtesy.fullmatch(run.title.split(" ")[-1]))

    def may_be_full(self, run: Run) -> bool:
        """Whether it has the form of a full name."""
        words = run.name.split(" ")
        return (
            len(words) in _PERSON_WORDS
            and not self._end.fullmatch(words[-1])
            and not self._of.search(run.name)
            and not any(any(map(str.isdigit, word)) or (len(word) > 1 and word.isupper()) for word in words)
            and not any(loose(part) in self._table for part in (run.name, words[0], words[-1]))
            and words[0].casefold() not in self._directions
            and not all(self._titles.fullmatch(word) for word in words)
        )

    def count(self, run: Run, addressed: set[str]) -> int:
        """How many signs there are."""
        words = words_of(run.name)
        return sum((
            2 * bool(run.title),
            2 * bool({words[0], words[-1]} & addressed),
            bool(self._speaks.match(run.after)),
            bool(self._apposition.match(run.after)),
            bool(self._role.search(run.before)),
            bool(self._relation.search(run.after[:40]) and run.after.startswith(",")),
        ))  # fmt: skip


_NEVER = re.compile(r"(?!)")
_WHO = frozenset("who whose quien".split())
"""Of the words that begin what is said of somebody, those that tell of a person."""


def directions(language: str) -> frozenset[str]:
    """Points of the compass, which also stand for a state: `the North`."""
    return frozenset(grammar_of(language).names.the_state.split("|"))


def _usual(spelt: Counter[str]) -> str:
    """The commonest spelling; of those as common the one with its accents, else the first."""
    return max(spelt, key=lambda name: (spelt[name], not name.isascii()))


def _add_repeated(
    registry: Registry, readings: Sequence[TextReading], runs: Mapping[int, Sequence[tuple[Statement, Run]]]
) -> None:
    """Other names that stand in several texts: organisations, places, works."""
    texts: dict[str, set[int]] = defaultdict(set)
    spelt: dict[str, Counter[str]] = defaultdict(Counter)
    adjective: Counter[str] = Counter()
    inside: Counter[str] = Counter()
    in_people = {word for one in registry.entities if one.kind == "person" for word in words_of(one.title)}
    for reading in readings:
        nouns = reading.language == "de"
        for _, run in runs[reading.number]:
            key = loose(run.name)
            if run.first and " " not in run.name:
                continue
            if " " not in run.name and (nouns or key in in_people or key in directions(reading.language)):
                continue
            inside[key] += 1
            texts[key].add(reading.number)
            spelt[key][run.name] += 1
            adjective[key] += bool(_DEMONYM.fullmatch(run.name) and re.match(r" [a-zß-ÿ]", run.after))
    for key in sorted(texts):
        name = _usual(spelt[key])
        if len(texts[key]) < _IN_SEVERAL or len(name) < 3 or name.isdigit():
            continue
        if " " not in name and 2 * adjective[key] >= inside[key]:
            continue
        registry.add(name, *spelt[key])


def _add_short_forms(registry: Registry) -> None:
    """`Wagner` for the Wagner Group, `Exxon` for ExxonMobil, `Security Council` for that of the UN."""
    generic = "|".join(grammar_of(code).names.generic_end for code in ("en", "de", "es"))
    ends: dict[str, set[Entity]] = defaultdict(set)
    for entity in list(registry.entities):
        for name in list(entity.names):
            head, _, last = name.rpartition(" ")
            if head and re.fullmatch(generic, last):
                registry.name(entity, head)
            if camel := _CAMEL.fullmatch(name):
                registry.name(entity, camel[1])
            words = name.split(" ")
            if len(words) >= 3 and entity.kind != "person" and not _DEMONYM.fullmatch(words[1]):
                ends[" ".join(words[1:])].add(entity)
    for short, entities in ends.items():
        if len(entities) == 1 and short[:1].isupper():
            registry.name(next(iter(entities)), short)


def _resolve_short_names(
    registry: Registry, reading: TextReading, runs: Sequence[tuple[Statement, Run]]
) -> None:
    """Titles with surnames, bare surnames and initials of one text."""
    signed = _PersonSigns(reading.language)
    here = _people_named(registry, runs)
    related = _introduced_by_another(reading, here)
    for statement, run in runs:
        words = words_of(run.name)
        if len(words) != 1 and not _has_initials(run.name):
            continue
        addressed = signed.addressed(run)
        key = loose(f"{run.title.split(' ')[-1]} {run.name}") if addressed else loose(run.name)
        if key in registry.local[reading.number] or key in registry.unclear[reading.number]:
            continue
        if not addressed and (key in registry.by_name or (run.first and key not in _surnames(here))):
            continue
        candidates = _bearers(here, run.name, surname_only=not addressed)
        if addressed and len(candidates) > 1:
            candidates = [one for one in candidates if one not in related] or candidates
        if not candidates and addressed:
            people = [one for one in registry.entities if one.kind == "person"]
            candidates = _bearers(people, run.name, surname_only=False)
        if len(candidates) == 1:
            registry.local[reading.number][key] = candidates[0]
        elif candidates:
            registry.unclear[reading.number].add(key)
            shown = f"{run.title.split(' ')[-1]} {run.name}" if addressed else run.name
            titles = tuple(sorted(one.title for one in candidates))
            registry.ambiguous.append(Ambiguous(shown, titles, statement))


def _people_named(registry: Registry, runs: Sequence[tuple[Statement, Run]]) -> list[Entity]:
    """The people whom a text names in full, in its order."""
    found = (registry.by_name.get(loose(run.name)) for _, run in runs if " " in run.name)
    return list(dict.fromkeys(one for one in found if one is not None and one.kind == "person"))


def _surnames(people: Iterable[Entity]) -> set[str]:
    return {words_of(one.title)[-1] for one in people}


def _bearers(people: Iterable[Entity], name: str, *, surname_only: bool) -> list[Entity]:
    """The people who may be meant by a surname, or by initials with a surname."""
    *initials, surname = words_of(name)
    found = []
    for one in people:
        words = words_of(one.title)
        places = {words[-1]} if surname_only else {words[0], words[-1]}
        if len(words) > 2:
            places.add(words[-2])  # Rodríguez Cabello is addressed as Rodríguez
        if surname in places and all(word.startswith(initial[0]) for word, initial in zip(words, initials)):  # noqa: B905
            found.append(one)
    return found


def _has_initials(name: str) -> bool:
    return bool(re.fullmatch(r"(?:[A-Z]\.? ?){1,3} ?[A-Z][\w’'-]+", name)) and not name.isupper()


def _introduced_by_another(reading: TextReading, people: Iterable[Entity]) -> set[Entity]:
    """People whom the text knows only as somebody's relative: `Kim Yo Jong, the sister of Kim Jong-un`."""
    relations = grammar_of(reading.language).names.relations
    related = re.compile(rf"\b(?:{relations})\b", re.I) if relations else _NEVER
    told = [statement.words for statement in reading.statements if related.search(statement.words)]
    found = set()
    for entity in people if told else ():
        names = "|".join(re.escape(name) for name in entity.names)
        after = re.compile(
            rf"(?:{names}), (?:\w+ ){{1,3}}(?:{relations})\b|[’']s (?:\w+ )?(?:{relations}), (?:{names})",
            re.I,
        )
        if any(after.search(words) for words in told):
            found.add(entity)
    return found


def _count(registry: Registry, readings: Iterable[TextReading]) -> None:
    """How often each name stands in the texts, and in which."""
    for reading in readings:
        for statement in reading.statements:
            for start, end, entity in registry.find(statement):
                entity.names[statement.words[start:end]] += 1
                entity.texts.add(statement.text)
