"""Fills the slots of a parsed body: links, mention links, boxes, citations and as-of marks."""

import re
from collections.abc import Callable, Mapping, Sequence
from html import escape
from itertools import groupby
from operator import attrgetter

from markupsafe import Markup

from backstory.markdown.body import Body, Segment, Slot, SlotKind, Text
from backstory.markdown.body import Markup as Html
from backstory.markdown.html_tags import TOKEN
from backstory.markdown.position_marks import BASE, ROOT
from backstory.pages.views import (
    Box,
    LabelFill,
    LinkFill,
    LinkPreview,
    Listing,
    MentionFill,
    Passage,
    PictureFill,
)
from backstory.render.paragraphs import AddressedParagraphs
from backstory.render.sentences import printed, safe
from backstory.text import slug

_segment = attrgetter("segment")
_HEADING = re.compile("<(/?)h([1-6])(?=[ >])")
_ID = re.compile(' id="([^"]+)"')
_PLACE = re.compile('( id="| href="#)([^"]+)"')


class Marks:
    """How the theme draws what stands in slots: each takes the slot's data and gives HTML.

    `box` is told, too, whether it is folded, and the level of the heading that it stands below; `citation`, whether
    another one stands right before it; `own_end` stands below the text that a page is about, `way` gets
    the address of a paragraph of it.
    """

    def __init__(
        self,
        *,
        box: Callable[[Box, bool, int], str],
        citation: Callable[[int, bool], str],
        as_of: Callable[[str], str],
        label: Callable[[LabelFill], str] = lambda label: "",
        picture: Callable[[PictureFill], str] = lambda picture: "",
        listing: Callable[[Listing], str] = lambda listing: "",
        own_end: Callable[[tuple[LinkPreview, ...]], str] = lambda previews: "",
        way: Callable[[str], str] = lambda address: "",
    ) -> None:
        self.box = box
        self.citation = citation
        self.as_of = as_of
        self.label = label
        self.picture = picture
        self.listing = listing
        self.own_end = own_end
        self.way = way


def fill(
    passage: Passage, bodies: Mapping[str, Body], marks: Marks, above: int = 1, *, own: bool = False
) -> Markup:
    """The HTML of a passage. Addresses in it start with ROOT.

    Its headings, which begin with the second level where it is a page's own text, stand below the level `above`.

    A box right after another one, with no text between, is drawn folded. `own` is the text that a page is about: its
    paragraphs have addresses, and its links open the previews, which stand below it.
    """
    body = bodies[passage.path]
    start, end = body.parts[passage.part]
    slots = _Slots(passage, marks, own=own)
    mentions = {at: tuple(found) for at, found in groupby(passage.mentions, _segment)}
    moved = _Moved(passage, body.segments[start:end]) if passage.page else None
    headings = _Headings(above)
    out: list[str] = []
    paragraphs = AddressedParagraphs(out, marks.way) if own else None
    add = out.append
    add_markup = paragraphs.add if paragraphs else add
    for at, segment in enumerate(body.segments[start:end], start):
        if type(segment) is Html:
            html = headings(segment.html) if "<h" in segment.html else segment.html
            html = _scrolling(html) if "table>" in html or "<table" in html else html
            add_markup(moved(html) if moved else html)
        elif type(segment) is Text:
            if paragraphs:
                paragraphs.say(segment.text)
            add(_linked(segment.text, mentions[at], own=own) if at in mentions else _escaped(segment.text))
        elif type(segment) is Slot:
            if segment.kind is SlotKind.EMBED:
                add(slots.boxed(segment.index, headings.last, folded=_after_box(body.segments, at)))
                continue
            if segment.kind is SlotKind.CITE and out:
                # Authors write "said so [@log]."; the number stands close.
                out[-1] = out[-1].rstrip(" ")
            add(slots.drawn(segment, after_citation=at > start and _is_citation(body.segments[at - 1])))
    if own:
        add(marks.own_end(passage.previews))
    html = "".join(out)
    return safe(html.replace(BASE, ROOT + passage.base) if BASE in html else html)


def _is_citation(segment: Segment) -> bool:
    return isinstance(segment, Slot) and segment.kind is SlotKind.CITE


def _after_box(segments: Sequence[Segment], at: int) -> bool:
    """Whether nothing but white space stands between the embed at `at` and another one before it."""
    for segment in reversed(segments[:at]):
        if not (isinstance(segment, Html) and segment.html.isspace()):
            return isinstance(segment, Slot) and segment.kind is SlotKind.EMBED
    return False


