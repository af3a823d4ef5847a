"""What is found in a text of another format. Data only."""

from msgspec import Struct


class Found(Struct, frozen=True, array_like=True):
    """A value, and where in the source it stood."""

    value: str
    where: str


class Picture(Struct, frozen=True, array_like=True):
    """A picture of the text, by its address."""

    address: str
    alt: str = ""
    credit: str = ""
    """Its caption or credit line, word for word."""


class ForeignText(Struct, frozen=True):
    """One article that somebody else published, or a document. `body` is Markdown, CommonMark's."""

    body: str
    title: Found | None = None
    authors: tuple[str, ...] = ()
    authors_from: str = ""
    date: Found | None = None
    updated: Found | None = None
    summary: Found | None = None
    language: str = ""
    address: str = ""
    publisher: str = ""
    topics: tuple[str, ...] = ()
    image: Picture | None = None
    pictures: tuple[Picture, ...] = ()
    rights: tuple[Found, ...] = ()
    left_out: tuple[str, ...] = ()
    """What of the source is not in the body, in words."""
