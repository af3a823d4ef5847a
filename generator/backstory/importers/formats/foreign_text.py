"""What is found in a text of another format. Data only."""

from msgspec import Struct


class FoundValue(Struct, frozen=True, array_like=True):
    """A value, and where in the source it stood."""

    value: str
    where: str


class ForeignPicture(Struct, frozen=True, array_like=True):
    """A picture of the text, by its address."""

    address: str
    alt: str = ""
    credit: str = ""
    """Its caption or credit line, word for word."""


class ForeignText(Struct, frozen=True):
    """One article that somebody else published, or a document. `body` is Markdown, CommonMark's."""

    body: str
    title: FoundValue | None = None
    authors: tuple[str, ...] = ()
    authors_from: str = ""
    date: FoundValue | None = None
    updated: FoundValue | None = None
    summary: FoundValue | None = None
    language: str = ""
    address: str = ""
    publisher: str = ""
    topics: tuple[str, ...] = ()
    image: ForeignPicture | None = None
    pictures: tuple[ForeignPicture, ...] = ()
    rights: tuple[FoundValue, ...] = ()
    left_out: tuple[str, ...] = ()
    """What of the source is not in the body, in words."""
