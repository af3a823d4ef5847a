"""The paragraphs of a body as plain text, with the words that stand in links and other marks."""

from collections.abc import Iterator, Sequence
from html import unescape

from msgspec import Struct

from backstory.markdown.body import Body, Facts, Markup, SlotKind, Text
from backstory.markdown.html_tags import BLOCK, TOKEN, UNSEEN


class Paragraph(Struct, frozen=True, array_like=True):
    """A paragraph, list item or table cell, and the line where it begins.

    `as_of` are the dates of the marks in it. Lines within `text` break where the author broke them.
    """

    line: int
    text: str
    as_of: tuple[str, ...] = ()


def paragraphs(facts: Facts, body: Body) -> Iterator[Paragraph]:
    """What a body says, paragraph by paragraph; headings, quotations and code are left out."""
    walk = _Walk(facts.blocks)
    for segment in body.segments:
        if isinstance(segment, Text):
            walk.said.append(segment.text)
            walk.block = segment.block if walk.block < 0 else walk.block
        elif isinstance(segment, Markup):
            yield from walk.markup(segment.html)
        elif segment.kind is SlotKind.AS_OF:
            walk.as_of.append(facts.as_of[segment.index])
    yield from walk.finished()


class _Walk:
    """The paragraph that is being read. `block` is that of its first text, -1 as long as it has none."""

    def __init__(self, lines: Sequence[int]) -> None:
        self.said: list[str] = []
        self.as_of: list[str] = []
        self.block = -1
        self._lines = lines
        self._unseen = 0

    def markup(self, html: str) -> Iterator[Paragraph]:
        """Goes through a piece of markup; gives the paragraphs that end in it."""
        for token in TOKEN.finditer(html):
            ends, name, _, text = token.groups()
            if text is not None:
                if not self._unseen:
                    self.said.append(unescape(text))
            elif name is not None:
                if name.lower() in UNSEEN:
                    self._unseen += -1 if ends and self._unseen else not ends
                if name.lower() in BLOCK:
                    yield from self.finished()

    def finished(self) -> Iterator[Paragraph]:
        """The paragraph up to here, if any of it was text of the author's own."""
        if self.block >= 0:
            line = self._lines[self.block] if self.block < len(self._lines) else 0
            yield Paragraph(line, "".join(self.said).strip(), tuple(self.as_of))
        self.said, self.as_of, self.block = [], [], -1
