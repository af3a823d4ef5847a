"""Addresses that somebody may have meant who asked for one that is not there."""

import re
from heapq import nlargest

from backstory.preview.snapshot import Snapshot
from backstory.suggestions import nearest_names

_LOOKED_AT = 200
_WORDS = re.compile(r"[\w]+")


def near_addresses(path: str, known: Snapshot, *, limit: int = 6) -> list[str]:
    """The addresses most like `path`, the likeliest first; none where nothing is like it."""
    wanted = _grams(path)

    def shared(address: str) -> int:
        return len(wanted & _grams(address))

    # Among the thousands of a large site only those with most in common are compared letter by letter.
    likely = nlargest(_LOOKED_AT, filter(None, known.catalog.addresses.values()), key=shared)
    by_name = {address.strip("/"): address for address in likely}
    return [by_name[name] for name in nearest_names(path.strip("/"), by_name, limit=limit)]


def _grams(address: str) -> set[str]:
    """Groups of three letters of an address's words."""
    return {
        word[at : at + 3] for word in _WORDS.findall(address.lower()) for at in range(max(1, len(word) - 2))
    }
