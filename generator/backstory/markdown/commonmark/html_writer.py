"""From the events of the CommonMark parser to HTML: blank for blank what Python-Markdown writes of the same blocks."""

import re
from collections.abc import Callable, Iterator
from html import escape
from typing import Any, NamedTuple

from backstory.markdown.attribute_lists import LIST_WRITTEN, read_attributes
from backstory.markdown.commonmark.block_ends import finish_block, name_block
from backstory.markdown.commonmark.callouts import begin_callout, default_title
from backstory.markdown.commonmark.code_blocks import begin_code, end_code
from backstory.markdown.commonmark.footnotes import Footnotes
from backstory.markdown.commonmark.inline_text import BlockId, InlineText, Mark, has_signs
from backstory.markdown.commonmark.links import Address, LinkWriter, Unshown
from backstory.markdown.commonmark.pieces import Element, Pieces
from backstory.markdown.commonmark.tables import TableWriter
from backstory.markdown.file_kinds import is_file
from backstory.markdown.placeholders import Placeholder, Placeholders, TextWarning
from backstory.markdown.position_marks import unreserved
from backstory.markdown.source_cursor import DONE_TASK, OPEN_TASK
from backstory.markdown.wikilinks import read_wikilink

DEEPEST = 24
"""Quotations and lists inside one another."""
_DEEPEST_INLINE = 100

_EMBEDS = re.compile(r"(?:!\[\[[^\[\]\n]{1,500}\]\][ ]*(?:\n[ \t>]*|$))+$")
_EMBED = re.compile(r"!\[\[([^\[\]\n]*)\]\]")
_LEADING = ("<a ", "<img ", "<video ", "<audio ", "<source ")
"""Tags with addresses, whose place matters."""
_INLINE = {"Emphasis": "em", "Strong": "strong", "Strikethrough": "del"}
_BLOCKS = {
    "Item": "li",
    "DefinitionList": "dl",
    "DefinitionListTitle": "dt",
    "DefinitionListDefinition": "dd",
}

NOTHING = "<!---->"
"""A comment of nobody's: on a line of its own it parts lists, behind signs it says what they are."""

Event = Any
"""A name, or a mapping of one name to what belongs to it: see `pyromark.event`."""
Events = list[tuple[Event, Any]]


class Parsed(NamedTuple):
    """What was parsed: its bytes, where one of them stands in the author's text, and what it defines."""

    data: bytes
    offset: Callable[[int], int]
    labels: frozenset[str]
    abbreviations: dict[str, str]


