"""The values of front matter that have parts: dates, references, sources, events, claims, pictures."""

import re
from collections.abc import Callable
from typing import Any, TypeVar

from backstory import fields, lined_yaml
from backstory.content import dates
from backstory.content.documents import (
    Claim,
    Correction,
    Event,
    Image,
    Moment,
    Reference,
    RelatedEntry,
    Source,
    Span,
)
from backstory.fields import Convert, Reading
from backstory.lined_yaml import Node, Scalar, Sequence

T = TypeVar("T")
_Entry = tuple[Node, dict[str, Any]]
"""An item of a list, and its values."""

_PART = re.compile(r"[^,;]+")
_NUMBER = re.compile(r"[+-]?[0-9][0-9_.]*")
_TARGETS = ("topic", "article", "background", "page", "to")
_FILE_KEYS = ("file", "src", "path", "url", "image")
_CREDIT_KEYS = ("credit", "caption")
_DAY = re.compile(r"\d{4}-\d{1,2}-\d{1,2}(?!\d)")
_STATUSES = ("asserted", "suggested", "denied", "confirmed", "withdrawn")


def moment(node: Node, key: str, reading: Reading) -> Moment | None:
    """A date that decides whether something is published: an error where it can't be read."""
    return _moment(node, key, reading, "date-invalid")


def lesser_moment(node: Node, key: str, reading: Reading) -> Moment | None:
    """A date that the document can do without: a warning where it can't be read."""
    return _moment(node, key, reading, "value-date")


def day(node: Node, key: str, reading: Reading) -> str | None:
    """An ISO day."""
    return _dated(dates.read_day, node, key, reading)


def span(node: Node, key: str, reading: Reading) -> Span | None:
    """A date that may be uncertain."""
    return _dated(dates.read_span, node, key, reading)


def period(node: Node, key: str, reading: Reading) -> dates.Period | None:
    """A length of time."""
    value = dates.read_period(node.text) if type(node) is Scalar else None
    if value is None:
        reading.note("value-period", node, key=key, value=fields.shown(node))
    return value


def reference(node: Node, key: str, reading: Reading) -> Reference | None:
    """The name of something, and where it stands."""
    if type(node) is not Scalar:
        reading.note("value-name", node, key=key)
        return None
    return Reference(" ".join(node.text.split()), node.line, node.column)


def references(node: Node, key: str, reading: Reading) -> tuple[Reference, ...]:
    """A list of names; text is one name."""
    found = (reference(item, key, reading) for item in fields.items(node, key, reading))
    return tuple(item for item in found if item is not None)


def topics(node: Node, key: str, reading: Reading) -> tuple[Reference, ...]:
    """A list of names, or text with commas or semicolons between them; a leading `#` is no part of a name."""
    if type(node) is Scalar:
        found = _split(node)
        if len(found) > 1:
            reading.note("topics-text", node, key=key)
    else:
        found = list(references(node, key, reading))
    unique: dict[str, Reference] = {}
    for item in found:
        name = item.name.lstrip("#").strip()
        if not name:
            continue
        if name.casefold() in unique:
            first = str(unique[name.casefold()].line)
            reading.note("topic-twice", _at(item), name=name, line=first)
        else:
            unique[name.casefold()] = item if name == item.name else Reference(name, item.line, item.column)
    _note_numbers(node, reading)
    return tuple(unique.values())


def related(node: Node, key: str, reading: Reading) -> tuple[RelatedEntry, ...]:
    """Hand-picked entries: names, or mappings with a reason and a relation."""
    entries = []
    for item in fields.items(node, key, reading):
        if type(item) is not lined_yaml.Mapping:
            target = reference(item, key, reading)
            entries += [RelatedEntry(target)] if target else []
            continue
        values = fields.read_fields(item, _RELATED, reading)
        target = next((values[name] for name in _TARGETS if name in values), None)
        if target is None:
            reading.note("entry-incomplete", item, key=key, missing="topic")
        else:
            entries.append(RelatedEntry(target, values.get("because", ""), values.get("relation", "")))
    return tuple(entries)


def sources(node: Node, key: str, reading: Reading) -> tuple[Source, ...]:
    """Sources in order; one without an id is called after its place in the list, "s1", "s2"…"""
    found: list[_Entry] = []
    for item in fields.items(node, key, reading):
        if type(item) is Scalar:
            link = fields.url(item, key, reading) if re.match(r"https?:", item.text, re.I) else ""
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
    return tuple(Event(line=item.line, **values) for item, values in complete)


def claims(node: Node, key: str, reading: Reading) -> tuple[Claim, ...]:
    """What somebody says; one without an id is called after its place in the list, "c1", "c2"…"""
    complete = _complete(node, key, reading, table=_CLAIM, needs=("text",))
    return tuple(Claim(**values) for values in _with_ids(complete, "c", key, reading))


def corrections(node: Node, key: str, reading: Reading) -> tuple[Correction, ...]:
    """What was wrong and what is right; one without a readable date is left out."""
    complete = _complete(node, key, reading, table=_CORRECTION, needs=("date",))
    return tuple(Correction(day=values.pop("date"), line=item.line, **values) for item, values in complete)


def people(node: Node, key: str, reading: Reading) -> tuple[str, ...]:
    """Names of people: a list, text with semicolons, or mappings with a `name`."""
    found: list[str] = []
    for item in fields.items(node, key, reading):
        named = item.values.get("name", item) if type(item) is lined_yaml.Mapping else item
        value = fields.text(named, key, reading)
        found += [part.strip() for part in (value or "").split(";")]
    return tuple(dict.fromkeys(name for name in found if name))


def slug(node: Node, key: str, reading: Reading) -> str | None:
    """The last part of an address, without slashes round it."""
    value = fields.site_path(node, key, reading)
    return value.strip("/") or None if value else None


