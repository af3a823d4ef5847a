"""From a body's text to segments and facts: once, without knowing the site.

`read` is a pure function of the text and the settings. Everything that is slow to import is imported with
the first text.
"""

from __future__ import annotations

import html
from collections.abc import Collection, Sequence
from hashlib import blake2b
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct, structs

from backstory.markdown.abbreviations import explained
from backstory.markdown.body import Body, Facts, Markup, Part, Segment, SlotKind, Text
from backstory.markdown.comments import signs_of
from backstory.markdown.position_marks import Prepared, prepare, unmarked
from backstory.problems import Place, Problem
from backstory.settings import Dialect
from backstory.text import without_controls

if TYPE_CHECKING:
    from backstory.markdown.commonmark.parser import CommonMark
    from backstory.markdown.fast_path import Prose
    from backstory.markdown.placeholders import Placeholders
    from backstory.markdown.segments import Walk
    from backstory.markdown.source_cursor import SourceCursor
    from markdown import Markdown

EXTENSIONS = (
    "markdown.extensions.tables",
    "markdown.extensions.footnotes",
    "markdown.extensions.attr_list",
    "markdown.extensions.def_list",
    "markdown.extensions.fenced_code",
    "markdown.extensions.abbr",
    "markdown.extensions.admonition",
)


_MOST_TAGS = 3
"""Named in a message, beside the first."""


class MarkdownSettings(Struct, frozen=True):
    """What of a site's settings makes a difference to a body."""

    unsafe_html: bool = False
    extensions: tuple[str, ...] = ()
    """Python-Markdown extensions that the site adds, by their dotted names."""
    dialect: Dialect = "python"
    """Which one texts are read in that don't say."""
    variables: dict[str, str] = {}
    """What names in other programs' tags stand for."""


class ParsedBody(Struct, frozen=True):
    """A body, read. `facts` are without `title` and `bag_of_words`, which need the front matter."""

    body: Body
    facts: Facts
    problems: tuple[Problem, ...] = ()
    heading_title: str = ""
    """The first H1 as plain text. Where the body begins with it, it is left out of the body."""
    plain_text: str = ""
    """The text that a reader sees, a block a line, without code."""


class BodyReader:
    """Reads bodies with one set of settings; one parser, used again, that keeps nothing of what it read."""

    def __init__(self, settings: MarkdownSettings, *, fast: bool = True) -> None:
        """With `fast` off, every text goes through all of Python-Markdown: it makes no other difference."""
        self._settings = settings
        self._fast = fast and not settings.extensions
        self._parsers: dict[Dialect, Parser | CommonMark] = {}

    def read(
        self,
        source: str,
        *,
        first_line: int,
        path: str,
        apart: int = 1,
        unnamed: Collection[str] = (),
        dialect: Dialect | None = None,
    ) -> ParsedBody:
        """The body of a document at `path` whose text begins at `first_line` of its file. Never raises.

        Wikilinks to one of `unnamed` that have no words of their own show none. `apart` line ends of the text stand for
        one of the file.
        """
        from backstory.markdown.commonmark.differences import differences
        from backstory.markdown.density import MOST_SIGNS, TooDense, check_density
        from backstory.markdown.fast_path import read_prose
        from backstory.markdown.segments import Walk
        from backstory.markdown.source_cursor import SourceCursor
        from backstory.markdown.suspicious_syntax import in_boxes

        dialect = dialect or self._settings.dialect
        prepared = prepare(source, marks=dialect == "python", variables=self._settings.variables)
        plain = prepared.marked is prepared.original
        if self._fast and plain and (prose := read_prose(prepared.original)):
            return _of_prose(prose, SourceCursor(prepared.original, first_line=first_line, apart=apart))
        cursor = SourceCursor(prepared.original, first_line=first_line, apart=apart)
        problems = [
            Problem(
                "comment-unclosed", Place(path, *cursor.place(offset)), signs_of(prepared.original, offset)
            )
            for offset in prepared.unclosed
        ]
        if prepared.gaps:
            problems.append(_gap_problem(prepared.gaps, path, cursor))
        parser = self._parser(dialect)
        as_markdown = True
        try:
            check_density(prepared.original)
            parser.placeholders.unnamed = frozenset(unnamed)
            made = parser.html(prepared)
            if dialect == "python" and not self._settings.extensions:
                parser.placeholders.warnings += differences(prepared)
        except TooDense as dense:
            parser = self._new_parser(dialect)
            made, as_markdown = _paragraphs(prepared), False
            place = Place(path, *cursor.place(dense.offset))
            problems.append(Problem(dense.code, place, {"most": f"{MOST_SIGNS:,}"}))
        except BaseException as error:
            # Parsers and their extensions fail on some texts, and then keep half of what they read.
            if not isinstance(error, Exception) and type(error).__name__ != "PanicException":
                raise
            parser = self._new_parser(dialect)
            made, as_markdown = _paragraphs(prepared), False
            problems.append(
                Problem("text-unreadable", Place(path, first_line, 1), {"reason": _reason(error)})
            )
        placeholders = parser.placeholders
        walk = Walk(made, placeholders=placeholders.written, cursor=cursor)
        # Of a text that is shown as it was written, all markup is left over.
        warnings = (
            [*walk.warnings, *in_boxes(prepared.original, walk.inline_backgrounds)] if as_markdown else []
        )
        warnings = [*placeholders.warnings, *warnings]
        for code, offset, facts in warnings:
            line, column = cursor.place(offset)
            problems.append(Problem(code, Place(path, line or first_line, column or 1), facts))
        return _parsed(walk, parser.abbreviations(), tuple(problems))

    def _parser(self, dialect: Dialect) -> Parser | CommonMark:
        return self._parsers.get(dialect) or self._new_parser(dialect)

    def _new_parser(self, dialect: Dialect) -> Parser | CommonMark:
        if dialect == "commonmark":
            from backstory.markdown.commonmark.parser import CommonMark

            self._parsers[dialect] = CommonMark(unsafe_html=self._settings.unsafe_html)
        else:
            self._parsers[dialect] = Parser(self._settings, fast=self._fast)
        return self._parsers[dialect]


