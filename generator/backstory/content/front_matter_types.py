"""The metadata of a document, typed: what its front matter says, in the keys of whichever program.

Everything here is plain and frozen: it is cached, compared, hashed and sent to other processes.
"""

from typing import Literal

from msgspec import Struct

from backstory.dates import Moment, Span
from backstory.editions import Audience
from backstory.markdown.body import Assessment, Query, Reference
from backstory.settings import Dialect

TopicKind = Literal["", "person", "place", "organisation", "event", "concept", "work"]
Autolink = Literal["", "first", "section", "all", "never"]


class RelatedEntry(Struct, frozen=True, array_like=True):
    """One entry of `related`: hand-picked, perhaps with a reason or a typed relation ("member of")."""

    target: Reference
    because: str = ""
    relation: str = ""


class Source(Struct, frozen=True, array_like=True):
    """Where a fact comes from. Sources of one document are told apart by `id`, never empty."""

    id: str
    title: str
    url: str = ""
    publisher: str = ""
    date: Span | None = None
    accessed: str = ""
    archived: str = ""
    via: str = ""
    note: str = ""
    line: int = 0
    column: int = 0


class Event(Struct, frozen=True, array_like=True):
    """A dated fact. `source` is the id of a source of the same document."""

    date: Span
    title: str
    topics: tuple[Reference, ...] = ()
    source: str = ""
    key: bool = False
    """Marked by the author as one of the dates to know."""
    short: str = ""
    """A few words for the picture of a timeline."""
    line: int = 0
    column: int = 0
    source_place: tuple[int, int] = (0, 0)
    """Line and column of `source`."""


class Claim(Struct, frozen=True, array_like=True):
    """What somebody asserts, suggests or denies; never a fact of ours."""

    id: str
    text: str
    by: Reference | None = None
    about: tuple[Reference, ...] = ()
    status: Literal["asserted", "suggested", "denied", "confirmed", "withdrawn"] = "asserted"
    date: Span | None = None
    replies_to: Reference | None = None
    source: str = ""
    assessment: Assessment | None = None
    """Ours, of how likely it is."""
    line: int = 0
    column: int = 0
    source_place: tuple[int, int] = (0, 0)


class Quotation(Struct, frozen=True, array_like=True):
    """What somebody said: to whom, when, and where. What is not `exact` gives the sense, in other words."""

    text: str
    by: Reference
    to: Reference | None = None
    place: Reference | None = None
    about: tuple[Reference, ...] = ()
    date: Span | None = None
    exact: bool = True
    source: str = ""
    line: int = 0
    column: int = 0
    source_place: tuple[int, int] = (0, 0)


class Correction(Struct, frozen=True, array_like=True):
    """What was wrong and what is right."""

    day: str
    was: str = ""
    now: str = ""
    note: str = ""
    kind: str = "correction"
    line: int = 0
    column: int = 0


class Question(Struct, frozen=True, array_like=True):
    """A question that a document answers, or the section of it with this heading."""

    text: str
    section: str = ""
    line: int = 0


class Fact(Struct, frozen=True, array_like=True):
    """A fact at a glance: `text` as the author wrote it, and what its `[[links]]` name, in order."""

    label: str
    text: str
    links: tuple[Reference, ...] = ()


class Image(Struct, frozen=True, array_like=True):
    """A picture that stands for the document. `file` is as written: beside the document, or an address."""

    file: str
    alt: str = ""
    credit: str = ""
    license: str = ""
    caption: str = ""


class AiPart(Struct, frozen=True, array_like=True):
    """What part artificial intelligence had in a text, and who has read it since."""

    use: Literal["none", "assisted", "generated"]
    reviewed_by: str = ""


class Below(Struct, frozen=True, array_like=True):
    """What is said of the documents below a folder: that they are drafts, hidden or unlisted, for whom they are, or
    from when or up to when readers see them; and by what. A `date` is for those that have none.

    `targets` are patterns of paths from the content folder; without one, all of them are meant. `!` takes out.
    """

    means: Literal["draft", "hidden", "unlisted", "audience", "date", "embargo", "expires"]
    said: str = ""
    folder: str = ""
    targets: tuple[str, ...] = ()
    moment: Moment | None = None
    """Of the last three."""
    audience: Audience = None


class FrontMatter(Struct, frozen=True):
    """The metadata of one document whichever keys said it; empty where the author said nothing."""

    title: str = ""
    date: Moment | None = None
    updated: Moment | None = None
    embargo: Moment | None = None
    """Before which no reader sees it, where that is not its date."""
    expires: Moment | None = None
    draft: bool = False
    hidden: bool = False
    """No reader ever sees it."""
    unlisted: bool = False
    """It has a page, and stands in no list."""
    audience: Audience = None
    """For whom it is, by the names of editions; None for everybody."""
    summary: str = ""
    definition: str = ""
    as_of: str = ""
    """ISO day at which the summary was true."""
    topics: tuple[Reference, ...] = ()
    categories: tuple[str, ...] = ()
    """Those of the topics that other programs call categories: their addresses may have them."""
    background: tuple[Reference, ...] = ()
    sources: tuple[Source, ...] = ()
    events: tuple[Event, ...] = ()
    claims: tuple[Claim, ...] = ()
    quotes: tuple[Quotation, ...] = ()
    corrections: tuple[Correction, ...] = ()
    facts: tuple[Fact, ...] = ()
    questions: tuple[Question, ...] = ()
    answers: tuple[Reference, ...] = ()
    pin: Moment | None = None
    """Up to which the article stands first on its topics' pages."""
    lists: tuple[tuple[str, Query], ...] = ()
    """Lists that the page asks for, by the names that its template has for them."""
    authors: tuple[str, ...] = ()
    image: Image | None = None
    slug: str = ""
    permalink: str = ""
    tree_address: str = ""
    """Where its page was in the program that its tree is of."""
    redirect_from: tuple[str, ...] = ()
    lang: str = ""
    markdown: Dialect | Literal[""] = ""
    translation_of: str = ""
    template: Reference | None = None
    kind: TopicKind = ""
    names: tuple[str, ...] = ()
    abbr: str = ""
    broader: tuple[Reference, ...] = ()
    related: tuple[RelatedEntry, ...] = ()
    not_related: tuple[Reference, ...] = ()
    same_as: tuple[str, ...] = ()
    autolink: Autolink = ""
    reviewed: str = ""
    """ISO day."""
    review_by: str = ""
    """ISO day: `review_by`, or `reviewed` plus `review_every`."""
    period: Span | None = None
    """What time a background piece covers."""
    ai: AiPart | None = None
    featured: bool = False
    """Hand-picked to lead the home page."""
    withheld: tuple[str, ...] = ()
    """Ids of entries that are for other readers, and left out."""
    cascade: tuple[Below, ...] = ()
    """What an index file says of the documents below its folder."""
    extra: dict[str, object] = {}
    """Keys that nobody knows, as plain text, lists and mappings: templates reach them."""
    source_keys: dict[str, str] = {}
    """Which of the author's keys gave a value, where it was not ours: `{"date": "publishDate"}`."""
    places: dict[str, tuple[int, int]] = {}
    """Line and column of what the author gave for each of our keys: of the value, or of a key whose value is below it.

    Of names and old addresses each has its own, under the key and its text: `names Port of Harrow`.
    """