class _Headings:
    """Moves headings below the one that their text stands under, and knows the level of the last one."""

    def __init__(self, above: int) -> None:
        self.last = above
        self._lower = above - 1

    def __call__(self, html: str) -> str:
        return _HEADING.sub(self._moved, html)

    def _moved(self, found: re.Match[str]) -> str:
        level = min(6, int(found[2]) + self._lower)
        self.last = level
        return f"<{found[1]}h{level}"


class _Moved:
    """Markup of a passage on another page than its own, which may have the same ids: the passage's get its name.

    What leads to a place that is not shown, as a footnote below the first paragraph, leads to the document's page.
    """

    def __init__(self, passage: Passage, segments: Sequence[Segment]) -> None:
        self._ids = {
            name
            for one in segments
            if isinstance(one, Html) and ' id="' in one.html
            for name in _ID.findall(one.html)
        }
        self._prefix = f"{slug(passage.path.rpartition('.')[0])}--"
        self._page = f"{ROOT}{printed(passage.page)}"

    def __call__(self, html: str) -> str:
        if ' id="' not in html and ' href="#' not in html:
            return html
        return TOKEN.sub(self._tag, html)

    def _tag(self, token: re.Match[str]) -> str:
        return _PLACE.sub(self._place, token[0]) if token[2] and token[3] else token[0]

    def _place(self, found: re.Match[str]) -> str:
        start, name = found.groups()
        if name in self._ids:
            return f'{start}{self._prefix}{name}"'
        return found[0] if start == ' id="' else f' href="{self._page}#{name}"'


class _Slots:
    def __init__(self, passage: Passage, marks: Marks, *, own: bool) -> None:
        self._marks = marks
        self._own = own
        self._links = {fill.index: fill for fill in passage.links if fill.url}
        self._boxes = {fill.index: fill.box for fill in passage.embeds}
        self._citations = {fill.index: fill.number for fill in passage.citations}
        self._as_of = {fill.index: fill.day for fill in passage.as_of}
        self._pictures = {fill.index: fill for fill in passage.pictures}
        self._labels = {fill.index: fill for fill in passage.labels}
        self._lists = {fill.index: fill for fill in passage.lists}

    def boxed(self, index: int, above: int, *, folded: bool) -> str:
        return self._marks.box(box, folded, above) if (box := self._boxes.get(index)) else ""

    def drawn(self, slot: Slot, *, after_citation: bool) -> str:
        kind, index = slot.kind, slot.index
        if kind is SlotKind.OPEN:
            return _opened(link, link.title, own=self._own) if (link := self._links.get(index)) else ""
        if kind is SlotKind.CLOSE:
            return "</a>" if index in self._links else ""
        if kind is SlotKind.CITE:
            number = self._citations.get(index)
            return self._marks.citation(number, after_citation) if number else ""
        if kind is SlotKind.PICTURE:
            return self._marks.picture(picture) if (picture := self._pictures.get(index)) else ""
        if kind is SlotKind.LABEL:
            return self._marks.label(label) if (label := self._labels.get(index)) else ""
        if kind is SlotKind.LIST:
            return self._marks.listing(listing) if (listing := self._lists.get(index)) else ""
        return self._marks.as_of(day) if (day := self._as_of.get(index)) else ""


def _scrolling(html: str) -> str:
    """Tables in what scrolls by itself, also by keyboard: a page never does."""
    return html.replace("<table", '<div class="table" tabindex="0"><table').replace(
        "</table>", "</table></div>"
    )


def _linked(text: str, mentions: tuple[MentionFill, ...], *, own: bool) -> str:
    out: list[str] = []
    done = 0
    for mention in mentions:
        out += _escaped(text[done : mention.start]), _opened(mention, own=own)
        out += _escaped(text[mention.start : mention.end]), "</a>"
        done = mention.end
    out.append(_escaped(text[done:]))
    return "".join(out)


def _opened(link: LinkFill | MentionFill, title: str = "", *, own: bool) -> str:
    shown = f' title="{escape(title)}"' if title else ""
    shown += f' interestfor="preview--{link.preview}"' if own and link.preview else ""
    return f'<a href="{"" if link.url.startswith("#") else ROOT}{printed(link.url)}"{shown}>'


def _escaped(text: str) -> str:
    if "&" in text or "<" in text or ">" in text:
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text
