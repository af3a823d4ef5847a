"""CommonMark with GitHub's additions and our own syntax, from a text to clean HTML with placeholders.

pulldown-cmark parses, through pyromark; what it takes for text, and nothing else, is searched for our syntax.
"""

from collections.abc import Iterator

import msgspec
from pyromark import Markdown, Options

from backstory.markdown.comments import Comment
from backstory.markdown.commonmark.containers import ParagraphSpan, container_edits
from backstory.markdown.commonmark.emphasis_edits import emphasis_edits
from backstory.markdown.commonmark.html_inside import markdown_edits
from backstory.markdown.commonmark.html_writer import DEEPEST, NOTHING, Events, HtmlWriter, Parsed
from backstory.markdown.commonmark.link_edits import folded, link_edits
from backstory.markdown.commonmark.source_edits import ByteOffsets, Edit, EditedText
from backstory.markdown.placeholders import Placeholders, local
from backstory.markdown.position_marks import Prepared, mark
from backstory.markdown.sanitise import refused, sanitised
from backstory.text import without_controls

_OPTIONS = (
    Options.ENABLE_TABLES
    | Options.ENABLE_FOOTNOTES
    | Options.ENABLE_STRIKETHROUGH
    | Options.ENABLE_TASKLISTS
    | Options.ENABLE_DEFINITION_LIST
    | Options.ENABLE_WIKILINKS
)
_CONTAINER_SIGNS = ("!!!", "???", "\n:", "*[", ":::", "![[")
_PARAGRAPH, _ITEM, _TERM, _DEFINITION = (
    {"Start": name} for name in ("Paragraph", "Item", "DefinitionListTitle", "DefinitionListDefinition")
)
_ENDS = ({"End": "Item"}, {"End": "DefinitionListDefinition"})


class CommonMark:
    """Reads texts with one set of settings; `placeholders` holds what it found in the one read last."""

    def __init__(self, *, unsafe_html: bool = False) -> None:
        self.placeholders = Placeholders()
        self._unsafe = unsafe_html
        self._markdown = Markdown(options=_OPTIONS)
        self._abbreviations: dict[str, str] = {}
        self._others = False
        """Whether the text has HTML of its own, or addresses of other kinds, of which some may be taken out."""

    def html(self, prepared: Prepared) -> str:
        """The HTML of a prepared text; marks in it say where its blocks begin."""
        self.placeholders.clear()
        self._others = False
        made = self.uncleaned(prepared)
        if not self._unsafe:
            if self._others:
                self.placeholders.warnings += refused(made, prepared.original)
            made = sanitised(made)
        return without_controls(made) if "&#" in prepared.original else made

    def abbreviations(self) -> list[tuple[str, str]]:
        """Full and short form of those that the text declares."""
        return [(full, short) for short, full in self._abbreviations.items()]

    def uncleaned(self, prepared: Prepared) -> str:
        """The HTML as it is written, with whatever its author put in."""
        events, parsed = self.parsed(prepared)
        # HTML that stays as it was written may swallow what stands behind it, into an attribute, too.
        placed = (lambda _: "") if self._unsafe else mark
        writer = HtmlWriter(parsed, self.placeholders, address=self.address, mark=placed)
        made = writer.html(events)
        self._others = self._others or writer.raw
        return made

    def parsed(self, prepared: Prepared) -> tuple[Events, Parsed]:
        """The events of a prepared text, and what is known of it."""
        source = EditedText(prepared.original)
        if prepared.comments:
            source.edit([_without(one, source.text) for one in prepared.comments])
        if "markdown" in source.text and (edits := [*markdown_edits(source.text)]):
            source.edit(edits)
        self._abbreviations = {}
        labels = self._labels(source.text)
        events = self._events(source, labels)
        offsets = ByteOffsets(source.text)
        parsed = Parsed(
            offsets.data,
            lambda offset: source.original(offsets.character(offset)),
            labels,
            self._abbreviations,
        )
        return events, parsed

    def _events(self, source: EditedText, labels: frozenset[str]) -> Events:
        """The events of a text whose boxes have become callouts, the outer ones first."""
        events = list(self._markdown.events_with_range(source.text, merge_text=True))
        if edits := [*link_edits(source.text, events, labels)]:
            source.edit(edits)
            events = list(self._markdown.events_with_range(source.text, merge_text=True))
        if edits := [*emphasis_edits(source.text, events)]:
            source.edit(edits)
            events = list(self._markdown.events_with_range(source.text, merge_text=True))
        if not any(sign in source.text for sign in _CONTAINER_SIGNS):
            return events
        for _ in range(DEEPEST):
            edits = container_edits(source.text, _paragraphs(source.text, events), self._abbreviations)
            if not edits:
                break
            source.edit(edits)
            events = list(self._markdown.events_with_range(source.text, merge_text=True))
        return events

    def _labels(self, text: str) -> frozenset[str]:
        """What the text defines by a line `[label]: address`."""
        if "]:" not in text:
            return frozenset()
        return frozenset(map(folded, self._markdown.reference_definitions(text)))

    def address(self, address: str, offset: int, image: bool) -> str:
        written = local(address, offset=offset, image=image)
        if written is None:
            self._others = self._others or not address.startswith(("http://", "https://", "mailto:", "#"))
            return address
        return self.placeholders.add(written._replace(closing=False))


def _without(comment: Comment, text: str) -> Edit:
    """The edit that takes out a comment. One of HTML that has its line to itself is a block, if an empty one."""
    start, end, instead, _ = msgspec.structs.astuple(comment)
    alone = text[start - 1 : start] in ("", "\n") and text[end - 1 : end] == "\n"
    if alone and text[start:end].lstrip(" ").startswith("<!--"):
        instead = f"{NOTHING}\n"
    return Edit(start, end, instead)


def _paragraphs(text: str, events: Events) -> Iterator[ParagraphSpan]:
    offsets = ByteOffsets(text)
    depth = 0
    for event, span in events:
        # Lines with the colons that end a box below them look like a term.
        if event in (_PARAGRAPH, _TERM, _DEFINITION):
            yield ParagraphSpan(offsets.character(span["start"]), offsets.character(span["end"]), depth > 0)
        if event in (_ITEM, _DEFINITION):
            depth += 1
        elif event in _ENDS:
            depth -= 1
