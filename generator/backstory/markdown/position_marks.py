"""What is done to a text before Markdown sees it: comments go, and links are marked with where they stand.

Markdown keeps no positions. So the place of each link, citation and date mark is written into the text as
a mark, `\\ue012` offset `\\ue013`, just inside its brackets, where it changes no other rule of the syntax.
Our own syntax takes the marks in; those that are left, in code or in brackets that were no link, are
removed from the HTML before it is sanitised.
"""

import re
from collections.abc import Callable, Mapping

from msgspec import Struct, structs

from backstory.markdown.comments import Comment, find_comments
from backstory.markdown.foreign.replacing import NOTHING, replace_tags

ROOT = "\ue000"
"""In finished markup: the way to the site's root from the page that shows it, with a final slash."""
BASE = "\ue002"
"""In finished markup: the way to the address folder of the document that the markup comes from."""
PLACEHOLDER = re.compile("\ue010(\\d{1,9})\ue011")
"""Stands for one `Placeholder` of the document, in HTML on its way to segments."""
MARK = re.compile("\ue012(\\d{1,9})\ue013")

# Ours, and what is no text: control characters, two of which are Markdown's own, and halves of characters.
_RESERVED = re.compile("[\ue000-\ue01f\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_GAPS = re.compile("[\x0b\x0c\x1c-\x1f\x85]")
_CONTROLS = bytes({*range(32), 0x7F} - set(b"\t\n\r"))
_NEWER_CONTROLS = re.compile(b"\xc2[\x80-\x9f]")

# Each alternative begins with a plain character, which is what makes the search quick.
_PLACES = re.compile(
    r"""
      \[\^[^\]\s]{0,300}\]                          # a footnote's number: passed over
    | \[(?<!\\\[)\[
    | \[(?<!\\\[)@(?![^\]\n]{0,300}\][:(\[])
    | \{(?<!\\\{)as-of(?=\s)
    | \](?<!\\\])(?=\()
    | \](?<![\\\]]\])(?=\[[^\^\[])
    """,
    re.VERBOSE,
)


class Prepared(Struct, frozen=True):
    """A text ready for Markdown. `unclosed` are the offsets of comments that have no end."""

    original: str
    """With one kind of line end and without reserved characters: offsets count in this."""
    marked: str
    unclosed: tuple[int, ...] = ()
    comments: tuple[Comment, ...] = ()
    """What is left out, and what stands in the place of other programs' tags, in order."""
    gaps: tuple[tuple[int, str], ...] = ()
    """Tags of other programs in whose places nothing stands: where, and what was written."""


def mark(offset: int) -> str:
    """What says that the text behind it stands at an offset."""
    return f"\ue012{offset}\ue013"


def stand_in(index: int) -> str:
    """The stand-in for the document's placeholder of that number."""
    return f"\ue010{index}\ue011"


def unmarked(text: str) -> str:
    """The text without marks."""
    return MARK.sub("", text) if "\ue012" in text else text


def unreserved(text: str) -> str:
    """The text without the characters that are kept for marks and stand-ins, and without control characters."""
    return _RESERVED.sub("", _GAPS.sub(" ", text))


def prepare(source: str, *, marks: bool = True, variables: Mapping[str, str] | None = None) -> Prepared:
    """The text without comments, other programs' tags and reserved characters, and with its marks.

    Without `marks` it has none: that is for parsers that know where things stand. `variables` are what names in
    tags stand for.
    """
    if "\r" in source:
        source = source.replace("\r\n", "\n").replace("\r", "\n")
    if _may_hold_reserved(source):
        source = unreserved(source)
    comments = list(find_comments(source))
    tags = replace_tags(source, comments, variables=variables)
    if tags is not NOTHING:
        comments = sorted([*comments, *tags.edits], key=lambda one: (one.start, one.end))
    if comments:
        prepared = _without_comments(source, comments, marks=marks)
        return structs.replace(prepared, gaps=tuple(tags.gaps)) if tags.gaps else prepared
    if not marks:
        return Prepared(source, source)
    if "[" in source or "{as-of" in source:
        return Prepared(source, _PLACES.sub(_mark_at(0), source))
    return Prepared(source, source)


def _may_hold_reserved(source: str) -> bool:
    """A quick look at the bytes: a search for a class of characters costs four times as much."""
    try:
        data = source.encode()
    except UnicodeEncodeError:
        return True
    if b"\xee\x80" in data or b"\xef\xbf" in data or len(data.translate(None, _CONTROLS)) < len(data):
        return True
    return b"\xc2" in data and _NEWER_CONTROLS.search(data) is not None


def _without_comments(source: str, comments: list[Comment], *, marks: bool) -> Prepared:
    kept: list[str] = []
    done = 0
    for start, instead, end in [
        *((one.start, one.instead, one.end) for one in comments),
        (len(source), "", 0),
    ]:
        piece = source[done:start]
        kept += (
            _PLACES.sub(_mark_at(done), piece) if marks else piece,
            _PLACES.sub(_mark_all(start), instead) if marks and "[" in instead else instead,
        )
        done = end
    unclosed = tuple(one.start for one in comments if one.open)
    return Prepared(source, "".join(kept), unclosed, tuple(comments))


def _mark_all(place: int) -> Callable[[re.Match[str]], str]:
    """What puts one mark into all that was found in what stands for something else, which began at `place`."""
    return lambda found: _with_mark(found[0], mark(place))


def _mark_at(start: int) -> Callable[[re.Match[str]], str]:
    """What puts the mark into a found place, in a piece that begins at `start` of the whole text."""

    def marked(found: re.Match[str]) -> str:
        return _with_mark(found[0], mark(start + found.start()))

    return marked


def _with_mark(text: str, place: str) -> str:
    if text == "]":
        return place + text
    return text if text.startswith("[^") else text + place
