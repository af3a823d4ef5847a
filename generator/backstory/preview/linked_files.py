"""What symbolic links in the watched folders lead to: the system tells of changes in folders, not of those behind links."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path


def linked_places(folders: Iterable[Path]) -> tuple[set[Path], set[str]]:
    """Folders outside of these to which links in them lead, and links in any of them that lead to a file."""
    watched = [Path(os.path.realpath(folder)) for folder in folders]
    outside: set[Path] = set()
    files: set[str] = set()
    waiting = list(watched)
    while waiting:
        for link in _links(waiting.pop()):
            real = Path(os.path.realpath(link))
            if real.is_file():
                files.add(link)
            elif real.is_dir() and not any(real.is_relative_to(one) for one in (*watched, *outside)):
                outside.add(real)
                waiting.append(real)
    return outside, files


def _links(folder: Path) -> Iterator[str]:
    for path, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (link for name in (*folders, *files) if os.path.islink(link := f"{path}/{name}"))  # noqa: PTH114


def stamps(files: Iterable[str]) -> dict[str, tuple[int, int, int]]:
    """What tells whether the files behind links are as they were; without those that are not there."""
    found = {}
    for file in files:
        try:
            status = os.stat(file)  # noqa: PTH116 - twice a second for each
        except OSError:
            continue
        found[file] = (status.st_mtime_ns, status.st_size, status.st_ino)
    return found
