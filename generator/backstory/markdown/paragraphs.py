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
    walk = _OpenParagraph(facts.blocks)
    for segment in body.segments:
        if isinstance(segment, Text):
            walk.said.append(segment.text)
            walk.block = segment.block if walk.block < 0 else walk.block
        elif isinstance(segment, Markup):
            yield from walk.markup(segment.html)
        elif segment.kind is SlotKind.AS_OF:
            walk.as_of.append(facts.as_of[segment.index])
    yield from walk.finished()


def quotations_and_link_lists(body: Body) -> Iterator[str]:
    """What stands in quotations, and in lists that hold nothing but links: their words, in the order of the text."""
    walk = _OthersWords()
    for segment in body.segments:
        if isinstance(segment, Text):
            walk.own()
        elif isinstance(segment, Markup):
            yield from walk.markup(segment.html)


class _OthersWords:
    """What is read of a quotation or list; `own` text in it makes it none of others' words."""

    def __init__(self) -> None:
        self._said: list[str] = []
        self._open: list[str] = []
        self._is_own = False
        self._unseen = 0

    def own(self) -> None:
        self._is_own = True

    def markup(self, html: str) -> Iterator[str]:
        """Goes through a piece of markup; gives what ends in it."""
        for token in TOKEN.finditer(html):
            ends, name, _, text = token.groups()
            if text is not None:
                if self._open and not self._unseen:
                    self._said.append(unescape(text))
            elif name is not None:
                name = name.lower()
                if name in UNSEEN:
                    self._unseen += -1 if ends and self._unseen else not ends
                elif name in _HOLDERS:
                    yield from self._tag(name, bool(ends))

    def _tag(self, name: str, ends: bool) -> Iterator[str]:
        if not ends:
            if not self._open:
                self._said, self._is_own = [], False
            self._open.append(name)
        elif self._open and self._open[-1] == name:
            self._open.pop()
            if not self._open and not self._is_own:
                yield " ".join("".join(self._said).split())


_HOLDERS = frozenset(["blockquote", "ul", "ol"])


class _OpenParagraph:
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
