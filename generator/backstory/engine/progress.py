"""How long each stage of a build takes, and how far it is."""

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

T = TypeVar("T")

Progress = Callable[[str, int, int], None]
"""(stage, done, of how many): called often, so it must be quick."""


class Stages:
    """Seconds by stage. A stage within another takes its time from it; one that is entered again adds to its own."""

    def __init__(self, tell: Progress, clock: Callable[[], float] = time.perf_counter) -> None:
        self.seconds: dict[str, float] = dict.fromkeys(("read", "catalog", "plan", "render", "write"), 0.0)
        self.tell = tell
        self._clock = clock
        self._inner = 0.0

    @contextmanager
    def __call__(self, stage: str) -> Iterator[None]:
        """The time spent in the block, but for that of stages within it, is the stage's."""
        began, outer, self._inner = self._clock(), self._inner, 0.0
        try:
            yield
        finally:
            took = self._clock() - began
            self.seconds[stage] += took - self._inner
            self._inner = outer + took

    def each(self, stage: str, items: Iterable[T]) -> Iterator[T]:
        """The items; the time that making each of them takes is the stage's."""
        source = iter(items)
        while True:
            with self(stage):
                try:
                    item = next(source)
                except StopIteration:
                    return
            yield item
