"""What earlier builds found out, by digest of what it was made from. Safe to delete at any time."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from shutil import rmtree

from backstory.engine.cache_file import SHELVES, CacheFile, Damaged, Outdated, Shelf, Unusable, remove
from backstory.problems import Place, Problem

_PENDING = 16_000_000
"""Bytes that are put before they are written: each transaction writes the whole index anew."""
_SPARE = 1000
"""Rows that nobody needs and that are kept all the same."""


class Cache:
    """Shelves of bytes under keys. What is put can be got at once, but is seen by others, and lasts, from `flush` on.

    Nobody may rely on finding what was put. A file that is damaged anywhere is thrown away with one notice, and
    what it held is missing. Where no file can be written, as on a full or read-only disk, one notice says so, and
    what is put stays in memory.
    """

    def __init__(self, file: Path, *, forget: bool = False) -> None:
        """Open the cache; with `forget`, nothing that it holds is used."""
        self.notices: list[Problem] = []
        self._path = file
        self._pending: dict[Shelf, dict[str, bytes]] = {shelf: {} for shelf in SHELVES}
        self._size = 0
        self._writable = True
        self._file: CacheFile | None = None
        with self._guarded():
            self._open()
        if forget:
            rmtree(file.with_name("templates"), ignore_errors=True)
            self._keep_only(dict.fromkeys(SHELVES, ()))

    @property
    def file(self) -> Path | None:
        """The file, from which others may read; None where not all that was flushed is in one."""
        return self._path if self._file is not None and self._writable else None

    @property
    def templates(self) -> Path | None:
        """The folder for compiled templates; None where nothing can be written."""
        return self._path.with_name("templates") if self.file else None

    def get(self, shelf: Shelf, keys: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        """Those of the keys that are there, with their values, in any order."""
        pending = self._pending[shelf]
        wanted = dict.fromkeys(keys)
        at_hand = [(key, pending[key]) for key in wanted if key in pending] if pending else []
        yield from at_hand
        elsewhere = list(wanted.keys() - {key for key, _ in at_hand}) if at_hand else list(wanted)
        if elsewhere and self._file is not None:
            with self._guarded():
                yield from self._file.rows(shelf, elsewhere)

    def find(self, shelf: Shelf, key: str) -> bytes | None:
        """The value under a key; None where there is none."""
        return dict(self.get(shelf, [key])).get(key)

    def put(self, shelf: Shelf, values: Mapping[str, bytes]) -> None:
        """Keep values under keys, in place of what was there."""
        self._pending[shelf].update(values)
        self._size += sum(map(len, values.values()))
        if self._size > _PENDING:
            self.flush()

    def flush(self) -> None:
        """Make what was put last, and show it to others. What can't be written stays where it is."""
        while self._file is not None and self._writable and any(self._pending.values()):
            with self._guarded():
                self._file.write(self._pending)
                self._pending = {shelf: {} for shelf in SHELVES}
                self._size = 0

    def tidy(self, needed: Mapping[Shelf, Collection[str]]) -> None:
        """Throw away what shelves hold under other keys, once the first has more of that than of what is needed.

        Shelves whose entries are of use only together are given together.
        """
        self.flush()
        first, keys = next(iter(needed.items()))
        if self._file is not None and self._writable:
            with self._guarded():
                if self._file.count(first) > 2 * len(keys) + _SPARE:
                    self._keep_only(needed)

    def close(self) -> None:
        """Write what is still to be written, and let go of the file."""
        self.flush()
        if self._file is not None:
            self._file.close()

    def __enter__(self) -> "Cache":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _keep_only(self, needed: Mapping[Shelf, Collection[str]]) -> None:
        with self._guarded():
            for shelf, keys in needed.items():
                if self._file is not None:
                    self._file.keep_only(shelf, set(keys))

    def _open(self) -> None:
        try:
            self._file = CacheFile(self._path)
        except Outdated:
            remove(self._path)
            self._file = CacheFile(self._path)

    @contextmanager
    def _guarded(self) -> Iterator[None]:
        """Ends what is done to the file where the file is no good, and goes on with a new one, or in memory."""
        try:
            yield
        except Damaged:
            self._start_again()
        except Unusable as error:
            self._go_without(str(error))

    def _start_again(self) -> None:
        """Go on with an empty file; where that is damaged, too, or can't be made, with none."""
        if self._file is not None:
            self._file.close()
            self._file = None
        if self._note("cache-rebuilt"):
            remove(self._path)
            try:
                self._open()
            except Damaged:
                pass
            except Unusable as error:
                self._go_without(str(error))

    def _go_without(self, reason: str) -> None:
        self._writable = False
        self._note("cache-unwritable", reason=reason)

    def _note(self, code: str, **facts: str) -> bool:
        """Say something once. Whether it was not said before."""
        told = any(notice.code == code for notice in self.notices)
        if not told:
            where = f"{self._path.parent.name}/{self._path.name}"
            self.notices.append(Problem(code, Place(where), facts))
        return not told
