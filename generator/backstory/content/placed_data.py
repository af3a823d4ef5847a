"""TOML and JSON as the nodes that YAML gives, each value with its line and column.

The standard library reads them and keeps no places. So its value is walked along the signs of the text, which are in
the same order: what a sign means has been decided by then, and only where it stands is taken from it.
"""

import json
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from itertools import takewhile
from typing import Any, NamedTuple

from backstory.problems import Place, Problem
from backstory.yaml.parser import MAX_DEPTH, Mapping, Node, Scalar, Sequence

_SIGN = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}|' + r"'''.*?'{3,5}" + r'|"(?:\\.|[^"\\])*"'
    r"|'[^'\n]*'|(?P<comment>#[^\n]*)|[\[\]{},:=]|[^\s\[\]{},:=\"'#]+(?:[:. ]\d[^\s\[\]{},=#]*)*",
    re.S,
)
_TOML_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)")


_KEY_PART = re.compile(r"\"(?:\\.|[^\"\\])*\"|'[^']*'|[^.\"']+")
_Path = tuple[str | int, ...]


class _Sign(NamedTuple):
    text: str
    line: int
    column: int


def read_toml(text: str, path: str, *, first_line: int = 1) -> tuple[Mapping | None, tuple[Problem, ...]]:
    """The tables of a TOML text, whose first line is line `first_line` of `path`."""
    try:
        values = tomllib.loads(text)
        if _depth(values) > MAX_DEPTH:
            return None, (_too_deep(path, text, first_line),)
    except RecursionError:
        return None, (_too_deep(path, text, first_line),)
    except ValueError as error:
        found = _TOML_PLACE.search(str(error))
        reason = _TOML_PLACE.sub("", str(error))
        line, column = (int(found[1]), int(found[2])) if found and found[1] else _end(text)
        facts = {"syntax": "TOML", "reason": reason}
        return None, (Problem("data-syntax", Place(path, first_line + line - 1, column), facts),)
    return _toml_nodes(values, text, first_line), ()


def json_end(text: str, start: int) -> int:
    """Where the JSON object that begins at `start` ends; -1 where it doesn't."""
    depth = 0
    for sign in _SIGN.finditer(text, start):
        if sign[0] in "{[":
            depth += 1
        elif sign[0] in "}]":
            depth -= 1
            if depth == 0:
                return sign.end()
    return -1


def read_json(text: str, path: str, *, first_line: int = 1) -> tuple[Mapping | None, tuple[Problem, ...]]:
    """The object of a JSON text, whose first line is line `first_line` of `path`. Of two equal keys it is an error."""
    twice: list[bool] = []

    def pairs(found: list[tuple[str, Any]]) -> dict[str, Any]:
        made = dict(found)
        twice.append(len(made) < len(found))
        return made

    try:
        values = json.loads(text, object_pairs_hook=pairs)
        if _depth(values) > MAX_DEPTH:
            return None, (_too_deep(path, text, first_line),)
    except RecursionError:
        return None, (_too_deep(path, text, first_line),)
    except ValueError as error:
        line, column = getattr(error, "lineno", 1), getattr(error, "colno", 1)
        facts = {"syntax": "JSON", "reason": getattr(error, "msg", str(error))}
        return None, (Problem("data-syntax", Place(path, first_line + line - 1, column), facts),)
    if not isinstance(values, dict):
        return None, (Problem("yaml-not-mapping", Place(path, first_line, 1)),)
    if any(twice):
        again = _given_twice(_signs(text, first_line))
        facts = {"syntax": "JSON", "reason": f'"{_bare(again.text)}" is given twice'}
        return None, (Problem("data-syntax", Place(path, again.line, again.column), facts),)
    node = _walk(values, _signs(text, first_line))
    assert type(node) is Mapping
    return node, ()


def _toml_nodes(values: dict[str, Any], text: str, first_line: int) -> Mapping:
    """The nodes of a document: those of its statements, put together as its tables are."""
    nodes: dict[_Path, Node] = {}
    keys: dict[_Path, _Sign] = {}
    counts: Counter[_Path] = Counter()
    signs = _signs(text, first_line)
    table: _Path = ()
    for sign in signs:
        if sign.text == "[":
            table = _header(sign, signs, keys, counts)
            continue
        written = [sign, *takewhile(lambda one: one.text != "=", signs)]
        path = _indexed(table, _key_parts("".join(one.text for one in written)), counts)
        for depth in range(len(table) + 1, len(path) + 1):
            keys.setdefault(path[:depth], sign)
        nodes[path] = _walk(_value_at(values, path), signs)
    made = _put_together(values, (), nodes, keys, _Sign("", first_line, 1))
    assert type(made) is Mapping
    return made


def _header(opened: _Sign, signs: Iterator[_Sign], keys: dict[_Path, _Sign], counts: Counter[_Path]) -> _Path:
    """The table that a line such as `[extra]` or `[[events]]` begins."""
    inside = list(takewhile(lambda one: one.text != "]", signs))
    many = inside[0].text == "["
    path = _indexed((), _key_parts("".join(one.text for one in inside[many:])), counts, last=not many)
    if many:
        next(signs)
        counts[path] += 1
        keys.setdefault(path, opened)
        path = (*path, counts[path] - 1)
    for depth in range(1, len(path) + 1):
        keys.setdefault(path[:depth], opened)
    return path


def _indexed(table: _Path, parts: list[str], counts: Counter[_Path], *, last: bool = True) -> _Path:
    """The path of a key below a table; of a list of tables, their last one is meant."""
    path = table
    for number, part in enumerate(parts, 1):
        path = (*path, part)
        if path in counts and (last or number < len(parts)):
            path = (*path, counts[path] - 1)
    return path


