"""Many things, some at a time."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

T = TypeVar("T")


def batched(items: Iterable[T], size: int) -> Iterator[list[T]]:
    """The items in lists of `size`, the last one shorter; taken only as the lists are."""
    # From Python 3.12 on `itertools.batched` does it.
    source = iter(items)
    while batch := list(islice(source, size)):
        yield batch
