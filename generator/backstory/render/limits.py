"""How much a template may make of little: what would fill the memory is an error of that template instead."""

from collections.abc import Iterable
from itertools import islice
from typing import Any

LONGEST_RANGE = 100_000
LARGEST_NUMBER = 10**30
LARGEST_TEXT = 64 * 2**20
"""Characters of a page, or of a part of it that is put together by itself."""


def limited_range(*bounds: int) -> range:
    """`range` as templates have it."""
    found = range(*bounds)
    if len(found) > LONGEST_RANGE:
        raise OverflowError(f"a range has more than {LONGEST_RANGE:,} numbers")
    return found


def times(left: Any, right: Any) -> Any:
    """`left * right`, which makes a long text or list of a short one, too."""
    if max(_length_times(left, right), _length_times(right, left)) > LARGEST_TEXT:
        raise OverflowError("a text or list is repeated too often")
    return left * right


def _length_times(repeated: Any, count: Any) -> int:
    """How long it gets; 0 where nothing is repeated."""
    return len(repeated) * count if hasattr(repeated, "__len__") and isinstance(count, int) else 0


def power(left: Any, right: Any) -> Any:
    """`left ** right` of numbers that somebody would write out."""
    whole = isinstance(left, int) and isinstance(right, int) and right > 0
    if whole and left.bit_length() * right > LARGEST_NUMBER.bit_length():
        raise OverflowError(f"{left} to the power of {right:,} is too large")
    return left**right


def joined(pieces: Iterable[str]) -> str:
    """Pieces of a page as one text; an error as soon as they are too much."""
    if isinstance(pieces, list):
        return "".join(pieces)
    chunks: list[str] = []
    waiting, length = iter(pieces), 0
    while some := list(islice(waiting, 1000)):
        chunks.append("".join(some))
        length += len(chunks[-1])
        if length > LARGEST_TEXT:
            raise OverflowError(f"a page has more than {LARGEST_TEXT:,} characters")
    return chunks[0] if len(chunks) == 1 else "".join(chunks)
