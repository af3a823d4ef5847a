"""What the cache keeps of each document, fetched when somebody looks at it: all of it would fill the memory."""

from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

from backstory.engine.cache import Cache
from backstory.engine.cache_file import Shelf

V = TypeVar("V")

_AT_HAND = 64_000_000
"""Bytes of new values that are not fetched again: all of a site of 10,000 articles or so, or none."""


class CachedMapping(Mapping[str, V]):
    """Values of a shelf of the cache under other keys; of use while the cache is open."""

    def __init__(
        self,
        cache: Cache,
        shelf: Shelf,
        kept_under: Mapping[str, str],
        decode: Callable[[bytes], V],
        make: Callable[[str], bytes],
    ) -> None:
        """`kept_under` is the key of the shelf by key of this mapping; `make` makes a value that the cache has lost."""
        self._cache = cache
        self._shelf: Shelf = shelf
        self._kept_under = kept_under
        self._decode = decode
        self._make = make
        self._at_hand: dict[str, bytes] = {}
        self._free = _AT_HAND

    def put(self, values: Mapping[str, bytes]) -> None:
        """Keep new values in the cache, under its keys."""
        self._cache.put(self._shelf, values)
        self._free -= sum(map(len, values.values()))
        if self._free >= 0:
            self._at_hand |= values
        else:
            self._at_hand.clear()

    def __getitem__(self, key: str) -> V:
        kept_under = self._kept_under[key]
        value = self._at_hand.get(kept_under)
        if value is None:
            value = self._cache.find(self._shelf, kept_under)
        if value is None:
            value = self._make(key)
            self._cache.put(self._shelf, {kept_under: value})
        return self._decode(value)

    def __contains__(self, key: object) -> bool:
        return key in self._kept_under

    def __iter__(self) -> Iterator[str]:
        return iter(self._kept_under)

    def __len__(self) -> int:
        return len(self._kept_under)
