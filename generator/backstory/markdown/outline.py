"""The headings of a body, their anchors, and the parts that they begin."""

from collections.abc import Callable
from html import escape
from typing import NamedTuple

from backstory.markdown.body import Heading
from backstory.text import heading_anchor

SECTIONS_OF_PAGES = frozenset(
    "background belongs brief claims connected corrections coverage lead main news questions quotes read-next sources "
    "stake timeline used-in".split()
)
"""The ids of what stands around a text on its page: no heading is given one of them."""


class Section(NamedTuple):
    """The part under a heading, up to the next of the same or a higher level in the same element."""

    depth: int
    level: int
    anchor: str
    start: int


class Outline:
    """What is known of headings and parts so far. `taken` are the ids that the body has already."""

    def __init__(self, taken: set[str]) -> None:
        self.headings: list[Heading] = []
        self.parts: dict[str, tuple[int, int]] = {}
        self._taken = taken
        self._repeated: dict[str, int] = {}
        self._open: list[Section] = []

    def anchor(self, text: str) -> str:
        """An id for a heading of that text, the only one on the page."""
        plain = made = heading_anchor(text)
        while made in self._taken or made in SECTIONS_OF_PAGES:
            self._repeated[plain] = self._repeated.get(plain, 0) + 1
            made = f"{plain}-{self._repeated[plain]}"
        self._taken.add(made)
        return made

    def add_part(self, name: str, start: int, end: int) -> None:
        """Of two parts with one name the first counts, as it does for a browser."""
        self.parts.setdefault(name, (start, end))

    def begin(self, section: Section) -> None:
        self._open.append(section)

    def close(self, *, depth: int, level: int, place: Callable[[], int]) -> None:
        """Ends the parts that a heading of this level ends, or the end of an element, at this depth.

        `place` says where they end, and is asked only if one does.
        """
        while self._open:
            last = self._open[-1]
            if last.depth < depth or (last.depth == depth and last.level < level):
                return
            self.add_part(last.anchor, last.start, place())
            self._open.pop()

    def table_of_contents(self) -> str:
        html = ['<div class="toc">']
        levels: list[int] = []
        for heading in self.headings:
            while levels and levels[-1] > heading.level:
                html.append("</li></ul>")
                levels.pop()
            if levels and levels[-1] == heading.level:
                html.append("</li>")
            else:
                html.append("<ul>")
                levels.append(heading.level)
            html.append(f'<li><a href="#{escape(heading.anchor)}">{escape(heading.text)}</a>')
        return "".join([*html, "</li></ul>" * len(levels), "</div>"])
