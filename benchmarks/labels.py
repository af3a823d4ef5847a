"""Where the labels of a picture's lines stand: at the end of each where it is free, else at the side with a leader."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

Point = tuple[float, float]
Segment = tuple[Point, Point]

_HIGH, _WIDE = 16.0, 7.6
"""Pixels of a line of text of 13 pixels, and of its average character, on the large side: fonts differ."""
_GAP = 10
_NEAR = (0, -12, 12)
"""Pixels by which a label may stand higher or lower than the end of its line and still be seen to belong to it."""


class Box(Struct, frozen=True):
    """A rectangle, in pixels from the left and the top."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: "Box") -> bool:
        """Whether they have a point in common."""
        return (
            self.left <= other.right
            and other.left <= self.right
            and self.top <= other.bottom
            and other.top <= self.bottom
        )

    def is_crossed_by(self, segment: Segment) -> bool:
        """Whether some of the segment lies within: it is clipped side by side, after Liang and Barsky, 1984."""
        (x, y), (to_x, to_y) = segment
        first, last = 0.0, 1.0
        for step, room in (
            (x - to_x, x - self.left),
            (to_x - x, self.right - x),
            (y - to_y, y - self.top),
            (to_y - y, self.bottom - y),
        ):
            if step == 0:
                if room < 0:
                    return False
            elif step < 0:
                first = max(first, room / step)
            else:
                last = min(last, room / step)
        return first <= last


class Label(Struct, frozen=True):
    """A label's place: where its text begins, on the base line; and the line that leads there, if it needs one."""

    at: Point
    box: Box
    leader: Segment | None = None


def place_labels(
    ends: Sequence[tuple[Point, str]], lines: Sequence[Segment], *, side: float, frame: Box
) -> list[Label]:
    """A place within the frame for the label at the end of each line, crossed by no line and no other label.

    From `side` on, in pixels from the left, there are no lines. Leaders may cross lines, but no label.
    """
    placed: list[Label] = []
    for end, text in ends:
        free = (one for one in _places(end, text, side) if _is_free(one, placed, lines, frame))
        placed.append(next(free))
    return placed


def _places(end: Point, text: str, side: float) -> Iterator[Label]:
    """Where a label might stand, the best place first."""
    x, y = end
    for up in _NEAR:
        yield _label((x + _GAP, y + up), text)
    for row in range(200):
        # 0, 1, -1, 2, -2 …: as near to its own height as can be.
        move = (row + 1) // 2 * (1 if row % 2 else -1)
        start = (side + _GAP, y + move * (_HIGH + 1))
        yield _label(start, text, leader=((x + _GAP / 2, y), (start[0] - _GAP / 2, start[1])))


def _label(middle: Point, text: str, leader: Segment | None = None) -> Label:
    """A label that begins at a point at half its height."""
    x, y = middle
    box = Box(x, y - _HIGH / 2, x + _WIDE * len(text), y + _HIGH / 2)
    return Label((round(x, 1), round(y + 4, 1)), box, leader)


def _is_free(one: Label, placed: Sequence[Label], lines: Sequence[Segment], frame: Box) -> bool:
    box = one.box
    inside = box.left >= frame.left and box.right <= frame.right
    inside = inside and box.top >= frame.top and box.bottom <= frame.bottom
    leaders = [other.leader for other in placed if other.leader is not None]
    return (
        inside
        and not any(box.overlaps(other.box) for other in placed)
        and not any(box.is_crossed_by(line) for line in (*lines, *leaders))
        and not (one.leader and any(other.box.is_crossed_by(one.leader) for other in placed))
    )


def segments(points: Sequence[Point]) -> list[Segment]:
    """The pieces of a line through the points; a single point is a piece that begins and ends there."""
    return list(pairwise(points)) if len(points) > 1 else [(point, point) for point in points]
