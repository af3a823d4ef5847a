"""Lines of keys at the top of a file without any fence, up to the first blank line, as Pelican and MultiMarkdown have them.

Title: The pier is mended
Tags: ferry, pier

Nikola begins each with two full stops, and puts a comment round them in Markdown.
"""

import re
from collections.abc import Iterator

from backstory.content.keys import FIELD_OF
from backstory.problems import Place, Problem
from backstory.yaml.parser import Mapping, Node, Scalar, Sequence

_LINE = re.compile(r"(?:\.\. )?(?P<key>[A-Za-z][\w-]*):(?P<blank>[ \t]*)(?P<value>.*)$")
_GOES_ON = re.compile(r"[ ]{4,}|\t")
_SEVERAL = frozenset(("tags", "tag", "authors", "author", "keywords", "categories", "topics"))
_ONLY_PELICANS = frozenset(("modified", "save_as", "translation", "status", "category", "series"))
_LONGEST = 200
"""Lines that are looked at: what goes on without a blank line for longer is a text."""


def headers_end(text: str, start: int) -> int:
    """Where the lines of keys that begin at `start` end, before their blank line; -1 where these are none.

    Two of the keys have to be known, so that a text whose first lines have a colon stays one.
    """
    known = 0
    end = start
    for number in range(_LONGEST):
        line = text[end : text.find("\n", end) if text.find("\n", end) >= 0 else len(text)]
        if not line.strip():
            return end if known > 1 else -1
        found = _LINE.match(line)
        if found is None and not (number and _GOES_ON.match(line)):
            return -1
        known += found is not None and found["key"].lower() in FIELD_OF.keys() | _ONLY_PELICANS
        end += len(line) + 1
        if end >= len(text):
            return len(text) if known > 1 else -1
    return -1


def read_headers(text: str, path: str, *, first_line: int = 1) -> tuple[Mapping, tuple[Problem, ...]]:
    """The keys of such lines. Where one is there twice, the second is told, and the first stands."""
    values: dict[str, Node] = {}
    keys: dict[str, Scalar] = {}
    problems: list[Problem] = []
    for line, key, value in _entries(text, first_line):
        if key.text in keys:
            first = str(keys[key.text].line)
            problems.append(Problem("yaml-duplicate", Place(path, line, 1), {"key": key.text, "line": first}))
            continue
        keys[key.text] = key
        values[key.text] = _listed(value) if key.text.lower() in _SEVERAL else _unquoted(value)
    return Mapping(values, keys, first_line, 1), tuple(problems)


def _entries(text: str, first_line: int) -> Iterator[tuple[int, Scalar, Scalar]]:
    """Each key with its line and its value, which may go on in lines that are indented."""
    lines = text.split("\n")
    for number, line in enumerate(lines):
        found = _LINE.match(line)
        if found is None or _GOES_ON.match(line):
            continue
        parts = [found["value"].strip()]
        for following in lines[number + 1 :]:
            if not _GOES_ON.match(following):
                break
            parts.append(following.strip())
        place = first_line + number
        yield (
            place,
            Scalar(found["key"], place, found.start("key") + 1),
            Scalar(" ".join(filter(None, parts)), place, found.start("value") + 1),
        )


def _listed(value: Scalar) -> Node:
    """The names in a value, between commas; or between semicolons, where a name may have a comma."""
    text = value.text[1:-1] if value.text.startswith("[") and value.text.endswith("]") else value.text
    sign = ";" if ";" in text else ","
    column = value.column + (text is not value.text)
    items: list[Node] = []
    for part in text.split(sign):
        if part.strip():
            ahead = len(part) - len(part.lstrip())
            # In quotation marks, for a number among tags is meant here.
            items.append(_unquoted(Scalar(part.strip(), value.line, column + ahead, plain=False)))
        column += len(part) + 1
    return Sequence(tuple(items), value.line, value.column)


def _unquoted(value: Scalar) -> Scalar:
    text = value.text
    if len(text) > 1 and text[0] in "\"'" and text.endswith(text[0]):
        return Scalar(text[1:-1], value.line, value.column + 1, plain=False)
    return value
