"""Texts that are nothing but plain paragraphs, as most news is: read without Python-Markdown.

Such a text has one reading, and the walk over its HTML would give the same. The test for it is that of the
fast path: every block can be nothing but a paragraph, and no inline pattern can match.
"""

from msgspec import Struct

from backstory.markdown.abbreviations import explained
from backstory.markdown.body import Body, Facts, Markup, Text
from backstory.markdown.parsed_body import ParsedBody
from backstory.markdown.part_digests import digested_part
from backstory.markdown.plain_text import PLAIN_BLOCK, is_plain
from backstory.markdown.source_cursor import SourceCursor

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


def parsed_prose(prose: Prose, cursor: SourceCursor) -> ParsedBody:
    """The body of a text that is nothing but paragraphs."""
    paragraphs = prose.paragraphs
    segments = _segments(paragraphs)
    words = [len(paragraph.split()) for paragraph in paragraphs]
    plain = "\n".join(paragraphs)
    seen = [segment.html if isinstance(segment, Markup) else (segment.text,) for segment in segments]
    lead, all_of_it = (0, 3), (0, len(segments))
    facts = Facts(
        title="",
        words=sum(words),
        excerpt=" ".join(paragraphs[0].split()),
        abbreviations=tuple(dict.fromkeys(explained(plain) if "(" in plain else [])),
        parts={"^lead": digested_part(seen, lead, words[0]), "": digested_part(seen, all_of_it, sum(words))},
        blocks=tuple(map(cursor.line, prose.offsets)),
    )
    return ParsedBody(Body(segments, {"^lead": lead, "": all_of_it}), facts, plain_text=plain)


def _segments(paragraphs: tuple[str, ...]) -> tuple[Markup | Text, ...]:
    """The segments of a body. The first three are its lead."""
    segments: list[Markup | Text] = [Markup("<p>"), Text(paragraphs[0], 0, 0), Markup("</p>")]
    for block, paragraph in enumerate(paragraphs[1:], 1):
        segments += Markup("\n<p>" if block == 1 else "</p>\n<p>"), Text(paragraph, 0, block)
    if len(paragraphs) > 1:
        segments.append(Markup("</p>"))
    return tuple(segments)
