"""What earlier builds found out, by digest of what it was made from. Safe to delete at any time."""

import contextlib
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Literal

from backstory.problems import Place, Problem

Shelf = Literal["state", "reading", "body", "sighting"]

_FORMAT = 1
_ROWS_AT_ONCE = 500


class Cache:
    """Shelves of bytes under keys, in one SQLite file. A damaged file is thrown away with one notice.

    Where even a new file can't be made, as on a read-only disk, everything is kept in memory for this build.
    """

    def __init__(self, file: Path, *, forget: bool = False) -> None:
        """Open the cache; with `forget`, nothing that it holds is used."""
        self._file = file
        self.notices: list[Problem] = []
        self._memory: dict[tuple[str, str], bytes] | None = None
        self._connection = self._opened()
        if forget:
            self._connection.execute("DELETE FROM shelves")
            self._connection.commit()

    def get(self, shelf: Shelf, keys: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        """Those of the keys that are there, with their values, in any order."""
        wanted = list(dict.fromkeys(keys))
        if self._memory is not None:
            yield from ((key, self._memory[shelf, key]) for key in wanted if (shelf, key) in self._memory)
            return
        try:
            if len(wanted) > 2 * _ROWS_AT_ONCE:
                yield from self._scan(shelf, set(wanted))
                return
            for start in range(0, len(wanted), _ROWS_AT_ONCE):
                some = wanted[start : start + _ROWS_AT_ONCE]
                marks = ",".join("?" * len(some))
                yield from self._connection.execute(
                    f"SELECT key, value FROM shelves WHERE shelf = ? AND key IN ({marks})", (shelf, *some)
                )
        except sqlite3.DatabaseError:
            self._start_again()

    def _scan(self, shelf: Shelf, wanted: set[str]) -> Iterator[tuple[str, bytes]]:
        # One pass over the shelf beats thousands of look-ups: nearly all of it is asked for.
        for key, value in self._connection.execute(
            "SELECT key, value FROM shelves WHERE shelf = ?", (shelf,)
        ):
            if key in wanted:
                yield key, value

    def put(self, shelf: Shelf, values: Mapping[str, bytes]) -> None:
        """Keep values under keys, in place of what was there."""
        if self._memory is None:
            try:
                with self._connection:
                    self._connection.executemany(
                        "INSERT OR REPLACE INTO shelves VALUES (?, ?, ?)",
                        ((shelf, key, value) for key, value in values.items()),
                    )
                return
            except sqlite3.DatabaseError:
                self._start_again()
        if self._memory is not None:
            self._memory.update(((shelf, key), value) for key, value in values.items())
        else:
            self.put(shelf, values)

    def keep_only(self, shelf: Shelf, keys: set[str]) -> None:
        """Throw away what a shelf holds under any other key."""
        if self._memory is not None:
            return
        try:
            with self._connection:
                there = [
                    key
                    for (key,) in self._connection.execute(
                        "SELECT key FROM shelves WHERE shelf = ?", (shelf,)
                    )
                ]
                self._connection.executemany(
                    "DELETE FROM shelves WHERE shelf = ? AND key = ?",
                    ((shelf, key) for key in there if key not in keys),
                )
        except sqlite3.DatabaseError:
            self._start_again()

    def __enter__(self) -> "Cache":
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()

    def _opened(self) -> sqlite3.Connection:
        try:
            return self._connected()
        except sqlite3.DatabaseError:
            self._throw_away()
        except OSError:
            return self._in_memory()
        try:
            return self._connected()
        except (sqlite3.DatabaseError, OSError):
            return self._in_memory()

    def _connected(self) -> sqlite3.Connection:
        self._file.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(self._file, isolation_level="IMMEDIATE")
        try:
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            if version not in (0, _FORMAT):
                connection.execute("DROP TABLE IF EXISTS shelves")
            # A crash may cost the last entries, never more: what is lost is made again.
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.execute(
                "CREATE TABLE IF NOT EXISTS shelves (shelf TEXT, key TEXT, value BLOB, PRIMARY KEY (shelf, key))"
            )
            connection.execute(f"PRAGMA user_version = {_FORMAT}")
            connection.commit()
        except sqlite3.Error:
            connection.close()
            raise
        return connection

    def _in_memory(self) -> sqlite3.Connection:
        self._memory = {}
        connection = sqlite3.connect(":memory:")
        connection.execute("CREATE TABLE shelves (shelf TEXT, key TEXT, value BLOB)")
        return connection

    def _throw_away(self) -> None:
        self.notices.append(Problem("cache-rebuilt", Place(self._file.name)))
        for suffix in ("", "-wal", "-shm", "-journal"):
            with contextlib.suppress(OSError):
                self._file.with_name(self._file.name + suffix).unlink()

    def _start_again(self) -> None:
        with contextlib.suppress(sqlite3.Error):
            self._connection.close()
        if self.notices:
            self._connection = self._in_memory()
            return
        self._throw_away()
        try:
            self._connection = self._connected()
        except (sqlite3.DatabaseError, OSError):
            self._connection = self._in_memory()
