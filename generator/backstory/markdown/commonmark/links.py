"""Links and pictures, our own between double brackets among them."""

from collections.abc import Callable
from html import escape
from typing import Any

from backstory.markdown.commonmark.pieces import Pieces
from backstory.markdown.file_kinds import is_image
from backstory.markdown.placeholders import Placeholders
from backstory.markdown.position_marks import unreserved
from backstory.markdown.wikilinks import OMISSION, Wikilink, picture_attributes, read_wikilink

_LONGEST_NAME = 500

Address = Callable[[str, int, bool], str]
"""From an address, where it stands, and whether it is a picture's, to what stands for it in the HTML."""


class Unshown:
    """What stands in a picture, or in a link that shows something else: its text, until it ends."""

    def __init__(self, then: Callable[[str], None]) -> None:
        self._then = then
        self._text: list[str] = []
        self._depth = 0

    def take(self, kind: str, value: Any) -> bool:
        """Takes an event in. Whether that was the end."""
        if kind in ("Text", "Code"):
            self._text.append(unreserved(value))
        elif kind in ("SoftBreak", "HardBreak"):
            self._text.append(" ")
        elif kind == "Start":
            self._depth += 1
        elif kind == "End":
            self._depth -= 1
            if self._depth < 0:
                self._then("".join(self._text))
                return True
        return False


class LinkWriter:
    """Begins the links and pictures of a text; `inside` says in how many links the writer is."""

    def __init__(self, placeholders: Placeholders, address: Address) -> None:
        self.inside = 0
        self._placeholders = placeholders
        self._address = address

    def raw(self, html: str) -> None:
        """Takes note of a tag that begins or ends a link."""
        name = html[:3].lower()
        if name == "</a":
            self.inside = max(0, self.inside - 1)
        elif name in ("<a ", "<a\n", "<a>"):
            self.inside += 1

    def start(self, data: Any, offset: int, pieces: Pieces, *, image: bool) -> Unshown | None:
        """Begins a link or picture of Markdown; what it gives takes the events up to its end."""
        address = unreserved(data["dest_url"])
        if data["link_type"] == "Email":
            address = f"mailto:{address}"
        attributes = {"src" if image else "href": self._address(address, offset, image)}
        if data["title"]:
            attributes["title"] = unreserved(data["title"])
        if image:
            return Unshown(lambda text: pieces.void("img", attributes | {"alt": text}))
        if data["link_type"] in ("Autolink", "Email"):
            return Unshown(lambda text: pieces.element("a", attributes, text))
        self.inside += 1
        pieces.begin_inline("a", attributes)
        return None

    def start_wikilink(self, written: str, offset: int, pieces: Pieces, *, image: bool) -> Unshown | None:
        """The same for `[[…]]`, or `![[…]]`, as it was written."""
        inner = written[3 if image else 2 : -2]
        link = read_wikilink(inner, embedded=image, offset=offset)
        if link is None or len(inner) > _LONGEST_NAME or "[" in inner or "]" in inner:
            return Unshown(lambda _: pieces.written.append(escape(written, quote=False)))
        if link.explicit and not (
            image and link.placeholder.kind == "file" and is_image(link.placeholder.target)
        ):
            self.inside += 1
            pieces.begin_inline("a", {"href": self._placeholders.add(link.placeholder)})
            return None
        return Unshown(lambda _: self._whole(link, pieces, image=image))

    def _whole(self, link: Wikilink, pieces: Pieces, *, image: bool) -> None:
        placeholder = link.placeholder
        if placeholder.kind == "file" and image and is_image(placeholder.target):
            attributes = picture_attributes(link.shown, explicit=link.explicit)
            pieces.void("img", {"src": self._placeholders.add(placeholder), **attributes})
        elif not link.explicit and self._placeholders.is_unnamed(placeholder):
            pieces.written.append(OMISSION)
        else:
            pieces.element("a", {"href": self._placeholders.add(placeholder)}, link.shown[0])
