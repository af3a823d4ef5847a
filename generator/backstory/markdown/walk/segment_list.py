"""The segments of a body as they are written, one behind the other."""

from backstory.markdown.body import Markup, Segment, Slot, SlotKind, SlotPlace
from backstory.markdown.running_text import RunningText


class SegmentList:
    """What is written so far: finished segments, and the run of markup that goes on."""

    def __init__(self, running: RunningText) -> None:
        self.finished: list[Segment] = []
        self.markup: list[str] = []
        """The run of markup: pieces of HTML, until something else comes."""
        self.slots: list[SlotPlace] = []
        self.words_at = {0: 0}
        """How many words stand before a segment with which a part begins or ends."""
        self._running = running

    def __bool__(self) -> bool:
        return bool(self.finished or self.markup)

    def flush(self) -> int:
        """Ends the run of markup; how many segments there are now."""
        if self.markup:
            self.finished.append(Markup("".join(self.markup)))
            self.markup.clear()
        return len(self.finished)

    def boundary(self) -> int:
        """The number of the segment with which a part begins or before which it ends."""
        place = self.flush()
        self.words_at[place] = self._running.words()
        return place

    def add_slot(self, kind: SlotKind, index: int) -> None:
        """A slot for the one of its kind that has this index."""
        place = self.flush()
        self.finished.append(Slot(kind, index))
        if kind != SlotKind.CLOSE:
            self.slots.append(SlotPlace(kind, index, place))
