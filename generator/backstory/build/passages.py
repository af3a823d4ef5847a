"""Fills the slots of a parsed body: links, mention links, boxes, citations and as-of marks."""

from collections.abc import Callable, Mapping
from itertools import groupby
from operator import attrgetter

from markupsafe import Markup, escape

from backstory.content.documents import Body, Slot, SlotKind, Text
from backstory.content.documents import Markup as Html
from backstory.pages.views import Box, MentionFill, Passage

ROOT = "\ue000"
"""Stands for the way to the site's root in a body and in a page, until the page is finished."""

_segment = attrgetter("segment")


class Marks:
    """How the theme draws what stands in slots: each takes the slot's data and gives HTML."""

    def __init__(
        self, *, box: Callable[[Box, bool], str], citation: Callable[[int], str], as_of: Callable[[str], str]
    ) -> None:
        self.box = box
        self.citation = citation
        self.as_of = as_of


def fill(passage: Passage, bodies: Mapping[str, Body], marks: Marks) -> Markup:
    """The HTML of a passage. Addresses in it start with ROOT.

    A box right after another one, with no text between, is drawn folded.
    """
    body = bodies[passage.path]
    start, end = body.parts[passage.part]
    slots = _Slots(passage, marks)
    mentions = {at: tuple(found) for at, found in groupby(passage.mentions, _segment)}
    out: list[str] = []
    after_box = False
    for at in range(start, end):
        segment = body.segments[at]
        if type(segment) is Text:
            text = segment.text
            out.append(_linked(text, mentions[at]) if at in mentions else _escaped(text))
            after_box = False
        elif type(segment) is Html:
            out.append(segment.html)
            after_box = after_box and not segment.html.strip()
        elif type(segment) is Slot:
            out.append(slots.drawn(segment, after_box=after_box))
            after_box = segment.kind is SlotKind.EMBED
    return Markup("".join(out))


class _Slots:
    def __init__(self, passage: Passage, marks: Marks) -> None:
        self._marks = marks
        self._links = {fill.index: fill.url for fill in passage.links}
        self._boxes = {fill.index: fill.box for fill in passage.embeds}
        self._citations = {fill.index: fill.number for fill in passage.citations}
        self._as_of = {fill.index: fill.day for fill in passage.as_of}

    def drawn(self, slot: Slot, *, after_box: bool) -> str:
        kind, index = slot.kind, slot.index
        if kind is SlotKind.OPEN:
            return _opened(url) if (url := self._links.get(index)) else ""
        if kind is SlotKind.CLOSE:
            return "</a>" if self._links.get(index) else ""
        if kind is SlotKind.EMBED:
            return self._marks.box(box, after_box) if (box := self._boxes.get(index)) else ""
        if kind is SlotKind.CITE:
            return self._marks.citation(number) if (number := self._citations.get(index)) else ""
        return self._marks.as_of(day) if (day := self._as_of.get(index)) else ""


def _linked(text: str, mentions: tuple[MentionFill, ...]) -> str:
    out, done = [], 0
    for mention in mentions:
        out += _escaped(text[done : mention.start]), _opened(mention.url)
        out += _escaped(text[mention.start : mention.end]), "</a>"
        done = mention.end
    out.append(_escaped(text[done:]))
    return "".join(out)


def _opened(url: str) -> str:
    return f'<a href="{ROOT}{escape(url)}">'


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
