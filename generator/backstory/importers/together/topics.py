"""Names become topics across a pile: full names, spellings, abbreviations, titles with surnames.

A name that may mean two is a question and belongs to neither.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from backstory.importers.languages import grammar_of
from backstory.importers.languages.spelling import loose
from backstory.importers.languages.states import seats, states
from backstory.importers.reading.abbreviations import may_stand_for
from backstory.importers.reading.capitalised import Run, capitals_of, words_of
from backstory.importers.reading.statements import Statement, TextReading
from backstory.importers.together.people import PersonSigns, directions
from backstory.importers.together.registry import Ambiguous, Entity, Registry

_DEMONYM = re.compile(r".{3,}(?:ian|ean|an|ese|ish|ic|isch\w*|er|ano|ana|és|esa|és)$")
_CAMEL = re.compile(r"([A-Z][a-z]{3,})[A-Z]\w+")
_IN_SEVERAL = 2
_NEVER = re.compile(r"(?!)")


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
        signed = PersonSigns(reading.language)
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
    signed = PersonSigns(reading.language)
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
