"""Front matter: the keys of ours and of other programs become one typed record.

Ours go first. Other programs' keys are read without a word, and reported where two of them disagree.
"""

from typing import Any

from msgspec import structs

from backstory import dates
from backstory.content import entries, single_values
from backstory.content.aliases import ALSO_READ, BY_VALUE, TAXONOMIES, Given
from backstory.content.documents import Kind
from backstory.content.fences import Split as Split
from backstory.content.fences import split as split
from backstory.content.front_matter_types import FrontMatter, Image
from backstory.dates import Moment
from backstory.markdown.body import Reference
from backstory.problems import Problem
from backstory.settings import Settings
from backstory.yaml import parser, schema
from backstory.yaml.parser import Mapping, Node, Scalar, Sequence
from backstory.yaml.schema import Convert, Reading


def read_metadata(
    yaml: str, path: str, *, kind: Kind, settings: Settings, first_line: int = 1
) -> tuple[FrontMatter, tuple[Problem, ...]]:
    """The record in a text of YAML: front matter, or a file of its own beside a document."""
    mapping, problems = parser.read_mapping(yaml, path, first_line=first_line)
    if mapping is None:
        return FrontMatter(), problems
    front, more = read_front_matter(mapping, kind=kind, path=path, settings=settings)
    return front, problems + more


def read_front_matter(
    node: Mapping, *, kind: Kind, path: str, settings: Settings
) -> tuple[FrontMatter, tuple[Problem, ...]]:
    """The record that the keys of `node` make. A value that can't be read is as if it weren't given."""
    reading = Reading(path, settings.timezone)
    given, extra = _by_field(node, kind, reading)
    values: dict[str, Any] = {}
    won: dict[str, str] = {}
    lines: dict[str, int] = {}
    for field, candidates in given.items():
        if len(candidates) == 1 and field not in _MERGED:
            winners, value = candidates, _CONVERT[field](candidates[0].node, candidates[0].key, reading)
        else:
            winners, value = _MERGED.get(field, _first)(field, candidates, reading)
        if value is None:
            continue
        values[field], lines[field] = value, winners[0].line
        if winners[0].key != field:
            won[field] = ", ".join(winner.key for winner in winners)
    _put_together(values)
    return FrontMatter(**values, extra=extra, won=won, lines=lines), tuple(reading.problems)


def read_topic_list(
    text: str, path: str, settings: Settings
) -> tuple[list[tuple[FrontMatter, int]], tuple[Problem, ...]]:
    """Many short topics in one file, each with its line: a list of records, or records by title.

    A bare name in a list is a topic; text behind a title is its definition. Of two with one title the first stands.
    """
    node, problems = parser.read(text, path)
    if node is None or schema.empty(node):
        return [], problems
    reading = Reading(path, settings.timezone)
    topics: list[tuple[FrontMatter, int]] = []
    lines: dict[str, int] = {}
    found = list(problems)
    for record in _topic_records(node, reading):
        front, more = read_front_matter(record, kind="topic", path=path, settings=settings)
        found += more
        if not front.title:
            reading.note("entry-incomplete", record, key="topics", missing="title")
        elif front.title in lines:
            reading.note("topic-twice", record, name=front.title, line=str(lines[front.title]))
        else:
            lines[front.title] = record.line
            topics.append((front, record.line))
    return topics, (*found, *reading.problems)


def _topic_records(node: Node, reading: Reading) -> list[Mapping]:
    if type(node) is not Mapping:
        records = []
        for item in schema.items(node, "topics", reading):
            if type(item) is Sequence:
                reading.note("value-name", item, key="topics")
            else:
                records.append(item if type(item) is Mapping else _with_title(item, item))
        return records
    records = []
    for title, value in node.values.items():
        key = node.keys[title]
        if type(value) is Sequence:
            reading.note("value-mapping", value, key=title, keys="kind, names, summary…")
        elif type(value) is Mapping:
            records.append(_with_title(key, value) if "title" not in value.values else value)
        else:
            records.append(_with_title(key, value))
    return records


def _with_title(key: Node, value: Node) -> Mapping:
    """The record of a topic whose title stands before it, at the place of that title."""
    assert type(key) is Scalar
    if type(value) is Mapping:
        return Mapping({"title": key, **value.values}, {"title": key, **value.keys}, key.line, key.column)
    values: dict[str, Node] = {"title": key}
    if value is not key:
        values["definition"] = value
    return Mapping(values, dict.fromkeys(values, key), key.line, key.column)


def _by_field(
    node: Mapping, kind: Kind, reading: Reading
) -> tuple[dict[str, list[Given]], dict[str, object]]:
    """What was given for each of our fields, and what stands under keys that nobody knows."""
    given: dict[str, list[Given]] = {}
    extra: dict[str, object] = {}
    for key, value in node.values.items():
        name = key if key in _FIELD_OF else key.lower()
        field = _FIELD_OF.get(name)
        if field is None or (name == "kind" and kind != "topic"):
            extra[key] = parser.plain(value)
            near = schema.one_slip_from(key, _KNOWN) if field is None else ""
            if near:
                reading.note("key-unknown", node.keys[key], key=key, near=near)
            continue
        if schema.empty(value):
            continue
        line = node.keys[key].line
        by_value = BY_VALUE.get(name)
        if by_value is None:
            given.setdefault(field, []).append(Given(name, line, value))
            continue
        parts = by_value(value, kind)
        for part_field, part_name, part in parts:
            given.setdefault(part_field, []).append(Given(part_name, line, part))
        if not parts:
            extra[key] = parser.plain(value)
    return given, extra


