"""Short names of what is no person: `Wagner` for the Wagner Group, `Harrow` for Harrow Airlines."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from backstory.importers.languages import grammar_of
from backstory.importers.languages.spelling import loose
from backstory.importers.languages.states import states
from backstory.importers.reading.capitalised import Run
from backstory.importers.reading.statements import Statement, TextReading
from backstory.importers.together.registry import Entity, Registry
from backstory.importers.together.same_names import DEMONYM, subject_words, without_form

_CAMEL = re.compile(r"([A-Z][a-z]{3,})[A-Z]\w+")


def add_company_heads(
    registry: Registry, readings: Sequence[TextReading], runs: Mapping[int, Sequence[tuple[Statement, Run]]]
) -> None:
    """`Harrow` for Harrow Airlines, if some text calls it so and none speaks of being `in Harrow`."""
    full: dict[str, set[str]] = defaultdict(set)
    alone: set[str] = set()
    places: set[str] = set()
    for reading in readings:
        words = grammar_of(reading.language).names
        if not words.company_end:
            continue
        company = re.compile(rf"(?P<head>.+) (?:{words.company_end})")
        placed = re.compile(rf"\b(?:{words.places_before}) $", re.I)
        places |= states(reading.language).keys()
        for _, run in runs[reading.number]:
            alone.add(loose(run.name))
            if placed.search(run.before):
                places.add(loose(run.name))
            if match := company.fullmatch(without_form(run.name)):
                full[loose(match["head"])].add(without_form(run.name))
    for head, names in sorted(full.items()):
        if (
            len({subject_words(name) for name in names}) == 1
            and head in alone - places
            and head not in registry.by_name
        ):
            name = min(names)
            registry.name(registry.add(name), name.rpartition(" ")[0])


def add_short_forms(registry: Registry) -> None:
    """`Wagner` for the Wagner Group, `Exxon` for ExxonMobil, `Security Council` for that of the UN."""
    ends: dict[str, set[Entity]] = defaultdict(set)
    for entity in list(registry.entities):
        for name in list(entity.names):
            registry.name(entity, without_form(name))
            if camel := _CAMEL.fullmatch(name):
                registry.name(entity, camel[1])
            words = name.split(" ")
            if len(words) >= 3 and entity.kind != "person" and not DEMONYM.fullmatch(words[1]):
                ends[" ".join(words[1:])].add(entity)
    for short, entities in ends.items():
        if len(entities) == 1 and (short[:1].isupper() or short[:1].isdigit()):
            registry.name(next(iter(entities)), short)
