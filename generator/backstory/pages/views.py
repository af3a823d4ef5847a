"""What a page shows, as plain frozen data: the contract between the program and the templates.

A page is a pure function of its templates and its view. Every `url` in a view is relative to the
site's root, without a leading slash, ready to stand behind `root` in a template: "topics/russia/index.html".
Days are ISO 8601 text ("2023-07-27"), empty where unknown; templates word them in the page's language.
"""

from typing import Literal

from msgspec import Struct

from backstory.content.documents import Span, TopicKind


class Target(Struct, frozen=True, array_like=True):
    """A page of this site to link to. `url` is empty where that page is not published: then only say its title."""

    title: str
    url: str


class TopicRef(Struct, frozen=True, array_like=True):
    """A topic, named."""

    name: str
    url: str
    kind: TopicKind = ""


class LinkFill(Struct, frozen=True, array_like=True):
    """The link with this index in the body's facts leads to `url`; it is plain text where that is empty."""

    index: int
    url: str


class MentionFill(Struct, frozen=True, array_like=True):
    """Characters `start` to `end` of the body's segment `segment` become a link to a topic."""

    segment: int
    start: int
    end: int
    url: str


class EmbedFill(Struct, frozen=True, array_like=True):
    """What an embed shows; nothing where `box` is None (its target is missing or not published)."""

    index: int
    box: "Box | None"


class CitationFill(Struct, frozen=True, array_like=True):
    """A citation shows the number of its source in the page's list; 0 where there is no such source."""

    index: int
    number: int


class AsOfFill(Struct, frozen=True, array_like=True):
    """A mark on a statement that ages: as of `day` (a day, month or year of ISO 8601)."""

    index: int
    day: str


class Passage(Struct, frozen=True, array_like=True):
    """A part of a document's body, by reference, and what goes into its slots. `text(passage)` shows it."""

    path: str
    part: str
    digest: str
    """Of that part of the body, so that a view changes when the text does."""
    links: tuple[LinkFill, ...] = ()
    mentions: tuple[MentionFill, ...] = ()
    embeds: tuple[EmbedFill, ...] = ()
    citations: tuple[CitationFill, ...] = ()
    as_of: tuple[AsOfFill, ...] = ()
    base: str = ""
    """The folder that the document's own files are kept in, with its last slash: "articles/2023/07/x/"."""
    page: str = ""
    """The address of the document, where the passage is shown on another page than that."""


class Box(Struct, frozen=True, array_like=True):
    """A background piece or section shown where it is needed, 80 words or so, with the way to all of it."""

    title: str
    url: str
    passage: Passage
    reviewed: str
    review_due: bool
    """Its review time had passed at the site's as-of date."""
    used_in: int
    """In how many places it is shown or linked."""
    used_in_url: str
    whole: bool
    """The box shows all there is: no "full text"."""


class SourceEntry(Struct, frozen=True, array_like=True):
    """One numbered source. `number` counts from 1 in the order of the list."""

    number: int
    title: str
    url: str
    publisher: str
    date: Span | None
    accessed: str
    archived: str
    via: str
    note: str
    used_in: tuple[Target, ...] = ()
    """On the sources page: who cites it."""


ClaimStatus = Literal["asserted", "suggested", "denied", "confirmed", "withdrawn"]


class ClaimEntry(Struct, frozen=True, array_like=True):
    """Who says, suggests or denies what; `replies` are the answers to it, nested."""

    anchor: str
    text: str
    by: TopicRef | None
    status: ClaimStatus
    date: Span | None
    source: int
    """Number of its source in this page's list; 0 for none."""
    said_in: Target
    replies: tuple["ClaimEntry", ...] = ()
    independent: int = 0
    """How many independent sources it rests on: its own and those that confirm it, one agency's reports once."""


class CorrectionEntry(Struct, frozen=True, array_like=True):
    """What was corrected where. `kind` is "correction", or "change" of a background or summary."""

    day: str
    kind: str
    was: str
    now: str
    note: str
    page: Target


