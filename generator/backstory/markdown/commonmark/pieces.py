"""HTML in the making: its pieces in order, and the elements that have begun, whose starts can still be changed."""

from html import escape

from backstory.markdown.html_tags import tag


class Element:
    """An element: where its start stands among the pieces, and the last block in it that has ended."""

    __slots__ = ("at", "attributes", "end", "last", "lines", "name")

    def __init__(self, name: str, at: int, attributes: dict[str, str]) -> None:
        self.name = name
        self.at = at
        self.attributes = attributes
        self.end = f"</{name}>" if name else ""
        self.last: Element | None = None
        self.lines: frozenset[int] = frozenset()
        """Of code, the numbers of its lines that are marked."""


class Pieces:
    """The pieces of a text. Line ends stand where Python-Markdown puts them: behind blocks, and before the first in one."""

    def __init__(self) -> None:
        self.written: list[str] = []
        self.open: list[Element] = [Element("", -1, {})]
        self.inline: list[Element] = []
        self.fresh = False
        """Whether no text of the block has been written."""
        self.waiting: dict[str, str] = {}
        """Attributes for the block that begins next."""
        self._marks: list[tuple[int, int]] = []
        self._empty = 0
        self._ended: tuple[Element, int] | None = None

    def begin(self, name: str, attributes: dict[str, str] | None = None) -> Element:
        """Begins a block; one without a name shows what is in it, and nothing of itself."""
        if self.holds_nothing and self.open[-1].name:
            self.written.append("\n")
        element = Element(name, len(self.written), {**(attributes or {}), **self.waiting})
        self.waiting = {}
        self.written.append(_start(element))
        self.open.append(element)
        self._empty = len(self.written)
        self._marks.clear()
        self.fresh = True
        return element

    def end(self) -> None:
        """Ends the block that began last."""
        element = self.open.pop()
        if element.name:
            self.written.append(f"{element.end}\n")
        self.open[-1].last = element

    def drop(self, element: Element) -> None:
        """Takes back a block that has begun last."""
        self.open.pop()
        del self.written[element.at :]

    @property
    def holds_nothing(self) -> bool:
        """Whether nothing stands in the block that began last."""
        return len(self.written) == self._empty

    def begin_inline(self, name: str, attributes: dict[str, str] | None = None, end: str = "") -> None:
        """Begins an element in a text; one without a name writes only its `end`."""
        element = Element(name, len(self.written), attributes or {})
        element.end = element.end or end
        self.written.append(_start(element))
        self.inline.append(element)

    def end_inline(self) -> None:
        element = self.inline.pop()
        self.written.append(element.end)
        self._ended = (element, len(self.written))

    def element(self, name: str, attributes: dict[str, str], text: str) -> None:
        """Writes a whole element in a text."""
        self.begin_inline(name, attributes)
        self.written.append(escape(text, quote=False))
        self.end_inline()

    def void(self, name: str, attributes: dict[str, str]) -> None:
        """Writes an element in a text that has no end."""
        element = Element(name, len(self.written), attributes)
        self.written.append(_start(element))
        self._ended = (element, len(self.written))

    @property
    def just_ended(self) -> Element | None:
        """The element in a text that ended last, if nothing has been written since."""
        return self._ended[0] if self._ended and self._ended[1] == len(self.written) else None

    def mark(self, *, opens: bool, closes: bool) -> None:
        """Takes the `==` written last for the start or the end of marked words, where there is the other one."""
        place = len(self.written) - 1
        if closes and self._marks and self._marks[-1][1] == len(self.inline):
            self.written[self._marks.pop()[0]] = "<mark>"
            self.written[place] = "</mark>"
        elif opens:
            self._marks.append((place, len(self.inline)))

    def set(self, element: Element, attributes: dict[str, str], *, name: str = "") -> None:
        """Adds attributes to the start of an element, which may get another name; classes come together."""
        classes = [one["class"] for one in (element.attributes, attributes) if "class" in one]
        element.attributes.update(attributes)
        if classes:
            element.attributes["class"] = " ".join(classes)
        if name:
            element.name, element.end = name, f"</{name}>"
        self.written[element.at] = _start(element)

    def hide(self, element: Element) -> None:
        """Makes an element one without a name."""
        element.name = element.end = self.written[element.at] = ""


def _start(element: Element) -> str:
    if not element.name:
        return ""
    # In the order of Python-Markdown.
    return (
        tag(element.name, dict(sorted(element.attributes.items())))
        if element.attributes
        else f"<{element.name}>"
    )
