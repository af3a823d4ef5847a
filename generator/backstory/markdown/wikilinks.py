"""`[[target#anchor|shown]]` and `![[file|alt|width]]`: what is written between the brackets."""

import re
from collections.abc import Callable
from typing import Literal, NamedTuple

from backstory.markdown.file_kinds import is_file
from backstory.markdown.placeholders import Placeholder, split_anchor

OMISSION = "[…]"
"""Stands for the name of what is not published, where a wikilink has no words of its own."""

_BAR = re.compile(r"\\?\|")
_SIZE = re.compile(r"(\d{1,4})(?:x(\d{1,4}))?")


class Wikilink(NamedTuple):
    """What a wikilink leads to, what it shows, and whether its author said so."""

    placeholder: Placeholder
    shown: list[str]
    explicit: bool


def read_wikilink(
    inner: str, *, embedded: bool, offset: int, unescape: Callable[[str], str] = str
) -> Wikilink | None:
    """What stands between the double brackets; None where that is no name. `embedded` says that a `!` stands before.

    `unescape` gives the name as its author wrote it, where a parser has put something in its place.
    """
    name, *shown = (part.strip() for part in _BAR.split(" ".join(inner.split())))
    target, anchor = split_anchor(unescape(name))
    if not target and not anchor:
        return None
    kind: Literal["link", "file"] = "file" if embedded and is_file(target) else "link"
    written = Placeholder(kind, target, anchor, wiki=True, offset=offset, named=any(shown))
    if written.named:
        return Wikilink(written, [part for part in shown if part], True)
    return Wikilink(written, [_title(target, anchor)], False)


def picture_attributes(shown: list[str], *, explicit: bool) -> dict[str, str]:
    """Of `![[file|alt|width]]`: a number is a width in CSS pixels, as in Obsidian, and `center` no text."""
    found = {"alt": ""}
    for part in shown if explicit else ():
        if size := _SIZE.fullmatch(part):
            found["width"] = size[1]
            if size[2]:
                found["height"] = size[2]
        elif part in ("left", "center", "right"):
            found["class"] = f"align-{part}"
        else:
            found["alt"] = part
    return found


def _title(target: str, anchor: str) -> str:
    """What a wikilink shows that says nothing about it."""
    last = target.rpartition("/")[2].removesuffix(".md")
    if not anchor or anchor.startswith("^"):
        return last or anchor
    return f"{last}: {anchor}" if last else anchor
