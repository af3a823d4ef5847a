"""The text of one block of a body, with the words that stand in its links and other marks."""

import re
from collections.abc import Sequence
from html import unescape

from backstory.markdown.body import Markup, Segment, Slot, SlotKind, Text
from backstory.markdown.html_tags import BLOCK, QUIET, TOKEN, UNSEEN

_BOUNDARY = re.compile(rf"</?(?:{'|'.join(sorted(BLOCK))})(?=[\s/>])[^>]*>", re.I)
_BEFORE, _AFTER = ("<p>", "<li>", "<td>", "<dd>"), ("</p>", "</li>", "</td>", "</dd>")


def is_whole_block(segments: Sequence[Segment], number: int) -> bool:
    """Whether a text segment is all of its block, as far as a glance at its neighbours tells: most are."""
    if not 0 < number < len(segments) - 1:
        return False
    before, after = segments[number - 1], segments[number + 1]
    return (
        isinstance(before, Markup)
        and isinstance(after, Markup)
        and before.html.endswith(_BEFORE)
        and after.html.startswith(_AFTER)
    )


def block_text(segments: Sequence[Segment], number: int) -> tuple[str, dict[int, int]]:
    """The text of the block that a text segment stands in, and where in it each of its text segments begins."""
    first = number
    while first and not _bounds(segments[first - 1]):
        first -= 1
    last = number + 1
    while last < len(segments) and not _bounds(segments[last]):
        last += 1
    said = [_tail(segments[first - 1])] if first else []
    begins: dict[int, int] = {}
    for at in range(first, last):
        segment = segments[at]
        if isinstance(segment, Text):
            begins[at] = sum(map(len, said))
            said.append(segment.text)
        elif isinstance(segment, Markup):
            said.append(_seen(segment.html))
        elif segment.kind is SlotKind.AS_OF and said:
            # The space before the mark belongs to it.
            said[-1] = said[-1].rstrip()
    if last < len(segments):
        said.append(_head(segments[last]))
    return "".join(said), begins


def _bounds(segment: Segment) -> bool:
    if isinstance(segment, Markup):
        return _BOUNDARY.search(segment.html) is not None
    return isinstance(segment, Slot) and segment.kind is SlotKind.EMBED


def _tail(segment: Segment) -> str:
    """What stands in a boundary and belongs to the block behind it."""
    return _seen(_BOUNDARY.split(segment.html)[-1]) if isinstance(segment, Markup) else ""


def _head(segment: Segment) -> str:
    """What stands in a boundary and belongs to the block before it."""
    return _seen(_BOUNDARY.split(segment.html, maxsplit=1)[0]) if isinstance(segment, Markup) else ""


def _seen(html: str) -> str:
    """The text of markup without what readers don't see, and without the numbers of footnotes."""
    if "<" not in html:
        return unescape(html)
    said: list[str] = []
    hidden, depth = "", 0
    for token in TOKEN.finditer(html):
        ends, name, written, text = token.groups()
        name = (name or "").lower()
        if hidden:
            depth += 0 if name != hidden else -1 if ends else 1
            hidden = hidden if depth else ""
        elif text is not None:
            said.append(unescape(text))
        elif name == "br":
            said.append("\n")
        elif not ends and (name in UNSEEN or (name in QUIET and "footnote-" in written)):
            hidden, depth = name, 1
    return "".join(said)
