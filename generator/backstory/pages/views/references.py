"""What pages and topics are called, and where they are."""

from msgspec import Struct

from backstory.content.front_matter_types import TopicKind


class PageRef(Struct, frozen=True, array_like=True):
    """A page of this site to link to. `url` is empty where that page is not published: then only say its title."""

    title: str
    url: str


class TopicRef(Struct, frozen=True, array_like=True):
    """A topic, named."""

    name: str
    url: str
    kind: TopicKind = ""
