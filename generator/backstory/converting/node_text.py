"""Values read from YAML, TOML, JSON or lines of keys, as lines of YAML that are read as the same."""

import re
from collections.abc import Iterator

from backstory.yaml.parser import Mapping, Node, Scalar, Sequence
from backstory.yaml.writer import scalar

_PLAIN = re.compile(r"[+-]?\w[\w.+-]*(?::\d+)*(?:[+-]\d\d:?\d\d)?(?: [+\d-][\d:+-]*)*Z?")
"""Numbers, dates and words, which keep standing without quotation marks."""
_ADDRESS = re.compile(r"/[\w./+~-]*")
_SHORT = 88


def entry_lines(key: str, value: Node, indent: str = "") -> Iterator[str]:
    """The lines of a key with its value."""
    begin = f"{indent}{scalar(key)}:"
    if (short := _on_one_line(value)) is not None and len(begin) + len(short) < _SHORT:
        yield f"{begin} {short}"
    elif isinstance(value, Scalar):
        yield f"{begin} {_scalar(value)}"
    else:
        yield begin
        yield from _lines(value, indent + "  ")


def _lines(value: Mapping | Sequence, indent: str) -> Iterator[str]:
    if isinstance(value, Mapping):
        for key, inner in value.values.items():
            yield from entry_lines(key, inner, indent)
        return
    for item in value.items:
        short = _on_one_line(item)
        if short is not None and (isinstance(item, Scalar) or len(indent) + len(short) < _SHORT):
            yield f"{indent}- {short}"
        else:
            assert not isinstance(item, Scalar)
            first, *others = _lines(item, indent + "  ")
            yield f"{indent}- {first.lstrip()}"
            yield from others


def _on_one_line(value: Node) -> str | None:
    """As it stands between brackets; None for what has lists or mappings in it that have some in them, too."""
    if isinstance(value, Scalar):
        return _scalar(value)
    if isinstance(value, Sequence):
        items = [_on_one_line(item) for item in value.items]
        nested = any(isinstance(item, Sequence | Mapping) for item in value.items)
        return None if nested or None in items else f"[{', '.join(filter(None, items))}]"
    pairs = [(key, _on_one_line(inner)) for key, inner in value.values.items()]
    if any(shown is None for _, shown in pairs):
        return None
    return "{" + ", ".join(f"{scalar(key)}: {shown}" for key, shown in pairs) + "}"


def _scalar(value: Scalar) -> str:
    if value.plain and (value.null or _PLAIN.fullmatch(value.text)):
        return value.text or "~"
    return value.text if _ADDRESS.fullmatch(value.text) else scalar(value.text)
