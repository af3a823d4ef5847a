"""What each page was made from, so that it is made again only where something of that is new."""

from collections.abc import Collection, Iterable
from contextlib import suppress

import msgspec
from msgspec import Struct

from backstory.catalog.fingerprints import Fingerprints
from backstory.catalog.recorder import Recorder

_SPARE = 1000
"""Ids that are gone and keep their numbers all the same."""


class Dependencies(Struct, frozen=True, array_like=True):
    """What a build remembers of its pages.

    An id has two numbers, in the order of `ids`: an even one for what it is, an odd one for what belongs to it.
    """

    alike: str = ""
    """Digest of what all pages are made from."""
    ids: tuple[str, ...] = ()
    digests: tuple[bytes, ...] = ()
    """By number, empty where the catalog held nothing."""
    pages: dict[str, bytes] = {}
    """Address -> the numbers of what was looked at, encoded."""


_DEPENDENCIES = msgspec.msgpack.Decoder(Dependencies)
_NUMBERS = msgspec.msgpack.Decoder(tuple[int, ...])
_encode = msgspec.msgpack.Encoder().encode


def decoded(traces: bytes) -> Dependencies:
    """Dependencies as a state keeps them; none where there are none, or they are damaged."""
    with suppress(msgspec.DecodeError):
        return _DEPENDENCIES.decode(traces)
    return Dependencies()


def encoded(traces: Dependencies) -> bytes:
    """Dependencies as a state keeps them."""
    return _encode(traces)


class PageDependencies:
    """The traces of one build: begun with those of the last, as far as they still hold."""

    def __init__(self, last: Dependencies, now: Fingerprints, alike: str) -> None:
        """`alike` is the digest of what all pages are made from: where that is new, no old trace holds."""
        living = len(now.card.keys() | now.own.keys())
        if last.alike != alike or len(last.ids) > 2 * living + _SPARE:
            last = Dependencies()
        self._alike = alike
        self._now = now
        self._numbers = {key: 2 * at for at, key in enumerate(last.ids)}
        self._pages: dict[str, bytes] = {}
        is_new = {
            number for number, digest in enumerate(last.digests) if digest != self._digest(number, last.ids)
        }
        self._hold = {
            address: numbers
            for address, numbers in last.pages.items()
            if is_new.isdisjoint(_NUMBERS.decode(numbers))
        }

    def holds(self, address: str) -> bool:
        """Whether the page at this address would be made again as it was."""
        return address in self._hold

    def keep(self, addresses: Iterable[str]) -> None:
        """These pages were not made again."""
        self._pages |= {address: self._hold[address] for address in addresses}

    def note(self, address: str, recorder: Recorder) -> None:
        """The page was made, from this."""
        if not recorder.is_of_everything:
            numbers = [self._number(key) for key in recorder.card]
            numbers += [self._number(key) + 1 for key in recorder.own]
            self._pages[address] = _encode(sorted(numbers))

    def traces(self, *, without: Collection[str]) -> Dependencies:
        """What to remember; pages `without` were not put in place, and must be made again."""
        ids = tuple(self._numbers)
        digests = tuple(self._digest(number, ids) for number in range(2 * len(ids)))
        pages = {address: numbers for address, numbers in self._pages.items() if address not in without}
        return Dependencies(self._alike, ids, digests, pages)

    def _number(self, key: str) -> int:
        return self._numbers.setdefault(key, 2 * len(self._numbers))

    def _digest(self, number: int, ids: tuple[str, ...]) -> bytes:
        table = self._now.own if number % 2 else self._now.card
        return table.get(ids[number // 2], b"")
