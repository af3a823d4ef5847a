"""From a body's text to segments and facts: once, without knowing the site.

`read` is a pure function of the text and the settings. Everything that is slow to import is imported with
the first text.
"""

from __future__ import annotations

import html
from collections.abc import Collection, Iterator
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct, structs

from backstory.editions import PUBLIC
from backstory.markdown.body import Facts, Withheld
from backstory.markdown.comments import signs_of
from backstory.markdown.parsed_body import ParsedBody
from backstory.markdown.parts_for import shown_text
from backstory.markdown.placeholders import TextWarning
from backstory.markdown.position_marks import Prepared, prepare, unmarked
from backstory.problems import Place, Problem
from backstory.settings import Dialect

if TYPE_CHECKING:
    from backstory.markdown.commonmark.parser import CommonMark
    from backstory.markdown.python.parser import PythonMarkdown
    from backstory.markdown.smart_quotes import SmartQuotes
    from backstory.markdown.source_cursor import SourceCursor

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
    smart_quotes: bool = False
    """Whether straight quotation marks become those of the text's language."""
    holds: tuple[str, ...] = PUBLIC.holds
    """For whom the edition is: parts of texts that are for others are not read."""
    audiences: tuple[str, ...] = PUBLIC.holds
    """Everybody for whom something can be."""


class _Made(NamedTuple):
    """The HTML of a text, the parser that knows what it holds, and why the text could not be read, if it couldn't."""

    parser: PythonMarkdown | CommonMark
    html: str
    unread: TextWarning | None = None


