"""Bodies of documents for the pages that are rendered: just read, from the cache, or read again."""

import threading
from collections.abc import Iterable

from backstory.content.reader import decode_body
from backstory.engine.bodies import BodyStore
from backstory.engine.cache import Cache
from backstory.markdown.body import Body
from backstory.preview.snapshot import Snapshot
from backstory.settings import Folders, Settings


class Bodies:
    """Finds bodies by document. `fresh` may be filled by another thread; the cache belongs to one."""

    def __init__(self, folders: Folders, settings: Settings) -> None:
        self._folders = folders
        self.settings = settings
        self.fresh: dict[str, tuple[str, bytes]] = {}
        """Path of a document -> its digest and its body, encoded: what was read since the snapshot was made."""
        self._caches = threading.local()

    def of(self, paths: Iterable[str], known: Snapshot) -> dict[str, Body]:
        """The bodies of documents, by path."""
        digests = {known.catalog.documents[path].digest: path for path in paths}
        read = {path: self.fresh.get(path, ("", b"")) for path in digests.values()}
        found = {path: read[path][1] for key, path in digests.items() if read[path][0] == key}
        missing = [known.catalog.documents[path] for path in digests.values() if path not in found]
        store = BodyStore(self._cache(), self._folders.content, self.settings)
        found |= {document.path: body for document, body in store.of(missing)}
        return {path: decode_body(data) for path, data in found.items()}

    def _cache(self) -> Cache:
        if not hasattr(self._caches, "cache"):
            self._caches.cache = Cache(self._folders.cache / "cache.sqlite")
        cache: Cache = self._caches.cache
        return cache
