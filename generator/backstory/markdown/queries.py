"""What a list in a text, or of a page of one's own, asks the site for: lines of keys and values in `::: list`."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from backstory.dates import Span, read_span
from backstory.markdown.body import Query, Reference
from backstory.markdown.html_tags import text_of
from backstory.markdown.position_marks import unmarked
from backstory.problems import Problem
from backstory.yaml import parser, schema
from backstory.yaml.parser import Node, Scalar
from backstory.yaml.schema import Convert, Reading

KINDS = (
    "article",
    "background",
    "topic",
    "person",
    "place",
    "organisation",
    "event",
    "concept",
    "work",
)
GROUPS = ("year", "month", "author", "kind", "letter")
_PLURALS = {
    "articles": "article",
    "topics": "topic",
    "people": "person",
    "persons": "person",
    "places": "place",
    "organisations": "organisation",
    "organization": "organisation",
    "organizations": "organisation",
    "events": "event",
    "concepts": "concept",
    "works": "work",
}
_MOST = 1000
_LIST = re.compile(r'\sclass="admonition list"')
_TITLE = re.compile(r'\s*<p class="admonition-title">(?P<title>.*?)</p>', re.DOTALL)
_PARAGRAPHS = re.compile(r"\s*<p>(?P<text>(?:(?!</?p>|</?div).)*)</p>", re.DOTALL)
_PART = re.compile(r"[^,;]+")
_LINE = re.compile(r"(?P<key>[a-z_]+):\s*(?P<value>.*)")


def read_query(mapping: parser.Mapping, reading: Reading, title: str = "") -> Query:
    """A query from its keys; one that can't be read is noted, and counts as not given."""
    given = schema.read_fields(mapping, _KEYS, reading)
    values = {_ALSO.get(key, key): value for key, value in given.items()}
    if date := values.pop("date", None):
        values = {"since": date.start, "until": date.end} | values
    return Query(**({"title": title} | values))


def query_in(
    written: str, html: str, at: int, find: Callable[[str], int]
) -> tuple[Query, list[Problem], int] | None:
    """The query in a `div` with these attributes whose content begins at `at`, and where that ends.

    None where the `div` is no list, or has other text. `find` gives the offset of a piece of text, which stands as the column in
    what is wrong.
    """
    if _LIST.search(written) is None:
        return None
    titled = _TITLE.match(html, at)
    place = titled.end() if titled else at
    lines: list[str] = []
    while found := _PARAGRAPHS.match(html, place):
        lines += found["text"].strip().split("\n")
        place = found.end()
    read = [_LINE.fullmatch(text_of(unmarked(line))) for line in lines]
    if html[place : html.find("</div>", place)].strip() or None in read:
        return None
    title = text_of(unmarked(titled["title"])) if titled else ""
    reading = Reading("")
    mapping = _mapping([(line["key"], line["value"]) for line in read if line], find)
    return read_query(mapping, reading, "" if title == "List" else title), reading.problems, place


def _mapping(lines: list[tuple[str, str]], find: Callable[[str], int]) -> parser.Mapping:
    keys: dict[str, Scalar] = {}
    values: dict[str, Node] = {}
    for key, value in lines:
        keys[key] = Scalar(key, 0, find(key))
        values[key] = Scalar(value, 0, find(value) if value else keys[key].column)
    return parser.Mapping(values, keys, 0, 0)


def _names(node: Node, key: str, reading: Reading) -> tuple[Reference, ...]:
    """Names in a list, or with commas or semicolons between them; `[[` and `]]` may stand round each."""
    found: list[Reference] = []
    for item in schema.items(node, key, reading):
        text = schema.text(item, key, reading) or ""
        for part in _PART.finditer(text) if item is node else re.finditer(".+", text):
            name = part[0].strip().removeprefix("[[").removesuffix("]]").strip()
            column = item.column + part.start() + len(part[0]) - len(part[0].lstrip())
            found += [Reference(name, item.line, column)] if name else []
    return tuple(found)


def _people(node: Node, key: str, reading: Reading) -> tuple[str, ...]:
    return tuple(one.name for one in _names(node, key, reading))


def _span(node: Node, key: str, reading: Reading) -> Span | None:
    span = read_span(node.text) if type(node) is Scalar else None
    if span is None:
        reading.note("value-date", node, key=key, value=schema.shown(node))
    return span


def _since(node: Node, key: str, reading: Reading) -> int | None:
    return span.start if (span := _span(node, key, reading)) else None


def _until(node: Node, key: str, reading: Reading) -> int | None:
    return span.end if (span := _span(node, key, reading)) else None


_ALSO = {"topic": "topics", "author": "authors"}
_KEYS: Mapping[str, Convert[Any]] = {
    "title": schema.text,
    "topics": _names,
    "topic": _names,
    "kind": schema.choice(KINDS, _PLURALS),
    "authors": _people,
    "author": _people,
    "date": _span,
    "since": _since,
    "until": _until,
    "by": schema.choice(GROUPS),
    "most": schema.number(1, _MOST),
    "table": schema.flag,
}
