"""What a text means on GitHub and Python-Markdown reads otherwise, for writers of that dialect who can't see why."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from backstory.markdown.commonmark.html_writer import Events
from backstory.markdown.commonmark.parser import CommonMark
from backstory.markdown.placeholders import TextWarning
from backstory.markdown.position_marks import Prepared

_MAY_DIFFER = re.compile(r"^[ \t>]*(?:[-+*]|\d{1,9}[.)])[ \t]|^[ ]*\|", re.MULTILINE)
_BRACKET = re.compile(rb"\d{1,9}\)")
_NO_BLANK = re.compile(rb"[^ \t]|\Z")
"""A list begins, for the parser, with the blanks before it."""
_TAB = 4
_LOOKED_AT = ("List", "Item", "Table")
_INDENTED = ("Item", "DefinitionListDefinition")


class _Block(NamedTuple):
    """A block that has ended: what it is, and up to where it goes."""

    name: str
    end: int


class _Container:
    """A block that holds others, and those of them that have ended."""

    def __init__(self, name: str, start: int) -> None:
        self.name = name
        self.start = start
        self.ended: list[_Block] = []


def differences(prepared: Prepared) -> Iterator[TextWarning]:
    """Each kind of difference at the first place where a text has it, with how often it does, if more than once."""
    if not _MAY_DIFFER.search(prepared.original):
        return
    events, parsed = CommonMark().parsed(prepared)
    found = [(code, parsed.offset(start)) for code, start in _differences(events, parsed.data)]
    count = Counter(code for code, _ in found)
    for code, offset in reversed(dict(reversed(found)).items()):
        yield TextWarning(code, offset, {"count": str(count[code])} if count[code] > 1 else {})


def _differences(events: Events, data: bytes) -> Iterator[tuple[str, int]]:
    open_blocks = [_Container("", 0)]
    for event, span in events:
        if isinstance(event, str):
            continue
        kind, value = next(iter(event.items()))
        if kind == "Start":
            name, said = (value, None) if isinstance(value, str) else next(iter(value.items()))
            start = span["start"]
            if name in _LOOKED_AT:
                found = _NO_BLANK.search(data, start)
                start = found.start() if found else start
                yield from _begins(name, said, start, data, open_blocks)
            open_blocks.append(_Container(name, start))
        elif kind == "End":
            ended = open_blocks.pop()
            if ended.name == "Item":
                # What the next item of the list is compared with.
                open_blocks[-1].ended = [*ended.ended, _Block("Item", span["end"])]
            else:
                open_blocks[-1].ended.append(_Block(ended.name, span["end"]))


def _begins(
    name: str, said: object, start: int, data: bytes, open_blocks: list[_Container]
) -> Iterator[tuple[str, int]]:
    """What is read otherwise of a block that begins in the innermost of the open ones."""
    around = open_blocks[-1]
    if name == "List" and said is not None and _BRACKET.match(data, start):
        yield "list-bracket", start
    elif name in ("List", "Table") and around.name not in _INDENTED and _adjoins(around, start, data):
        yield "block-in-paragraph", start
    elif name == "List" and around.ended and around.ended[-1].name == "List":
        yield "list-merged", start
    elif name == "List" and around.name == "Item":
        indent = _column(data, start) - _column(data, around.start)
        if indent < _TAB and data.rfind(b"\n", 0, start) >= around.start:
            yield "list-indent", start
    elif name == "Item" and _is_swallowed(around, start, data):
        yield "list-item-lost", start


def _adjoins(around: _Container, start: int, data: bytes) -> bool:
    """Whether the last block before `start` is a paragraph, with no blank line behind it."""
    if not around.ended or around.ended[-1].name != "Paragraph":
        return False
    return data.count(b"\n", around.ended[-1].end - 1, start) <= 1


def _is_swallowed(around: _Container, start: int, data: bytes) -> bool:
    """Whether an item begins right below the second or a later paragraph of the one before."""
    names = [block.name for block in around.ended]
    return (
        len(names) > 2
        and names[-2:] == ["Paragraph", "Item"]
        and data[:start].rstrip(b" \t>").endswith(b"\n")
        and data[:start].rstrip(b" \t>").removesuffix(b"\n").rstrip(b" \t>")[-1:] != b"\n"
    )


def _column(data: bytes, offset: int) -> int:
    """How many columns stand before an offset on its line, a tab being four."""
    return len(data[data.rfind(b"\n", 0, offset) + 1 : offset].expandtabs(_TAB))
