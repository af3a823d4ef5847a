"""Signs round words, as pymdown-extensions has them: `~~struck~~`, `==marked==`, `^^inserted^^`, `H~2~O`, `x^2^`, edits.

Its own patterns are not used: they read `==` and `~~` by other rules than CommonMark's parser, and cost each text a
search for signs that few have.
"""

import re
from typing import NamedTuple
from xml.etree.ElementTree import Element, SubElement

from markdown.inlinepatterns import InlineProcessor

from backstory.markdown.python.found import Found
from markdown import Markdown


class _SignedAs(NamedTuple):
    """A name in Python-Markdown's register, the sign a text must have, the element, and what is read as it."""

    name: str
    sign: str
    element: str
    pattern: str


def _within(sign: str) -> str:
    """Two double signs and what stands between: all but such a one, with no blank at its ends."""
    both = re.escape(sign * 2)
    return (
        rf"{both}(?![\s{re.escape(sign)}])((?:(?!{both}).){{1,2000}})(?<![\s\\]){both}(?!{re.escape(sign)})"
    )


_SIGNS = (
    _SignedAs("critic_inserted", "{++", "ins", r"(?<!\\)\{\+\+([^{}]{1,2000}?)\+\+\}"),
    _SignedAs("critic_struck", "{--", "del", r"(?<!\\)\{--([^{}]{1,2000}?)--\}"),
    _SignedAs("critic_marked", "{==", "mark", r"(?<!\\)\{==([^{}]{1,2000}?)==\}"),
    _SignedAs("struck", "~~", "del", rf"(?<![~\\]){_within('~')}"),
    _SignedAs("marked", "==", "mark", rf"(?<![A-Za-z0-9=\\]){_within('=')}(?![A-Za-z0-9])"),
    _SignedAs("inserted", "^^", "ins", rf"(?<![\^\\]){_within('^')}"),
    _SignedAs("below_line", "~", "sub", r"(?<![~\\])~([^\s~]{1,100})(?<!\\)~(?!~)"),
    _SignedAs("above_line", "^", "sup", r"(?<![\^\\\[])\^([^\s^\[\]]{1,100})(?<!\\)\^(?!\^)"),
)
_FIRST = 179
"""Behind backslash escapes (180) and code; before links, which may stand between signs."""
MARK_SIGNS = {one.name: (one.sign,) for one in _SIGNS} | {"critic_changed": ("{~~",)}
"""Pattern -> the sign without which it matches nothing."""


class SignedWords(InlineProcessor):
    """Words between signs, which become one element."""

    def __init__(self, sign: _SignedAs, md: Markdown) -> None:
        super().__init__(sign.pattern, md)
        self._element = sign.element

    def handleMatch(self, m: re.Match[str], data: str) -> Found:  # type: ignore[override]  # noqa: N802
        element = Element(self._element)
        element.text = m[1]
        return element, m.start(), m.end()


class ChangedWords(InlineProcessor):
    """`{~~old~>new~~}`: what was struck, and what was put in its place."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(r"(?<!\\)\{~~([^{}]{0,2000}?)~>([^{}]{0,2000}?)~~\}", md)

    def handleMatch(self, m: re.Match[str], data: str) -> Found:  # type: ignore[override]  # noqa: N802
        both = Element("span")
        SubElement(both, "del").text = m[1]
        SubElement(both, "ins").text = m[2]
        return both, m.start(), m.end()


def add_marks(md: Markdown) -> None:
    """Adds all of them to a parser."""
    md.inlinePatterns.register(ChangedWords(md), "critic_changed", _FIRST)
    for number, sign in enumerate(_SIGNS, 1):
        md.inlinePatterns.register(SignedWords(sign, md), sign.name, _FIRST - number / 10)
