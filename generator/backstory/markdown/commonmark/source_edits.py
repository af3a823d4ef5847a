"""Edits of a text that remember where everything came from."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple


class Edit(NamedTuple):
    """What stands instead of a text's characters from `start` up to `end`."""

    start: int
    end: int
    instead: str


class EditedText:
    """A text after edits, and the offset in the original of each of its characters.

    What an edit puts in comes from where the edit begins.
    """

    def __init__(self, original: str) -> None:
        self.text = original
        self._maps: list[tuple[list[int], list[int]]] = []

    def edit(self, edits: Sequence[Edit]) -> None:
        """Carries out edits in the order of their places, none of which overlap."""
        pieces: list[str] = []
        new, old = [0], [0]
        done = length = 0
        for start, end, instead in edits:
            pieces += self.text[done:start], instead
            length += start - done
            new += length, length + len(instead)
            old += start, end
            length += len(instead)
            done = end
        pieces.append(self.text[done:])
        self.text = "".join(pieces)
        self._maps.append((new, old))

    def original(self, offset: int) -> int:
        """Where a character of the edited text stands in the original."""
        for new, old in reversed(self._maps):
            place = bisect_right(new, offset) - 1
            # Of three places of an edit (untouched before, put in, untouched behind) the second gives one offset.
            offset = old[place] if place % 2 else old[place] + offset - new[place]
        return offset


class ByteOffsets:
    """Offsets in bytes of UTF-8, as the parser counts, to offsets in characters; quick where they are near the last."""

    def __init__(self, text: str) -> None:
        self.data = text.encode()
        self._plain = len(self.data) == len(text)
        self._byte = self._character = 0

    def character(self, offset: int) -> int:
        if self._plain:
            return offset
        passed = self.data[min(offset, self._byte) : max(offset, self._byte)].decode("utf-8", "replace")
        self._character += len(passed) if offset > self._byte else -len(passed)
        self._byte = offset
        return self._character
