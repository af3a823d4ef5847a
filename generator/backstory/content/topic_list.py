"""Many short topics in one file, `topics.yaml`: a list of records, or records by title."""

from backstory.content.front_matter import read_front_matter
from backstory.content.front_matter_types import FrontMatter
from backstory.problems import Problem
from backstory.settings import Settings
from backstory.yaml import parser, schema
from backstory.yaml.parser import Mapping, Node, Scalar, Sequence
from backstory.yaml.schema import Reading


def read_topic_list(
    text: str, path: str, settings: Settings
) -> tuple[list[tuple[FrontMatter, tuple[Problem, ...]]], tuple[Problem, ...]]:
    """Many short topics in one file, each with what is wrong with it: a list of records, or records by title.

    A bare name in a list is a topic; text behind a title is its definition. Of two with one title the first stands.
    """
    node, problems = parser.read(text, path)
    if node is None or schema.empty(node):
        return [], problems
    reading = Reading(path, settings.timezone, audiences=settings.audiences)
    topics: list[tuple[FrontMatter, tuple[Problem, ...]]] = []
    lines: dict[str, int] = {}
    found = list(problems)
    for record in _topic_records(node, reading):
        front, more = read_front_matter(record, kind="topic", path=path, settings=settings)
        if front.title and front.title not in lines:
            lines[front.title] = record.line
            topics.append((front, more))
            continue
        found += more
        if front.title:
            reading.note("topic-twice", record, name=front.title, line=str(lines[front.title]))
        else:
            reading.note("entry-incomplete", record, key="topics", missing="title")
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
