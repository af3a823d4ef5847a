"""From the HTML of a body to its segments, parts and facts, in one walk over its tags.

The walk keeps, beside the open elements, where it is in the author's text: every piece of text is looked
for from there on, and every placeholder says its own place. So links have their exact line and column, and blocks
their line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from backstory.markdown.html_tags import (
    BLOCK,
    HEADINGS,
    QUIET,
    TOKEN,
    UNLISTED,
    UNSEEN,
    VOID,
    attributes,
    tag,
)
from backstory.markdown.link_targets import has_address
from backstory.markdown.named_blocks import block_begins
from backstory.markdown.placeholders import Placeholder
from backstory.markdown.position_marks import BASE, ROOT, unmarked
from backstory.markdown.source_cursor import SourceCursor
from backstory.markdown.walk.headings import HeadingWriter
from backstory.markdown.walk.link_slots import LinkSlots
from backstory.markdown.walk.lone_slots import LoneSlots
from backstory.markdown.walk.named_block_slots import NamedBlockSlots
from backstory.markdown.walk.open_elements import OpenElement
from backstory.markdown.walk.picture_slots import PictureSlots
from backstory.markdown.walk.text_writer import TextWriter
from backstory.markdown.walk.walked_body import Token, Tokens, WalkedBody

if TYPE_CHECKING:
    from backstory.markdown.smart_quotes import SmartQuotes

_FORGED = str.maketrans(dict.fromkeys([ROOT, BASE]))
_INSIDE = frozenset(["li", "dd", "td"])
"""A part that is one of these is what it holds: by itself it can stand nowhere."""


def walk(
    html: str, *, placeholders: list[Placeholder], cursor: SourceCursor, quotes: SmartQuotes | None = None
) -> WalkedBody:
    """The body of clean HTML with placeholders. `cursor` stands at the beginning of its author's text."""
    if ROOT in html or BASE in html:
        html = html.translate(_FORGED)
    body = WalkedBody(html, placeholders=placeholders, cursor=cursor)
    _Walk(body, quotes).to_the_end()
    return body


