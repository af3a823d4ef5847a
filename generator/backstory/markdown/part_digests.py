"""Parts of a body with a digest of what each shows, so that a change of one is known."""

from collections.abc import Sequence
from hashlib import blake2b

import msgspec

from backstory.markdown.body import Part

_encode = msgspec.msgpack.Encoder().encode


def digested_part(seen: Sequence[object], place: tuple[int, int], words: int) -> Part:
    """The part from one place up to another of what is `seen` of a body's segments: plain data, one each.

    The digest is of what the part shows and where it leads; its place in the document makes no difference.
    """
    start, end = place
    return Part(blake2b(_encode(seen[start:end]), digest_size=8).hexdigest(), start, end, words)
