"""The text of a body: where it stands in the author's, and what of it may be linked."""

from __future__ import annotations

from html import escape, unescape
from typing import TYPE_CHECKING

from backstory.markdown.body import Citation, SlotKind, Text
from backstory.markdown.html_tags import CODE
from backstory.markdown.position_marks import MARK, PLACEHOLDER, unreserved
from backstory.markdown.suspicious_syntax import in_text
from backstory.markdown.walk.walked_body import WalkedBody

if TYPE_CHECKING:
    from backstory.markdown.smart_quotes import SmartQuotes


class TextWriter:
    """Writes the text between the tags of one body, with its citations and date marks."""

    def __init__(self, body: WalkedBody, quotes: SmartQuotes | None = None) -> None:
        """`quotes` are those that straight quotation marks become; without them they stay."""
        self._body = body
        self._quotes = quotes

    def write(self, html: str) -> None:
        """Writes what stands between two tags, and moves to the places that it says."""
        if "\ue012" not in html:
            self._unplaced(html)
            return
        before, *placed = MARK.split(html)
        if before:
            self._unplaced(before)
        cursor = self._body.cursor
        for offset, piece in zip(placed[::2], placed[1::2], strict=True):
            cursor.spot = cursor.marked = min(int(offset), len(cursor.text))
            if piece:
                self._unplaced(piece)

    def _unplaced(self, html: str) -> None:
        if "\ue010" not in html:
            self._plain(html)
            return
        for number, piece in enumerate(PLACEHOLDER.split(html)):
            if number % 2:
                self._citation_or_mark(int(piece))
            elif piece:
                self._plain(piece.replace("\ue010", "").replace("\ue011", ""))

    def _plain(self, html: str) -> None:
        body = self._body
        running, segments, elements = body.running, body.segments, body.open
        text = unreserved(unescape(html)) if "&" in html else html
        if not text or text.isspace():
            if text and segments:
                segments.markup.append(html)
            if not running.fresh:
                running.say(text)
                if self._quotes is not None:
                    self._quotes.skip(text)
            return
        start = body.cursor.find(text.strip())
        if elements.unseen:
            segments.markup.append(html)
            return
        written = text
        if self._quotes is not None:
            text = self._quoted(self._quotes, text)
            html = html if text == written else escape(text, quote=False)
        if running.fresh:
            body.begin_block(start)
        running.say(text)
        if ("[" in text or "{" in text or ":::" in text) and not any(
            one.name in CODE for one in elements.inside
        ):
            body.warnings += in_text(written, start, body.cursor)
        if elements.quiet:
            segments.markup.append(html)
        else:
            segments.flush()
            segments.finished.append(Text(text, elements.section, len(running.lines) - 1))

    def _quoted(self, quotes: SmartQuotes, text: str) -> str:
        """A piece of text with the marks of its language; code stays as it is."""
        if self._body.running.fresh:
            quotes.begin()
        if any(one.name in CODE for one in self._body.open.inside):
            quotes.skip(text)
            return text
        return quotes.text(text)

    def _citation_or_mark(self, index: int) -> None:
        """A citation or date mark in the text; others stand in attributes, and one here was copied there."""
        body = self._body
        placeholder = body.placeholders[index] if index < len(body.placeholders) else None
        if placeholder is None or body.open.unseen:
            return
        if placeholder.kind == "cite":
            body.segments.add_slot(SlotKind.CITE, len(body.citations))
            body.citations.append(Citation(placeholder.target, *body.link_targets.place_of(placeholder)))
        elif placeholder.kind == "as-of":
            # The space before it belongs to it.
            body.running.drop_space()
            body.segments.add_slot(SlotKind.AS_OF, len(body.as_of))
            body.as_of.append(placeholder.target)
