"""Files put in place in one step: whoever reads has the whole old one or the whole new one."""

import contextlib
import os
from collections.abc import Iterable, Iterator

_OPENED = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)

Name = str | os.PathLike[str]


@contextlib.contextmanager
def in_place_of(target: Name, new: Name) -> Iterator[None]:
    """Move `new`, a file in the same folder that is written within the block, to `target`.

    An OSError leaves the old file, and nothing of the new one. What is killed may leave `new`.
    """
    try:
        yield
        os.replace(new, target)  # noqa: PTH105 - a Path for each page of a site takes its time
    except OSError:
        with contextlib.suppress(OSError):
            os.unlink(new)  # noqa: PTH108
        raise


def write_whole(target: Name, new: Name, parts: Iterable[bytes], *, mode: int | None = None) -> None:
    """Write a file by way of `new`, with these permissions if they are not to be the usual ones."""
    with in_place_of(target, new):
        descriptor = os.open(new, _OPENED, 0o666)
        try:
            for part in parts:
                view = memoryview(part)
                while view:
                    view = view[os.write(descriptor, view) :]
        finally:
            os.close(descriptor)
        if mode is not None:
            os.chmod(new, mode)  # noqa: PTH101
