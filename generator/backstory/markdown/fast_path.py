"""Texts that are nothing but plain paragraphs, as most news is: read without Python-Markdown.

Such a text has one reading, and the walk over its HTML would give the same. The test for it is that of the
fast path: every block can be nothing but a paragraph, and no inline pattern can match.
"""

from msgspec import Struct

from backstory.markdown.body import Markup, Text
from backstory.markdown.plain_text import PLAIN_BLOCK, is_plain

_MOST_LINES = 1000
"""Longer blocks are parted: see limits.py."""


class Prose(Struct, frozen=True):
    """The paragraphs of a text, and the offset at which each begins."""

    paragraphs: tuple[str, ...]
    offsets: tuple[int, ...]


def read_prose(text: str) -> Prose | None:
    """The paragraphs of a prepared text; None where it is, or could be, anything else."""
    if " \n" in text or not is_plain(text) or not text.replace("\n", "").isprintable():
        return None
    start = len(text) - len(text.lstrip("\n"))
    blocks = text.strip("\n").split("\n\n")
    offsets = []
    for block in blocks:
        if not PLAIN_BLOCK.match(block) or block.count("\n") >= _MOST_LINES:
            return None
        offsets.append(start)
        start += len(block) + 2
    return None if blocks[-1].endswith(" ") else Prose(tuple(blocks), tuple(offsets))


def prose_segments(paragraphs: tuple[str, ...]) -> tuple[Markup | Text, ...]:
    """The segments of a body. The first three are its lead."""
    segments: list[Markup | Text] = [Markup("<p>"), Text(paragraphs[0], 0, 0), Markup("</p>")]
    for block, paragraph in enumerate(paragraphs[1:], 1):
        segments += Markup("\n<p>" if block == 1 else "</p>\n<p>"), Text(paragraph, 0, block)
    if len(paragraphs) > 1:
        segments.append(Markup("</p>"))
    return tuple(segments)
