"""The size of a drawing in SVG, as a browser takes it from the first element."""

import re
from typing import Any
from xml.etree.ElementTree import ParseError, XMLPullParser

_LENGTH = re.compile(r"\s*(\d{1,9}(?:\.\d*)?|\.\d+)\s*(px|pt|pc|mm|cm|q|in|em|ex|rem|)\s*", re.I)
_BOX = re.compile(r"\s*[^\s,]+[\s,]+[^\s,]+[\s,]+(\d{1,9}(?:\.\d*)?|\.\d+)[\s,]+(\d{1,9}(?:\.\d*)?|\.\d+)\s*")
_PIXELS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "q": 96 / 101.6}
_PIXELS |= {"in": 96.0, "em": 16.0, "ex": 8.0, "rem": 16.0}
_HEAD = 65_536
_USUAL = 300.0, 150.0
"""What a browser takes where a drawing says nothing of its size (CSS 2.2, section 10.3.2)."""


def svg_header(data: bytes) -> tuple[int, int, bool]:
    """Width and height in CSS pixels; zeros where this is no SVG."""
    root = _root(data[:_HEAD])
    if root is None or root.tag.rpartition("}")[2] != "svg":
        return 0, 0, False
    width, height = _pixels(root.get("width", "")), _pixels(root.get("height", ""))
    box = _BOX.fullmatch(root.get("viewBox", ""))
    wide, high = (float(box[1]), float(box[2])) if box else (0.0, 0.0)
    if not wide or not high:
        width, height = width or _USUAL[0], height or _USUAL[1]
    elif not width and not height:
        # Without a size of its own it is as large as its box.
        width, height = wide, high
    elif not width:
        width = height * wide / high
    elif not height:
        height = width * high / wide
    return max(round(width), 1), max(round(height), 1), False


def _pixels(length: str) -> float:
    """A length in CSS pixels; 0 where it is none, or one of what is around it."""
    found = _LENGTH.fullmatch(length)
    return float(found[1]) * _PIXELS[found[2].lower()] if found else 0.0


def _root(head: bytes) -> Any:
    """The first element of a document that begins like this."""
    parser: Any = XMLPullParser(("start",))
    try:
        parser.feed(head)
    except ParseError:
        return None
    return next((element for _, element in parser.read_events()), None)
