"""Our own syntax in running text: citations, date marks, marked words, bare addresses, abbreviations, attributes.

What the parser says is text is looked at as its author wrote it, so that an escaped sign is none. Each piece of HTML
stands by itself; `ends` says what the last one may turn out to be when its block ends.
"""

import re
from collections.abc import Callable, Iterator
from html import escape, unescape

from backstory.markdown.abbreviated import abbreviation_pattern
from backstory.markdown.attribute_lists import LIST
from backstory.markdown.bare_addresses import BARE_ADDRESS, bare_address
from backstory.markdown.placeholders import Placeholder, Placeholders, TextWarning

_DAY = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$")
_SYNTAX = re.compile(
    rf"""
      (?<!\\)\[@(?P<cited>\w[\w:.+/-]*(?:[ ]*[;,][ ]*@\w[\w:.+/-]*)*)\](?![(\[:])
    | (?<!\\)\{{as-of\s+(?P<day>[^{{}}\n]{{1,60}})\}}
    | (?P<address>{BARE_ADDRESS})
    | (?<![\\=])(?P<mark>==)(?!=)
    | (?P<block>(?<!\S)\^[A-Za-z0-9-]+\s*$)
    | (?P<list>(?<!\\){LIST}\s*$)
    """,
    re.VERBOSE,
)
_ESCAPE = re.compile(
    r"\\([!-/:-@\[-`{-~])|(&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)"
)


def has_signs(text: str) -> bool:
    """Whether a text may hold any of our syntax, abbreviations aside. Six looks are faster than one for six."""
    return "[" in text or "{" in text or "^" in text or "==" in text or "://" in text or "www." in text


class BlockId(str):
    """`^id`: at the end of a block the name of it, elsewhere text."""

    __slots__ = ()


class AttributeList(str):
    """`{: …}`: at the end of a block its attributes, elsewhere text."""

    __slots__ = ()


class Mark(str):
    """`==`: whether it may be the start, or the end, of marked words."""

    opens = closes = False


class InlineText:
    """Turns pieces of running text into pieces of HTML; what leads somewhere goes to `placeholders`."""

    def __init__(
        self, placeholders: Placeholders, abbreviations: dict[str, str], mark: Callable[[int], str]
    ) -> None:
        self._placeholders = placeholders
        self._mark = mark
        self._abbreviations = abbreviations
        self._abbreviation = abbreviation_pattern(abbreviations)

    def html(self, written: str, place: Callable[[int], int], *, linked: bool = False) -> Iterator[str]:
        """The pieces of a text; `place` says where one of its characters stands. Within a link nothing else is linked."""
        done = 0
        for found in _SYNTAX.finditer(written):
            if found.start() < done or (piece := self._piece(found, place, linked)) is None:
                continue
            yield from self._plain(written[done : found.start()])
            yield piece[0]
            done = found.start() + piece[1]
        yield from self._plain(written[done:])

    def _piece(
        self, found: re.Match[str], place: Callable[[int], int], linked: bool
    ) -> tuple[str, int] | None:
        """The HTML of what was found, and how long that is in the text."""
        size = len(found[0])
        offset = -1 if found["block"] or found["list"] or found["mark"] else place(found.start())
        if cited := found["cited"]:
            ids = [part.strip().lstrip("@") for part in re.split("[;,]", cited)]
            stand_ins = [self._placeholders.add(Placeholder("cite", one, offset=offset)) for one in ids]
            return "".join(stand_ins), size
        if day := found["day"]:
            if not _DAY.match(day.strip()):
                self._placeholders.warnings.append(TextWarning("as-of-date", offset, {"date": day.strip()}))
                return None
            return self._placeholders.add(Placeholder("as-of", day.strip(), offset=offset)), size
        if address := found["address"]:
            link = None if linked else _bare_link(address)
            return link and (self._mark(offset) + link[0], link[1])
        if found["mark"]:
            return _mark(found), size
        kind = BlockId if found["block"] else AttributeList
        return kind(escape(found[0], quote=False)), size

    def _plain(self, written: str) -> Iterator[str]:
        if not written:
            return
        text = _ESCAPE.sub(_unescaped, written) if "\\" in written or "&" in written else written
        if self._abbreviation is None:
            yield escape(text, quote=False)
            return
        done = 0
        for found in self._abbreviation.finditer(text):
            yield escape(text[done : found.start()], quote=False)
            yield f'<abbr title="{escape(self._abbreviations[found[0]])}">{escape(found[0], quote=False)}</abbr>'
            done = found.end()
        yield escape(text[done:], quote=False)


def _unescaped(found: re.Match[str]) -> str:
    return found[1] or unescape(found[2])


def _mark(found: re.Match[str]) -> Mark:
    """As a word's sign of equality, `a==b`, it is neither."""
    mark = Mark(found[0])
    before, after = found.string[: found.start()][-1:], found.string[found.end() :][:1]
    mark.opens = not after.isspace() and not (before.isascii() and before.isalnum())
    mark.closes = not before.isspace() and not (after.isascii() and after.isalnum())
    return mark


def _bare_link(written: str) -> tuple[str, int] | None:
    if (found := bare_address(written)) is None:
        return None
    return f'<a href="{escape(found.target)}">{escape(found.shown, quote=False)}</a>', found.length
