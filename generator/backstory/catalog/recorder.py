"""What a page was made from: every look into the catalog is noted, whoever looks.

With the fingerprints of the ids that were looked up, this is a verifying trace (Mokhov, Mitchell and Peyton Jones,
"Build Systems à la Carte", 2018): while none of them changes, making the page again would give the same.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeVar, overload

from msgspec import structs

from backstory.catalog.catalog import Catalog
from backstory.catalog.fingerprints import CARD, OWN
from backstory.catalog.shown import AS_SHOWN

T = TypeVar("T")

EVERYTHING = "\0"
"""Noted in place of an id where a whole table was gone through: no id is this, and none may be, the empty one neither."""


class Recorder:
    """The ids that were looked up since it was last cleared."""

    def __init__(self) -> None:
        self.card: set[str] = set()
        """Those of which something in `CARD` was looked up."""
        self.own: set[str] = set()
        """The same for `OWN`."""

    def clear(self) -> None:
        """Forget them: another page begins."""
        self.card.clear()
        self.own.clear()

    @property
    def is_of_everything(self) -> bool:
        """Whether more was looked at than can be told by ids."""
        return EVERYTHING in self.card or EVERYTHING in self.own

    def over(self, catalog: Catalog) -> Catalog:
        """The same catalog, where looks are noted. What its events, claims and quotations hold belongs to the ids they are of."""
        traced = {name: _Table(getattr(catalog, name), self.card) for name in CARD}
        traced |= {name: _Table(getattr(catalog, name), self.own, AS_SHOWN.get(name)) for name in OWN}
        lists = {
            name: _List(getattr(catalog, name), self.own)
            for name in ("articles", "events", "claims", "quotes", "asking")
        }
        return structs.replace(catalog, **traced, **lists)


class _Table(Mapping[str, T]):
    """A table that notes which of its keys are looked up."""

    def __init__(
        self, table: Mapping[str, T], noted: set[str], as_shown: Callable[[T], T] | None = None
    ) -> None:
        self._table = table
        self._noted = noted
        self._as_shown = as_shown

    def __getitem__(self, key: str) -> T:
        self._noted.add(key)
        value = self._table[key]
        return value if self._as_shown is None else self._as_shown(value)

    def get(self, key: str, default: T | None = None) -> T | None:  # type: ignore[override]
        self._noted.add(key)
        if self._as_shown is not None and key in self._table:
            return self._as_shown(self._table[key])
        return self._table.get(key, default)

    def __contains__(self, key: object) -> bool:
        self._noted.add(str(key))
        return key in self._table

    def __iter__(self) -> Iterator[str]:
        self._noted.add(EVERYTHING)
        return iter(self._table)

    def __len__(self) -> int:
        self._noted.add(EVERYTHING)
        return len(self._table)


class _List(Sequence[T]):
    """A list that notes when more of it is looked at than one entry, whose position some table told."""

    def __init__(self, entries: Sequence[T], noted: set[str]) -> None:
        self._entries = entries
        self._noted = noted

    @overload
    def __getitem__(self, at: int) -> T: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[T]: ...

    def __getitem__(self, at: int | slice) -> T | Sequence[T]:
        if isinstance(at, slice):
            self._noted.add(EVERYTHING)
        return self._entries[at]

    def __iter__(self) -> Iterator[T]:
        self._noted.add(EVERYTHING)
        return iter(self._entries)

    def __len__(self) -> int:
        self._noted.add(EVERYTHING)
        return len(self._entries)