# How several candidates for one field become one value: the winners, and the value.
_Chosen = tuple[list[Given], Any]


def _first(field: str, candidates: list[Given], reading: Reading) -> _Chosen:
    """The first that can be read, ours before the others; those that say something else are noted."""
    order = (field, *ALSO_READ.get(field, ()))
    chosen: Given | None = None
    value: Any = None
    for candidate in sorted(candidates, key=lambda given: order.index(given.key)):
        if chosen is None:
            value = _CONVERT[field](candidate.node, candidate.key, reading)
            chosen = candidate if value is not None else None
            continue
        other = _CONVERT[field](candidate.node, candidate.key, Reading(reading.path, "UTC"))
        if other is not None and not _agree(value, other):
            reading.note("keys-disagree", candidate.node, key=chosen.key, other=candidate.key)
    return ([chosen] if chosen else candidates), value


def _all(field: str, candidates: list[Given], reading: Reading) -> _Chosen:
    """Everything, ours first: names and old addresses can't disagree."""
    order = (field, *ALSO_READ[field])
    winners = sorted(candidates, key=lambda given: order.index(given.key))
    values = [value for given in winners for value in _CONVERT[field](given.node, given.key, reading) or ()]
    return winners, tuple(dict.fromkeys(values))


def _topics(field: str, candidates: list[Given], reading: Reading) -> _Chosen:
    """Ours; else tags and categories together; keywords only where there is nothing else."""
    ours = [given for given in candidates if given.key == field]
    foreign = [given for given in candidates if given.key in TAXONOMIES]
    winners = ours or sorted(foreign, key=lambda given: TAXONOMIES.index(given.key)) or candidates
    names: dict[str, Reference] = {}
    for given in winners:
        for topic in single_values.topics(given.node, given.key, reading):
            names.setdefault(topic.name.casefold(), topic)
    for given in foreign if ours else ():
        others = single_values.topics(given.node, given.key, Reading(reading.path))
        if any(topic.name.casefold() not in names for topic in others):
            reading.note("keys-disagree", given.node, key=field, other=given.key)
    return winners, tuple(names.values())


def _draft(field: str, candidates: list[Given], reading: Reading) -> _Chosen:
    """A draft where any key says so; one that can't be read is an error, or a draft might get out."""
    said: list[tuple[bool, Given]] = []
    for given in candidates:
        word = given.node.text.strip().lower() if type(given.node) is Scalar else ""
        flag = (
            {"draft": True, "published": False}.get(word)
            if given.key == "status"
            else schema.as_flag(given.node)
        )
        if flag is None:
            reading.note("draft-invalid", given.node, key=given.key, value=schema.shown(given.node))
        else:
            said.append((not flag if given.key in ("published", "publish") else flag, given))
    if not said:
        return candidates, None
    value, winner = next((pair for pair in said if pair[0]), said[0])
    for other, given in said:
        if other != value:
            reading.note("keys-disagree", given.node, key=winner.key, other=given.key)
    return [winner], value


def _agree(one: object, other: object) -> bool:
    if isinstance(one, Moment) and isinstance(other, Moment):
        return one.day == other.day
    if isinstance(one, Image) and isinstance(other, Image):
        return one.file == other.file
    if isinstance(one, Reference) and isinstance(other, Reference):
        return one.name == other.name
    return one == other


def _put_together(values: dict[str, Any]) -> None:
    """Fields that are made of several keys."""
    alt = values.pop("image_alt", "")
    image = values.get("image")
    if alt and image is not None and not image.alt:
        values["image"] = structs.replace(image, alt=alt)
    every = values.pop("review_every", None)
    if every is not None and "review_by" not in values:
        written = values.get("updated") or values.get("date")
        start = values.get("reviewed") or values.get("as_of") or (written.day if written else "")
        if start:
            values["review_by"] = dates.add_period(start, every)


_CONVERT: dict[str, Convert[Any]] = {
    "title": schema.text,
    "date": single_values.moment,
    "updated": single_values.lesser_moment,
    "expires": single_values.moment,
    "summary": schema.text,
    "definition": schema.text,
    "as_of": single_values.day,
    "background": single_values.references,
    "sources": entries.sources,
    "events": entries.events,
    "claims": entries.claims,
    "corrections": entries.corrections,
    "authors": single_values.people,
    "image": single_values.image,
    "image_alt": schema.text,
    "slug": single_values.slug,
    "permalink": schema.site_path,
    "redirect_from": schema.listed(schema.site_path),
    "lang": schema.language,
    "translation_of": schema.text,
    "template": single_values.reference,
    "kind": schema.choice(
        ("person", "place", "organisation", "event", "concept", "work"), {"organization": "organisation"}
    ),
    "names": schema.texts,
    "abbr": schema.text,
    "broader": single_values.references,
    "related": entries.related,
    "not_related": single_values.references,
    "same_as": schema.listed(schema.web_address),
    "autolink": schema.choice(("first", "section", "all", "never"), {"false": "never", "no": "never"}),
    "reviewed": single_values.day,
    "review_every": single_values.period,
    "review_by": single_values.day,
    "period": single_values.span,
    "featured": schema.flag,
}
_MERGED = {"draft": _draft, "topics": _topics, "names": _all, "redirect_from": _all}
_FIELD_OF: dict[str, str] = {
    **{key: field for field, keys in ALSO_READ.items() for key in keys},
    **{field: field for field in (*_CONVERT, *_MERGED)},
}
_KNOWN = tuple(dict.fromkeys((*_CONVERT, *_MERGED, *_FIELD_OF)))
