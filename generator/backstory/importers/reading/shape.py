"""The shape of a raw text: perhaps a headline, paragraphs, and a list of topics at the end."""

import re
from itertools import pairwise

from msgspec import Struct

# The lines above a list of topics, in lower case and without a colon.
_LIST_HEADINGS = frozenset(
    ("related topics", "related topic", "topics", "topic", "tags", "tagged", "related", "keywords",
     "more on", "more on this", "more on this story", "see also", "related subjects")
)  # fmt: skip
_BULLET = re.compile(r"\s*(?:[-*•‣◦▪·–—+]|\d{1,3}[.)])\s+(?=\S)")
_MARKED = re.compile(r"\s*[-*•‣◦▪·–—+]\s*$")
FULL_STOPS = (".", "!", "?", "…", "。", "！", "？")
_NO_HEADLINE_ENDS = (".", "…", "。", ":", ";", ",")
CLOSING = '"”’»)'
_TOPIC_LENGTH = 80
_BETWEEN_TOPICS = re.compile(r"\s[•‣◦▪·|]\s|\t")
"""What parts topics that stand in one line: no name has it."""
_LIST_REACH = 500
"""A list that starts further from the end, in lines, is part of the text."""
_HEADLINE_LENGTH = 120
_WRAP_WIDTHS = range(50, 101)


class SourceParagraph(Struct, frozen=True, array_like=True):
    """A paragraph of the source and the line that it starts on. Hard-wrapped ones keep their lines."""

    text: str
    line: int


class Shape(Struct, frozen=True):
    """The parts of a source. Between them they hold all of its text but the heading of the list."""

    headline: SourceParagraph | None
    paragraphs: tuple[SourceParagraph, ...]
    topics: tuple[SourceParagraph, ...]
    list_heading: str = ""


def read_shape(source: str) -> Shape:
    """The parts of a source whose lines end in `\\n`.

    A line is a paragraph, unless the text is wrapped at a width and has blank lines between paragraphs.
    """
    lines = [SourceParagraph(line.strip(), number) for number, line in enumerate(source.split("\n"), start=1)]
    lines, listed, heading = _take_list(lines)
    topics = [
        SourceParagraph(name, one.line)
        for one in listed for name in map(str.strip, _BETWEEN_TOPICS.split(one.text)) if name
    ]  # fmt: skip
    paragraphs = _joined(lines) if _is_wrapped(lines) else [line for line in lines if line.text]
    headline = paragraphs[0] if _has_headline(paragraphs) else None
    return Shape(headline, tuple(paragraphs[1:] if headline else paragraphs), tuple(topics), heading)


def _take_list(lines: list[SourceParagraph]) -> tuple[list[SourceParagraph], list[SourceParagraph], str]:
    """The lines without the list of topics; its items; its heading. The last list counts."""
    for at in range(len(lines) - 1, max(-1, len(lines) - _LIST_REACH), -1):
        heading, colon, rest = lines[at].text.partition(":")
        if heading.strip().casefold().lstrip("#* ").rstrip("* ") not in _LIST_HEADINGS:
            continue
        if colon and rest.strip():
            if any(line.text for line in lines[at + 1 :]):
                continue
            names = [
                SourceParagraph(name.strip(), lines[at].line)
                for name in re.split(r"[,;]", rest)
                if name.strip()
            ]
            return lines[:at], names, heading
        items, end = _items(lines, at + 1)
        if items:
            return lines[:at] + lines[end:], items, lines[at].text
    return lines, [], ""


def _items(lines: list[SourceParagraph], start: int) -> tuple[list[SourceParagraph], int]:
    """The items of a list that starts at `start`, and where it ends.

    Items without bullets are short lines up to the end of the text.
    """
    items, end = [], start
    while end < len(lines) and (
        not lines[end].text or _BULLET.match(lines[end].text) or _MARKED.match(lines[end].text)
    ):
        text = _BULLET.sub("", lines[end].text, count=1)
        if text and not _MARKED.match(lines[end].text):
            items.append(SourceParagraph(text, lines[end].line))
        end += 1
    if items:
        return items, end
    bare = [line for line in lines[start:] if line.text]
    if all(len(line.text) <= _TOPIC_LENGTH and not line.text.endswith(FULL_STOPS) for line in bare):
        return bare, len(lines)
    return [], start


def _is_wrapped(lines: list[SourceParagraph]) -> bool:
    """Whether lines were broken at a width: every inner line of a block is nearly full."""
    inner = [len(line.text) for line, following in pairwise(lines) if line.text and following.text]
    blank = any(not line.text for line in lines[1:-1])
    longest = max((len(line.text) for line in lines), default=0)
    return bool(inner) and blank and longest in _WRAP_WIDTHS and min(inner) >= longest - 25


def _joined(lines: list[SourceParagraph]) -> list[SourceParagraph]:
    blocks: list[list[SourceParagraph]] = [[]]
    for line in lines:
        if line.text:
            blocks[-1].append(line)
        elif blocks[-1]:
            blocks.append([])
    return [
        SourceParagraph("\n".join(line.text for line in block), block[0].line) for block in blocks if block
    ]


def _has_headline(paragraphs: list[SourceParagraph]) -> bool:
    """Whether the first line is a headline: short, no sentence, and followed by one."""
    if len(paragraphs) < 2:
        return False
    first, second = paragraphs[0].text, paragraphs[1].text
    short = len(first) <= _HEADLINE_LENGTH and "\n" not in first and any(map(str.isalpha, first))
    closed = first.rstrip(CLOSING).endswith(_NO_HEADLINE_ENDS)
    sentence = second.rstrip(CLOSING).endswith(FULL_STOPS)
    return short and not closed and sentence and len(second) > len(first)
