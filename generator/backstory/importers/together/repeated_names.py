"""Names that are topics because several texts have them: organisations, places, works."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from msgspec import Struct, field

from backstory.importers.languages import grammar_of
from backstory.importers.languages.spelling import loose
from backstory.importers.reading.capitalised import Run, words_of
from backstory.importers.reading.statements import Statement, TextReading
from backstory.importers.together.features import small_words
from backstory.importers.together.people import directions
from backstory.importers.together.registry import Registry
from backstory.importers.together.same_names import DEMONYM, subject_words, usual_spelling, without_form

_IN_SEVERAL = 2


class _Named(Struct):
    """A name as the texts have it: in which, how spelt, how often, and how often as an adjective."""

    texts: set[int] = field(default_factory=set)
    spelt: Counter[str] = field(default_factory=Counter)
    adjective: int = 0


def _named(
    registry: Registry, readings: Sequence[TextReading], runs: Mapping[int, Sequence[tuple[Statement, Run]]]
) -> dict[str, _Named]:
    """Names that may be topics although no sign says of whom, each under its loose spelling.

    A single word that begins a sentence counts where it is a name further in, too.
    """
    found: dict[str, _Named] = {}
    beginning: list[tuple[str, int]] = []
    in_people = {word for one in registry.entities if one.kind == "person" for word in words_of(one.title)}
    for reading in readings:
        nouns = reading.language == "de"
        for _, run in runs[reading.number]:
            key = loose(run.name)
            single = " " not in run.name
            if single and (nouns or key in in_people or key in directions(reading.language)):
                continue
            if single and run.first:
                beginning.append((key, reading.number))
                continue
            one = found.setdefault(key, _Named())
            one.texts.add(reading.number)
            one.spelt[run.name] += 1
            one.adjective += _is_adjective(run, reading.language)
    further_in = {loose(without_form(usual_spelling(one.spelt))): one for one in found.values()}
    for key, text in beginning:
        if key in further_in:
            further_in[key].texts.add(text)
    return found


@cache
def _past(language: str) -> re.Pattern[str]:
    return re.compile(grammar_of(language).background.past or "(?!)")


def _is_adjective(run: Run, language: str) -> bool:
    """Whether a run has the form of an adjective and stands before a noun: `Korean soldiers`."""
    after = re.match(r" ([a-zß-ÿ][\w’'-]*)", run.after)
    return bool(
        DEMONYM.fullmatch(run.name) and after
        and after[1] not in small_words(language) and not _past(language).fullmatch(after[1])
    )  # fmt: skip


def add_repeated(
    registry: Registry, readings: Sequence[TextReading], runs: Mapping[int, Sequence[tuple[Statement, Run]]]
) -> None:
    """Other names that stand in several texts: organisations, places, works. Those turned round are one."""
    named = _named(registry, readings, runs)
    forms: dict[frozenset[str], list[str]] = defaultdict(list)
    for key, one in sorted(named.items()):
        name = without_form(usual_spelling(one.spelt))
        words = subject_words(name)
        forms[words if len(words) > 1 else frozenset((loose(name), ""))].append(key)
    whole = {
        subject_words(one.title): one
        for one in registry.entities
        if " " in one.title and one.kind != "person"
    }
    for words, keys in forms.items():
        one = _together(named[key] for key in keys)
        there = next((registry.by_name[key] for key in keys if key in registry.by_name), whole.get(words))
        if there is not None:
            for other in one.spelt:
                registry.name(there, other)
        elif len(one.texts) >= _IN_SEVERAL and _is_name(one):
            registry.add(usual_spelling(one.spelt), *one.spelt)


def _together(forms: Iterable[_Named]) -> _Named:
    """All forms of one name."""
    found = _Named()
    for one in forms:
        found.texts |= one.texts
        found.spelt += one.spelt
        found.adjective += one.adjective
    return found


def _is_name(one: _Named) -> bool:
    """Whether it has the length of a name, and is no adjective."""
    name = usual_spelling(one.spelt)
    long_enough = len(name) > 2 or (len(name) == 2 and name.isupper())
    return long_enough and not name.isdigit() and (" " in name or 2 * one.adjective < one.spelt.total())
