"""The values of front matter without keys of their own, that are more than text: dates, names, people, pictures."""

import re
from collections.abc import Callable
from typing import Literal, TypeVar, cast

from backstory import dates
from backstory.content.front_matter_types import AiPart, Image
from backstory.dates import Moment, Span
from backstory.markdown.body import Reference
from backstory.yaml import parser, schema
from backstory.yaml.lost_lists import looks_like_names
from backstory.yaml.parser import Node, Scalar, Sequence
from backstory.yaml.schema import Convert, Reading

T = TypeVar("T")

_PART = re.compile(r"[^,;]+")
_WORD = re.compile(r"\S+")
_NUMBER = re.compile(r"[+-]?[0-9][0-9_.]*")
_FILE_KEYS = ("file", "src", "path", "url", "image")
_CREDIT_KEYS = ("credit", "caption")
_AI_USE = schema.choice(("none", "assisted", "generated"))
_LINK = re.compile(r"\[\[(?P<name>[^\[\]|]+)(?:\|[^\[\]]*)?\]\]")
"""A name as Obsidian keeps it in a note's properties."""
_DAY = re.compile(r"\d{4}-\d{1,2}-\d{1,2}(?!\d)")


def moment(node: Node, key: str, reading: Reading) -> Moment | None:
    """A date that decides whether something is published: an error where it can't be read."""
    return _moment(node, key, reading, "date-invalid")


def lesser_moment(node: Node, key: str, reading: Reading) -> Moment | None:
    """A date that the document can do without: a warning where it can't be read."""
    return _moment(node, key, reading, "value-date")


def day(node: Node, key: str, reading: Reading) -> str | None:
    """An ISO day."""
    return _dated(dates.read_day, node, key, reading)


def ai_part(node: Node, key: str, reading: Reading) -> AiPart | None:
    """What part artificial intelligence had: one word, or that with who reviewed the text."""
    values = node.values if isinstance(node, parser.Mapping) else {"use": node}
    for name in values:
        if name not in ("use", "reviewed_by"):
            schema.unknown_key(node.keys[name], ("use", "reviewed_by"), reading)  # type: ignore[union-attr]
    use = _AI_USE(values["use"], key, reading) if "use" in values else None
    if use is None:
        return None
    reviewer = schema.text(values["reviewed_by"], "reviewed_by", reading) if "reviewed_by" in values else None
    return AiPart(cast(Literal["none", "assisted", "generated"], use), reviewer or "")


def span(node: Node, key: str, reading: Reading) -> Span | None:
    """A date that may be uncertain."""
    return _dated(dates.read_span, node, key, reading)


def period(node: Node, key: str, reading: Reading) -> dates.Period | None:
    """A length of time."""
    value = dates.read_period(node.text) if type(node) is Scalar else None
    if value is None:
        reading.note("value-period", node, key=key, value=schema.shown(node))
    return value


def reference(node: Node, key: str, reading: Reading) -> Reference | None:
    """The name of something, and where it stands."""
    if type(node) is not Scalar:
        reading.note("value-name", node, key=key)
        return None
    if link := _LINK.fullmatch(node.text.strip()):
        return Reference(" ".join(link["name"].split()), node.line, node.column)
    if looks_like_names(node):
        schema.lost_list(node, key, reading)
        return None
    return Reference(" ".join(node.text.split()), node.line, node.column)


def references(node: Node, key: str, reading: Reading) -> tuple[Reference, ...]:
    """A list of names; text is one name."""
    found = (reference(item, key, reading) for item in schema.items(node, key, reading))
    return tuple(item for item in found if item is not None)


def topics(node: Node, key: str, reading: Reading) -> tuple[Reference, ...]:
    """A list of names, or text with commas or semicolons between them; a `#` before a name is no part of it."""
    if type(node) is Scalar and looks_like_names(node):
        schema.lost_list(node, key, reading)
        found = []
    elif type(node) is Scalar:
        if reading.words and key != "topics":
            found = _split(node, _WORD if "," not in node.text else _PART)
        else:
            found = _split(node)
            if len(found) > 1:
                reading.note("topics-text", node, key=key)
    else:
        found = list(references(node, key, reading))
    unique: dict[str, Reference] = {}
    for item in found:
        link = _LINK.fullmatch(item.name)
        name = (link["name"] if link else item.name.lstrip("#")).strip()
        if not name:
            continue
        if re.search(r";\s", name):
            schema.lost_list(_at(item), key, reading)
        elif name.casefold() in unique:
            first = str(unique[name.casefold()].line)
            reading.note("topic-twice", _at(item), name=name, line=first)
        else:
            unique[name.casefold()] = item if name == item.name else Reference(name, item.line, item.column)
    _note_numbers(node, reading)
    return tuple(unique.values())


def people(node: Node, key: str, reading: Reading) -> tuple[str, ...]:
    """Names of people: a list, text with semicolons, or mappings with a `name`."""
    found: list[str] = []
    for item in schema.items(node, key, reading):
        named = item.values.get("name", item) if type(item) is parser.Mapping else item
        value = schema.name(named, key, reading)
        found += [part.strip() for part in (value or "").split(";")]
    return tuple(dict.fromkeys(name for name in found if name))


def slug(node: Node, key: str, reading: Reading) -> str | None:
    """The last part of an address, without slashes round it."""
    value = schema.site_path(node, key, reading)
    return value.strip("/") or None if value else None


def image(node: Node, key: str, reading: Reading) -> Image | None:
    """A picture: its file, a mapping that says more, or a list of either, whose first is taken."""
    if type(node) is Sequence:
        given = [item for item in node.items if not schema.empty(item)]
        return image(given[0], key, reading) if given else None
    if type(node) is Scalar:
        no_picture = schema.as_flag(node) is not None  # `hero: false`
        file = None if no_picture else _file(node, key, reading)
        return Image(file) if file else None
    assert type(node) is parser.Mapping
    said = {name: node.values[name] for name in node.values if not schema.empty(node.values[name])}

    def first(names: tuple[str, ...], convert: Convert[str]) -> str:
        for name in names:
            if name in said:
                return convert(said[name], name, reading) or ""
        return ""

    file = first(_FILE_KEYS, _file)
    licence = first(("license", "licence"), schema.text)
    if node.values and not said.keys() & set(_FILE_KEYS):
        reading.note("entry-incomplete", node, key=key, missing="file")
    alt, caption = first(("alt",), schema.text), first(("caption",), schema.text)
    return Image(file, alt, first(_CREDIT_KEYS, schema.text), licence, caption) if file else None


def _file(node: Node, key: str, reading: Reading) -> str | None:
    """A file beside the document (its name may have spaces) or an address."""
    value = schema.text(node, key, reading)
    if value is not None and (link := _LINK.fullmatch(value.removeprefix("!"))):
        value = link["name"].strip()
    if value is not None and re.match(r"[a-z][a-z0-9+.-]*:", value, re.I):
        return schema.url(node, key, reading)
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
    facts = {"key": key, "value": schema.shown(node)}
    looks_right = _DAY.match(facts["value"])
    if looks_right and dates.read_day(looks_right[0]) is None:
        facts["day"] = looks_right[0]
    return facts


def _split(node: Scalar, part_of: re.Pattern[str] = _PART) -> list[Reference]:
    """The parts of a text between commas and semicolons, each with its own column."""
    start = node.column + (0 if node.plain else 1)
    parts = []
    for match in part_of.finditer(node.text):
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
