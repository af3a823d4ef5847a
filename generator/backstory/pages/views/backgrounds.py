"""The page of a background piece, and the list of them."""

from msgspec import Struct

from backstory.dates import Span
from backstory.pages.views.bodies import Passage
from backstory.pages.views.parts import (
    ClaimEntry,
    ContentsEntry,
    CorrectionEntry,
    QuoteEntry,
    SourceEntry,
    TimelineEntry,
    Use,
)
from backstory.pages.views.references import TopicRef


class BackgroundView(Struct, frozen=True, tag=True):
    """background.html: an explanation, written once."""

    title: str
    summary: str
    body: Passage
    contents: tuple[ContentsEntry, ...]
    topics: tuple[TopicRef, ...]
    reviewed: str
    review_by: str
    review_due: bool
    period: Span | None
    events: tuple[TimelineEntry, ...]
    claims: tuple[ClaimEntry, ...]
    uses: tuple[Use, ...]
    """Shown as a box first, then linked, then mentioned."""
    sources: tuple[SourceEntry, ...]
    corrections: tuple[CorrectionEntry, ...]
    draft: bool
    extra: dict[str, object] = {}
    unlisted: bool = False
    quotes: tuple[QuoteEntry, ...] = ()


class BackgroundLine(Struct, frozen=True, array_like=True):
    """A background piece in a list."""

    title: str
    url: str
    line: str
    reviewed: str
    review_due: bool
    used_in: int
    topics: tuple[TopicRef, ...]


class BackgroundsView(Struct, frozen=True, tag=True):
    """backgrounds.html: all background pieces, by title."""

    pieces: tuple[BackgroundLine, ...]
