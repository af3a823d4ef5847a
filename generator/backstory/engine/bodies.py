"""The bodies of published documents, for what has to look into all of them."""

from collections.abc import Collection, Iterator

from backstory.catalog.catalog import Catalog
from backstory.content.documents import Document, Kind
from backstory.content.reader import decode_body
from backstory.engine.cache import Cache
from backstory.markdown.body import Body


def published_bodies(
    catalog: Catalog, cache: Cache, kinds: Collection[Kind]
) -> Iterator[tuple[Document, Body]]:
    """Documents of these kinds with their bodies, one at a time: all together would not fit in memory."""
    documents = {
        document.digest: document for document in catalog.documents.values() if document.kind in kinds
    }
    for digest, data in cache.get("body", documents):
        yield documents[digest], decode_body(data)
