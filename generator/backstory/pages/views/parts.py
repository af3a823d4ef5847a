"""What several kinds of page show: references, cards, and entries of lists, each with all that its template needs."""

from typing import Literal

from msgspec import Struct

from backstory.dates import Span
from backstory.markdown.body import Assessment
from backstory.pages.views.bodies import Passage
from backstory.pages.views.images import Picture
from backstory.pages.views.references import PageRef, TopicRef


class ContentsEntry(Struct, frozen=True, array_like=True):
    """An entry of "On this page" or "In this article"."""

    title: str
    anchor: str


class Storyline(Struct, frozen=True, array_like=True):
    """Where an article stands in the story of its first topic: what came before it and after it.

    Not which of how many it is: a new article would change the pages of all others.
    """

    topic: TopicRef
    before: "ArticleCard | None"
    after: "ArticleCard | None"


class Level(Struct, frozen=True, array_like=True):
    """One answer to "how long have you got": `seconds` of reading up to the end of that part."""

    name: Literal["summary", "news", "all"]
    seconds: int
    anchor: str


class Reason(Struct, frozen=True, array_like=True):
    """Why two things are related: one true, countable fact, worded by the template by its `kind`.

    Kinds: hand-picked (text, relation), shared-articles (count, latest), same-paragraph (count), broader,
    narrower, linked (page), similar-text (words), similar-articles (count, page), shared-words (words),
    shared-topics (topics), shared-background (page), named (count), since (latest), first-article.
    """

    kind: str
    count: int = 0
    latest: str = ""
    text: str = ""
    relation: str = ""
    page: PageRef | None = None
    topics: tuple[TopicRef, ...] = ()
    words: tuple[int, ...] = ()
    """Hashes of words that both texts have, which `words_in` finds in one of them."""


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
    picture: Picture | None = None


class Use(Struct, frozen=True, array_like=True):
    """A page that uses this one: `how` is embed, background, link or mention; `sentence` is plain text."""

    page: PageRef
    how: str
    sentence: str
    kind: str
    """Kind of the page: article, topic, background or page."""
    section: str = ""
    """Title of the section that is used, where it is not the whole."""
    day: str = ""
    """Day of the page that uses it, where it is an article."""


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
    used_in: tuple[PageRef, ...] = ()
    """On the sources page: who cites it."""


class PublisherCount(Struct, frozen=True, array_like=True):
    """How many sources are from one publisher."""

    name: str
    count: int


class SourceSpread(Struct, frozen=True, array_like=True):
    """Where sources come from: how many, from how many publishers, the most frequent of them, how many are archived."""

    references: int
    publishers: int
    archived: int
    most: tuple[PublisherCount, ...]


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
    said_in: PageRef
    replies: tuple["ClaimEntry", ...] = ()
    independent: int = 0
    """How many independent sources it rests on: its own and those that confirm it, one agency's reports once."""
    assessment: Assessment | None = None


class QuoteEntry(Struct, frozen=True, array_like=True):
    """Who said what to whom, when and where. Where it is not `exact` it has the sense, not the words."""

    anchor: str
    text: str
    exact: bool
    by: TopicRef
    to: TopicRef | None
    place: TopicRef | None
    date: Span | None
    source: int
    """Number of its source in this page's list; 0 for none."""
    said_in: PageRef


class StakeEntry(Struct, frozen=True, array_like=True):
    """A named block, on the page of a topic. `page` is where it stands, nothing on its own page; `url` leads to it."""

    passage: Passage
    day: str
    page: PageRef | None
    url: str
    title: str = ""
    answered_by: PageRef | None = None
    answered_on: str = ""
    assessment: Assessment | None = None


class StakeColumn(Struct, frozen=True, array_like=True):
    """Named blocks of one kind (why, unknown, next, impact), newest first."""

    kind: str
    entries: tuple[StakeEntry, ...]


class FactEntry(Struct, frozen=True, array_like=True):
    """A fact at a glance. Its value is in pieces, of which those with a `url` are links."""

    label: str
    pieces: tuple[PageRef, ...]


class QuestionEntry(Struct, frozen=True, array_like=True):
    """A question, and the page or section that answers it; `line` is how the answer begins."""

    text: str
    page: PageRef
    line: str
    reviewed: str
    topics: tuple[TopicRef, ...] = ()


class Pinned(Struct, frozen=True, array_like=True):
    """An article that stands first on its topics' pages up to a day."""

    card: "ArticleCard"
    until: str


class CorrectionEntry(Struct, frozen=True, array_like=True):
    """What was corrected where. `kind` is "correction", or "change" of a background or summary."""

    day: str
    kind: str
    was: str
    now: str
    note: str
    page: PageRef


class TimelineEntry(Struct, frozen=True, array_like=True):
    """A dated fact, from every place that tells it."""

    date: Span
    title: str
    topics: tuple[TopicRef, ...]
    background: tuple[PageRef, ...]
    articles: tuple[PageRef, ...]
    short: str = ""
    """A few words for the picture."""
    anchor: str = ""
    """Its id where it stands in a list by year."""


class TimelineGroup(Struct, frozen=True, array_like=True):
    """The entries of a year or of some years in a row, in order of time. A short timeline is one group, not folded."""

    folded: bool
    entries: tuple[TimelineEntry, ...]
    anchor: str = ""
