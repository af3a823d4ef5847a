"""Who said what, to whom, when and where, of all documents."""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from backstory.catalog.topics import Topic
from backstory.content.front_matter_types import Quotation
from backstory.names.published import Published


class Said(Struct, frozen=True):
    """A quotation in the document at `path`, its names resolved to ids of topics."""

    path: str
    quotation: Quotation
    by: str | None
    to: str | None
    place: str | None
    about: tuple[str, ...]

    @property
    def topics(self) -> frozenset[str]:
        """Every topic that it is about, comes from, or was said to; not where it was said."""
        return frozenset(one for one in (self.by, self.to, *self.about) if one)


def gather_quotes(published: Published, topics: Mapping[str, Topic]) -> tuple[Said, ...]:
    """All quotations, the newest first. Those of an unlisted document belong to it alone."""
    return tuple(sorted(_quotes(published, topics), key=_newest_first))


def _quotes(published: Published, topics: Mapping[str, Topic]) -> Iterable[Said]:
    for path, document in published.documents.items():
        references = published.references[path]
        for quotation, named in zip(document.front.quotes, references.quotes, strict=True):
            if document.front.unlisted:
                yield Said(path, quotation, None, None, None, ())
                continue
            own = (path,) if document.kind == "topic" else ()
            about = tuple(topic for topic in (*own, *named.about) if topic in topics)
            by, to, place = (one if one in topics else None for one in (named.by, named.to, named.place))
            yield Said(path, quotation, by, to, place, about)


def _newest_first(said: Said) -> tuple[int, str, int]:
    date = said.quotation.date
    return (-date.start if date is not None else 0, said.path, said.quotation.line)
