"""What is drawn: pictures of dates and of connections, as places and words. Templates make lines of them."""

from typing import Literal

from msgspec import Struct

from backstory.pages.views.references import TopicRef

DateKind = Literal["day", "vague", "lasted"]
Side = Literal["start", "end", "here"]
Room = Literal["", "wide", "narrow"]
"""Where something is shown: everywhere, or only where there is much or little room."""


class DateMark(Struct, frozen=True, array_like=True):
    """A date: from `x` on, `width` wide, in per cent of the picture's width; `y` in pixels. A day has no width."""

    kind: DateKind
    x: float
    width: float
    y: int


class DateLabel(Struct, frozen=True, array_like=True):
    """A key date in words. A line leads from it down to `foot`; `end`: the words stand before the line."""

    text: str
    anchor: str
    x: float
    y: int
    foot: int
    end: bool
    room: Room


class DateTick(Struct, frozen=True, array_like=True):
    """A year on the scale of all years. Those in between are left out where there is little room."""

    year: int
    x: float
    between: bool


class DateYear(Struct, frozen=True, array_like=True):
    """A year of the lower strip, with its dates and where their list stands."""

    year: int
    x: float
    width: float
    count: int
    anchor: str


class DateBar(Struct, frozen=True, array_like=True):
    """A crowded year on the scale of all years."""

    x: float
    width: float
    height: int


class TimelinePicture(Struct, frozen=True, array_like=True):
    """A topic's dates: a strip of all years to scale, one of its crowded latest years by month, or both.

    `upper` and `lower` are where the lines of the strips are, in pixels from above; 0 where there is none.
    """

    height: int
    first: int
    last: int
    total: int
    upper: int
    lower: int
    ticks: tuple[DateTick, ...]
    bars: tuple[DateBar, ...]
    years: tuple[DateYear, ...]
    marks: tuple[DateMark, ...]
    labels: tuple[DateLabel, ...]


class MapNode(Struct, frozen=True, array_like=True):
    """A topic on a map, at a place in pixels. `text` is its name, cut where there is no room for all of it."""

    topic: TopicRef
    text: str
    x: int
    y: int
    side: Side
    """Whether its words stand after or before its sign; `here` is what the map is about."""


class MapLines(Struct, frozen=True, array_like=True):
    """The lines of one strength, 1 to 3, as the `d` of an SVG path."""

    strength: int
    own: bool
    """They lead to what the map is about."""
    path: str


class TopicMap(Struct, frozen=True, array_like=True):
    """Topics and what ties them, drawn for one width."""

    width: int
    height: int
    nodes: tuple[MapNode, ...]
    lines: tuple[MapLines, ...]


class MapRow(Struct, frozen=True, array_like=True):
    """A topic on the map, in the table that says the same."""

    topic: TopicRef
    shared: int
    """Articles that it shares with what the map is about; on the map of the site, with all others."""


class ConnectionMap(Struct, frozen=True, array_like=True):
    """A map for wide pages, one for phones, and the table."""

    wide: TopicMap
    narrow: TopicMap
    rows: tuple[MapRow, ...]
