"""Copies of pictures as a worker makes them: from the cache where they were drawn before."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from msgspec import Struct

from backstory.engine.cache_file import Damaged, Unusable, read_only
from backstory.pages.views import ImageCopy
from backstory.problems import Place, Problem

_drawing: list[Any] = []
"""What draws in this process: the last picture stays decoded there."""


class Original(Struct, frozen=True, array_like=True):
    """A picture for workers: the path of its file, or its bytes where they don't see our disk."""

    path: str = ""
    data: bytes = b""

    def read(self) -> bytes:
        return Path(self.path).read_bytes() if self.path else self.data


class Copies:
    """The copies among some views; `cache` is the file of what was drawn before, or empty.

    `originals` are the pictures by content file.
    """

    def __init__(
        self, cache: str, originals: Mapping[str, Original], views: Iterable[object], label: str
    ) -> None:
        self._originals = originals
        self._label = label
        keys = [view.size.made_from for view in views if isinstance(view, ImageCopy)]
        self._found: dict[str, bytes] = {}
        if keys and cache:
            with suppress(Damaged, Unusable):
                self._found = read_only(Path(cache), "picture", keys)

    def made(self, copy: ImageCopy) -> tuple[bytes | Problem, bool]:
        """The bytes of a copy and whether they were drawn just now; or what is wrong with its picture."""
        if (data := self._found.get(copy.size.made_from)) is not None:
            return data, False
        try:
            data = self._originals[copy.source].read()
        except OSError as error:
            return self._problem("file-unreadable", copy, error.strerror or str(error)), False
        return drawn(copy, data, self._label), True

    def _problem(self, code: str, copy: ImageCopy, reason: str) -> Problem:
        return Problem(code, Place(f"{self._label}/{copy.source}"), {"reason": reason})


def drawn(copy: ImageCopy, data: bytes, label: str) -> bytes | Problem:
    """A copy drawn from the bytes of its picture; `label` is what the author would type for the content folder."""
    # Pillow is imported only where copies are drawn.
    from backstory.images.copies import Drawing, Undrawable

    if not _drawing:
        _drawing.append(Drawing())
    try:
        made: bytes = _drawing[0].copy(copy.image, copy.size, data)
    except Undrawable as error:
        return Problem("image-damaged", Place(f"{label}/{copy.source}"), {"reason": str(error)})
    return made
