"""The pages of topics: one topic, its coverage and that of two, and all of them."""

from msgspec import Struct

from backstory.content.front_matter_types import TopicKind
from backstory.pages.views.bodies import Box, Passage
from backstory.pages.views.files import DownloadLink
from backstory.pages.views.images import Picture
from backstory.pages.views.parts import (
    ArticleCard,
    ClaimEntry,
    ConnectedTopic,
    ContentsEntry,
    CorrectionEntry,
    FactEntry,
    Level,
    Pinned,
    QuestionEntry,
    QuoteEntry,
    SourceEntry,
    SourceSpread,
    StakeColumn,
    TimelineGroup,
    Use,
)
from backstory.pages.views.pictures import ConnectionMap, TimelinePicture
from backstory.pages.views.references import TopicRef


class MonthBar(Struct, frozen=True, array_like=True):
    """Articles in one month, "2023-07". Months without articles between the first and last are there with 0."""

    month: str
    count: int


class YearOfArticles(Struct, frozen=True, array_like=True):
    """Articles of one year, newest first; `year` is empty for the undated."""

    year: str
    articles: tuple[ArticleCard, ...]
    open: bool


class Facet(Struct, frozen=True, array_like=True):
    """A way to narrow a list: a link to the articles that two topics share."""

    topic: TopicRef
    url: str
    count: int


class PageLink(Struct, frozen=True, array_like=True):
    """One page of several."""

    number: int
    url: str
    current: bool


class Coverage(Struct, frozen=True, array_like=True):
    """All articles of a topic, in pages."""

    total: int
    first: str
    latest: str
    """Days of the oldest and newest article."""
    months: tuple[MonthBar, ...]
    """Empty under 6 articles."""
    facets: tuple[Facet, ...]
    years: tuple[YearOfArticles, ...]
    pages: tuple[PageLink, ...]
    """Empty where one page holds all."""


class TopicView(Struct, frozen=True, tag=True):
    """topic.html: what happened and how we got here."""

    name: str
    kind: TopicKind
    changed: str
    other_names: tuple[str, ...]
    definition: str
    summary: str
    as_of: str
    review_due: bool
    lead: Passage | None
    """The written lead; where there is no summary its first paragraph stands for it."""
    lead_first: Passage | None
    """That first paragraph, only where there is no summary."""
    levels: tuple[Level, ...]
    contents: tuple[ContentsEntry, ...]
    """Sections that are there, from four on; anchors: news, lead, timeline, background, claims, connected, coverage, sources, corrections."""
    parents: tuple[TopicRef, ...]
    children: tuple[TopicRef, ...]
    same_as: tuple[str, ...]
    newest: tuple[ArticleCard, ...]
    timeline: tuple[TimelineGroup, ...]
    boxes: tuple[Box, ...]
    claims: tuple[ClaimEntry, ...]
    connected: tuple[ConnectedTopic, ...]
    coverage: Coverage | None
    sources: tuple[SourceEntry, ...]
    corrections: tuple[CorrectionEntry, ...]
    uses: tuple[Use, ...]
    """Where it is linked or mentioned without being a topic of that page; for a topic without articles."""
    extra: dict[str, object] = {}
    stake: tuple[StakeColumn, ...] = ()
    """Why it matters, what is not known, what to watch: from its own text, its articles and background."""
    facts: tuple[FactEntry, ...] = ()
    questions: tuple[QuestionEntry, ...] = ()
    pinned: Pinned | None = None
    downloads: tuple[DownloadLink, ...] = ()
    """Its feed, timeline, citations and data, as files."""
    picture: TimelinePicture | None = None
    """Its dates, drawn, from eight on."""
    spread: SourceSpread | None = None
    """Where the sources of its texts come from."""
    map: ConnectionMap | None = None
    """What shares its articles, from six topics on."""
    quotes: tuple[QuoteEntry, ...] = ()
    lead_picture: Picture | None = None
    """The picture that stands for it."""


class CoverageView(Struct, frozen=True, tag=True):
    """coverage.html: the second and later pages of a topic's articles, and the pair pages."""

    topics: tuple[TopicRef, ...]
    """One topic, or the two whose shared articles these are."""
    number: int
    coverage: Coverage


class TopicLine(Struct, frozen=True, array_like=True):
    """A topic in a list. `line` is its definition, else the start of its summary."""

    topic: TopicRef
    articles: int
    changed: str
    line: str
    other_names: tuple[str, ...]
    newest: tuple[ArticleCard, ...] = ()
    """Its newest articles, two at most."""
    picture: Picture | None = None
    """The picture that stands for it."""


class TopicLetter(Struct, frozen=True, array_like=True):
    """Topics under one letter; `letter` is empty where there are too few topics for letters."""

    letter: str
    anchor: str
    topics: tuple[TopicLine, ...]


class TopicsView(Struct, frozen=True, tag=True):
    """topics.html: all topics, A to Z."""

    total: int
    changed: str
    letters: tuple[TopicLetter, ...]
    kinds: tuple[tuple[TopicKind, int], ...]
    """How many there are of each kind, in the order of TopicKind; kinds without a topic are absent."""
    map: ConnectionMap | None = None
