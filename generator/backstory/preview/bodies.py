"""Bodies of documents for the pages that are rendered: just read, from the cache, or read again."""

import threading
from collections.abc import Iterable

from backstory.content.reader import Reader, decode_body
from backstory.engine.cache import Cache
from backstory.engine.inputs import reading_digest
from backstory.engine.reading import open_source
from backstory.markdown.body import Body
from backstory.preview.snapshot import Snapshot
from backstory.settings import Folders, Settings


class Bodies:
    """Finds bodies by document. `fresh` may be filled by another thread; the cache belongs to one."""

    def __init__(self, folders: Folders, settings: Settings) -> None:
        self._folders = folders
        self.settings = settings
        self.fresh: dict[str, tuple[str, bytes]] = {}
        """Path of a document -> its digest and its body, encoded: what was read since the site was learnt."""
        self._caches = threading.local()

    def of(self, paths: Iterable[str], known: Snapshot) -> dict[str, Body]:
        """The bodies of documents, by path."""
        digests = {known.catalog.documents[path].digest: path for path in paths}
        read = {path: self.fresh.get(path, ("", b"")) for path in digests.values()}
        found = {path: read[path][1] for key, path in digests.items() if read[path][0] == key}
        missing = [key for key in digests if digests[key] not in found]
        found |= {digests[key]: body for key, body in self._cache().get("body", missing)}
        bodies = {path: decode_body(data) for path, data in found.items()}
        return bodies | {path: self._again(path) for path in digests.values() if path not in bodies}

    def _again(self, path: str) -> Body:
        """A body that somebody threw away; an empty one where its file is gone, too."""
        file, _ = open_source(
            self._folders.content, path.partition("::")[0], None, reading_digest(self.settings)
        )
        readings = Reader(self.settings).read(file) if file is not None else ()
        data = next((one.body for one in readings if one.document and one.document.path == path), b"")
        return decode_body(data) if data else Body((), {"": (0, 0)})

    def _cache(self) -> Cache:
        if not hasattr(self._caches, "cache"):
            self._caches.cache = Cache(self._folders.cache / "cache.sqlite")
        cache: Cache = self._caches.cache
        return cache