class TimelineEntry(Struct, frozen=True, array_like=True):
    """A dated fact, from every place that tells it."""

    date: Span
    title: str
    topics: tuple[TopicRef, ...]
    background: tuple[Target, ...]
    articles: tuple[Target, ...]


class TimelineGroup(Struct, frozen=True, array_like=True):
    """Entries that stand open, or are folded in place between those that do; in order of time."""

    folded: bool
    entries: tuple[TimelineEntry, ...]


class Reason(Struct, frozen=True, array_like=True):
    """Why two things are related: one true, countable fact, worded by the template by its `kind`.

    Kinds: hand-picked (text, relation), shared-articles (count, latest), same-paragraph (count), broader,
    narrower, linked (page), similar-text, shared-topics (topics), shared-background (page).
    """

    kind: str
    count: int = 0
    latest: str = ""
    text: str = ""
    relation: str = ""
    page: Target | None = None
    topics: tuple[TopicRef, ...] = ()


class ConnectedTopic(Struct, frozen=True, array_like=True):
    """A related topic; `closeness` is 3 (strongest), 2 or 1; there is always a reason."""

    topic: TopicRef
    closeness: int
    reasons: tuple[Reason, ...]


class ArticleCard(Struct, frozen=True, array_like=True):
    """An article in a list."""

    title: str
    url: str
    day: str
    summary: str = ""
    sources: int = 0
    corrections: int = 0


class ReadNext(Struct, frozen=True, array_like=True):
    """What to read after an article, and why. A near copy of the article says so."""

    card: ArticleCard
    reasons: tuple[Reason, ...]
    near_copy: bool


class Use(Struct, frozen=True, array_like=True):
    """A page that uses this one: `how` is embed, background, link, topic or mention; `sentence` is plain text."""

    page: Target
    how: str
    sentence: str
    kind: str
    """Kind of the page: article, topic, background or page."""
    section: str = ""
    """Title of the section that is used, where it is not the whole."""
    day: str = ""
    """Day of the page that uses it, where it is an article."""


class ContentsEntry(Struct, frozen=True, array_like=True):
    """An entry of "On this page" or "In this article"."""

    title: str
    anchor: str


class Picture(Struct, frozen=True, array_like=True):
    """The picture of an article. Width and height are 0 where unknown."""

    url: str
    alt: str
    credit: str
    license: str
    width: int = 0
    height: int = 0


class NavigationEntry(Struct, frozen=True, array_like=True):
    """A place in the site's navigation. `place` is its name for `PageHead.place`."""

    label: str
    url: str
    place: str


class Site(Struct, frozen=True, array_like=True):
    """What every page shows of the site. Changes here redraw every page, so only what they all need."""

    title: str
    language: str
    description: str
    publisher: str
    navigation: tuple[NavigationEntry, ...]
    footer: tuple[NavigationEntry, ...]
    known: str
    """The site's as-of day: the latest day on which anything in it was published, changed or reviewed."""
    style: tuple[str, ...]
    """Addresses of the style sheets, in order."""
    pretty: bool
    extra: dict[str, object] = {}
    """Other keys of site.yaml."""


class PageHead(Struct, frozen=True, array_like=True):
    """What every page has: for <title>, <head> and the current place in the navigation."""

    title: str
    """Empty on the home page, where the site's title stands alone."""
    description: str
    lang: str
    canonical: str
    """The absolute address, empty without a base_url."""
    root: str
    """The way from this page to the site's root: "../../", "" for the home page, the base path for the 404."""
    place: str
    """One of "briefing", "topics", "timeline", "background", or "" outside the navigation."""
    previous: str = ""
    next: str = ""
    """Addresses of the neighbours of a page that is one of several."""


class ArticleView(Struct, frozen=True, tag=True):
    """article.html"""

    title: str
    day: str
    updated: str
    """Day of the last change where it is not `day`."""
    updated_clock: str
    summary: str
    authors: tuple[str, ...]
    minutes: int
    picture: Picture | None
    topics: tuple[TopicRef, ...]
    corrections: tuple[CorrectionEntry, ...]
    contents: tuple[ContentsEntry, ...]
    """The h2 headings, from three on."""
    body: Passage
    boxes: tuple[Box, ...]
    """Backgrounds that the front matter names and the text never placed."""
    claims: tuple[ClaimEntry, ...]
    belongs: tuple[ConnectedTopic, ...]
    read_next: tuple[ReadNext, ...]
    sources: tuple[SourceEntry, ...]
    uses: tuple[Use, ...]
    """Who links here."""
    draft: bool
    expires: str
    extra: dict[str, object] = {}


