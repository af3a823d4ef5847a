"""A text in which other programs' tags are replaced, from the first to the last: its edits, and where a tag stands in it."""

import re
from collections.abc import Mapping

from backstory.markdown.comments import Comment
from backstory.markdown.foreign.tags import Tag

_IN_ADDRESS = re.compile(
    r"(?:\]\(\s*<?|\b(?:href|src|poster)=[\"']?|^\s{0,3}\[[^\]\n]+\]:\s*<?|<(?=https?:))[^\s<>\"']*$"
)
_PREFIX = re.compile(r"[ \t]*(?:>[ \t]?)*[ \t]*")
_QUOTED = re.compile(r"(?:[ ]{0,3}>[ ]?)*")
_EMPHASIS = ("**", "__", "*", "_", "~~", "==")
NEAR = 1000
"""How far back a link may begin in whose address a tag stands, in characters."""


class ReplacedText:
    """The work on one text. `variables` are values by the names that the program has for them."""

    def __init__(self, source: str, variables: Mapping[str, str]) -> None:
        self.source = source
        self.variables = variables
        self.edits: list[Comment] = []
        self.gaps: list[tuple[int, str]] = []
        """Tags in whose places nothing stands: where, and what was written."""
        self.around: list[tuple[Tag, str]] = []
        """The boxes and quotations that are open: the tag that ends each, and what its lines begin with."""
        self.done = 0
        """Up to where the text needs no more edits."""
        self._said = ""
        """The end of what the text has become."""
        self._said_to = 0
        """Up to where the text has become that."""

    def put(self, start: int, end: int, instead: str) -> None:
        """Says what stands in the place of a stretch, and that the text up to there is done."""
        self.edits.append(Comment(start, end, instead))
        self._said = (self._said + self.source[max(self._said_to, start - NEAR) : start] + instead)[-NEAR:]
        self._said_to = self.done = end

    def begin_lines(self, until: int) -> None:
        """Gives the lines up to a place what lines in the open boxes begin with."""
        begin = "".join(one for _, one in self.around)
        if not begin:
            return
        place = self.source.find("\n", self.done, until)
        while place >= 0:
            start = place + 1
            found = _QUOTED.match(self.source, start)
            start = found.end() if found else start
            blank = self.source[start : start + 1] in ("", "\n")
            if start >= self.done and (not blank or ">" in begin):
                self.edits.append(Comment(start, start, begin.rstrip() if blank else begin))
            place = self.source.find("\n", place + 1, until)
        self.done = max(self.done, until)

    def gap(self, tag: Tag, end: int | None = None) -> None:
        """Leaves out a tag, up to `end` where that is not its own, and tells it."""
        self.gaps.append((tag.start, tag.alone_told))
        self.leave_out(tag.start, end or tag.end)

    def leave_out(self, start: int, end: int) -> None:
        """Nothing in the place of a tag, nor of signs of emphasis that it is alone between; of blanks around it only one."""
        for sign in _EMPHASIS:
            before = start - len(sign)
            if (
                before >= self.done
                and self.source.startswith(sign, before)
                and self.source.startswith(sign, end)
            ):
                start, end = before, end + len(sign)
        blank = self.source[start - 1 : start] == " " and start > self.done
        inside = self.source[start - 2 : start - 1] not in ("", " ", "\n")
        self.put(
            start - 1 if blank and inside and self.source[end : end + 1] in ("", " ", "\n") else start,
            end,
            "",
        )

    # Where a tag stands

    def inner(self, tag: Tag) -> str:
        """What stands between a tag and the one that ends it, on one line."""
        return " ".join(self.source[tag.end : tag.pair.start].split()) if tag.pair is not None else ""

    def line_start(self, place: int) -> int:
        return self.source.rfind("\n", 0, place) + 1

    def rest_of_line(self, place: int) -> str:
        end = self.source.find("\n", place)
        return self.source[place : end if end >= 0 else len(self.source)].strip()

    def line_prefix(self, tag: Tag) -> str:
        """What a line has to begin with that goes on where the tag stands."""
        found = _PREFIX.match(self.source, self.line_start(tag.start), tag.start)
        return "".join(one for _, one in self.around) + (found[0] if found else "")

    def apart(self, tag: Tag) -> str:
        """A blank line, where a block can't begin without one."""
        start = self.line_start(tag.start)
        prefix = self.line_prefix(tag)
        if self.source[start : tag.start].strip(" \t>"):
            return f"\n\n{prefix}"
        above = self.source[self.line_start(start - 1) : start - 1] if start > 0 else ""
        return f"\n{prefix}" if above.strip(" \t>") else ""

    def is_alone(self, start: int, end: int) -> bool:
        before = self.source[self.line_start(start) : start]
        return not before.strip(" \t>") and not self.rest_of_line(end)

    def in_address(self, tag: Tag) -> bool:
        """Whether a tag stands in the address of a link or picture, behind what others have become there."""
        said = self._said + self.source[max(self._said_to, tag.start - NEAR) : tag.start]
        return _IN_ADDRESS.search(said[-NEAR:].rpartition("\n")[2]) is not None
