"""A third of very many texts of others in every run, another one each time; all of them in a long proof."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

import pytest

T = TypeVar("T")

of_texts = pytest.mark.parametrize(
    "share", [pytest.param(3, id="a third"), pytest.param(1, id="all", marks=pytest.mark.soak)]
)
"""Gives a test the argument `share`: of how many texts one is read."""


def every(share: int, texts: Iterable[T], seed: int) -> Iterator[T]:
    """One of each `share` texts, beginning at a place that the seed says."""
    return islice(texts, seed % share, None, share)
