"""The SQLite file of the cache: shelves of rows, each with a checksum, and what can go wrong with such a file."""

import contextlib
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping
from hashlib import blake2b
from pathlib import Path
from typing import Literal, get_args

from backstory.batches import batched

Shelf = Literal["state", "reading", "body", "sighting", "mention_spans", "ranking", "picture"]
SHELVES: tuple[Shelf, ...] = get_args(Shelf)

_FORMAT = 6
_ROWS_AT_ONCE = 500
_IN_MEMORY = 32_000
"""KiB of the file that SQLite may hold in memory."""
_PAGE = 16_384
"""Bytes of a page of the database: most values fit on one."""
_UNUSABLE = frozenset(
    (
        *(sqlite3.SQLITE_PERM, sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_READONLY),
        *(sqlite3.SQLITE_IOERR, sqlite3.SQLITE_FULL, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PROTOCOL),
        *(sqlite3.SQLITE_NOLFS, sqlite3.SQLITE_AUTH),
    )
)
"""Primary error codes of a file that may be whole, but can't be read or written now."""


class Damaged(Exception):  # noqa: N818 - what the file is
    """The file does not hold what was written to it."""


class Outdated(Exception):  # noqa: N818 - what the file is
    """The file is of another format than ours."""


class Unusable(Exception):  # noqa: N818 - what the file is
    """The file can't be opened, read or written; the text says why."""


class CacheFile:
    """Rows of bytes under keys, on shelves, in one file. Every method raises Damaged or Unusable."""

    def __init__(self, file: Path) -> None:
        """Open the file, or make it. Raises Outdated, too."""
        with _explained():
            try:
                file.parent.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise Unusable(error.strerror or str(error)) from None
            self._connection = sqlite3.connect(file, isolation_level="IMMEDIATE")
        try:
            with _explained():
                self._prepare()
        except BaseException:
            self.close()
            raise

    def rows(self, shelf: Shelf, keys: Collection[str]) -> Iterator[tuple[str, bytes]]:
        """Those of the keys that are there, with their values, in any order."""
        with _explained():
            yield from _checked(self._connection, shelf, keys)

    def write(self, values: Mapping[Shelf, Mapping[str, bytes]]) -> None:
        """Put all these in, in place of what was there, or none of them."""
        with _explained(), self._connection:
            for shelf, some in values.items():
                rows = ((key, value, _checksum(shelf, key, value)) for key, value in some.items())
                self._connection.executemany(f"INSERT OR REPLACE INTO {shelf} VALUES (?, ?, ?)", rows)

    def count(self, shelf: Shelf) -> int:
        """How many rows a shelf has."""
        with _explained():
            (count,) = self._connection.execute(f"SELECT count(*) FROM {shelf}").fetchone()
            return int(count)

    def keep_only(self, shelf: Shelf, keys: Collection[str]) -> None:
        """Throw away the rows of a shelf under all other keys."""
        with _explained(), self._connection:
            there = [key for (key,) in self._connection.execute(f"SELECT key FROM {shelf}")]
            others = ((key,) for key in there if key not in keys)
            self._connection.executemany(f"DELETE FROM {shelf} WHERE key = ?", others)

    def close(self) -> None:
        """Let go of the file; nothing that was written waits for this."""
        with contextlib.suppress(sqlite3.Error):
            self._connection.close()

    def _prepare(self) -> None:
        run = self._connection.execute
        (version,) = run("PRAGMA user_version").fetchone()
        if version not in (0, _FORMAT):
            raise Outdated
        run(f"PRAGMA cache_size = -{_IN_MEMORY}")
        # A crash of the machine may cost the last entries, never more: what is lost is made again.
        run("PRAGMA synchronous = NORMAL")
        if version != _FORMAT:
            run(f"PRAGMA page_size = {_PAGE}")
            run("PRAGMA journal_mode = WAL")
            with self._connection:
                for shelf in SHELVES:
                    run(
                        f"CREATE TABLE IF NOT EXISTS {shelf} (key TEXT PRIMARY KEY, value BLOB, checksum BLOB)"
                    )
                run(f"PRAGMA user_version = {_FORMAT}")


def remove(file: Path) -> None:
    """Take the file away, with what SQLite keeps beside it."""
    for suffix in ("", "-wal", "-shm", "-journal"):
        with contextlib.suppress(OSError):
            file.with_name(file.name + suffix).unlink()


def read_only(file: Path, shelf: Shelf, keys: Iterable[str]) -> dict[str, bytes]:
    """Those of the keys that are there, from the file of another process.

    Raises Damaged or Unusable.
    """
    with (
        _explained(),
        contextlib.closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as connection,
    ):
        return dict(_checked(connection, shelf, list(keys)))


def _checked(
    connection: sqlite3.Connection, shelf: Shelf, keys: Collection[str]
) -> Iterator[tuple[str, bytes]]:
    for key, value, checksum in _found(connection, shelf, keys):
        if not isinstance(key, str) or not isinstance(value, bytes):
            raise Damaged("of another type")
        if checksum != _checksum(shelf, key, value):
            raise Damaged("another checksum")
        yield key, value


def _found(
    connection: sqlite3.Connection, shelf: Shelf, keys: Collection[str]
) -> Iterator[tuple[object, object, object]]:
    if len(keys) > 2 * _ROWS_AT_ONCE:
        # One pass over the shelf beats thousands of look-ups: nearly all of it is asked for.
        wanted = set(keys)
        for row in connection.execute(f"SELECT key, value, checksum FROM {shelf}"):
            if row[0] in wanted:
                yield row
        return
    for some in batched(keys, _ROWS_AT_ONCE):
        marks = ",".join("?" * len(some))
        yield from connection.execute(
            f"SELECT key, value, checksum FROM {shelf} WHERE key IN ({marks})", some
        )


def _checksum(shelf: Shelf, key: str, value: bytes) -> bytes:
    """Of the value and of where it belongs, so that a row in the place of another is none."""
    checksum = blake2b(f"{shelf}\0{key}\0".encode(), digest_size=8)
    checksum.update(value)
    return checksum.digest()


@contextlib.contextmanager
def _explained() -> Iterator[None]:
    """Raises what is wrong with the file in the place of SQLite's many errors."""
    try:
        yield
    # Where the names of tables are damaged, Python can't even read what SQLite says of them.
    except (sqlite3.DatabaseError, MemoryError, UnicodeDecodeError) as error:
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT)
        # A file that ends too early is damaged, though it is an error of input and output.
        if code & 0xFF in _UNUSABLE and code != sqlite3.SQLITE_IOERR_SHORT_READ:
            raise Unusable(str(error)) from None
        raise Damaged(str(error)) from None
