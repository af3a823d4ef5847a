"""From the HTML of a body to its segments, parts and facts, in one walk over its tags.

The walk keeps, beside the open elements, where it is in the author's text: every piece of text is looked
for from there on, and every placeholder says its own place. So links have their exact line and column, and blocks
their line.
"""

import re
from collections.abc import Iterator
from html import unescape
from itertools import islice, takewhile
from typing import NamedTuple

from msgspec.structs import replace

from backstory.markdown.assessments import read_assessment
from backstory.markdown.body import (
    Citation,
    Embed,
    Heading,
    InlineBackground,
    Link,
    Markup,
    NamedBlock,
    Query,
    Reference,
    Segment,
    ShownImage,
    Slot,
    SlotKind,
    SlotPlace,
    Text,
)
from backstory.markdown.html_tags import (
    BLOCK,
    CODE,
    HEADINGS,
    QUIET,
    TOKEN,
    UNSEEN,
    VOID,
    attributes,
    tag,
    text_of,
)
from backstory.markdown.link_targets import LinkTargets, has_address
from backstory.markdown.named_blocks import block_begins
from backstory.markdown.outline import Outline, Section
from backstory.markdown.placeholders import Placeholder, TextWarning
from backstory.markdown.position_marks import BASE, MARK, PLACEHOLDER, ROOT, unmarked, unreserved
from backstory.markdown.queries import query_in
from backstory.markdown.running_text import RunningText
from backstory.markdown.source_cursor import SourceCursor
from backstory.markdown.suspicious_syntax import in_text

_FORGED = str.maketrans(dict.fromkeys([ROOT, BASE]))
_ALONE = re.compile("<p>((?:\ue010\\d{1,9}\ue011)+)</p>")
_PICTURE_ALONE = re.compile(
    """<p>(?:\ue012\\d{1,9}\ue013)*<img\\b((?:[^<>"']|"[^"]*"|'[^']*')*+)>(?:\ue012\\d{1,9}\ue013|\\s)*</p>"""
)
_ID = re.compile(r'\sid="([^"]*)"')
_UNLISTED = re.compile(r'\sclass="[^"]*\b(?:nolink|admonition-title|footnote-ref|footnote-backref)\b')
_INSIDE = frozenset(["li", "dd", "td"])
"""A part that is one of these is what it holds: by itself it can stand nowhere."""


class _Open(NamedTuple):
    """An open element, and what holds again when it ends. `level` is that of a heading, else 0; `passed` how many parts
    had ended before a named block.
    """

    name: str
    end: str
    quiet: bool
    unseen: bool
    section: int
    link: int = -1
    part: str = ""
    start: int = 0
    level: int = 0
    named: int = -1
    passed: int = 0