def _key_parts(written: str) -> list[str]:
    return [_bare(part) for part in _KEY_PART.findall(written)]


def _value_at(values: Any, path: _Path) -> Any:
    for step in path:
        values = values[step]
    return values


def _put_together(
    value: Any, path: _Path, nodes: dict[_Path, Node], keys: dict[_Path, _Sign], above: _Sign
) -> Node:
    if path in nodes:
        return nodes[path]
    sign = keys.get(path, above)
    if isinstance(value, list):
        items = [_put_together(one, (*path, at), nodes, keys, sign) for at, one in enumerate(value)]
        return Sequence(tuple(items), sign.line, sign.column)
    named = {key: keys.get((*path, key), sign) for key in value}
    return Mapping(
        {key: _put_together(one, (*path, key), nodes, keys, sign) for key, one in value.items()},
        {key: Scalar(key, at.line, at.column) for key, at in named.items()},
        sign.line,
        sign.column,
    )


def _too_deep(path: str, text: str, first_line: int) -> Problem:
    """Told where the first bracket is that is too many, and in TOML, where names have levels too, at the beginning."""
    depth, place = 0, Place(path, first_line, 1)
    for sign in _signs(text, first_line):
        depth += (sign.text in "{[") - (sign.text in "}]")
        if depth > MAX_DEPTH:
            place = Place(path, sign.line, sign.column)
            break
    return Problem("yaml-too-deep", place, {"limit": str(MAX_DEPTH)})


def _end(text: str) -> tuple[int, int]:
    """Line and column of the last sign of a text."""
    lines = text.rstrip().split("\n")
    return len(lines), max(1, len(lines[-1]))


def _given_twice(signs: Iterator[_Sign]) -> _Sign:
    """The first key of a JSON text that its object has already."""
    keys: list[set[str]] = []
    last = _Sign("", 0, 0)
    for sign in signs:
        if sign.text == "{":
            keys.append(set())
        elif sign.text == "}":
            keys.pop()
        elif sign.text == ":":
            if _bare(last.text) in keys[-1]:
                break
            keys[-1].add(_bare(last.text))
        last = sign
    return last


def _depth(value: Any) -> int:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return 1 + max((_depth(one) for one in inner), default=0)


def _signs(text: str, first_line: int) -> Iterator[_Sign]:
    """The signs of a text but its comments, with their places."""
    line, start = first_line, 0
    done = 0
    for found in _SIGN.finditer(text):
        breaks = text.count("\n", done, found.start())
        if breaks:
            line, start = line + breaks, text.rfind("\n", done, found.start()) + 1
        done = found.start()
        if not found["comment"]:
            yield _Sign(found[0], line, done - start + 1)


def _walk(value: Any, signs: Iterator[_Sign]) -> Node:
    """The node of a value that begins at the next sign."""
    sign = next(signs)
    if isinstance(value, list):
        items = []
        for item in value:
            items.append(_walk(item, signs))
            sign_after = next(signs)
        if not value or sign_after.text == ",":
            next(signs)  # the bracket that closes
        return Sequence(tuple(items), sign.line, sign.column)
    if isinstance(value, dict):
        return _walk_object(value, sign, signs)
    return _scalar(value, sign)


def _walk_object(value: dict[str, Any], opened: _Sign, signs: Iterator[_Sign]) -> Mapping:
    """An object or inline table; where its keys have dots, all of it has the place of its bracket."""
    ahead: list[_Sign] = []
    depth = 1
    for sign in signs:
        depth += (sign.text in "{[") - (sign.text in "}]")
        if not depth:
            break
        ahead.append(sign)
    inner = iter(ahead)
    values: dict[str, Node] = {}
    keys: dict[str, Scalar] = {}
    for key, item in value.items():
        name = next((sign for sign in inner if _bare(sign.text) == key), None)
        if name is None or next(inner).text not in ("=", ":"):
            return _object_at(value, opened)
        keys[key] = Scalar(key, name.line, name.column, plain=False)
        values[key] = _walk(item, inner)
    return Mapping(values, keys, opened.line, opened.column)


def _at(value: Any, sign: _Sign) -> Node:
    """The node of a value, all of it at the place of one sign."""
    if isinstance(value, dict):
        return _object_at(value, sign)
    if isinstance(value, list):
        return Sequence(tuple(_at(one, sign) for one in value), sign.line, sign.column)
    return _scalar(value, _Sign("", sign.line, sign.column))


def _object_at(value: dict[str, Any], sign: _Sign) -> Mapping:
    keys = {key: Scalar(key, sign.line, sign.column, plain=False) for key in value}
    return Mapping({key: _at(one, sign) for key, one in value.items()}, keys, sign.line, sign.column)


def _scalar(value: Any, sign: _Sign) -> Scalar:
    """Text as it is meant; a number, a date or a word as it is written."""
    if isinstance(value, str):
        return Scalar(value, sign.line, sign.column, plain=False)
    if value is None:
        return Scalar("null", sign.line, sign.column)
    written = sign.text or (str(value).lower() if isinstance(value, bool) else str(value))
    return Scalar(written, sign.line, sign.column)


def _bare(text: str) -> str:
    if text[:1] == '"':
        try:
            decoded = json.loads(text)
        except ValueError:
            return text[1:-1]
        return decoded if isinstance(decoded, str) else text
    return text[1:-1] if text[:1] == "'" else text
