"""What the rules look at: the catalog, and the little that only bodies tell."""

from collections.abc import Callable, Mapping

from msgspec import Struct

from backstory.catalog.catalog import Catalog
from backstory.catalog.repeated_passages import Repetition
from backstory.content.documents import Kind
from backstory.markdown.paragraphs import Paragraph
from backstory.settings import Settings

LIVING: tuple[Kind, ...] = ("topic", "background")
"""Kinds of documents that are kept true; an article says what was true on its day."""


class CheckContext(Struct, frozen=True):
    """A site on the day `today` (ISO 8601), that of the cut-off."""

    catalog: Catalog
    settings: Settings
    today: str
    paragraphs: Mapping[str, tuple[Paragraph, ...]]
    """What living documents say, by path."""
    repeated: tuple[Repetition, ...] = ()
    text_of: Callable[[str], str] = lambda path: ""
    """The text of a document's file, by its path."""
