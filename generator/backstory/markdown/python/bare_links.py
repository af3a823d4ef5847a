"""Addresses without brackets, which become links; in links, HTML links among them, they stay text."""

import re
from xml.etree.ElementTree import Element

from markdown.inlinepatterns import InlineProcessor
from markdown.util import HTML_PLACEHOLDER_RE, AtomicString

from backstory.markdown.bare_addresses import BARE_ADDRESS, bare_address
from backstory.markdown.python.found import Found
from markdown import Markdown

_STAND_IN = re.compile("[\x02\ue012].*", re.DOTALL)
"""Where something begins that was read before: none of it is part of an address."""
_NEAR = 2000
"""How far back a link in HTML may begin that is still open, in characters."""
_LINK = re.compile(r"<(/?)a\b", re.IGNORECASE)


class BareLinks(InlineProcessor):
    """Comes behind all that takes addresses in: links, references, raw HTML."""

    ANCESTOR_EXCLUDES = ("a",)

    def __init__(self, md: Markdown) -> None:
        super().__init__(BARE_ADDRESS, md)

    def handleMatch(self, m: re.Match[str], data: str) -> Found:  # type: ignore[override]  # noqa: N802
        found = bare_address(_STAND_IN.sub("", m[0]))
        if found is None or self._in_html_link(data[max(0, m.start() - _NEAR) : m.start()]):
            return None, None, None
        element = Element("a", href=found.target)
        element.text = AtomicString(found.shown)
        return element, m.start(), m.start() + found.length

    def _in_html_link(self, before: str) -> bool:
        """Whether the last tag of a link that stands in the text begins one."""
        inside = False
        written = self.unescape(before) if self.md.htmlStash.rawHtmlBlocks and "\x02" in before else ""
        for number in HTML_PLACEHOLDER_RE.findall(written):
            stored = self.md.htmlStash.rawHtmlBlocks[int(number)]
            if isinstance(stored, str) and (found := _LINK.match(stored)):
                inside = not found[1]
        return inside