class BodyReader:
    """Reads bodies with one set of settings; one parser, used again, that keeps nothing of what it read."""

    def __init__(self, settings: MarkdownSettings, *, fast: bool = True) -> None:
        """With `fast` off, every text goes through all of Python-Markdown: it makes no other difference."""
        self._settings = settings
        self._fast = fast and not settings.extensions
        self._parsers: dict[Dialect, PythonMarkdown | CommonMark] = {}

    def read(
        self,
        source: str,
        *,
        first_line: int,
        path: str,
        apart: int = 1,
        unnamed: Collection[str] = (),
        dialect: Dialect | None = None,
        language: str = "en",
    ) -> ParsedBody:
        """The body of a document at `path` whose text begins at `first_line` of its file. Never raises.

        Wikilinks to one of `unnamed` that have no words of their own show none. `apart` line ends of the text stand for
        one of the file. `language` is that of its quotation marks.
        """
        shown = shown_text(source, holds=self._settings.holds, audiences=self._settings.audiences)
        read = partial(
            self._read,
            first_line=first_line,
            path=path,
            apart=apart,
            unnamed=unnamed,
            dialect=dialect,
            language=language,
        )
        parsed = read(shown.text)
        faults = [
            Problem(one.code, Place(path, first_line + one.line // apart, 1), one.facts)
            for one in shown.faults
        ]
        if faults:
            parsed = structs.replace(parsed, problems=(*parsed.problems, *faults))
        if shown.whole:
            withheld = _withheld(read(shown.whole).facts, parsed.facts)
            parsed = structs.replace(parsed, facts=structs.replace(parsed.facts, withheld=withheld))
        return parsed

    def _read(
        self,
        source: str,
        *,
        first_line: int,
        path: str,
        apart: int,
        unnamed: Collection[str],
        dialect: Dialect | None,
        language: str,
    ) -> ParsedBody:
        """The same of a text whose parts are all for the edition."""
        from backstory.markdown.fast_path import parsed_prose, read_prose
        from backstory.markdown.source_cursor import SourceCursor
        from backstory.markdown.suspicious_syntax import in_boxes
        from backstory.markdown.walk.outcome import parsed_body
        from backstory.markdown.walk.walk import walk

        dialect = dialect or self._settings.dialect
        prepared = prepare(source, marks=dialect == "python", variables=self._settings.variables)
        cursor = SourceCursor(prepared.original, first_line=first_line, apart=apart)
        quotes = self._quotes(language)
        plain = prepared.marked is prepared.original and quotes is None
        if self._fast and plain and (prose := read_prose(prepared.original)):
            return parsed_prose(prose, cursor)
        made = self._html(prepared, dialect, frozenset(unnamed))
        walked = walk(made.html, placeholders=made.parser.placeholders.written, cursor=cursor, quotes=quotes)
        warnings = made.parser.placeholders.warnings
        if made.unread is None:
            warnings = [*warnings, *walked.warnings, *in_boxes(prepared.original, walked.inline_backgrounds)]
        else:
            # Of a text that is shown as it was written, all markup is left over.
            warnings = [made.unread, *warnings]
        problems = [*_tag_problems(prepared, path, cursor)]
        for code, offset, facts in warnings:
            line, column = cursor.place(offset)
            problems.append(Problem(code, Place(path, line or first_line, column or 1), facts))
        return parsed_body(walked, made.parser.abbreviations(), tuple(problems))

    def _html(self, prepared: Prepared, dialect: Dialect, unnamed: frozenset[str]) -> _Made:
        """The HTML of a text; paragraphs of what was written, where a parser fails."""
        from backstory.markdown.commonmark.differences import differences
        from backstory.markdown.density import MOST_SIGNS, TooDense, check_density

        parser = self._parser(dialect)
        try:
            check_density(prepared.original)
            parser.placeholders.unnamed = unnamed
            html = parser.html(prepared)
            if dialect == "python" and not self._settings.extensions:
                parser.placeholders.warnings += differences(prepared)
        except TooDense as dense:
            unread = TextWarning(dense.code, dense.offset, {"most": f"{MOST_SIGNS:,}"})
        except BaseException as error:
            # Parsers and their extensions fail on some texts, and then keep half of what they read.
            if not isinstance(error, Exception) and type(error).__name__ != "PanicException":
                raise
            unread = TextWarning("text-unreadable", -1, {"reason": _reason(error)})
        else:
            return _Made(parser, html)
        return _Made(self._new_parser(dialect), _paragraphs(prepared), unread)

    def _quotes(self, language: str) -> SmartQuotes | None:
        if not self._settings.smart_quotes:
            return None
        from backstory.markdown.smart_quotes import SmartQuotes

        return SmartQuotes(language)

    def _parser(self, dialect: Dialect) -> PythonMarkdown | CommonMark:
        return self._parsers.get(dialect) or self._new_parser(dialect)

    def _new_parser(self, dialect: Dialect) -> PythonMarkdown | CommonMark:
        if dialect == "commonmark":
            from backstory.markdown.commonmark.parser import CommonMark

            self._parsers[dialect] = CommonMark(unsafe_html=self._settings.unsafe_html)
        else:
            from backstory.markdown.python.parser import PythonMarkdown

            self._parsers[dialect] = PythonMarkdown(
                unsafe_html=self._settings.unsafe_html, extensions=self._settings.extensions, fast=self._fast
            )
        return self._parsers[dialect]


def _tag_problems(prepared: Prepared, path: str, cursor: SourceCursor) -> Iterator[Problem]:
    """Comments that have no end, and what there is of other programs' tags that say nothing here."""
    for offset in prepared.unclosed:
        yield Problem(
            "comment-unclosed", Place(path, *cursor.place(offset)), signs_of(prepared.original, offset)
        )
    if prepared.gaps:
        yield _gap_problem(prepared.gaps, path, cursor)


def _withheld(whole: Facts, shown: Facts) -> Withheld:
    """What links could lead to in a whole text, and not in what is shown of it."""
    headings = {(one.text, one.anchor) for one in shown.headings}
    backgrounds = {(one.title, one.anchor) for one in shown.inline_backgrounds}
    ids = {*shown.ids, *shown.parts}
    return Withheld(
        tuple((one.text, one.anchor) for one in whole.headings if (one.text, one.anchor) not in headings),
        tuple(
            (one.title, one.anchor)
            for one in whole.inline_backgrounds
            if (one.title, one.anchor) not in backgrounds
        ),
        tuple(sorted({*whole.ids, *whole.parts} - ids)),
    )


def _gap_problem(gaps: tuple[tuple[int, str], ...], path: str, cursor: SourceCursor) -> Problem:
    """What a document has of other programs' tags that say nothing here: one problem, at the first of them."""
    first, *others = dict.fromkeys(written for _, written in gaps)
    facts = {"tag": first}
    if others:
        more = f" and {len(others) - _MOST_TAGS} more" if len(others) > _MOST_TAGS else ""
        facts["others"] = ", ".join(others[:_MOST_TAGS]) + more
    return Problem("tag-unread", Place(path, *cursor.place(gaps[0][0])), facts)


def _paragraphs(prepared: Prepared) -> str:
    """The text as it was written, for one that can't be read as Markdown."""
    blocks = unmarked(prepared.marked).split("\n\n")
    return "\n".join(f"<p>{html.escape(block)}</p>" for block in blocks if block.strip())


def _reason(error: BaseException) -> str:
    return (
        "it is nested too deeply" if isinstance(error, RecursionError) else f"{type(error).__name__}: {error}"
    )
