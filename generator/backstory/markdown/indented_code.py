"""Whether a place is in code that only its blanks make code."""

import re

_CONTAINER = re.compile(r"[ ]{0,3}(?:[-+*]|\d{1,9}[.)])[ \t]|!!!|\?\?\?|===|:{1,3}|\[\^")
_MOST_LINES = 100
"""How far back is looked: what goes on for longer is code, or an item as long as a book."""
_LONGEST_PARAGRAPH = 5_000
_INDENTS = ("    ", "\t")


def is_indented_code(text: str, start: int) -> bool:
    """Whether the line at `start` is code by its blanks: not in an item of a list, nor in a box."""
    line = text.rfind("\n", 0, start) + 1
    if not text.startswith(_INDENTS, line):
        return False
    apart = line == 0
    for _ in range(_MOST_LINES):
        if line <= 0:
            break
        before = text.rfind("\n", 0, line - 1) + 1
        written = text[before : line - 1]
        if not written.strip():
            apart = True
        elif not written.startswith(_INDENTS):
            if not apart or _CONTAINER.match(written) or written.startswith("  "):
                return False
            # An item may go on at the margin, as long as no line is blank.
            paragraph = text.rfind("\n\n", 0, before) + 2 if before else 0
            return not _CONTAINER.match(text, max(paragraph, before - _LONGEST_PARAGRAPH))
        line = before
    return apart


class LinesBefore:
    """The same for line after line of a text: what stands before is looked at once."""

    def __init__(self) -> None:
        self._began = False
        self._apart = False
        self._above: str | None = None

    def add(self, line: str) -> None:
        """Go past a line."""
        self._began = True
        if not line.strip():
            self._apart = True
        elif not line.startswith(_INDENTS):
            self._above, self._apart = line, False

    def is_code(self, line: str) -> bool:
        """Whether this line, the next one, is code by its blanks."""
        if not line.startswith(_INDENTS):
            return False
        if self._above is None:
            return self._apart or not self._began
        return self._apart and not _CONTAINER.match(self._above) and not self._above.startswith("  ")
