"""Where in the author's text a piece of the made HTML comes from."""

import re

_WINDOW = 100_000
"""How far on a piece is looked for, in characters: a bound for long texts with much that isn't found."""
_NEAR = 5_000
TASK_SIGNS = OPEN_TASK, DONE_TASK = "☐ ", "☑ "
"""What a reader sees of `[ ]` and `[x]` at the beginning of an item."""
_PLAIN_START = re.compile(r"[^\W_][\w ,’']{3,}")


class SourceCursor:
    """A spot in the text that moves on with each piece found; lines count from `first_line`, columns from 1.

    `apart` is how many line ends of the text stand for one of the author's.
    """

    def __init__(self, text: str, *, first_line: int, apart: int = 1) -> None:
        self.text = text
        self.spot = 0
        self.marked = -1
        """The spot that a mark gave last: as long as it is the spot, what comes next stands exactly there."""
        self._first_line = first_line
        self._apart = apart
        self._counted_to = 0
        self._lines_counted = 0
        self._absent: dict[str, tuple[int, int]] = {}
        """Piece -> from which offset to which it was looked for, and begins nowhere."""

    def find(self, piece: str) -> int:
        """The offset of the piece from the spot on, which moves behind it; -1 and no move if it isn't there."""
        piece = piece[2:] if piece.startswith(TASK_SIGNS) else piece
        start = self._ahead(piece)
        if start >= 0:
            self.spot = start + len(piece)
            return start
        first, _, rest = piece.partition("\n")
        start = self._ahead(first.strip()) if rest else -1
        if start >= 0:
            self.spot = start + len(first.strip())
            # The lines of lists and quotes begin with what is no text, so the last one is looked for by itself.
            self._move_behind(rest.rpartition("\n")[2].strip(), 2 * len(piece) + 200)
            return start
        # An escaped or encoded character stands in it: what is before that is looked for nearby.
        found = _PLAIN_START.match(first)
        start = self.text.find(found[0].rstrip(), self.spot, self.spot + _NEAR) if found else -1
        self.spot = max(self.spot, start)
        return start

    def _ahead(self, piece: str) -> int:
        """Where a piece begins; what was not there before is not looked for again at the same place."""
        end = self.spot + _WINDOW
        since, until = self._absent.get(piece, (0, 0))
        start = self.text.find(piece, until if since <= self.spot < until else self.spot, end)
        if start < 0:
            self._absent[piece] = self.spot, end - len(piece) + 1
        return start

    def _move_behind(self, piece: str, window: int) -> None:
        start = self.text.find(piece, self.spot, self.spot + window)
        if piece and start >= 0:
            self.spot = start + len(piece)

    def opening(self, close: int) -> int:
        """The offset of the bracket that the one at `close` closes, or of `close` where it isn't near."""
        if self.text[close : close + 1] != "]":
            return close  # it was made of a tag of another program, which begins there
        depth = 0
        for offset in range(close - 1, max(-1, close - 2000), -1):
            if self.text[offset] == "]":
                depth += 1
            elif self.text[offset] == "[":
                depth -= 1
                if depth < 0:
                    return offset - (self.text[max(0, offset - 1) : offset] == "!")
        return close

    def line(self, offset: int) -> int:
        if offset < self._counted_to:
            self._counted_to = self._lines_counted = 0
        self._lines_counted += self.text.count("\n", self._counted_to, offset)
        self._counted_to = offset
        return self._first_line + self._lines_counted // self._apart

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset; 0 and 0 of a negative one."""
        if offset < 0:
            return 0, 0
        return self.line(offset), offset - self.text.rfind("\n", 0, offset)
