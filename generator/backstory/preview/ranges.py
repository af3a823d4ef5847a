"""A part of a file, for players that fetch sound and film piece by piece (RFC 9110, section 14)."""

import re

_RANGE = re.compile(r"bytes=\s*(?:(\d{1,18})-(\d{0,18})|-(\d{1,18}))\s*", re.I)


def asked_part(header: str, size: int) -> range | None:
    """The bytes of a file of this size that a Range header asks for; empty where it has none of them.

    None where the whole file is the answer: for no header, one that can't be read, and one that asks for
    several parts, which a server need not give.
    """
    found = _RANGE.fullmatch(header)
    if found is None:
        return None
    first, last, suffix = found.groups()
    if suffix is not None:
        return range(max(0, size - int(suffix)), size)
    if last and int(last) < int(first):
        return None
    return range(int(first), min(int(last) + 1 if last else size, size))
