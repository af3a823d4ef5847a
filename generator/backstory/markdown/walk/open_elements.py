"""The elements that are open where a walk is, and what holds in them."""

from typing import NamedTuple


class OpenElement(NamedTuple):
    """An open element: the HTML that ends it, and what holds again then.

    `link`, `part`, `level` and `named` say what it is: a link of that number, a part with that name, a heading of that
    level, a named block of that number. `start` is its first segment, `passed` how many parts had ended before it began.
    """

    name: str
    end: str
    quiet: bool
    unseen: bool
    section: int
    link: int = -1
    part: str = ""
    start: int = 0
    level: int = 0
    named: int = -1
    passed: int = 0


class OpenElements:
    """Those that are open, the innermost last."""

    def __init__(self) -> None:
        self.inside: list[OpenElement] = []
        self.quiet = False
        """Whether text here is not for mention links."""
        self.unseen = False
        """Whether text here is no part of what a reader reads."""
        self.section = 0
        """The number of the heading that this stands under."""

    def begin(
        self,
        name: str,
        end: str,
        *,
        link: int = -1,
        part: str = "",
        start: int = 0,
        level: int = 0,
        named: int = -1,
        passed: int = 0,
    ) -> None:
        self.inside.append(
            OpenElement(
                name, end, self.quiet, self.unseen, self.section, link, part, start, level, named, passed
            )
        )

    def end(self) -> OpenElement:
        """Ends the innermost; what held before it does so again when `leave` is called."""
        return self.inside.pop()

    def leave(self, ended: OpenElement) -> None:
        self.quiet, self.unseen, self.section = ended.quiet, ended.unseen, ended.section

    def within(self, name: str) -> bool:
        """Whether the innermost one has this name."""
        return bool(self.inside) and self.inside[-1].name == name
