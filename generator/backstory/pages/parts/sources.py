"""The numbered sources of one page, in the order in which the page cites them."""

from backstory.content.documents import Document
from backstory.content.front_matter_types import Source
from backstory.pages.views import SourceEntry


class SourceNumbers:
    """Gives each source of a page its number; the same source from two documents has one."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, str, str], int] = {}
        self._entries: list[SourceEntry] = []

    def cite(self, document: Document, id: str) -> int:
        """The number of the document's source with this id, from 1; 0 where it has none."""
        for source in document.front.sources:
            if source.id == id:
                return self.add(source)
        return 0

    def add(self, source: Source) -> int:
        """The number of a source, from 1."""
        key = same_source(source)
        if key not in self._numbers:
            self._numbers[key] = len(self._entries) + 1
            self._entries.append(entry(source, len(self._entries) + 1))
        return self._numbers[key]

    def add_all(self, document: Document) -> None:
        """Number the document's sources that were not cited yet."""
        for source in document.front.sources:
            self.add(source)

    def entries(self) -> tuple[SourceEntry, ...]:
        """The list as it stands at the end of the page."""
        return tuple(self._entries)


def same_source(source: Source) -> tuple[str, str, str]:
    """What tells two sources apart: the words and the address, not the id of one document."""
    return (source.url, source.title, source.publisher)


def entry(source: Source, number: int) -> SourceEntry:
    """A source in a list, without who uses it."""
    return SourceEntry(
        number=number,
        title=source.title,
        url=source.url,
        publisher=source.publisher,
        date=source.date,
        accessed=source.accessed,
        archived=source.archived,
        via=source.via,
        note=source.note,
    )