def image(node: Node, key: str, reading: Reading) -> Image | None:
    """A picture: its file, a mapping that says more, or a list of either, whose first is taken."""
    if type(node) is Sequence:
        given = [item for item in node.items if not fields.empty(item)]
        return image(given[0], key, reading) if given else None
    if type(node) is Scalar:
        no_picture = fields.as_flag(node) is not None  # `hero: false`
        file = None if no_picture else _file(node, key, reading)
        return Image(file) if file else None
    assert type(node) is lined_yaml.Mapping
    said = {name: node.values[name] for name in node.values if not fields.empty(node.values[name])}

    def first(names: tuple[str, ...], convert: Convert[str]) -> str:
        for name in names:
            if name in said:
                return convert(said[name], name, reading) or ""
        return ""

    file = first(_FILE_KEYS, _file)
    licence = first(("license", "licence"), fields.text)
    return (
        Image(file, first(("alt",), fields.text), first(_CREDIT_KEYS, fields.text), licence) if file else None
    )


def _file(node: Node, key: str, reading: Reading) -> str | None:
    """A file beside the document (its name may have spaces) or an address."""
    value = fields.text(node, key, reading)
    if value is not None and re.match(r"[a-z][a-z0-9+.-]*:", value, re.I):
        return fields.url(node, key, reading)
    return value


def _moment(node: Node, key: str, reading: Reading, code: str) -> Moment | None:
    value = dates.read_moment(node.text, reading.zone) if type(node) is Scalar else None
    if value is None:
        reading.note(code, node, **_no_date(node, key))
    return value


def _dated(read: Callable[[str], T | None], node: Node, key: str, reading: Reading) -> T | None:
    value = read(node.text) if type(node) is Scalar else None
    if value is None:
        reading.note("value-date", node, **_no_date(node, key))
    return value


def _no_date(node: Node, key: str) -> dict[str, str]:
    """What to say of a date that can't be read; `day`, where it looks right and the calendar has none such."""
    facts = {"key": key, "value": fields.shown(node)}
    looks_right = _DAY.match(facts["value"])
    if looks_right and dates.read_day(looks_right[0]) is None:
        facts["day"] = looks_right[0]
    return facts


def _split(node: Scalar) -> list[Reference]:
    """The parts of a text between commas and semicolons, each with its own column."""
    start = node.column + (0 if node.plain else 1)
    parts = []
    for match in _PART.finditer(node.text):
        part = match[0].strip()
        if part:
            column = start + match.start() + len(match[0]) - len(match[0].lstrip())
            parts.append(Reference(" ".join(part.split()), node.line, column))
    return parts


def _note_numbers(node: Node, reading: Reading) -> None:
    """A bare number may well be a slip; in quotation marks it is meant."""
    for item in node.items if type(node) is Sequence else (node,):
        if type(item) is Scalar and item.plain and _NUMBER.fullmatch(item.text):
            reading.note("topic-number", item, name=item.text)


def _at(item: Reference) -> Scalar:
    return Scalar(item.name, item.line, item.column)


def _entry(node: Node, key: str, reading: Reading, table: dict[str, Convert[Any]]) -> list[_Entry]:
    if type(node) is lined_yaml.Mapping:
        return [(node, fields.read_fields(node, table, reading))]
    reading.note("value-mapping", node, key=key, keys=", ".join(table))
    return []


def _complete(
    node: Node, key: str, reading: Reading, *, table: dict[str, Convert[Any]], needs: tuple[str, ...]
) -> list[_Entry]:
    """The entries of a list that have all they need; the others are noted, each once."""
    complete: list[_Entry] = []
    for item in fields.items(node, key, reading):
        for entry, values in _entry(item, key, reading, table):
            assert type(entry) is lined_yaml.Mapping
            missing = [need for need in needs if need not in values]
            # A value that was given and could not be read has its own problem already.
            silent = [need for need in missing if fields.empty(entry.values.get(need, _NOTHING))]
            if silent:
                reading.note("entry-incomplete", entry, key=key, missing=" and ".join(silent))
            # What an import has proposed is a guess, and counts for nothing until its author agrees.
            if not missing and not values.pop("proposed", False):
                complete.append((entry, values))
    return complete


def _with_ids(found: list[_Entry], letter: str, key: str, reading: Reading) -> list[dict[str, Any]]:
    """The values with their line and an id that no other has."""
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
        numbered.append(values | {"id": given, "line": node.line})
    return numbered


_NOTHING = Scalar("", 0, 0)
_RELATED: dict[str, Convert[Any]] = {
    **dict.fromkeys(_TARGETS, reference),
    "because": fields.text,
    "relation": fields.text,
}
_SOURCE: dict[str, Convert[Any]] = {
    "id": fields.text,
    "title": fields.text,
    "url": fields.url,
    "publisher": fields.text,
    "date": span,
    "accessed": day,
    "archived": fields.url,
    "via": fields.text,
    "note": fields.text,
}
_EVENT: dict[str, Convert[Any]] = {
    "date": span,
    "title": fields.text,
    "topics": topics,
    "source": fields.text,
    "key": fields.flag,
    "proposed": fields.flag,
}
_CLAIM: dict[str, Convert[Any]] = {
    "id": fields.text,
    "text": fields.text,
    "by": reference,
    "about": references,
    "status": fields.choice(_STATUSES),
    "date": span,
    "replies_to": reference,
    "source": fields.text,
    "proposed": fields.flag,
}
_CORRECTION: dict[str, Convert[Any]] = {
    "date": day,
    "was": fields.text,
    "now": fields.text,
    "note": fields.text,
    "kind": fields.text,
}
