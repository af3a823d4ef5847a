"""The bodies of documents, for what has to look into them: from the cache, or from their files once more."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from functools import cached_property
from pathlib import Path

import msgspec
from msgspec import structs

from backstory.catalog.catalog import Catalog
from backstory.content.documents import Document, Kind
from backstory.content.reader import ReadDocument, Reader, decode_body
from backstory.engine.cache import Cache
from backstory.engine.reading import open_source
from backstory.engine.state import digest
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
        for key, body in self._cache.get("body", wanted):
            for document in lost.pop(key):
                yield document, body
        for same in lost.values():
            for document in same:
                yield document, self.read_again(document)

    def read_again(self, document: Document) -> bytes:
        """The body as its file has it now; an empty one where the file is gone, too."""
        readings = self._read(document, document.unnamed)
        same = (one.body for one in readings if one.document and one.document.path == document.path)
        return next(same, _EMPTY)

    def source(self, document: Document) -> str:
        """The text of its file as it is now, empty where it is gone."""
        path = document.path.partition("::")[0]
        file, _ = open_source(self._content, path, document.sidecar or None, "")
        return "" if file is None else file.data.decode("utf-8", "replace")

    def without_names(self, document: Document, targets: tuple[str, ...]) -> Document | None:
        """The document with the names of its links to these targets left out; its body is in the cache.

        None where its file can't be read any more.
        """
        for reading in self._read(document, targets):
            assert reading.document is not None
            kept = f"{document.digest}{digest(targets)}"
            self._cache.put("body", {kept: reading.body})
            return structs.replace(reading.document, digest=kept)
        return None

    def _read(self, document: Document, unnamed: tuple[str, ...]) -> list[ReadDocument]:
        path = document.path.partition("::")[0]
        file, _ = open_source(self._content, path, document.sidecar or None, "")
        if file is None:
            return []
        readings = self._reader.read(structs.replace(file, unnamed=unnamed))
        return [one for one in readings if one.document is not None]

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
