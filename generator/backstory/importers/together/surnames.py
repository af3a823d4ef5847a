"""Titles with surnames, bare surnames and initials of one text: whom they mean, or that they may mean two."""

import re
from collections.abc import Iterable, Sequence

from backstory.importers.languages import grammar_of
from backstory.importers.languages.spelling import loose
from backstory.importers.reading.capitalised import Run, words_of
from backstory.importers.reading.statements import Statement, TextReading
from backstory.importers.together.people import PersonSigns
from backstory.importers.together.registry import Ambiguous, Answers, Entity, Registry

_NEVER = re.compile(r"(?!)")


def resolve_surnames(
    registry: Registry, reading: TextReading, runs: Sequence[tuple[Statement, Run]], answers: Answers
) -> None:
    """Titles with surnames, bare surnames and initials of one text. Of one that may mean two, `answers` may tell."""
    signed = PersonSigns(reading.language)
    here = _people_named(registry, runs)
    related = _introduced_by_another(reading, here)
    for statement, run in runs:
        words = words_of(run.name)
        if len(words) != 1 and not _has_initials(run.name):
            continue
        addressed = signed.addressed(run)
        key = loose(f"{run.title.split(' ')[-1].rstrip('.')} {run.name}") if addressed else loose(run.name)
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
        shown = f"{run.title.split(' ')[-1]} {run.name}" if addressed else run.name
        if len(candidates) > 1 and (answer := answers(reading.text.path, shown)):
            meant = registry.by_name.get(loose(answer))
            candidates = [meant] if meant is not None else candidates
        if len(candidates) == 1:
            registry.local[reading.number][key] = candidates[0]
        elif candidates:
            registry.unclear[reading.number].add(key)
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
