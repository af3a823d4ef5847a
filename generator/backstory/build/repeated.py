"""Passages that stand in several documents, from the bodies that the cache keeps."""

from collections import defaultdict
from collections.abc import Iterator

from backstory.build.cache import Cache
from backstory.catalog.catalog import Catalog
from backstory.catalog.passages import Passage, Repetition, find_repeated
from backstory.content.documents import Document, Text
from backstory.content.reader import decode_body


def repeated_passages(catalog: Catalog, cache: Cache) -> tuple[Repetition, ...]:
    """Passages of published articles and background that stand nearly word for word in several of them."""
    documents = {
        document.digest: document for document in catalog.documents.values() if document.kind in ("article", "background")
    }
    passages: list[Passage] = []
    for digest, data in cache.get("body", documents):
        passages += _passages(documents[digest], data)
    return find_repeated(passages)


def _passages(document: Document, data: bytes) -> Iterator[Passage]:
    """The paragraphs of a document: the text runs of each block, put together."""
    blocks: defaultdict[int, list[str]] = defaultdict(list)
    for segment in decode_body(data).segments:
        if isinstance(segment, Text):
            blocks[segment.block].append(segment.text)
    lines = document.facts.blocks
    for block, runs in blocks.items():
        yield Passage(document.path, lines[block] if block < len(lines) else 0, "".join(runs))
