"""The bodies of documents, for what has to look into them: from the cache, or from their files once more."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from functools import cached_property
from pathlib import Path

import msgspec

from backstory.catalog.catalog import Catalog
from backstory.content.documents import Document, Kind
from backstory.content.reader import Reader, decode_body
from backstory.engine.cache import Cache
from backstory.engine.reading import open_source
from backstory.markdown.body import Body
from backstory.settings import Settings

_EMPTY = msgspec.msgpack.encode(Body((), {"": (0, 0)}))


class BodyStore:
    """Encoded bodies of a site's documents. Nothing but time is lost where the cache has lost one."""

    def __init__(self, cache: Cache, content: Path, settings: Settings) -> None:
        self._cache = cache
        self._content = content
        self._settings = settings

    def of(self, documents: Iterable[Document]) -> Iterator[tuple[Document, bytes]]:
        """Each document with its body, in any order, one at a time: all together would not fit in memory."""
        wanted: defaultdict[str, list[Document]] = defaultdict(list)
        for document in documents:
            wanted[document.digest].append(document)
        lost = dict(wanted)
        for digest, body in self._cache.get("body", wanted):
            for document in lost.pop(digest):
                yield document, body
        for same in lost.values():
            for document in same:
                yield document, self.read_again(document)

    def read_again(self, document: Document) -> bytes:
        """The body as its file has it now; an empty one where the file is gone, too."""
        file, _ = open_source(self._content, document.path.partition("::")[0], document.sidecar or None, "")
        readings = self._reader.read(file) if file is not None else ()
        same = (one.body for one in readings if one.document and one.document.path == document.path)
        return next(same, _EMPTY)

    @cached_property
    def _reader(self) -> Reader:
        return Reader(self._settings)


def published_bodies(
    catalog: Catalog, bodies: BodyStore, kinds: Collection[Kind]
) -> Iterator[tuple[Document, Body]]:
    """Published documents of these kinds with their bodies, one at a time."""
    documents = [document for document in catalog.documents.values() if document.kind in kinds]
    for document, body in bodies.of(documents):
        yield document, decode_body(body)