class Walk:
    """The walk; its public fields are what it found."""

    def __init__(self, html: str, *, placeholders: list[Placeholder], cursor: SourceCursor) -> None:
        if ROOT in html or BASE in html:
            html = html.translate(_FORGED)
        taken = set(map(unescape, _ID.findall(html))) if " id=" in html else set()
        taken = {one for one in taken if "\ue010" not in one}
        self.segments: list[Segment] = []
        self.outline = Outline(taken)
        self.running = RunningText()
        self.ids = frozenset(taken)
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
        self.slots: list[SlotPlace] = []
        self.warnings: list[TextWarning] = []
        self.words_at = {0: 0}
        """How many words stand before a segment with which a part begins or ends."""
        self.heading_title = ""
        self.lead = ""
        self._html = html
        self._placeholders = placeholders
        self._cursor = cursor
        self._markup: list[str] = []
        self._open: list[_Open] = []
        self._contents: list[int] = []
        self._box: dict[str, str] | None = None
        self._quiet = False
        self._unseen = False
        self._section = self._passed = 0
        self._lead_start = -1
        self._walk()

    # The walk

    def _walk(self) -> None:
        tokens = TOKEN.finditer(self._html)
        for token in tokens:
            ends, name, written, text = token.groups()
            if text is not None:
                self._text(text)
            elif name is None:
                if token[0] == "<":
                    self._text("<" if self._unseen else "&lt;")
            elif ends:
                self._end(name.lower())
            else:
                self._start(name.lower(), unmarked(written) if written else "", token, tokens)
        while self._open:
            self._end(self._open[-1].name)
        self.running.finish()
        self.outline.close(depth=0, level=0, place=self._boundary)
        self.outline.add_part("", 0, self._boundary())
        for index in self._contents:
            self.segments[index] = Markup(self.outline.table_of_contents())

    def _flush(self) -> int:
        """Ends the run of markup; how many segments there are now."""
        if self._markup:
            self.segments.append(Markup("".join(self._markup)))
            self._markup.clear()
        return len(self.segments)

    def _boundary(self) -> int:
        """The number of the segment with which a part begins or before which it ends."""
        place = self._flush()
        self.words_at[place] = self.running.words()
        return place

    def _slot(self, kind: SlotKind, index: int) -> None:
        place = self._flush()
        self.segments.append(Slot(kind, index))
        if kind != SlotKind.CLOSE:
            self.slots.append(SlotPlace(kind, index, place))

    # Text

    def _text(self, html: str) -> None:
        if "\ue012" not in html:
            return self._unplaced(html)
        before, *placed = MARK.split(html)
        if before:
            self._unplaced(before)
        cursor = self._cursor
        for offset, piece in zip(placed[::2], placed[1::2], strict=True):
            cursor.spot = cursor.marked = min(int(offset), len(cursor.text))
            if piece:
                self._unplaced(piece)
        return None

    def _unplaced(self, html: str) -> None:
        if "\ue010" not in html:
            return self._plain(html)
        for number, piece in enumerate(PLACEHOLDER.split(html)):
            if number % 2:
                self._citation_or_mark(int(piece))
            elif piece:
                self._plain(piece.replace("\ue010", "").replace("\ue011", ""))
        return None

    def _plain(self, html: str) -> None:
        running = self.running
        text = unreserved(unescape(html)) if "&" in html else html
        if not text or text.isspace():
            if text and (self.segments or self._markup):
                self._markup.append(html)
            if not running.fresh:
                running.say(text)
            return
        start = self._cursor.find(text.strip())
        if self._unseen:
            self._markup.append(html)
            return
        if running.fresh:
            self._begin_block(start)
        running.say(text)
        if ("[" in text or "{" in text or ":::" in text) and not any(one.name in CODE for one in self._open):
            self.warnings += in_text(text, start, self._cursor)
        if self._quiet:
            self._markup.append(html)
        else:
            self._flush()
            self.segments.append(Text(text, self._section, len(running.lines) - 1))

    def _begin_block(self, offset: int) -> None:
        self.running.begin(self._cursor.line(offset if offset >= 0 else self._cursor.spot))

    def _citation_or_mark(self, index: int) -> None:
        """A citation or date mark in the text; others stand in attributes, and one here was copied there."""
        placeholder = self._placeholders[index] if index < len(self._placeholders) else None
        if placeholder is None or self._unseen:
            return
        if placeholder.kind == "cite":
            self._slot(SlotKind.CITE, len(self.citations))
            self.citations.append(Citation(placeholder.target, *self.link_targets.place_of(placeholder)))
        elif placeholder.kind == "as-of":
            # The space before it belongs to it.
            self.running.drop_space()
            self._slot(SlotKind.AS_OF, len(self.as_of))
            self.as_of.append(placeholder.target)

    # Elements

    def _start(self, name: str, written: str, token: re.Match[str], tokens: Iterator[re.Match[str]]) -> None:
        if name in BLOCK:
            self.running.fresh = True
            if name in HEADINGS:
                self._start_heading(name, attributes(written), token, tokens)
                return
            if name == "p":
                if self._html.startswith("\ue010", token.end()) and self._alone(token, tokens):
                    return
                if self._open and self._open[-1].named >= 0 and self._assessed(token, tokens):
                    return
                if not written and self._picture_alone(token, tokens):
                    return
                if self._lead_start == -1 and not self._open:
                    self._lead_start = self._boundary()
        if name in VOID:
            self._void(name, written)
        elif name == "a":
            self._start_link(written)
        elif name == "div" and (begun := block_begins(written, self._html, token.end())):
            self._start_named(*begun, tokens)
        elif name == "div" and self._listed(written, token, tokens):
            pass
        else:
            part = ""
            html = unmarked(token[0])
            if written:
                html, part = self._element(name, written, html)
            start = self._boundary() if part and name not in _INSIDE else 0
            self._markup.append(html)
            if part and name in _INSIDE:
                start = self._boundary()
            self._opened(name, written, part=part, start=start)

    def _opened(
        self, name: str, written: str = "", *, link: int = -1, part: str = "", start: int = 0
    ) -> None:
        end = f"</{name}>" if link < 0 else ""
        self._open.append(_Open(name, end, self._quiet, self._unseen, self._section, link, part, start))
        if name in QUIET or (written and _UNLISTED.search(written)):
            self._quiet = True
            self._unseen = self._unseen or name in UNSEEN or "footnote-" in written

    def _end(self, name: str) -> None:
        if not self._open or self._open[-1].name != name:
            # Only HTML that was not sanitised ends what it didn't begin.
            if not any(one.name == name for one in self._open[-100:]):
                return
            while self._open[-1].name != name:
                self._end(self._open[-1].name)
        ended = self._open.pop()
        self.outline.close(depth=len(self._open), level=7, place=self._boundary)
        if ended.link >= 0:
            self._end_link(ended.link)
        elif ended.named >= 0:
            self._end_named(ended)
        elif ended.part and name in _INSIDE:
            self.outline.add_part(ended.part, ended.start, self._boundary())
            self._markup.append(ended.end)
        else:
            self._markup.append(ended.end)
            if name == "a":
                self.link_targets.end_link()
            elif ended.level:
                self._end_heading(ended)
            elif ended.part:
                self.outline.add_part(ended.part, ended.start, self._boundary())
        self._quiet, self._unseen, self._section = ended.quiet, ended.unseen, ended.section
        if name in BLOCK:
            self.running.fresh = True
            if name == "p" and self._lead_start >= 0 and not self._open:
                self._end_lead()

    def _end_lead(self) -> None:
        if lead := self.running.block():
            self.lead = lead
            self.outline.add_part("^lead", self._lead_start, self._boundary())
            self._lead_start = -2
        else:
            self._lead_start = -1

    def _element(self, name: str, written: str, html: str) -> tuple[str, str]:
        """The start of an element as it is to be shown, and the name of the part it is."""
        if " id=" not in written and "\ue010" not in written and not has_address(written):
            return html, ""
        given = attributes(written)
        part = given.get("id", "")
        if (
            name == "section"
            and (placeholder := self.link_targets.placeholder_of(part))
            and placeholder.kind == "box"
        ):
            self._box = given
            return "", ""
        self.link_targets.finish(name, given)
        return tag(name, given), part if part.startswith("^") else ""

    def _void(self, name: str, written: str) -> None:
        if name == "br" and not self.running.fresh:
            self.running.say("\n")
        if not written:
            self._markup.append(f"<{name}>")
            return
        given = attributes(written)
        self.link_targets.finish(name, given)
        if name == "img" and "src" in given:
            self._image(given)
        else:
            self._markup.append(tag(name, given))

    def _image(self, given: dict[str, str], *, alone: bool = False) -> None:
        """A picture: of the site's own files a slot, where nothing says already which of several is shown."""
        targets, address = self.link_targets, given["src"]
        if not given.get("alt", "").strip():
            self.bare_images.append(targets.reached)
        several = "srcset" in given or (self._open and self._open[-1].name == "picture")
        if address[:1] not in (ROOT, BASE) or several or self._unseen:
            self._markup.append(tag("img", given))
            return
        self._slot(SlotKind.PICTURE, len(self.shown_images))
        others = tuple((key, value) for key, value in given.items() if key != "src")
        self.shown_images.append(ShownImage(len(targets.files) - 1, others, alone))

    def _picture_alone(self, token: re.Match[str], tokens: Iterator[re.Match[str]]) -> bool:
        """Whether the paragraph is nothing but a picture of the site's own, which then is taken."""
        found = _PICTURE_ALONE.match(self._html, token.start())
        if found is None or self._unseen:
            return False
        given = attributes(unmarked(found[1]))
        if "src" not in given or "srcset" in given:
            return False
        self.link_targets.finish("img", given)
        local = given["src"][:1] in (ROOT, BASE)
        if not local:
            self._markup.append("<p>")
        self._image(given, alone=local)
        if not local:
            self._markup.append("</p>")
        while (passed := next(tokens, None)) is not None and passed.end() < found.end():
            pass
        return True

    def _alone(self, token: re.Match[str], tokens: Iterator[re.Match[str]]) -> bool:
        """Whether the paragraph is nothing but embeds or a table of contents, which then are taken."""
        found = _ALONE.match(self._html, token.start())
        if found is None:
            return False
        placeholders = [
            self._placeholders[int(index)]
            for index in PLACEHOLDER.findall(found[1])
            if int(index) < len(self._placeholders)
        ]
        if not placeholders or any(
            placeholder.kind not in ("embed", "contents") for placeholder in placeholders
        ):
            return False
        for placeholder in placeholders:
            if placeholder.kind == "embed":
                self._slot(SlotKind.EMBED, len(self.embeds))
                self.embeds.append(
                    Embed(placeholder.target, placeholder.anchor, *self.link_targets.place_of(placeholder))
                )
            else:
                self._contents.append(self._flush())
                self.segments.append(Markup(""))
        while (passed := next(tokens, None)) is not None and passed.end() < found.end():
            pass
        return True

    # Named blocks

    def _start_named(self, kind: str, title: str, start: int, tokens: Iterator[re.Match[str]]) -> None:
        """Its title becomes a slot, since its words are the site's."""
        while start and (passed := next(tokens, None)) is not None and passed.end() < start:
            pass
        anchor = self.outline.anchor(kind)
        number = len(self.named_blocks)
        self._markup.append(tag("div", {"class": f"block {kind}", "id": anchor}))
        self._slot(SlotKind.LABEL, number)
        self.named_blocks.append(NamedBlock(kind, title, anchor, len(self.running.lines)))
        self._open.append(
            _Open(
                "div",
                "</div>",
                self._quiet,
                self._unseen,
                self._section,
                part=anchor,
                start=self._boundary(),
                named=number,
                passed=len(self.outline.parts),
            )
        )

    def _end_named(self, ended: _Open) -> None:
        self.outline.add_part(ended.part, ended.start, self._boundary())
        self._markup.append(ended.end)
        inside = takewhile(lambda slot: slot.segment >= ended.start, reversed(self.slots))
        dated = next((slot for slot in inside if slot.kind is SlotKind.AS_OF), None)
        names = [
            name
            for name in islice(self.outline.parts, ended.passed, None)
            if name[1:] and name[0] == "^" and name != "^lead"
        ]
        self.named_blocks[ended.named] = replace(
            self.named_blocks[ended.named],
            line=self._line_of_block(self.named_blocks[ended.named].line),
            as_of=self.as_of[dated.index] if dated else "",
            names=tuple(names),
        )

    def _line_of_block(self, number: int) -> int:
        lines = self.running.lines
        return lines[number] if number < len(lines) else 0

    def _assessed(self, token: re.Match[str], tokens: Iterator[re.Match[str]]) -> bool:
        """Whether the paragraph says how likely the block is, which then is taken."""
        end = self._html.find("</p>", token.end())
        read = read_assessment(PLACEHOLDER.sub("", unmarked(self._html[token.end() : end])))
        if read is None:
            return False
        assessment, misread = read
        number = self._open[-1].named
        self.named_blocks[number] = replace(self.named_blocks[number], assessment=assessment)
        for one in misread:
            offset = self._cursor.find(one.value)
            facts = {"key": one.key, "value": one.value, "choices": one.choices}
            self.warnings.append(TextWarning("value-choice", offset, facts))
        while (passed := next(tokens, None)) is not None and passed.start() < end:
            pass
        return True

    def _listed(self, written: str, token: re.Match[str], tokens: Iterator[re.Match[str]]) -> bool:
        """Whether the element asks for a list, which becomes a slot."""
        read = query_in(unmarked(written), self._html, token.end(), self._cursor.find)
        if read is None:
            return False
        query, problems, end = read
        places = {one.column: self._cursor.place(one.column) for one in query.topics}
        topics = tuple(Reference(one.name, *places[one.column]) for one in query.topics)
        self._slot(SlotKind.LIST, len(self.queries))
        self.queries.append(replace(query, topics=topics))
        self.warnings += [TextWarning(one.code, one.place.column, one.facts) for one in problems]
        end = self._html.find("</div>", end) + len("</div>")
        while (passed := next(tokens, None)) is not None and passed.end() < end:
            pass
        return True

    # Links

    def _start_link(self, written: str) -> None:
        given = attributes(written)
        address = given.get("href", "")
        footnote = address.startswith("#") and _UNLISTED.search(written)
        placeholder = None if footnote else self.link_targets.of_link(address)
        if placeholder is None:
            if address and not footnote:
                given["href"] = self.link_targets.finished(address)
            if address.startswith(("http://", "https://")):
                self.external_links.append(self.link_targets.reached)
            self.link_targets.finish("a", given)
            self._markup.append(tag("a", given))
            self._opened("a", written)
            return
        if self.running.fresh:
            self._begin_block(placeholder.offset)
        line, column = self.link_targets.place_of(placeholder)
        link = Link(
            placeholder.target,
            placeholder.anchor,
            placeholder.wiki,
            line,
            column,
            len(self.running.lines) - 1,
            "",
            placeholder.named,
            PLACEHOLDER.sub("", given.get("title", "")),
        )
        number = self.running.begin_link(link)
        self._slot(SlotKind.OPEN, number)
        self._opened("a", link=number)

    def _end_link(self, number: int) -> None:
        self._slot(SlotKind.CLOSE, number)
        self.running.end_link(number)

    # Headings and sections

    def _start_heading(
        self, name: str, given: dict[str, str], token: re.Match[str], tokens: Iterator[re.Match[str]]
    ) -> None:
        end = self._html.find(f"</{name}>", token.end())
        text = text_of(
            PLACEHOLDER.sub("", unmarked(self._html[token.end() : end if end >= 0 else len(self._html)]))
        )
        if name == "h1" and not self.heading_title:
            self.heading_title = text
            if end >= 0 and self._at_the_top():
                self._cursor.find(text)
                while (passed := next(tokens, None)) is not None and passed.start() < end:
                    pass
                return
        # The page's own title is its only h1.
        level = max(int(name[1]), 2)
        anchor = given.get("id") or self.outline.anchor(text)
        self.running.finish()
        self.outline.close(depth=len(self._open), level=level, place=self._boundary)
        self._passed += 1
        self._section = self._passed
        if self._box is not None:
            self._markup.append(tag("section", self._box | {"id": anchor}))
            self._markup.append(tag(f"h{level}", given))
        else:
            self._markup.append(tag(f"h{level}", given | {"id": anchor}))
        self._open.append(
            _Open(name, f"</h{level}>", self._quiet, self._unseen, self._section, part=anchor, level=level)
        )
        self._quiet = True

    def _end_heading(self, ended: _Open) -> None:
        if self.running.fresh:
            self._begin_block(self._cursor.spot)
        text, line = self.running.block(), self.running.lines[-1]
        level = ended.level
        if self._box is not None:
            # No heading inside a box ends it, whatever its level.
            self._box, level = None, 0
            self.inline_backgrounds.append(InlineBackground(text, ended.part, line))
        else:
            self.outline.headings.append(Heading(level, text, ended.part, line))
        self.outline.begin(Section(len(self._open), level, ended.part, self._boundary()))

    def _at_the_top(self) -> bool:
        return not (self._open or self.segments or "".join(self._markup).strip())
