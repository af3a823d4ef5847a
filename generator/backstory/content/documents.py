"""What one file says, knowing nothing of the other files: typed front matter, facts and a body.

Everything here is plain and frozen: it is cached, compared, hashed and sent to other processes.
"""

from enum import IntEnum
from typing import Literal

from msgspec import Struct

from backstory.problems import Place

Kind = Literal["article", "topic", "background", "page"]
TopicKind = Literal["", "person", "place", "organisation", "event", "concept", "work"]
Autolink = Literal["", "first", "section", "all", "never"]


class Moment(Struct, frozen=True, array_like=True):
    """A date of ours, perhaps with a time: `day` and `clock` as on a wall in the site's time zone."""

    day: str
    """ISO 8601, `2023-07-27`."""
    clock: str
    """`09:10`, empty where the author gave no time."""
    instant: int
    """Seconds since 1970 in UTC; a date without a time is its first second in the site's time zone."""


class Span(Struct, frozen=True, array_like=True):
    """A date that may be uncertain, from the subset of EDTF that docs/dates.md lists.

    `start` and `end` are year * 10000 + month * 100 + day of the first and last day that is meant;
    years before 1 are zero or negative, as in ISO 8601. `precision` is that of what the author wrote.
    """

    edtf: str
    start: int
    end: int
    precision: Literal["day", "month", "year", "range"]
    about: bool = False


class Reference(Struct, frozen=True, array_like=True):
    """A name that the author wrote to point at something, and where it was written."""

    name: str
    line: int
    column: int


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


class Event(Struct, frozen=True, array_like=True):
    """A dated fact. `source` is the id of a source of the same document."""

    date: Span
    title: str
    topics: tuple[Reference, ...] = ()
    source: str = ""
    key: bool = False
    """Marked by the author as one of the dates to know."""
    line: int = 0


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
    line: int = 0


class Correction(Struct, frozen=True, array_like=True):
    """What was wrong and what is right."""

    day: str
    was: str = ""
    now: str = ""
    note: str = ""
    kind: str = "correction"
    line: int = 0


class Image(Struct, frozen=True, array_like=True):
    """A picture that stands for the document. `file` is as written: beside the document, or an address."""

    file: str
    alt: str = ""
    credit: str = ""
    license: str = ""


class FrontMatter(Struct, frozen=True):
    """The metadata of one document after all dialects are read; empty where the author said nothing."""

    title: str = ""
    date: Moment | None = None
    updated: Moment | None = None
    expires: Moment | None = None
    draft: bool = False
    summary: str = ""
    definition: str = ""
    as_of: str = ""
    """ISO day at which the summary was true."""
    topics: tuple[Reference, ...] = ()
    background: tuple[Reference, ...] = ()
    sources: tuple[Source, ...] = ()
    events: tuple[Event, ...] = ()
    claims: tuple[Claim, ...] = ()
    corrections: tuple[Correction, ...] = ()
    authors: tuple[str, ...] = ()
    image: Image | None = None
    slug: str = ""
    permalink: str = ""
    redirect_from: tuple[str, ...] = ()
    lang: str = ""
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
    featured: bool = False
    """Hand-picked to lead the home page."""
    extra: dict[str, object] = {}
    """Keys that nobody knows, as plain text, lists and mappings: templates reach them."""
    won: dict[str, str] = {}
    """Which of the author's keys gave a value, where it was not ours: `{"date": "publishDate"}`."""
    lines: dict[str, int] = {}
    """The line of each of our keys that the author gave."""


class SlotKind(IntEnum):
    """What is filled into a body when its page is made."""

    OPEN = 0
    """The start of a link; its shown text and a CLOSE with the same number follow."""
    CLOSE = 1
    EMBED = 2
    CITE = 3
    AS_OF = 4


class Markup(Struct, frozen=True, array_like=True, tag=0):
    """Finished HTML; not a place for mention links."""

    html: str


class Text(Struct, frozen=True, array_like=True, tag=1):
    """Text (not HTML) that may be linked. Runs of one paragraph share `block`, of one section `section`."""

    text: str
    section: int
    block: int


