"""The home page, and the pages where nothing else is: of addresses that are missing or have moved."""

from msgspec import Struct

from backstory.pages.views.backgrounds import BackgroundLine
from backstory.pages.views.files import FeedLink
from backstory.pages.views.parts import ArticleCard, ClaimEntry, CorrectionEntry, SourceEntry, TimelineEntry
from backstory.pages.views.references import PageRef, TopicRef
from backstory.pages.views.topics import TopicLine


class News(Struct, frozen=True, array_like=True):
    """A dated change on the home page: `what` is article, background (reviewed), update or correction."""

    what: str
    day: str
    title: str
    url: str
    topics: tuple[TopicRef, ...]
    corrections: int = 0


class Lead(Struct, frozen=True, array_like=True):
    """What leads the home page: what happened. `text` is the article's summary, else the start of its text."""

    card: ArticleCard
    text: str
    topics: tuple[TopicRef, ...]
    before: ArticleCard | None = None
    """The article before it in the story of its first topic."""


class Second(Struct, frozen=True, array_like=True):
    """An article beside the leading one."""

    card: ArticleCard
    topics: tuple[TopicRef, ...]


class HomeView(Struct, frozen=True, tag=True):
    """home.html: the briefing front."""

    lead: Lead | None
    second: tuple[Second, ...]
    """The newest articles after the leading one."""
    news: tuple[News, ...]
    running: tuple[TopicLine, ...]
    total_topics: int
    anniversaries: tuple[TimelineEntry, ...]
    """Events with the days of this week in earlier years."""
    backgrounds: tuple[BackgroundLine, ...]
    corrections: tuple[CorrectionEntry, ...]
    feeds: tuple[FeedLink, ...] = ()
    """Those of the site besides that of everything."""


class LlmsView(Struct, frozen=True, tag=True):
    """llms.txt: what there is on the site, for programs that read text."""

    topics: tuple[TopicLine, ...]
    backgrounds: tuple[BackgroundLine, ...]
    claims: tuple[ClaimEntry, ...]
    """The newest."""
    sources: tuple[SourceEntry, ...]


class MissingView(Struct, frozen=True, tag=True):
    """404.html: nothing is kept at this address."""

    topics: tuple[TopicLine, ...]
    """Those that changed last."""


class RedirectView(Struct, frozen=True, tag=True):
    """redirect.html at an old address."""

    target: PageRef
