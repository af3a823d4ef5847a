"""The paragraphs of a page's own text, each with an address and the way to it."""

import re
from collections.abc import Callable
from html import unescape
from urllib.parse import quote

from backstory.markdown.paragraph_addresses import paragraph_address

_BLOCK = re.compile(
    r"<(/?)(p|blockquote|[uod]l|table|div|figure|section|aside|details|pre)((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>"
)
_ID = re.compile(r'\sid="([^"]*)"')


class AddressedParagraphs:
    """Gives an address to each paragraph that stands in no other block, as the pieces of a text are added to `out`.

    One that its author named is known by that name. `way` draws the link to an address.
    """

    def __init__(self, out: list[str], way: Callable[[str], str]) -> None:
        self._out = out
        self._way = way
        self._open = 0
        """Blocks around the place that was reached."""
        self._at = -1
        """Where in `out` the paragraph begins that was reached; -1 outside of any."""
        self._said: list[str] = []
        self._given: dict[str, int] = {}

    def say(self, text: str) -> None:
        """A text, which may belong to a paragraph."""
        if self._at >= 0:
            self._said.append(text)

    def add(self, html: str) -> None:
        """Add a piece of markup to `out`, and the addresses of the paragraphs in it."""
        done = 0
        for tag in _BLOCK.finditer(html):
            ends, name, _ = tag.groups()
            if name != "p":
                self._open += -1 if ends else 1
            elif not self._open and bool(ends) == (self._at >= 0):
                self._out.append(html[done : tag.start()])
                done = tag.end() if not ends else tag.start()
                if ends:
                    self._finish()
                else:
                    self._at = len(self._out)
                    self._out.append(tag[0])
        self._out.append(html[done:])

    def _finish(self) -> None:
        start = self._out[self._at]
        own = _ID.search(start)
        address = quote(unescape(own[1])) if own else self._distinct(paragraph_address("".join(self._said)))
        if address:
            if not own:
                self._out[self._at] = f'<p id="{address}"{start[2:]}'
            self._out.append(self._way(address))
        self._at, self._said = -1, []

    def _distinct(self, address: str) -> str:
        """One for each paragraph of a page, whose words may be the same."""
        count = self._given[address] = self._given.get(address, 0) + 1
        return f"{address}-{count}" if address and count > 1 else address