class Parser:
    """Python-Markdown with our syntax, from a prepared text to clean HTML."""

    def __init__(self, settings: MarkdownSettings, *, fast: bool = True) -> None:
        from backstory.markdown.block_syntax import BlockExtension
        from backstory.markdown.inline_syntax import WikilinkExtension
        from backstory.markdown.limits import LimitExtension
        from backstory.markdown.plain_paragraphs import add_fast_path
        from backstory.markdown.python.extension import MoreExtension
        from backstory.markdown.sanitise import refused, sanitised
        from markdown import Markdown

        wikilinks = WikilinkExtension()
        self.placeholders: Placeholders = wikilinks.placeholders
        self._markdown: Markdown = Markdown(
            extensions=[
                *EXTENSIONS,
                wikilinks,
                BlockExtension(self.placeholders),
                MoreExtension(),
                LimitExtension(self.placeholders),
                *settings.extensions,
            ],
            extension_configs={"markdown.extensions.tables": {"use_align_attribute": True}},
            output_format="html",
        )
        self._abbreviations: dict[str, str] = vars(self._markdown.treeprocessors["abbr"])["abbrs"]
        if fast and not settings.extensions:
            add_fast_path(self._markdown, self._abbreviations)
        self._clean = unmarked if settings.unsafe_html else sanitised
        self._refused = None if settings.unsafe_html else refused

    def html(self, prepared: Prepared) -> str:
        """The HTML, with placeholders for what leads somewhere. What is taken out is told by its place."""
        marked, original = prepared.marked, prepared.original
        self._markdown.reset()
        made = unmarked(self._markdown.convert(marked))
        if self._refused is not None:
            self.placeholders.warnings += self._refused(made, original)
        made = self._clean(made)
        return without_controls(made) if "&#" in marked else made

    def abbreviations(self) -> list[tuple[str, str]]:
        """Full and short form of those that the text declares."""
        return [(full, short) for short, full in self._abbreviations.items()]


def _gap_problem(gaps: tuple[tuple[int, str], ...], path: str, cursor: SourceCursor) -> Problem:
    """What a document has of other programs' tags that say nothing here: one problem, at the first of them."""
    first, *others = dict.fromkeys(written for _, written in gaps)
    facts = {"tag": first}
    if others:
        more = f" and {len(others) - _MOST_TAGS} more" if len(others) > _MOST_TAGS else ""
        facts["others"] = ", ".join(others[:_MOST_TAGS]) + more
    return Problem("tag-unread", Place(path, *cursor.place(gaps[0][0])), facts)


