"""What is new: on a day, or since a reader was told last; topic by topic."""

from typing import Literal

from msgspec import Struct

from backstory.dates import Span
from backstory.pages.views.parts import ClaimStatus, CorrectionEntry, QuoteEntry, TimelineEntry
from backstory.pages.views.references import PageRef, TopicRef


class NewText(Struct, frozen=True, array_like=True):
    """A text that is new, or that was changed or reviewed; of a topic, what its page begins with."""

    kind: Literal["article", "background", "topic"]
    what: Literal["new", "changed", "reviewed"]
    title: str
    url: str
    day: str
    line: str
    topics: tuple[TopicRef, ...] = ()
    """Those that it belongs to besides the one under which it is told."""


class NewClaim(Struct, frozen=True, array_like=True):
    """A claim, or an answer to one, that readers had not been told of."""

    text: str
    by: TopicRef | None
    status: ClaimStatus
    date: Span | None
    source: str
    """Title of its source, or empty."""
    said_in: PageRef
    answers: str = ""
    """What the claim that it answers says."""
    answers_by: TopicRef | None = None


class DigestTopic(Struct, frozen=True, array_like=True):
    """What is new of a topic; `topic` is nothing for what belongs to none. Everything stands under one topic alone."""

    topic: TopicRef | None
    articles: tuple[NewText, ...]
    events: tuple[TimelineEntry, ...]
    background: tuple[NewText, ...]
    """Background pieces, and what topics' pages begin with."""
    claims: tuple[NewClaim, ...]
    corrections: tuple[CorrectionEntry, ...]
    quotes: tuple[QuoteEntry, ...] = ()


class DigestView(Struct, frozen=True, tag=True):
    """day.html, and what `backstory digest` writes: what is new from one day to another; both are one for a day."""

    first: str
    last: str
    topics: tuple[DigestTopic, ...]
    """The one with most articles first."""
    articles: int
    claims: int
    corrections: int


class DayLink(Struct, frozen=True, array_like=True):
    """The page of a day, and how many things were new."""

    day: str
    url: str
    count: int


class DayMonth(Struct, frozen=True, array_like=True):
    """The days of a month, `2023-07`, newest first."""

    month: str
    days: tuple[DayLink, ...]


class DaysView(Struct, frozen=True, tag=True):
    """days.html: every day on which something was new, newest first."""

    months: tuple[DayMonth, ...]
    total: int


class DayFeedEntry(Struct, frozen=True, array_like=True):
    """A day in the feed of days; `updated` is its last second in the site's time zone, RFC 3339 in UTC."""

    id: str
    url: str
    updated: str
    digest: DigestView


class DayFeedView(Struct, frozen=True, tag=True):
    """days.xml (Atom, RFC 4287): the days that something was new on, newest first."""

    url: str
    """The page that it is the feed of, on the web."""
    address: str
    """Its own."""
    updated: str
    entries: tuple[DayFeedEntry, ...]
    hub: str = ""
    """Where readers' programs may ask to be told of what is new (WebSub), or empty."""