class Level(Struct, frozen=True, array_like=True):
    """One answer to "how long have you got": `seconds` of reading up to the end of that part."""

    name: Literal["summary", "news", "all"]
    seconds: int
    anchor: str


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
    newest: ArticleCard | None = None


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


class TimelineYear(Struct, frozen=True, array_like=True):
    """One year of the timeline; negative years are before our era (0 is 1 BC)."""

    year: int
    entries: tuple[TimelineEntry, ...]


class TimelineView(Struct, frozen=True, tag=True):
    """timeline.html: every event of the site, newest year first, in order of time within a year."""

    years: tuple[TimelineYear, ...]
    topics: tuple[TopicRef, ...]
    """Topics that have a timeline of their own."""


class SourcesView(Struct, frozen=True, tag=True):
    """sources.html: every source by publisher; `publisher` is empty for those that name none."""

    publishers: tuple[tuple[str, tuple[SourceEntry, ...]], ...]
    total: int


class CorrectionsView(Struct, frozen=True, tag=True):
    """corrections.html, newest first."""

    corrections: tuple[CorrectionEntry, ...]


class ClaimsView(Struct, frozen=True, tag=True):
    """claims.html: the ledger of who says what, newest first."""

    claims: tuple[ClaimEntry, ...]
    """Those that answer nothing; answers are within them."""
    total: int
    """With the answers."""
    statuses: tuple[tuple[ClaimStatus, int], ...]
    """How many of each status there are, in the order of the words for them."""
    independent: int
    """How many independent sources all of them rest on."""
    sources: tuple[SourceEntry, ...]


class PlainView(Struct, frozen=True, tag=True):
    """page.html: about, policy and the like."""

    title: str
    summary: str
    body: Passage
    contents: tuple[ContentsEntry, ...]
    draft: bool
    extra: dict[str, object] = {}


class News(Struct, frozen=True, array_like=True):
    """A dated change on the home page: `what` is article, background (reviewed) or correction."""

    what: str
    day: str
    title: str
    url: str
    topics: tuple[TopicRef, ...]
    corrections: int = 0


class Lead(Struct, frozen=True, array_like=True):
    """What leads the home page: a topic with a summary, else the newest article."""

    title: str
    url: str
    text: str
    topic: TopicRef | None
    as_of: str
    levels: tuple[Level, ...]


class HomeView(Struct, frozen=True, tag=True):
    """home.html: the briefing front."""

    lead: Lead | None
    news: tuple[News, ...]
    running: tuple[TopicLine, ...]
    total_topics: int
    anniversaries: tuple[TimelineEntry, ...]
    """Events with the days of this week in earlier years."""
    backgrounds: tuple[BackgroundLine, ...]
    corrections: tuple[CorrectionEntry, ...]


class MissingView(Struct, frozen=True, tag=True):
    """404.html: nothing is kept at this address."""

    topics: tuple[TopicLine, ...]
    """Those that changed last."""


class RedirectView(Struct, frozen=True, tag=True):
    """redirect.html at an old address."""

    target: Target


View = (
    ArticleView
    | TopicView
    | CoverageView
    | TopicsView
    | BackgroundView
    | BackgroundsView
    | TimelineView
    | SourcesView
    | CorrectionsView
    | ClaimsView
    | PlainView
    | HomeView
    | MissingView
    | RedirectView
)


class Page(Struct, frozen=True):
    """One file to be: where, by which template, from what."""

    address: str
    """Path in the output folder: "topics/russia/index.html"."""
    template: str
    head: PageHead
    view: View
    sources: tuple[str, ...] = ()
    """Documents that this page is made for, for messages: the article of an article page."""
