"""What earlier builds found out, by digest of what it was made from. Safe to delete at any time."""

import contextlib
import shutil
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Literal, NoReturn, get_args

from backstory.batches import batched
from backstory.problems import Place, Problem, Stop

Shelf = Literal["state", "reading", "body", "sighting", "whereabouts", "ranking"]

_FORMAT = 4
_ROWS_AT_ONCE = 500
_PENDING = 16_000_000
"""Bytes that are put before they are committed: each transaction writes the whole index anew."""
_PAGE = 16_384
"""Bytes of a page of the database: most values fit on one."""
_SPARE = 1000
"""Rows that nobody needs and that are kept all the same."""


class Cache:
    """Shelves of bytes under keys, each a table of one SQLite file. A damaged file is thrown away with one notice.

    What is put can be got at once, but is seen by others, and lasts, from `flush` or the end on. Where even
    a new file can't be made, as on a read-only disk, everything is kept in memory for this build.
    """

    def __init__(self, file: Path, *, forget: bool = False) -> None:
        """Open the cache; with `forget`, nothing that it holds is used."""
        self._file = file
        self.notices: list[Problem] = []
        self._pending = 0
        self._relied_on = False
        self._connection = self._opened()
        if forget:
            shutil.rmtree(self._file.with_name("templates"), ignore_errors=True)
            for shelf in get_args(Shelf):
                self._connection.execute(f"DELETE FROM {shelf}")
            self._connection.commit()

    @property
    def file(self) -> Path | None:
        """The file, for `read_only`; None where everything is in memory."""
        (_, _, name) = self._connection.execute("PRAGMA database_list").fetchone()
        return self._file if name else None

    @property
    def templates(self) -> Path | None:
        """The folder for compiled templates; None where everything is in memory."""
        return file.with_name("templates") if (file := self.file) else None

    def get(self, shelf: Shelf, keys: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        """Those of the keys that are there, with their values, in any order."""
        wanted = list(dict.fromkeys(keys))
        try:
            yield from _found(self._connection, shelf, wanted)
        except sqlite3.DatabaseError:
            self._start_again()

    def find(self, shelf: Shelf, key: str) -> bytes | None:
        """The value under a key; None where there is none."""
        return dict(self.get(shelf, [key])).get(key)

    def put(self, shelf: Shelf, values: Mapping[str, bytes]) -> None:
        """Keep values under keys, in place of what was there."""
        try:
            self._connection.executemany(f"INSERT OR REPLACE INTO {shelf} VALUES (?, ?)", values.items())
        except sqlite3.DatabaseError:
            self._start_again()
            self._connection.executemany(f"INSERT OR REPLACE INTO {shelf} VALUES (?, ?)", values.items())
        self._relied_on = True
        self._pending += sum(map(len, values.values()))
        if self._pending > _PENDING:
            self.flush()

    def flush(self) -> None:
        """Make what was put last, and show it to others."""
        try:
            self._connection.commit()
        except sqlite3.DatabaseError:
            self._start_again()
        self._pending = 0

    def tidy(self, needed: Mapping[Shelf, Collection[str]]) -> None:
        """Throw away what shelves hold under other keys, once the first has more of that than of what is needed.

        Shelves whose entries are of use only together are given together.
        """
        first, keys = next(iter(needed.items()))
        try:
            (count,) = self._connection.execute(f"SELECT count(*) FROM {first}").fetchone()
            if count > 2 * len(keys) + _SPARE:
                for shelf, keys in needed.items():
                    self._keep_only(shelf, set(keys))
        except sqlite3.DatabaseError:
            self._start_again()

    def _keep_only(self, shelf: Shelf, keys: set[str]) -> None:
        there = [key for (key,) in self._connection.execute(f"SELECT key FROM {shelf}")]
        self._connection.executemany(
            f"DELETE FROM {shelf} WHERE key = ?", ((key,) for key in there if key not in keys)
        )

    def give_up(self) -> NoReturn:
        """Throw the file away, because what must be in it is not; raises Stop. The next build makes a new one."""
        with contextlib.suppress(sqlite3.Error):
            self._connection.close()
        self._remove()
        self._connection = _made(sqlite3.connect(":memory:"))
        raise Stop(Problem("cache-lost", Place(str(self._file))))

    def __enter__(self) -> "Cache":
        return self

    def __exit__(self, *_: object) -> None:
        # What can't be committed any more is only lost for the next build.
        with contextlib.suppress(sqlite3.Error):
            self._connection.commit()
        self._connection.close()

    def _opened(self) -> sqlite3.Connection:
        try:
            return self._connected()
        except sqlite3.DatabaseError:
            self._throw_away()
        except OSError:
            return _made(sqlite3.connect(":memory:"))
        try:
            return self._connected()
        except (sqlite3.DatabaseError, OSError):
            return _made(sqlite3.connect(":memory:"))

    def _connected(self) -> sqlite3.Connection:
        self._file.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(self._file, isolation_level="IMMEDIATE")
        try:
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            if version not in (0, _FORMAT):
                connection.close()
                self._remove()
                connection = sqlite3.connect(self._file, isolation_level="IMMEDIATE")
            connection.execute(f"PRAGMA cache_size = -{2 * _PENDING // 1024}")
            # A crash of the machine may cost the last entries, never more: what is lost is made again.
            connection.execute("PRAGMA synchronous = NORMAL")
            return connection if version == _FORMAT else _made(connection)
        except sqlite3.Error:
            connection.close()
            raise

    def _throw_away(self) -> None:
        self.notices.append(Problem("cache-rebuilt", Place(self._file.name)))
        self._remove()

    def _remove(self) -> None:
        for suffix in ("", "-wal", "-shm", "-journal"):
            with contextlib.suppress(OSError):
                self._file.with_name(self._file.name + suffix).unlink()

    def _start_again(self) -> None:
        """Go on with an empty cache, unless this build relies on what it has put into the old one."""
        if self._relied_on:
            self.give_up()
        with contextlib.suppress(sqlite3.Error):
            self._connection.close()
        if self.notices:
            self._connection = _made(sqlite3.connect(":memory:"))
        else:
            self._throw_away()
            self._connection = self._opened()


def read_only(file: Path, shelf: Shelf, keys: Iterable[str]) -> dict[str, bytes]:
    """Those of the keys that are there, from the cache of another process; what it did not flush is not there.

    Raises sqlite3.DatabaseError where the file can't be read.
    """
    with contextlib.closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        return dict(_found(connection, shelf, list(keys)))


def _found(connection: sqlite3.Connection, shelf: Shelf, wanted: list[str]) -> Iterator[tuple[str, bytes]]:
    if len(wanted) > 2 * _ROWS_AT_ONCE:
        # One pass over the shelf beats thousands of look-ups: nearly all of it is asked for.
        keys = set(wanted)
        for key, value in connection.execute(f"SELECT key, value FROM {shelf}"):
            if key in keys:
                yield key, value
        return
    for some in batched(wanted, _ROWS_AT_ONCE):
        marks = ",".join("?" * len(some))
        yield from connection.execute(f"SELECT key, value FROM {shelf} WHERE key IN ({marks})", some)


def _made(connection: sqlite3.Connection) -> sqlite3.Connection:
    """The connection, with its empty shelves."""
    connection.execute(f"PRAGMA page_size = {_PAGE}")
    connection.execute("PRAGMA journal_mode = WAL")
    for shelf in get_args(Shelf):
        connection.execute(f"CREATE TABLE IF NOT EXISTS {shelf} (key TEXT PRIMARY KEY, value BLOB)")
    connection.execute(f"PRAGMA user_version = {_FORMAT}")
    connection.commit()
    return connection
