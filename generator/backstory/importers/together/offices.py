"""Whom a text means by an office: `the Prime Minister`, `the chairman`, further down than the name."""

import re
from collections.abc import Iterator
from functools import cache

from backstory.importers.languages import grammar_of
from backstory.importers.languages.spelling import loose
from backstory.importers.reading.capitalised import capitals_of
from backstory.importers.reading.statements import Statement, TextReading
from backstory.importers.together.registry import Registry
from backstory.importers.together.spoken_of import Speaker


def offices_of(registry: Registry, reading: TextReading) -> dict[str, Speaker]:
    """Offices that the text gives to one person only."""
    found: dict[str, set[str]] = {}
    for statement in reading.statements:
        for office, person in _held(registry, reading.language, statement):
            found.setdefault(office, set()).add(person)
    return {
        office: Speaker(next(iter(people)), True, f"the text calls {next(iter(people))} so")
        for office, people in found.items() if len(people) == 1
    }  # fmt: skip


def _held(registry: Registry, language: str, statement: Statement) -> Iterator[tuple[str, str]]:
    capitals = capitals_of(language)
    for run in capitals.runs(statement.words):
        person = registry.by_name.get(loose(run.name))
        if person is None or person.kind != "person":
            continue
        if run.title and not capitals.courtesy.fullmatch(run.title):
            yield loose(run.title), person.title
        before, behind = role_words(language)
        for match in (before.search(statement.words, 0, run.start), behind.match(statement.words, run.end)):
            # "the Ethiopian minister" is not the only minister there is.
            if match and not re.search(r"[’']s |\b[A-Z]", match[0].replace(match["role"], "")):
                yield loose(match["role"]), person.title


@cache
def role_words(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What tells a role right before a name, and between commas behind it."""
    names = grammar_of(language).names
    words = "|".join(filter(None, (names.roles, names.offices))) or "(?!)"
    return (
        re.compile(rf"\b(?P<role>{words}),? $", re.I),
        re.compile(rf", (?:[^\W\d_]+ ){{0,3}}(?P<role>{words})(?=[,.;]| (?:of|for|von|für|de|para)\b)", re.I),
    )
