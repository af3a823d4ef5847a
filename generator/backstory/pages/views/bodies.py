"""What fills the slots of a body on one page: links, mentions, embeds, citations; and passages with all of it."""

from typing import Literal

from msgspec import Struct

from backstory.content.front_matter_types import TopicKind
from backstory.markdown.body import Assessment
from backstory.pages.views.images import Picture
from backstory.pages.views.references import PageRef


class LinkFill(Struct, frozen=True, array_like=True):
    """The link with this index in the body's facts leads to `url`; it is plain text where that is empty."""

    index: int
    url: str
    title: str = ""
    preview: int = 0
    """Which of the passage's previews it opens, from 1; 0 for none."""


class MentionFill(Struct, frozen=True, array_like=True):
    """Characters `start` to `end` of the body's segment `segment` become a link to a topic."""

    segment: int
    start: int
    end: int
    url: str
    preview: int = 0
    """As that of a link."""


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


class LabelFill(Struct, frozen=True, array_like=True):
    """The label of a named block: the words of its `kind`, or the author's `title`; who answered it, and when."""

    index: int
    kind: str
    title: str = ""
    answered_by: PageRef | None = None
    answered_on: str = ""
    assessment: Assessment | None = None


class PictureFill(Struct, frozen=True, array_like=True):
    """A picture in the text; `alone` where it is all of a paragraph, `first` where no other one stands above it."""

    index: int
    picture: Picture
    alone: bool
    first: bool


class ListingEntry(Struct, frozen=True, array_like=True):
    """An article, a background or a topic in a list that an author asked for; `kind` and `articles` are a topic's."""

    title: str
    url: str
    day: str
    """Of an article, of the review of a background, of a topic's newest article; or empty."""
    line: str
    kind: TopicKind = ""
    authors: tuple[str, ...] = ()
    articles: int = 0


class ListingGroup(Struct, frozen=True, array_like=True):
    """Entries that have something in common: a year, a month, an author, a kind, a letter. `name` may be empty."""

    name: str
    entries: tuple[ListingEntry, ...]


class Listing(Struct, frozen=True, array_like=True):
    """A list that an author asked for; `by` is what it is grouped by, and `title` the author's own."""

    index: int
    title: str
    by: str
    table: bool
    groups: tuple[ListingGroup, ...]


class LinkPreview(Struct, frozen=True, array_like=True):
    """What a pointer or the focus on a link shows of where it leads: what is there, its name, and a line on it."""

    kind: TopicKind | Literal["background"]
    title: str
    line: str


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
    labels: tuple[LabelFill, ...] = ()
    lists: tuple[Listing, ...] = ()
    page: str = ""
    """The address of the document, where the passage is shown on another page than that."""
    pictures: tuple[PictureFill, ...] = ()
    previews: tuple[LinkPreview, ...] = ()
    """Of the topics and background pieces that it leads to, each opened by the first link there."""


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
    words: int = 0
    """How many words it shows."""
    again: bool = False
    """The page shows it further up already, so that here is only the way to it."""