class HtmlWriter:
    """Writes one text. `address` gives what stands for an address, `mark` what says where a block begins."""

    def __init__(
        self, parsed: Parsed, placeholders: Placeholders, *, address: Address, mark: Callable[[int], str]
    ) -> None:
        self._data = parsed.data
        self._offset = parsed.offset
        self._labels = parsed.labels
        self._entities = b"&#" in parsed.data
        self._placeholders = placeholders
        self._mark = mark
        self._inline_text = InlineText(placeholders, parsed.abbreviations, mark)
        self._abbreviated = bool(parsed.abbreviations)
        self._links = LinkWriter(placeholders, address)
        self._footnotes = Footnotes()
        self._table = TableWriter()
        self._pieces = Pieces()
        self._around: list[tuple[str, Pieces]] = []
        """The footnotes that are being written, and what waits meanwhile."""
        self.raw = False
        """Whether the author wrote any HTML."""
        self._html_written = self._html_begins = False
        self._html_ended = -1
        self._item_end = 0
        self._unshown: Unshown | None = None
        self._depth = 0
        self._level = 1
        self._first: Element | None = None
        """The first paragraph of a quotation, as long as nothing stands in it."""
        self._title: Element | None = None
        """The title of a callout, as long as its line goes on."""

    def html(self, events: Events) -> str:
        """The HTML of all events."""
        waiting = iter(events)
        for event, span in waiting:
            value: Any = None
            if isinstance(event, str):
                kind = event
            else:
                ((kind, value),) = event.items()
            start, end = span["start"], span["end"]
            if self._unshown is not None:
                if self._unshown.take(kind, value):
                    self._unshown = None
            elif kind == "Text":
                self._text(value, start, end)
            elif kind == "Start":
                name, data = (value, None) if isinstance(value, str) else next(iter(value.items()))
                if name == "Paragraph" and (alone := self._alone(start, end)):
                    self._write_alone(alone)
                    _pass_over(waiting)
                else:
                    self._start(name, data, start, end)
            elif kind == "End":
                self._end(value if isinstance(value, str) else next(iter(value)))
            else:
                self._sign(kind, value, start)
        return ("".join(self._pieces.written) + self._footnotes.html()).strip()

    # Text

    def _text(self, text: str, start: int, end: int) -> None:
        pieces = self._pieces
        if self._html_begins:
            return  # the blanks before it
        if self._first is not None and self._begin_callout(start, end):
            return
        if pieces.fresh:
            pieces.fresh = False
            pieces.written.append(self._mark(self._offset(start)))
        if (self._abbreviated or has_signs(text)) and pieces.open[-1].name != "pre":
            self._with_signs(self._data[start:end].decode(), start)
        else:
            text = unreserved(text) if self._entities else text
            plain = "&" not in text and "<" not in text and ">" not in text
            pieces.written.append(text if plain else escape(text, quote=False))

    def _with_signs(self, written: str, start: int) -> None:
        """Writes a text that begins at a byte, in which there may be signs of ours."""
        pieces = self._pieces
        if (before := pieces.just_ended) and (found := LIST_WRITTEN.match(written)):
            given = read_attributes(found[1])
            if given is not None:
                pieces.set(before, given)
                written, start = written[found.end() :], start + len(found[0].encode())
        for piece in self._inline_text.html(
            written,
            lambda at: self._offset(start + len(written[:at].encode())),
            linked=self._links.inside > 0,
        ):
            pieces.written.append(piece)
            if isinstance(piece, Mark):
                pieces.mark(opens=piece.opens, closes=piece.closes)

    def _begin_callout(self, start: int, end: int) -> bool:
        """Whether the first text of a quotation was that of a callout, which is then written."""
        pieces, first = self._pieces, self._first
        self._first = None
        written = self._data[start:end].decode()
        quotation = pieces.open[-2]
        assert first is not None
        rest = begin_callout(written, quotation, first, pieces, self._placeholders, self._level)
        if rest is None:
            return False
        self._title = first
        pieces.fresh = False
        pieces.written.append(self._mark(self._offset(start)))
        if rest.strip():
            self._with_signs(rest, end - len(rest.encode()))
        elif first.name and self._data[end:].lstrip(b" ")[:1] in (b"\n", b""):
            pieces.written.append(default_title(written))
        return True

    def _sign(self, kind: str, value: Any, start: int) -> None:
        """What has no end of its own."""
        pieces = self._pieces
        if kind in ("SoftBreak", "HardBreak"):
            if self._title is not None and not pieces.inline:
                self._title = None
                pieces.end()
                pieces.begin("p")
            elif kind == "HardBreak":
                pieces.written.append("<br>\n")
            else:
                if pieces.fresh:
                    pieces.fresh = False
                    pieces.written.append(self._mark(self._offset(start)))
                pieces.written.append("\n")
        elif kind == "Code":
            pieces.element("code", {}, unreserved(value))
        elif kind == "InlineHtml":
            if value == NOTHING:
                return
            self.raw = True
            self._links.raw(value)
            if value.lower().startswith(_LEADING):
                pieces.written.append(self._mark(self._offset(start)))
            pieces.written.append(value)
        elif kind == "Html":
            self._html_begins = False
            self._html_written = value.strip() != NOTHING
            if self._html_written:
                self.raw = True
                pieces.written.append(value)
        elif kind == "Rule":
            pieces.begin("hr").end = ""
            pieces.end()
        elif kind == "FootnoteReference":
            pieces.written.append(self._footnotes.reference(value))
        elif kind == "TaskListMarker":
            item = next(one for one in reversed(pieces.open) if one.name == "li")
            pieces.set(item, {"class": "task-list-item"})
            if pieces.fresh:
                pieces.fresh = False
                pieces.written.append(self._mark(self._offset(start)))
            pieces.written.append(DONE_TASK if value else OPEN_TASK)

    # Elements

    def _start(self, name: str, data: Any, start: int, end: int) -> None:
        pieces = self._pieces
        if name == "Paragraph":
            first = pieces.open[-1].name == "blockquote" and pieces.holds_nothing
            paragraph = pieces.begin("p")
            self._first = paragraph if first else None
        elif name in _INLINE:
            self._first = None
            pieces.begin_inline(_INLINE[name] if len(pieces.inline) < _DEEPEST_INLINE else "")
        elif name in ("Link", "Image"):
            self._first = None
            self._start_link(data, start, end, image=name == "Image")
        elif name == "Heading":
            self._level = int(data["level"][1])
            pieces.begin(f"h{self._level}")
        elif name in ("BlockQuote", "List"):
            self._start_nested(name, data)
        elif name == "CodeBlock":
            begin_code(pieces, "" if data == "Indented" else data["Fenced"])
        elif name == "FootnoteDefinition":
            self._around.append((data, pieces))
            self._pieces = Pieces()
        elif name.startswith("Table"):
            self._table.start(name, data or (), pieces)
        elif name == "HtmlBlock":
            # Behind other HTML it goes on with that, blanks and all.
            self._html_begins = len(pieces.written) != self._html_ended
        elif name in _BLOCKS:
            pieces.begin("" if name == "Item" and not pieces.open[-1].name else _BLOCKS[name])
            self._item_end = end

    def _start_link(self, data: Any, start: int, end: int, *, image: bool) -> None:
        offset = self._offset(start)
        pieces = self._pieces
        if image and pieces.open[-1].name in ("li", "dd") and pieces.holds_nothing:
            alone = self._alone(start, self._item_end)
            if len(alone) == 1:
                self._write_alone(alone)
                self._unshown = Unshown(lambda _: None)
                return
        if isinstance(data["link_type"], str):
            self._pieces.written.append(self._mark(offset))
            self._unshown = self._links.start(data, offset, self._pieces, image=image)
        else:
            written = self._data[start:end].decode()
            self._unshown = self._links.start_wikilink(written, offset, self._pieces, image=image)

    def _start_nested(self, name: str, number: int | None) -> None:
        pieces = self._pieces
        self._depth += 1
        if self._depth > DEEPEST:
            self._warn_of_depth()
            pieces.begin("")
        elif name == "BlockQuote":
            pieces.begin("blockquote")
        else:
            if pieces.written and isinstance(pieces.written[-1], BlockId):
                name_block(pieces)
            pieces.begin(
                "ul" if number is None else "ol", {} if number in (None, 1) else {"start": str(number)}
            )

    def _warn_of_depth(self) -> None:
        warnings = self._placeholders.warnings
        if not any(one.code == "text-nested-deeply" for one in warnings):
            warnings.append(TextWarning("text-nested-deeply", -1, {"deepest": str(DEEPEST)}))

    def _end(self, name: str) -> None:
        pieces = self._pieces
        if name in _INLINE:
            pieces.end_inline()
        elif name == "Link" or name == "Image":
            self._links.inside -= 1
            pieces.end_inline()
        elif name == "CodeBlock":
            end_code(pieces)
        elif name in ("Table", "TableHead", "TableRow"):
            self._table.end(name, pieces)
        elif name == "FootnoteDefinition":
            footnote, self._pieces = self._around.pop()
            self._footnotes.written.setdefault(footnote, "".join(pieces.written))
        elif name == "HtmlBlock":
            # As Python-Markdown has it.
            if self._html_written:
                pieces.written.append("\n")
            self._html_ended = len(pieces.written)
        else:
            self._depth -= name in ("BlockQuote", "List")
            self._first = self._title = None
            finish_block(pieces)

    def _write_alone(self, alone: list[Placeholder]) -> None:
        self._pieces.begin("p")
        self._pieces.written += map(self._placeholders.add, alone)
        self._pieces.end()

    def _alone(self, start: int, end: int) -> list[Placeholder]:
        """What a paragraph holds that is nothing but embeds, or nothing but `[TOC]`; nothing of any other."""
        if not self._data.startswith((b"![[", b"[TOC]"), start):
            return []
        written = self._data[start:end].decode().strip()
        if written == "[TOC]" and "toc" not in self._labels:
            return [Placeholder("contents")]
        if not _EMBEDS.match(written):
            return []
        embeds: list[Placeholder] = []
        for found in _EMBED.finditer(written):
            offset = self._offset(start + len(written[: found.start()].encode()))
            link = read_wikilink(found[1], embedded=True, offset=offset)
            if link is None or is_file(link.placeholder.target):
                return []
            embeds.append(link.placeholder._replace(kind="embed"))
        return embeds


def _pass_over(events: Iterator[tuple[Event, Any]]) -> None:
    """Takes the events up to the end of a paragraph."""
    for event, _ in events:
        if event == {"End": "Paragraph"}:
            return
