"""What in front matter has keys of its own: sources, events, claims, corrections, quotes, related, questions, facts."""

import re
from typing import Any

from backstory.content.front_matter_types import (
    Claim,
    Correction,
    Event,
    Fact,
    Question,
    Quotation,
    RelatedEntry,
    Source,
)
from backstory.content.single_values import day, reference, references, span, topics
from backstory.markdown.assessments import CONFIDENCES, LIKELIHOODS, TERMS, assessment_of
from backstory.markdown.body import Query, Reference
from backstory.markdown.queries import read_query
from backstory.yaml import parser, schema
from backstory.yaml.parser import Node, Scalar
from backstory.yaml.schema import Convert, Reading

_Entry = tuple[Node, dict[str, Any]]
"""An item of a list, and its values."""

_TARGETS = ("topic", "article", "background", "page", "to")
_STATUSES = ("asserted", "suggested", "denied", "confirmed", "withdrawn")


def related(node: Node, key: str, reading: Reading) -> tuple[RelatedEntry, ...]:
    """Hand-picked entries: names, or mappings with a reason and a relation."""
    entries = []
    for item in schema.items(node, key, reading):
        if type(item) is not parser.Mapping:
            target = reference(item, key, reading)
            entries += [RelatedEntry(target)] if target else []
            continue
        values = schema.read_fields(item, _RELATED, reading)
        target = next((values[name] for name in _TARGETS if name in values), None)
        if target is None:
            reading.note("entry-incomplete", item, key=key, missing="topic")
        else:
            entries.append(RelatedEntry(target, values.get("because", ""), values.get("relation", "")))
    return tuple(entries)


def sources(node: Node, key: str, reading: Reading) -> tuple[Source, ...]:
    """Sources in order; one without an id is called after its place in the list, "s1", "s2"…"""
    found: list[_Entry] = []
    for item in schema.items(node, key, reading):
        if type(item) is Scalar:
            link = schema.url(item, key, reading) if re.match(r"https?:", item.text, re.I) else ""
            found.append((item, {"title": item.text.strip(), "url": link or ""}))
        else:
            found += _entry(item, key, reading, _SOURCE)
    named: list[_Entry] = []
    for item, values in found:
        title = values.get("title") or values.get("publisher") or values.get("url")
        if title:
            named.append((item, values | {"title": title}))
        else:
            reading.note("entry-incomplete", item, key=key, missing="title")
    return tuple(Source(**values) for values in _with_ids(named, "s", key, reading))


def events(node: Node, key: str, reading: Reading) -> tuple[Event, ...]:
    """Dated facts; one without a readable date or a title is left out."""
    complete = _complete(node, key, reading, table=_EVENT, needs=("date", "title"))
    return tuple(Event(**_with_place(item, values)) for item, values in complete)


def claims(node: Node, key: str, reading: Reading) -> tuple[Claim, ...]:
    """What somebody says; one without an id is called after its place in the list, "c1", "c2"…"""
    complete = _complete(node, key, reading, table=_CLAIM, needs=("text",))
    return tuple(Claim(**_assessed(values)) for values in _with_ids(complete, "c", key, reading))


def quotes(node: Node, key: str, reading: Reading) -> tuple[Quotation, ...]:
    """What people said; one without its words or its speaker is left out."""
    complete = _complete(node, key, reading, table=_QUOTE, needs=("text", "by"))
    return tuple(Quotation(**_with_place(item, values)) for item, values in complete)


def _assessed(values: dict[str, Any]) -> dict[str, Any]:
    """The values of an entry with what is said of its likelihood in one."""
    given = {key: values.pop(key) for key in _ASSESSMENT if key in values}
    return values | ({"assessment": assessment_of(given)} if given else {})


def corrections(node: Node, key: str, reading: Reading) -> tuple[Correction, ...]:
    """What was wrong and what is right; one without a readable date is left out."""
    complete = _complete(node, key, reading, table=_CORRECTION, needs=("date",))
    return tuple(
        Correction(day=values.pop("date"), line=item.line, column=item.column, **values)
        for item, values in complete
    )


def facts(node: Node, key: str, reading: Reading) -> tuple[Fact, ...]:
    """Labels and values, in order."""
    if type(node) is not parser.Mapping:
        reading.note("value-mapping", node, key=key, keys="a label, its value")
        return ()
    found = []
    for label, value in node.values.items():
        if text := schema.text(value, key, reading):
            links = [Reference(name[1].strip(), value.line, value.column) for name in LINK.finditer(text)]
            found.append(Fact(label, text, tuple(links)))
    return tuple(found)


def lists(node: Node, key: str, reading: Reading) -> tuple[tuple[str, Query], ...]:
    """Lists by name, each with what it asks for."""
    if type(node) is not parser.Mapping:
        reading.note("value-mapping", node, key=key, keys="a name, what it lists")
        return ()
    found = []
    for name, asked in node.values.items():
        if type(asked) is parser.Mapping:
            found.append((name, read_query(asked, reading)))
        else:
            reading.note("value-mapping", asked, key=name, keys="kind, topics, authors, date, by")
    return tuple(found)


