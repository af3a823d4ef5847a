"""The first stage: content files become documents, from the cache where they were read before."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from pathlib import Path

import msgspec
from msgspec import Struct

from backstory.batches import batched
from backstory.content.documents import Document
from backstory.content.files import Stamp, role, sidecar_of
from backstory.content.inherited import with_inherited
from backstory.content.languages import in_their_languages
from backstory.content.ledger import known_addresses, read_ledger
from backstory.content.reader import ReadDocument, SourceFile
from backstory.content.translations import with_originals
from backstory.content.tree_addresses import with_tree_addresses
from backstory.content.tree_settings import read_tree_settings
from backstory.engine.cache import Cache
from backstory.engine.site import Site
from backstory.engine.state import Read
from backstory.engine.tasks import ReadFile, read_batch
from backstory.engine.workers import Workers
from backstory.messages import keeps_out
from backstory.problems import Place, Problem
from backstory.settings import Settings

_BATCH = 50
_AT_ONCE = 500

_READINGS = msgspec.msgpack.Decoder(tuple[ReadDocument, ...])
_BATCHES = msgspec.msgpack.Decoder(tuple[ReadFile, ...])


class Content(Struct):
    """What was read: documents in the order of their files' paths, and what to remember of each file."""

    documents: list[Document]
    problems: list[Problem]
    broken: set[str]
    """Paths of documents with an error: known, and left out."""
    read: dict[str, Read]
    files: Collection[str] = ()
    """The paths of all files of the content folder."""
    known: Mapping[str, Collection[str]] = {}
    """Document -> the addresses that readers were given before."""


def read_content(site: Site, known: Mapping[str, Read]) -> Content:
    """All documents of a site, in the order of their files' paths. `known` is what is remembered of each file."""
    folder, settings, files, cache = site.folders.content, site.settings, site.files, site.cache
    sources = {path: sidecar_of(path, files) for path in files if role(path, files) in ("document", "topics")}
    stamps = {path: (files[path], files[beside] if beside else None) for path, beside in sources.items()}
    read = {
        path: last
        for path in sources
        if (last := known.get(path)) and stamps[path] == (last.stamp, last.sidecar)
    }
    readings = _known(cache, [last.digest for last in read.values()])
    unread = [path for path in sources if path not in read or read[path].digest not in readings]
    content = Content([], [], set(), {}, files, known_addresses(read_ledger(folder)))

    def opened() -> Iterator[SourceFile]:
        # Some at a time: all files of a large site would not fit in memory.
        for some in batched(unread, _AT_ONCE):
            here = []
            for path in some:
                file, problem = open_source(folder, path, sources[path], site.depends)
                if file is None:
                    content.problems.append(problem)
                else:
                    read[path] = Read(*stamps[path], file.digest)
                    here.append(file)
            readings.update(_known(cache, [file.digest for file in here]))
            yield from (file for file in here if file.digest not in readings)

    for batch in _read(site.workers, settings, opened()):
        cache.put("body", {key: body for one in batch.values() for key, body in one.bodies.items()})
        cache.put("reading", {digest: one.readings for digest, one in batch.items()})
        readings |= {digest: _READINGS.decode(one.readings) for digest, one in batch.items()}
        site.stages.tell("read", len(readings) + len(unread) - len(sources), len(unread))
    content.read = {path: read[path] for path in sources if path in read}
    for last in content.read.values():
        for reading in readings.get(last.digest, ()):
            content.problems += reading.problems
            if reading.document is not None:
                content.documents.append(reading.document)
                if any(keeps_out(problem, settings.checks) for problem in reading.problems):
                    content.broken.add(reading.document.path)
    content.documents = in_their_places(content.documents, folder, files, settings)
    cache.tidy(
        {
            "reading": [last.digest for last in content.read.values()],
            "body": [document.digest for document in content.documents],
        }
    )
    return content


def in_their_places(
    documents: Sequence[Document], folder: Path, files: Mapping[str, Stamp], settings: Settings
) -> list[Document]:
    """The documents with what their folders, each other and the tree that they are of say of each."""
    said = read_tree_settings(folder, files, settings.tree, settings.timezone)
    documents = with_inherited(documents, said)
    documents = list(in_their_languages(documents, settings.language))
    by_slug = settings.tree.program == "pelican"
    documents = list(with_originals(documents, settings.language, by_slug=by_slug))
    return list(with_tree_addresses(documents, settings))


def open_source(
    folder: Path, path: str, sidecar: str | None, depends: str
) -> tuple[SourceFile | None, Problem]:
    """A file with its sidecar; where it can't be read, None and the problem."""
    try:
        data = (folder / path).read_bytes()
        beside = (folder / sidecar).read_bytes() if sidecar else b""
    except OSError as error:
        reason = error.strerror or str(error)
        return None, Problem("file-unreadable", Place(path), {"reason": reason})
    whole = blake2b(f"{path}\0{sidecar}\0{depends}\0{len(data)}\0".encode(), digest_size=16)
    whole.update(data)
    whole.update(beside)
    return SourceFile(path, whole.hexdigest(), data, sidecar or "", beside), Problem("", Place(path))


def _known(cache: Cache, digests: list[str]) -> dict[str, tuple[ReadDocument, ...]]:
    return {key: _READINGS.decode(value) for key, value in cache.get("reading", digests)}


def _read(workers: Workers, settings: Settings, files: Iterable[SourceFile]) -> Iterator[dict[str, ReadFile]]:
    """What was read, by the digest of the file, batch by batch."""
    sent: list[list[str]] = []

    def batches() -> Iterator[bytes]:
        for batch in batched(files, _BATCH):
            sent.append([file.digest for file in batch])
            yield msgspec.msgpack.encode(batch)

    results = workers.run(read_batch, msgspec.msgpack.encode(settings), batches())
    for number, result in enumerate(results):
        yield dict(zip(sent[number], _BATCHES.decode(result), strict=True))