class _Walk:
    """The walk over one body, tag by tag; each kind of element has one who writes it."""

    def __init__(self, body: WalkedBody, quotes: SmartQuotes | None) -> None:
        self._body = body
        self._open = body.open
        self._segments = body.segments
        self._text = TextWriter(body, quotes)
        self._headings = HeadingWriter(body)
        self._links = LinkSlots(body)
        self._pictures = PictureSlots(body)
        self._lone = LoneSlots(body)
        self._blocks = NamedBlockSlots(body)
        self._lead_start = -1
        """The segment with which the lead begins: -1 before it, -2 behind it."""

    def to_the_end(self) -> None:
        body = self._body
        tokens = TOKEN.finditer(body.html)
        for token in tokens:
            ends, name, written, text = token.groups()
            if text is not None:
                self._text.write(text)
            elif name is None:
                if token[0] == "<":
                    self._text.write("<" if self._open.unseen else "&lt;")
            elif ends:
                self._end(name.lower())
            else:
                self._start(name.lower(), unmarked(written) if written else "", token, tokens)
        while self._open.inside:
            self._end(self._open.inside[-1].name)
        body.running.finish()
        body.outline.close(depth=0, level=0, place=self._segments.boundary)
        body.outline.add_part("", 0, self._segments.boundary())
        self._lone.write_contents()

    # Starts

    def _start(self, name: str, written: str, token: Token, tokens: Tokens) -> None:
        if name in BLOCK:
            self._body.running.fresh = True
            if name in HEADINGS:
                self._headings.begin(name, attributes(written), token, tokens)
                return
            if name == "p" and self._taken(written, token, tokens):
                return
        if name in VOID:
            self._void(name, written)
        elif name == "a":
            self._start_link(written)
        elif name == "div" and (begun := block_begins(written, self._body.html, token.end())):
            self._blocks.begin(*begun, tokens)
        elif name == "div" and self._lone.take_list(written, token, tokens):
            pass
        else:
            self._start_element(name, written, token)

    def _taken(self, written: str, token: Token, tokens: Tokens) -> bool:
        """Whether a paragraph is something else, in whose place it stands; if it is not, it may be the lead."""
        inside = self._open.inside
        if self._body.html.startswith("\ue010", token.end()) and self._lone.take_paragraph(token, tokens):
            return True
        if inside and inside[-1].named >= 0 and self._blocks.take_assessment(token, tokens):
            return True
        if not written and self._pictures.take_alone(token, tokens):
            return True
        if self._lead_start == -1 and not inside:
            self._lead_start = self._segments.boundary()
        return False

    def _start_link(self, written: str) -> None:
        number = self._links.begin(written)
        if number is None:
            self._open.begin("a", "</a>")
        else:
            self._open.begin("a", "", link=number)
        self._quieten("a", written if number is None else "")

    def _start_element(self, name: str, written: str, token: Token) -> None:
        part = ""
        html = unmarked(token[0])
        if written:
            html, part = self._finished(name, written, html)
        start = self._segments.boundary() if part and name not in _INSIDE else 0
        self._segments.markup.append(html)
        if part and name in _INSIDE:
            start = self._segments.boundary()
        self._open.begin(name, f"</{name}>", part=part, start=start)
        self._quieten(name, written)

    def _quieten(self, name: str, written: str) -> None:
        """What holds for text from here on, in an element with these attributes."""
        if name in QUIET or (written and UNLISTED.search(written)):
            self._open.quiet = True
            self._open.unseen = self._open.unseen or name in UNSEEN or "footnote-" in written

    def _finished(self, name: str, written: str, html: str) -> tuple[str, str]:
        """The start of an element as it is to be shown, and the name of the part it is."""
        if " id=" not in written and "\ue010" not in written and not has_address(written):
            return html, ""
        targets = self._body.link_targets
        given = attributes(written)
        part = given.get("id", "")
        if name == "section" and (placeholder := targets.placeholder_of(part)) and placeholder.kind == "box":
            self._headings.begin_box(given)
            return "", ""
        targets.finish(name, given)
        return tag(name, given), part if part.startswith("^") else ""

    def _void(self, name: str, written: str) -> None:
        if name == "br" and not self._body.running.fresh:
            self._body.running.say("\n")
        if not written:
            self._segments.markup.append(f"<{name}>")
            return
        given = attributes(written)
        self._body.link_targets.finish(name, given)
        if name == "img" and "src" in given:
            self._pictures.add(given)
        else:
            self._segments.markup.append(tag(name, given))

    # Ends

    def _end(self, name: str) -> None:
        inside = self._open.inside
        if not inside or inside[-1].name != name:
            # Only HTML that was not sanitised ends what it didn't begin.
            if not any(one.name == name for one in inside[-100:]):
                return
            while inside[-1].name != name:
                self._end(inside[-1].name)
        ended = self._open.end()
        self._body.outline.close(depth=len(inside), level=7, place=self._segments.boundary)
        self._write_end(ended)
        self._open.leave(ended)
        if name in BLOCK:
            self._body.running.fresh = True
            if name == "p" and self._lead_start >= 0 and not inside:
                self._end_lead()

    def _write_end(self, ended: OpenElement) -> None:
        if ended.link >= 0:
            self._links.end(ended.link)
        elif ended.named >= 0:
            self._blocks.end(ended)
        elif ended.part and ended.name in _INSIDE:
            self._body.outline.add_part(ended.part, ended.start, self._segments.boundary())
            self._segments.markup.append(ended.end)
        else:
            self._segments.markup.append(ended.end)
            if ended.name == "a":
                self._body.link_targets.end_link()
            elif ended.level:
                self._headings.end(ended)
            elif ended.part:
                self._body.outline.add_part(ended.part, ended.start, self._segments.boundary())

    def _end_lead(self) -> None:
        body = self._body
        if lead := body.running.block():
            body.lead = lead
            body.outline.add_part("^lead", self._lead_start, self._segments.boundary())
            self._lead_start = -2
        else:
            self._lead_start = -1