class Slot(Struct, frozen=True, array_like=True, tag=2):
    """A place for a link, embed, citation or mark: `index` counts within `Facts.links`, `embeds`, …"""

    kind: SlotKind
    index: int


Segment = Markup | Text | Slot


class Body(Struct, frozen=True, array_like=True):
    """A parsed body: its segments in order, and its parts as ranges of them.

    Parts are "" (all of it), "^lead" (the first paragraph), the anchor of each section (its heading
    left out), and "^id" of each block that the author marked so.
    """

    segments: tuple[Segment, ...]
    parts: dict[str, tuple[int, int]]


class Link(Struct, frozen=True, array_like=True):
    """A link in the text to something in the site: `[[target#anchor|shown]]` or `[shown](target#anchor)`."""

    target: str
    anchor: str
    wiki: bool
    line: int
    column: int
    block: int
    sentence: str
    """The sentence around it, as plain text."""


class Embed(Struct, frozen=True, array_like=True):
    """`![[target#anchor]]` on a line of its own: a background, a section or a block shown in place."""

    target: str
    anchor: str
    line: int
    column: int


class Citation(Struct, frozen=True, array_like=True):
    """`[@id]`."""

    id: str
    line: int
    column: int


class Heading(Struct, frozen=True, array_like=True):
    """A heading in the body; `anchor` is its id on the page."""

    level: int
    text: str
    anchor: str
    line: int


class Born(Struct, frozen=True, array_like=True):
    """A background section written inside an article with `!!! background "Title"`."""

    title: str
    anchor: str
    line: int


class Part(Struct, frozen=True, array_like=True):
    """A part of a body: its segments from `start` up to `end`, their digest, and how many words they hold."""

    digest: str
    start: int
    end: int
    words: int


class SlotPlace(Struct, frozen=True, array_like=True):
    """Where a slot stands: its segment, and the index that it has within the facts of its kind."""

    kind: SlotKind
    index: int
    segment: int


class Facts(Struct, frozen=True, array_like=True):
    """The small things that the catalog is made from; about 1 KB a document."""

    title: str
    """From the front matter, else the first H1, else the file name."""
    headings: tuple[Heading, ...] = ()
    links: tuple[Link, ...] = ()
    embeds: tuple[Embed, ...] = ()
    citations: tuple[Citation, ...] = ()
    as_of: tuple[str, ...] = ()
    born: tuple[Born, ...] = ()
    images: tuple[Reference, ...] = ()
    """Files that its text shows: beside the document, or with a path from the site's root."""
    words: int = 0
    excerpt: str = ""
    """The first paragraph as plain text."""
    abbreviations: tuple[tuple[str, str], ...] = ()
    """Found as `Title (ABC)` or declared: (full, short)."""
    terms: bytes = b""
    """What the text is about, for similarity; see terms.py."""
    parts: dict[str, Part] = {}
    """The same parts as those of the body."""
    slots: tuple[SlotPlace, ...] = ()
    """The slots of the body in order, without the ends of links."""
    blocks: tuple[int, ...] = ()
    """The line of each block."""


class Document(Struct, frozen=True):
    """One file of the content folder, read. The body is kept apart: most stages never need it."""

    kind: Kind
    path: str
    """Relative to the content folder, with `/`."""
    digest: str
    """Of the bytes read and of the settings that reading depends on."""
    front: FrontMatter
    facts: Facts
    sidecar: str = ""
    """The file beside it with its metadata; empty where they stand in its own."""

    def place(self, line: int = 0, column: int = 0) -> Place:
        """A spot in this document's text, for problems."""
        return Place(self.path, line, column)

    def metadata_place(self, line: int = 0, column: int = 0) -> Place:
        """A spot in this document's metadata, for problems."""
        return Place(self.sidecar or self.path, line, column)

    def place_of(self, *keys: str) -> Place:
        """The first of these keys of ours that the author gave; without a line where there is none of them."""
        lines = self.front.lines
        return self.metadata_place(next((lines[key] for key in keys if key in lines), 0))