def _parsed(walk: Walk, declared: list[tuple[str, str]], problems: tuple[Problem, ...]) -> ParsedBody:
    plain = "\n".join(walk.running.texts)
    found = explained(plain) if "(" in plain else []
    facts = Facts(
        title="",
        headings=tuple(walk.outline.headings),
        links=tuple(walk.running.links),
        embeds=tuple(walk.embeds),
        citations=tuple(walk.citations),
        as_of=tuple(walk.as_of),
        inline_backgrounds=tuple(walk.inline_backgrounds),
        images=tuple(walk.link_targets.files),
        bare_images=tuple(walk.bare_images),
        external_links=tuple(walk.external_links),
        ids=tuple(sorted(walk.ids)),
        words=walk.running.words(),
        excerpt=walk.lead,
        abbreviations=tuple(dict.fromkeys(declared + found)),
        parts=_parts(walk),
        slots=tuple(walk.slots),
        blocks=tuple(walk.running.lines),
        named_blocks=tuple(walk.named_blocks),
        shown_images=tuple(walk.shown_images),
        queries=tuple(walk.queries),
    )
    body = Body(tuple(walk.segments), walk.outline.parts)
    return ParsedBody(body, facts, problems, walk.heading_title, plain)


def _of_prose(prose: Prose, cursor: SourceCursor) -> ParsedBody:
    from backstory.markdown.fast_path import prose_segments

    paragraphs = prose.paragraphs
    segments = prose_segments(paragraphs)
    words = [len(paragraph.split()) for paragraph in paragraphs]
    plain = "\n".join(paragraphs)
    seen = [segment.html if isinstance(segment, Markup) else (segment.text,) for segment in segments]
    lead, all_of_it = (0, 3), (0, len(segments))
    facts = Facts(
        title="",
        words=sum(words),
        excerpt=" ".join(paragraphs[0].split()),
        abbreviations=tuple(dict.fromkeys(explained(plain) if "(" in plain else [])),
        parts={"^lead": _part(seen, lead, words[0]), "": _part(seen, all_of_it, sum(words))},
        blocks=tuple(map(cursor.line, prose.offsets)),
    )
    return ParsedBody(Body(segments, {"^lead": lead, "": all_of_it}), facts, plain_text=plain)


_encode = msgspec.msgpack.Encoder().encode


def _part(seen: Sequence[object], place: tuple[int, int], words: int) -> Part:
    """The digest is of what the part shows and where it leads; its place in the document makes no difference."""
    start, end = place
    return Part(blake2b(_encode(seen[start:end]), digest_size=8).hexdigest(), start, end, words)


def _parts(walk: Walk) -> dict[str, Part]:
    seen = [_seen(segment, walk) for segment in walk.segments]
    return {
        name: _part(seen, place, walk.words_at[place[1]] - walk.words_at[place[0]])
        for name, place in walk.outline.parts.items()
    }


def _seen(segment: Segment, walk: Walk) -> object:
    if isinstance(segment, Markup):
        return segment.html
    if isinstance(segment, Text):
        return (segment.text,)
    match segment.kind:
        case SlotKind.OPEN:
            link = walk.running.links[segment.index]
            return (0, link.target, link.anchor, link.wiki, link.title)
        case SlotKind.EMBED:
            embed = walk.embeds[segment.index]
            return (2, embed.target, embed.anchor)
        case SlotKind.CITE:
            return (3, walk.citations[segment.index].id)
        case SlotKind.AS_OF:
            return (4, walk.as_of[segment.index])
        case SlotKind.LABEL:
            block = walk.named_blocks[segment.index]
            return (5, block.kind, block.title, block.assessment)
        case SlotKind.LIST:
            query = walk.queries[segment.index]
            return (6, [one.name for one in query.topics], structs.replace(query, topics=()))
        case _:
            return (1,)


def _paragraphs(prepared: Prepared) -> str:
    """The text as it was written, for one that can't be read as Markdown."""
    blocks = unmarked(prepared.marked).split("\n\n")
    return "\n".join(f"<p>{html.escape(block)}</p>" for block in blocks if block.strip())


def _reason(error: BaseException) -> str:
    return (
        "it is nested too deeply" if isinstance(error, RecursionError) else f"{type(error).__name__}: {error}"
    )
