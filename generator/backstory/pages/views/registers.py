"""The pages that gather one thing from the whole site: its events, sources, corrections and claims."""

from msgspec import Struct

from backstory.content.front_matter_types import TopicKind
from backstory.pages.views.parts import (
    ClaimEntry,
    ClaimStatus,
    CorrectionEntry,
    QuestionEntry,
    SourceEntry,
    StakeEntry,
    TimelineEntry,
)
from backstory.pages.views.references import PageRef, TopicRef

# Each view of a list of everything of a kind: it is one of RegisterView, below.


class TopicQuestions(Struct, frozen=True, array_like=True):
    """The questions that texts of one topic answer; `topic` is nothing for texts without one."""

    topic: TopicRef | None
    questions: tuple[QuestionEntry, ...]


class QuestionsView(Struct, frozen=True, tag=True):
    """questions.html: what is not known yet, and what the site answers."""

    open: tuple[StakeEntry, ...]
    topics: tuple[TopicQuestions, ...]
    sources: tuple[SourceEntry, ...] = ()
    """Those that the open ones cite."""


class WordEntry(Struct, frozen=True, array_like=True):
    """A topic that says what it is, or an abbreviation, which has no page: then `used_in` says who spells it out."""

    term: str
    definition: str
    url: str = ""
    kind: TopicKind = ""
    other_names: tuple[str, ...] = ()
    articles: int = 0
    used_in: tuple[PageRef, ...] = ()
    more: int = 0
    """Further pages that do."""


class WordLetter(Struct, frozen=True, array_like=True):
    """Words and names under one letter."""

    letter: str
    anchor: str
    entries: tuple[WordEntry, ...]


class WordsView(Struct, frozen=True, tag=True):
    """words.html: every definition and abbreviation, A to Z."""

    total: int
    letters: tuple[WordLetter, ...]


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


RegisterView = (
    ClaimsView  # keep one a line
    | CorrectionsView
    | QuestionsView
    | SourcesView
    | TimelineView
    | WordsView
)