def questions(node: Node, key: str, reading: Reading) -> tuple[Question, ...]:
    """Questions in order: text, or mappings with the section that answers."""
    found = []
    for item in [node] if type(node) is parser.Mapping else schema.items(node, key, reading):
        if type(item) is parser.Mapping:
            values = schema.read_fields(item, _QUESTION, reading)
            if values.get("question"):
                found.append(Question(values["question"], values.get("section", ""), item.line))
            else:
                reading.note("entry-incomplete", item, key=key, missing="question")
        elif text := schema.text(item, key, reading):
            found.append(Question(text, "", item.line))
    return tuple(found)


def _entry(node: Node, key: str, reading: Reading, table: dict[str, Convert[Any]]) -> list[_Entry]:
    if type(node) is parser.Mapping:
        return [(node, schema.read_fields(node, table, reading))]
    reading.note("value-mapping", node, key=key, keys=", ".join(table))
    return []


def _complete(
    node: Node, key: str, reading: Reading, *, table: dict[str, Convert[Any]], needs: tuple[str, ...]
) -> list[_Entry]:
    """The entries of a list that have all they need; the others are noted, each once."""
    complete: list[_Entry] = []
    for item in schema.items(node, key, reading):
        for entry, values in _entry(item, key, reading, table):
            assert type(entry) is parser.Mapping
            missing = [need for need in needs if need not in values]
            # A value that was given and could not be read has its own problem already.
            silent = [need for need in missing if schema.empty(entry.values.get(need, _NOTHING))]
            if silent:
                reading.note("entry-incomplete", entry, key=key, missing=" and ".join(silent))
            # What an import has proposed is a guess, and counts for nothing until its author agrees.
            if not missing and not values.pop("proposed", False):
                complete.append((entry, _with_place_of_source(entry, values)))
    return complete


def _with_ids(found: list[_Entry], letter: str, key: str, reading: Reading) -> list[dict[str, Any]]:
    """The values with their place and an id that no other has."""
    taken: set[str] = {values["id"] for _, values in found if values.get("id")}
    used: set[str] = set()
    numbered = []
    for index, (node, values) in enumerate(found, start=1):
        given = values.get("id")
        if given in used:
            reading.note("id-twice", node, key=key, id=given)
            given = None
        if not given:
            given = f"{letter}{index}"
            while given in taken | used:
                given += letter
        used.add(given)
        numbered.append(_with_place(node, values) | {"id": given})
    return numbered


LINK = re.compile(r"\[\[([^\[\]|]+)(?:\|([^\[\]]+))?\]\]")
"""A link in the value of a fact: what it names, and what is shown in its place."""


def _with_place(node: Node, values: dict[str, Any]) -> dict[str, Any]:
    """The values of an entry with its line and column."""
    return values | {"line": node.line, "column": node.column}


def _with_place_of_source(entry: parser.Mapping, values: dict[str, Any]) -> dict[str, Any]:
    source = entry.values.get("source")
    return (
        values | {"source_place": (source.line, source.column)} if source and "source" in values else values
    )


_NOTHING = Scalar("", 0, 0)
_RELATED: dict[str, Convert[Any]] = {
    **dict.fromkeys(_TARGETS, reference),
    "because": schema.text,
    "relation": schema.text,
}
_SOURCE: dict[str, Convert[Any]] = {
    "id": schema.text,
    "title": schema.text,
    "url": schema.url,
    "publisher": schema.text,
    "date": span,
    "accessed": day,
    "archived": schema.url,
    "via": schema.text,
    "note": schema.text,
}
_EVENT: dict[str, Convert[Any]] = {
    "date": span,
    "title": schema.text,
    "topics": topics,
    "source": schema.text,
    "short": schema.text,
    "key": schema.flag,
    "proposed": schema.flag,
}
_ASSESSMENT: dict[str, Convert[Any]] = {
    "likelihood": schema.choice(tuple(LIKELIHOODS), TERMS),
    "confidence": schema.choice(CONFIDENCES),
    "would_change": schema.text,
}
_CLAIM: dict[str, Convert[Any]] = {
    "id": schema.text,
    "text": schema.text,
    "by": reference,
    "about": references,
    "status": schema.choice(_STATUSES),
    "date": span,
    "replies_to": reference,
    "source": schema.text,
    **_ASSESSMENT,
    "proposed": schema.flag,
}
_QUOTE: dict[str, Convert[Any]] = {
    "text": schema.text,
    "by": reference,
    "to": reference,
    "place": reference,
    "about": references,
    "date": span,
    "exact": schema.flag,
    "source": schema.text,
}
_QUESTION: dict[str, Convert[Any]] = {"question": schema.text, "section": schema.text}
_CORRECTION: dict[str, Convert[Any]] = {
    "date": day,
    "was": schema.text,
    "now": schema.text,
    "note": schema.text,
    "kind": schema.text,
}
