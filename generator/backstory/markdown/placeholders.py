"""What the author wrote that leads somewhere, noted while Markdown runs and made into slots afterwards."""

import re
from html import unescape
from typing import Literal, NamedTuple
from urllib.parse import unquote

from backstory.markdown.file_kinds import is_file
from backstory.markdown.position_marks import stand_in

_ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://|(?P<scheme>[A-Za-z][A-Za-z0-9+.-]*):|//|/\\|\\|\?|#?$")
_SCHEMES = frozenset(
    """about bitcoin blob callto cid data doi facetime fax file ftp geo git http https irc isbn javascript magnet
    mailto maps matrix mid news nntp obsidian oid sip sips skype sms ssh tel urn vbscript view-source webcal xmpp
    zotero""".split()
)
"""Before a colon without slashes behind it, what is none of these may be the name of a file: `Part 1: start.md`."""
_PELICAN = re.compile(
    r"(?:\{|%7B|\|)(?P<kind>filename|static|attach|tag|category|index)(?:\}|%7D|\|)", re.IGNORECASE
)
"""How Pelican's authors link within their site: `{filename}other.md`, `{static}/images/a.png`, `{tag}ferry`."""
_PASSED_OVER = re.compile("^[\x00-\x20]+|[\t\n\r]+")
"""What a browser leaves out of an address."""


class Placeholder(NamedTuple):
    """One place that the author wrote; `offset` is where it stands in the text, -1 where that is not known."""

    kind: Literal["link", "embed", "file", "cite", "as-of", "contents", "box"]
    target: str = ""
    anchor: str = ""
    wiki: bool = False
    offset: int = -1
    closing: bool = False
    """Whether `offset` is that of the closing bracket of what is shown."""
    named: bool = True
    """Whether the author wrote words of his own to be shown."""


class TextWarning(NamedTuple):
    """A problem at an offset of the text."""

    code: str
    offset: int
    facts: dict[str, str]


class Placeholders:
    """What was found in the document that is being read."""

    def __init__(self) -> None:
        self.written: list[Placeholder] = []
        self.warnings: list[TextWarning] = []
        self.unnamed: frozenset[str] = frozenset()
        """Targets whose names must not be shown, and parts of targets: `Korean War#Armistice`."""

    def add(self, written: Placeholder) -> str:
        """The stand-in for what was written."""
        self.written.append(written)
        return stand_in(len(self.written) - 1)

    def is_unnamed(self, link: Placeholder) -> bool:
        """Whether the name in a link must not be shown: that of its target, or of the part that it leads to."""
        return link.target in self.unnamed or f"{link.target}#{link.anchor}" in self.unnamed

    def clear(self) -> None:
        self.written.clear()
        self.warnings.clear()


def local(address: str, *, offset: int, image: bool = False) -> Placeholder | None:
    """The placeholder for an address that a Markdown link or a tag gives, if it leads into the site.

    `None` for one that is finished, with a scheme. One within the page has no target.
    """
    address = unescape(address)
    if named := _PELICAN.match(address):
        kind, address = named["kind"].lower(), address[named.end() :]
        if kind in ("tag", "category"):
            return Placeholder("link", unquote(address).strip(), wiki=True, offset=offset, closing=True)
        address = "/" if kind == "index" else address
    seen = _PASSED_OVER.sub("", address)
    elsewhere = _ELSEWHERE.match(seen)
    if elsewhere and (elsewhere["scheme"] or "http").lower() in _SCHEMES:
        return None
    path, _, anchor = address.partition("#")
    target = unquote(path.partition("?")[0]).strip()
    if target and (image or is_file(target)):
        return Placeholder("file", target, anchor, offset=offset, closing=True)
    return Placeholder("link", target, unquote(anchor).strip(), offset=offset, closing=True)


def split_anchor(name: str) -> tuple[str, str]:
    """The name of a page and that of its section, parted at the `#`; one at the end belongs to the name, as in `C#`."""
    target, _, anchor = name.strip().partition("#")
    if name.strip().endswith("#") and not anchor.strip("# "):
        return name.strip(), ""
    if anchor.startswith("#") and target:
        target, anchor = f"{target}#", anchor[1:]
    return target.strip(), anchor.rpartition("#")[2].strip()
