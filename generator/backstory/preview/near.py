"""Addresses that somebody may have meant who asked for one that is not there."""

import re
from difflib import SequenceMatcher
from heapq import nlargest

from backstory.preview.snapshot import Snapshot

_LOOKED_AT = 200
_WORDS = re.compile(r"[\w]+")


def near_addresses(path: str, known: Snapshot, *, limit: int = 6) -> list[str]:
    """The addresses most like `path`, the likeliest first; none where nothing is like it."""
    wanted = _grams(path)

    def shared(address: str) -> int:
        return len(wanted & _grams(address))

    close = nlargest(_LOOKED_AT, known.catalog.addresses.values(), key=shared)
    matcher = SequenceMatcher(b=path.strip("/").lower(), autojunk=False)
    ranked = []
    for address in close:
        matcher.set_seq1(address.strip("/").lower())
        if address and (ratio := matcher.ratio()) > 0.5:
            ranked.append((-ratio, address))
    return [address for _, address in sorted(ranked)[:limit]]


def _grams(address: str) -> set[str]:
    """Groups of three letters of an address's words."""
    return {
        word[at : at + 3] for word in _WORDS.findall(address.lower()) for at in range(max(1, len(word) - 2))
    }
