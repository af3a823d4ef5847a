"""What Markdown gives: a body as segments with slots, and the small facts that the catalog is made from.

Everything here is plain and frozen: it is cached, compared, hashed and sent to other processes.
"""

from enum import IntEnum

from msgspec import Struct

from backstory.markdown.bag_of_words import BagOfWords


class Reference(Struct, frozen=True, array_like=True):
    """A name that the author wrote to point at something, and where it was written."""

    name: str
    line: int
    column: int


class SlotKind(IntEnum):
    """What is filled into a body when its page is made."""

    OPEN = 0
    """The start of a link; its shown text and a CLOSE with the same number follow."""
    CLOSE = 1
    EMBED = 2
    CITE = 3
    AS_OF = 4
    LABEL = 5
    """The label of a named block."""
    PICTURE = 6
    """A picture of the site's own, which goes in its place with its size."""
    LIST = 7
    """A list that the author asks for."""


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
    named: bool = True
    """Whether the author wrote words of his own for it."""
    title: str = ""
    """What a pointer that rests on it is shown."""


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


class ShownImage(Struct, frozen=True, array_like=True):
    """A picture in the text: `image` counts within `Facts.images`; `given` are its attributes but for its address.

    `alone` says that it is all of a paragraph, in whose place it stands.
    """

    image: int
    given: tuple[tuple[str, str], ...]
    alone: bool


BLOCK_KINDS = ("why", "unknown", "next", "impact")
"""Why it matters; what we don't know; what to watch; what follows for whom."""


class Assessment(Struct, frozen=True, array_like=True):
    """How likely something is, how well that is known, and what would change it; empty where nothing is said."""

    likelihood: str = ""
    confidence: str = ""
    would_change: str = ""


class NamedBlock(Struct, frozen=True, array_like=True):
    """A block that says what it is for: `::: why`. Its text is the part `anchor` of the body.

    `names` are the names of paragraphs in it, "^ratified"; `title` is empty where the author gave it none of its own.
    """

    kind: str
    title: str
    anchor: str
    line: int
    as_of: str = ""
    """The last mark of a date in it."""
    names: tuple[str, ...] = ()
    assessment: Assessment | None = None


class Query(Struct, frozen=True, array_like=True):
    """What a list asks for. Dates are numbers, 20240620, and 0 where they are open; `most` is 0 for all.

    `by` is what its entries are grouped by: year, month, author, kind, letter, or nothing.
    """

    title: str = ""
    topics: tuple[Reference, ...] = ()
    kind: str = "article"
    authors: tuple[str, ...] = ()
    since: int = 0
    until: int = 0
    by: str = ""
    most: int = 0
    table: bool = False


class InlineBackground(Struct, frozen=True, array_like=True):
    """A background section written inside an article with `!!! background "Title"`."""

    title: str
    anchor: str
    line: int


class Withheld(Struct, frozen=True, array_like=True):
    """What links could lead to in the parts of a text that are for other readers; nothing but links may know of it."""

    headings: tuple[tuple[str, str], ...] = ()
    """(words, anchor) of each."""
    backgrounds: tuple[tuple[str, str], ...] = ()
    """(title, anchor) of each section of background."""
    ids: tuple[str, ...] = ()


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
    inline_backgrounds: tuple[InlineBackground, ...] = ()
    images: tuple[Reference, ...] = ()
    """Files that its text shows: beside the document, or with a path from the site's root."""
    bare_images: tuple[Reference, ...] = ()
    """Pictures that say nothing to those who can't see them."""
    external_links: tuple[Reference, ...] = ()
    """Addresses on other sites."""
    ids: tuple[str, ...] = ()
    """Ids of its elements that are no headings' anchors made here."""
    words: int = 0
    excerpt: str = ""
    """The first paragraph as plain text."""
    abbreviations: tuple[tuple[str, str], ...] = ()
    """Found as `Title (ABC)` or declared: (full, short)."""
    bag_of_words: BagOfWords = b""
    """What the text is about, for similarity; see bag_of_words.py."""
    parts: dict[str, Part] = {}
    """The same parts as those of the body."""
    slots: tuple[SlotPlace, ...] = ()
    """The slots of the body in order, without the ends of links."""
    blocks: tuple[int, ...] = ()
    """The line of each block."""
    named_blocks: tuple[NamedBlock, ...] = ()
    shown_images: tuple[ShownImage, ...] = ()
    """Those of `images` that are pictures in the text."""
    queries: tuple[Query, ...] = ()
    """The lists that it asks for. Places of their topics are in the text."""
    withheld: Withheld = Withheld()
