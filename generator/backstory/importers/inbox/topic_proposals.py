"""Proposals of topics: who and what the texts speak of, with their names; and names that may mean several."""

import re
from collections.abc import Iterator

from backstory.importers.inbox.proposals import AddNames, Change, Proposal, ProposedFile, id_of, key_of
from backstory.importers.inbox.quoting import Quoting
from backstory.importers.inbox.site_content import SiteContent
from backstory.importers.languages import grammar_of
from backstory.importers.languages.spelling import loose
from backstory.importers.languages.states import seats
from backstory.importers.reading.statements import Statement
from backstory.importers.together.findings import Findings
from backstory.importers.together.registry import Entity
from backstory.text import fold, slug
from backstory.yaml.writer import scalar, sequence

_TEXTS = 2
"""Texts that must name somebody or something that none of them lists."""
_QUOTES = 3


def topic_proposals(findings: Findings, site: SiteContent, quoting: Quoting) -> Iterator[Proposal]:
    """A proposal for each topic that the site does not have, or has without a name that the texts use."""
    places, seen = _places(findings)
    capitals = {title for reading in findings.readings for title in seats(reading.language)}
    for entity in sorted(findings.registry.entities, key=lambda entity: fold(entity.title)):
        statements = places.get(entity.title, [])
        document = site.topics.get(fold(entity.title))
        if not statements or (document is None and not _is_worth(entity, capitals)):
            continue
        names = _names(entity, findings, site)
        if document is not None and (not names or "::" in document.path):
            continue
        if document is None and not (
            names or entity.abbreviation or entity.kind or len(entity.texts) >= _TEXTS
        ):
            continue
        kind = kind_of(entity)
        change: Change = (
            AddNames(document.path, names)
            if document is not None
            else ProposedFile(f"topics/{slug(entity.title)}.md", _front(entity, kind, names, findings), "")
        )
        keys = tuple(key_of("topic", entity.title, name) for name in names) or (
            key_of("topic", entity.title),
        )
        why = f"named in {len(entity.texts)} text{'s' if len(entity.texts) != 1 else ''}"
        details = {
            "names": names,
            "kind": kind,
            "abbr": entity.abbreviation,
            "texts": seen[entity.title],
        }
        yield Proposal(
            id_of("topic", keys),
            "topic",
            entity.title,
            why,
            quoting.of(statements[:_QUOTES]),
            keys,
            (change,),
            details,
        )


def name_questions(findings: Findings, quoting: Quoting) -> Iterator[Proposal]:
    """A question for each name of a text that may mean several."""
    for one in findings.registry.ambiguous:
        quotes = quoting.of([one.statement])
        keys = (key_of("question", quotes[0].path, one.name),)
        why = f"it could be {' or '.join(one.candidates)}; it belongs to neither until you say who is meant"
        details = {"name": one.name, "candidates": one.candidates}
        yield Proposal(
            id_of("question", keys), "question", f"Who is “{one.name}”?", why, quotes, keys, (), details
        )


def kind_of(entity: Entity) -> str:
    """The kind of a topic where the texts tell it."""
    if entity.kind:
        return entity.kind
    words = [word for code in ("en", "de", "es") for word in (grammar_of(code).names,)]
    last = loose(entity.title).split()
    for kind, tables in (
        ("event", [one.events for one in words]),
        ("organisation", [one.organisations for one in words]),
    ):
        if any(table and any(re.fullmatch(table, word) for word in (last[-1], last[0])) for table in tables):
            return kind
    return "organisation" if entity.abbreviation and entity.title.istitle() else ""


def _is_worth(entity: Entity, capitals: set[str]) -> bool:
    if entity.listed:
        return True
    if loose(entity.title) in capitals:
        return False
    return (
        bool(entity.abbreviation)
        or len(entity.texts) >= _TEXTS
        or (entity.kind == "person" and len(entity.names) > 1)
    )


def _names(entity: Entity, findings: Findings, site: SiteContent) -> tuple[str, ...]:
    """Other names that the texts use and the site does not have, those left out that mean another elsewhere."""
    had = {fold(entity.title), fold(entity.abbreviation)}
    if document := site.topics.get(fold(entity.title)):
        had |= {fold(name) for name in (document.facts.title, *document.front.names, document.front.abbr)}
    found: dict[str, str] = {}
    for name, count in entity.names.items():
        key = loose(name)
        meant = {
            one.title for local in findings.registry.local.values() if (one := local.get(key)) is not None
        }
        unclear = any(key in names for names in findings.registry.unclear.values())
        if count and fold(name) not in had and not unclear and meant <= {entity.title}:
            found.setdefault(fold(name), name)
    return tuple(found.values())


def _front(entity: Entity, kind: str, names: tuple[str, ...], findings: Findings) -> tuple[str, ...]:
    lines = [f"kind: {kind}"] if kind else []
    lines += [f"names: {sequence(names)}"] if names else []
    lines += [f"abbr: {scalar(entity.abbreviation)}"] if entity.abbreviation else []
    broader = _broader(entity, findings)
    return (*lines, f"broader: {sequence([broader])}") if broader else tuple(lines)


def _broader(entity: Entity, findings: Findings) -> str:
    """The topic whose name an organisation's begins with: Guyana for the Guyana Defence Force."""
    words = entity.title.split(" ")
    for size in range(len(words) - 1, 0, -1):
        other = findings.registry.by_name.get(loose(" ".join(words[:size])))
        if (
            other is not None
            and other is not entity
            and entity.kind != "person"
            and (other.kind == "place" or other.abbreviation)
        ):
            return other.title
    return ""


def _places(findings: Findings) -> tuple[dict[str, list[Statement]], dict[str, dict[str, list[str]]]]:
    """By title: the statements that name a topic, and each of its names with the sources that use it."""
    places: dict[str, list[Statement]] = {}
    seen: dict[str, dict[str, list[str]]] = {}
    for reading in findings.readings:
        source = reading.text.source
        for statement in reading.statements:
            for start, end, entity in findings.registry.find(statement):
                told = places.setdefault(entity.title, [])
                if not told or told[-1] is not statement:
                    told.append(statement)
                sources = seen.setdefault(entity.title, {}).setdefault(statement.words[start:end], [])
                if not sources or sources[-1] != source:
                    sources.append(source)
    return places, seen
