"""What is known of a body so far, for all who read a part of it."""

import re
from collections.abc import Iterator
from html import unescape

from backstory.markdown.body import (
    Citation,
    Embed,
    InlineBackground,
    NamedBlock,
    Query,
    Reference,
    ShownImage,
)
from backstory.markdown.link_targets import LinkTargets
from backstory.markdown.outline import Outline
from backstory.markdown.placeholders import Placeholder, TextWarning
from backstory.markdown.running_text import RunningText
from backstory.markdown.source_cursor import SourceCursor
from backstory.markdown.walk.open_elements import OpenElements
from backstory.markdown.walk.segment_list import SegmentList

Token = re.Match[str]
"""A match of `html_tags.TOKEN`."""
Tokens = Iterator[Token]

_ID = re.compile(r'\sid="([^"]*)"')


class WalkedBody:
    """One body: its HTML with placeholders, and what was found up to where the walk is."""

    def __init__(self, html: str, *, placeholders: list[Placeholder], cursor: SourceCursor) -> None:
        self.html = html
        self.placeholders = placeholders
        self.cursor = cursor
        taken = set(map(unescape, _ID.findall(html))) if " id=" in html else set()
        taken = {one for one in taken if "\ue010" not in one}
        self.ids = frozenset(taken)
        self.outline = Outline(taken)
        self.running = RunningText()
        self.segments = SegmentList(self.running)
        self.open = OpenElements()
        self.link_targets = LinkTargets(placeholders, cursor)
        self.bare_images: list[Reference] = []
        """Pictures that say nothing to those who can't see them."""
        self.shown_images: list[ShownImage] = []
        self.external_links: list[Reference] = []
        self.embeds: list[Embed] = []
        self.citations: list[Citation] = []
        self.as_of: list[str] = []
        self.inline_backgrounds: list[InlineBackground] = []
        self.named_blocks: list[NamedBlock] = []
        self.queries: list[Query] = []
        self.warnings: list[TextWarning] = []
        self.heading_title = ""
        """The first H1 as plain text."""
        self.lead = ""
        """The first paragraph as plain text."""

    def begin_block(self, offset: int) -> None:
        """A block of running text, which begins at an offset of the author's text or, if that is -1, at the spot."""
        self.running.begin(self.cursor.line(offset if offset >= 0 else self.cursor.spot))


def pass_over(tokens: Tokens, end: int) -> None:
    """Takes the tokens up to the one that ends at `end`."""
    while (passed := next(tokens, None)) is not None and passed.end() < end:
        pass
