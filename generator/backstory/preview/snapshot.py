"""All that is known of a site, in one file: how the process that finds it out hands it to the one that shows it."""

import mmap
import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, get_args, get_type_hints
from zlib import crc32

import msgspec
from msgspec import Struct, structs

from backstory.catalog.catalog import Catalog
from backstory.content.documents import Document
from backstory.engine.known_site import KnownSite
from backstory.engine.site import reading_digest
from backstory.engine.site_files import Needs, all_needs
from backstory.engine.state import Read, digest
from backstory.names.gate import LeftOut, count_left_out, next_change
from backstory.pages.plan import page_files
from backstory.preview.encoded_mapping import EncodedMapping, encoded
from backstory.problems import Problem
from backstory.settings import CutOff, Settings
from backstory.whole_files import write_whole

_LAZY = (
    "documents",
    "references",
    "mention_counts",
    "mention_spans",
    "uses",
    "read_next",
    "related",
    "topics",
)
"""Fields of the catalog that are decoded value by value."""
_SUM = 4
"""Bytes of the checksum at the end of the file."""
_TYPES = get_type_hints(Catalog)
_VALUES = msgspec.msgpack.Decoder(dict[str, memoryview])


class Snapshot(Struct, frozen=True):
    """A site as it was read and understood. Paths of the problems are relative to the content folder."""

    catalog: Catalog
    held: Mapping[str, Document]
    """Documents that are out of this build, by path: drafts, embargoed, expired, broken."""
    order: tuple[str, ...]
    """The paths of all documents in the order in which they were read."""
    broken: frozenset[str]
    read: Mapping[str, Read]
    needs: Mapping[str, Needs]
    """What published documents ask of the site, by path."""
    pages: tuple[str, ...]
    """The output files of all pages."""
    problems: tuple[Problem, ...]
    ledger: Mapping[str, Collection[str]]
    """Document -> the addresses that readers were given before."""
    settings: str
    """Digest of all settings and switches that it depends on."""
    instant: int
    until: int | None
    """The instant from which on another document is in or out."""
    left_out: LeftOut

    def is_of(self, settings: Settings, cut_off: CutOff) -> bool:
        """Whether it was made with these settings and switches, and nothing was due since."""
        late = self.until is not None and cut_off.instant >= self.until
        return self.settings == depends(settings, cut_off) and self.instant <= cut_off.instant and not late

    def document(self, path: str) -> Document | None:
        """A document, published or held back."""
        return self.catalog.documents.get(path) or self.held.get(path)


def depends(settings: Settings, cut_off: CutOff) -> str:
    """Digest of what a snapshot depends on besides the files: all settings, the switches and the program."""
    return digest(reading_digest(settings), settings, cut_off.drafts, cut_off.future)


def encode(known: KnownSite, settings: Settings, cut_off: CutOff) -> Iterator[bytes]:
    """What is known, as parts to be written one after another: a large site need not be in memory twice."""
    catalog, content = known.catalog, known.content
    documents = {document.path: document for document in content.documents}
    encoder = msgspec.msgpack.Encoder()
    head = Snapshot(
        catalog=structs.replace(catalog, **{name: {} for name in _LAZY}),
        held={},
        order=tuple(documents),
        broken=frozenset(content.broken),
        read=content.read,
        needs=all_needs(catalog),
        pages=page_files(catalog, settings),
        problems=known.problems,
        ledger={path: sorted(addresses) for path, addresses in content.known.items()},
        settings=depends(settings, cut_off),
        instant=cut_off.instant,
        until=next_change(content.documents, cut_off),
        left_out=count_left_out(content.documents, cut_off),
    )
    held = {path: one for path, one in documents.items() if path not in catalog.documents}
    yield from _framed(encoder.encode(head))
    yield from _framed(encoder.encode(encoded(held)))
    for name in _LAZY:
        yield from _framed(encoder.encode(encoded(getattr(catalog, name))))


def decode(data: bytes | memoryview) -> Snapshot:
    """The snapshot in a file's bytes; nearly nothing is looked at before it is needed."""
    head, held, *lazy = _parts(memoryview(data))
    stored = msgspec.msgpack.decode(head, type=Snapshot)
    mappings = {name: _lazy(part, get_args(_TYPES[name])[1]) for name, part in zip(_LAZY, lazy, strict=True)}
    return structs.replace(
        stored, catalog=structs.replace(stored.catalog, **mappings), held=_lazy(held, Document)
    )


def _lazy(part: memoryview, kind: Any) -> EncodedMapping[Any]:
    return EncodedMapping(_VALUES.decode(part), msgspec.msgpack.Decoder(kind).decode)


def _framed(part: bytes) -> Iterator[bytes]:
    """A part behind its length."""
    yield len(part).to_bytes(8, "big")
    yield part


def _parts(data: memoryview) -> Iterator[memoryview]:
    at = 0
    while at < len(data):
        start = at + 8
        at = start + int.from_bytes(data[at:start], "big")
        yield data[start:at]


def load(file: Path) -> Snapshot | None:
    """The snapshot that was kept; None where there is none, or none of this version, or a damaged one."""
    try:
        with file.open("rb") as handle:
            # Mapped, not read: most of it is never looked at, and what is need not be in memory twice.
            data = memoryview(mmap.mmap(handle.fileno(), 0, access=mmap.ACCESS_READ))
            whole, written = data[:-_SUM], data[-_SUM:]
            return decode(whole) if crc32(whole).to_bytes(_SUM, "big") == written else None
    except (OSError, ValueError, msgspec.DecodeError):
        return None


def save(file: Path, parts: Iterable[bytes]) -> None:
    """Keep a snapshot: whoever reads the old one goes on reading the old one."""
    new = file.with_name(f"{file.name}-{os.getpid()}")
    write_whole(file, new, _summed(parts))


def _summed(parts: Iterable[bytes]) -> Iterator[bytes]:
    """The parts, and behind them their checksum."""
    total = 0
    for part in parts:
        total = crc32(part, total)
        yield part
    yield total.to_bytes(_SUM, "big")
