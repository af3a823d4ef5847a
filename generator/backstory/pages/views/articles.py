"""The page of an article, and plain pages."""

from msgspec import Struct

from backstory.pages.views.bodies import Box, Listing, Passage
from backstory.pages.views.images import Picture
from backstory.pages.views.parts import (
    ArticleCard,
    ClaimEntry,
    ConnectedTopic,
    ContentsEntry,
    CorrectionEntry,
    QuoteEntry,
    Reason,
    SourceEntry,
    Storyline,
    Use,
)
from backstory.pages.views.references import TopicRef


class ReadNext(Struct, frozen=True, array_like=True):
    """What to read after an article, and why. A near copy of the article says so."""

    card: ArticleCard
    reasons: tuple[Reason, ...]
    near_copy: bool


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
    unlisted: bool = False
    storyline: Storyline | None = None
    """Nothing where it stands alone in its first topic."""
    quotes: tuple[QuoteEntry, ...] = ()


class PlainView(Struct, frozen=True, tag=True):
    """page.html: about, policy and the like."""

    title: str
    summary: str
    body: Passage
    contents: tuple[ContentsEntry, ...]
    draft: bool
    extra: dict[str, object] = {}
    unlisted: bool = False
    lists: dict[str, Listing] = {}
    """By the names that its front matter gives them."""
