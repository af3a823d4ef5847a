"""Names become topics across a pile: full names, spellings, abbreviations, titles with surnames.

A name that may mean two is a question and belongs to neither.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from backstory.importers.languages.spelling import loose
from backstory.importers.languages.states import seats, states
from backstory.importers.reading.abbreviations import may_stand_for
from backstory.importers.reading.capitalised import Run, capitals_of
from backstory.importers.reading.statements import Statement, TextReading
from backstory.importers.together.people import PersonSigns
from backstory.importers.together.registry import Answers, Entity, Registry
from backstory.importers.together.repeated_names import add_repeated
from backstory.importers.together.same_names import is_longer_form, person_key, usual_spelling
from backstory.importers.together.short_names import add_company_heads, add_short_forms
from backstory.importers.together.surnames import resolve_surnames


def build_registry(
    readings: Sequence[TextReading], known: Mapping[str, Sequence[str]], answers: Answers
) -> Registry:
    """The entities of a pile. `known` are the topics that the site has, with their other names."""
    registry = Registry()
    for title, names in known.items():
        registry.add(title, *names, known=True)
    for language in sorted({reading.language for reading in readings}):
        registry.seats |= seats(language)
    runs = _without_homes({reading.number: list(_runs(reading)) for reading in readings}, readings)
    _add_listed(registry, readings)
    _add_states(registry, readings, runs)
    _add_abbreviations(registry, readings)
    _add_people(registry, readings, runs)
    add_company_heads(registry, readings, runs)
    add_repeated(registry, readings, runs)
    add_short_forms(registry)
    for reading in readings:
        resolve_surnames(registry, reading, runs[reading.number], answers)
    registry.settle()
    _count(registry, readings)
    return registry


def _runs(reading: TextReading) -> Iterator[tuple[Statement, Run]]:
    capitals = capitals_of(reading.language)
    for statement in reading.statements:
        for run in capitals.runs(statement.words):
            yield statement, run


def _without_homes(
    runs: Mapping[int, list[tuple[Statement, Run]]], readings: Sequence[TextReading]
) -> dict[int, list[tuple[Statement, Run]]]:
    """The runs, with people apart from where they are of: of `Ada Quill of Stone Island` the name, where it stands alone elsewhere."""
    alone = {run.name for found in runs.values() for _, run in found}
    kept = {}
    for reading in readings:
        signed = PersonSigns(reading.language)
        kept[reading.number] = [
            (statement, signed.without_home(run, alone)) for statement, run in runs[reading.number]
        ]
    return kept


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
                (title for title in (*listed, *meanings[one.short])
                 if may_stand_for(one.short, title, full) or is_longer_form(title, full)), full)  # fmt: skip
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
    whole: dict[str, str] = {}
    addresses: dict[str, set[str]] = defaultdict(set)
    for reading in readings:
        signed = PersonSigns(reading.language)
        addressed = {
            loose(run.name)
            for _, run in runs[reading.number]
            if signed.addressed(run) or signed.speaks_by_surname(run)
        }
        for _, run in runs[reading.number]:
            if signed.may_be_full(run):
                key = loose(run.name)
                spelt[key][run.name] += 1
                addresses[key].add(run.title.rpartition(" ")[2])
                signs[key] += signed.count(run, addressed)
                whole.setdefault(key, person_key(run.name, reading.language))
    people: dict[str, Entity] = {}
    for key, count in signs.items():
        there = registry.by_name.get(key)
        if there is None and whole[key] in people:
            for name in spelt[key]:
                registry.name(people[whole[key]], name)
            continue
        if count and (there is None or not (there.kind or there.abbreviation)):
            entity = registry.add(usual_spelling(spelt[key]), *spelt[key])
            entity.people += count
            entity.kind = "person"
            entity.addressed |= addresses[key]
            people[whole[key]] = entity


def _count(registry: Registry, readings: Iterable[TextReading]) -> None:
    """How often each name stands in the texts, and in which."""
    for reading in readings:
        for statement in reading.statements:
            for start, end, entity in registry.find(statement):
                entity.names[statement.words[start:end]] += 1
                entity.texts.add(statement.text)
