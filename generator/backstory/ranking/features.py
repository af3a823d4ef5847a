"""What rankings are made from: small facts of articles and topics."""

from datetime import date

from msgspec import Struct

from backstory.mentions.counts import NOTHING


class HandPicked(Struct, frozen=True, array_like=True):
    """One entry of an author's `related`: the id of a topic or the path of an article, and why."""

    id: str
    because: str = ""
    relation: str = ""
    """What this one is to that one, such as "member of"; empty where the author gave none."""


class ArticleSignals(Struct, frozen=True, array_like=True):
    """What an article says of its topics and of other articles; ids of topics, paths of articles."""

    path: str
    date: str = ""
    """ISO 8601 day, empty where there is none."""
    topics: tuple[str, ...] = ()
    terms: bytes = b""
    """See markdown/bag_of_words.py."""
    together: bytes = NOTHING.together
    """The topics named in each paragraph that names several, by `TopicSignals.numbers`: `blocks_of` reads it."""
    linked: tuple[str, ...] = ()
    """Topics that its text links to."""
    linked_articles: tuple[str, ...] = ()
    related: tuple[HandPicked, ...] = ()
    """Articles that its author picked, in their order."""


class TopicSignals(Struct, frozen=True, array_like=True):
    """What a topic's own page says of other topics, by id."""

    id: str
    name: str
    terms: bytes = b""
    """Of its names and its page's own text."""
    numbers: tuple[int, ...] = ()
    """Those that its names have in `ArticleSignals.together`."""
    broader: tuple[str, ...] = ()
    related: tuple[HandPicked, ...] = ()
    not_related: tuple[str, ...] = ()
    linked: tuple[str, ...] = ()


def ordinal(day: str) -> int | None:
    """The number of a day, for differences; None where there is no date or none that a calendar has."""
    try:
        return date.fromisoformat(day[:10]).toordinal() if day else None
    except ValueError:
        return None
