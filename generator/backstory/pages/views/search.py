"""The view of the page of search results."""

from msgspec import Struct

from backstory.pages.views.references import TopicRef


class SearchCount(Struct, frozen=True, array_like=True):
    """A kind of results, or a year, and how many there are."""

    value: str
    count: int


class TopicCount(Struct, frozen=True, array_like=True):
    """A topic to choose: `value` stands for it in the address, `count` is how many articles name it."""

    topic: TopicRef
    value: str
    count: int


class SearchView(Struct, frozen=True, tag=True):
    """search.html: what can be chosen before anything is typed. The results are put in by the browser."""

    topics: tuple[TopicCount, ...]
    """A to Z; on a large site those with the most articles."""
    total_topics: int
    kinds: tuple[SearchCount, ...]
    years: tuple[SearchCount, ...]
    """Of articles, newest first."""
    full_text: bool = False
    """Whether whole texts are searched, too."""
