"""A folder on this machine whose files are replaced one by one, for where nothing can be switched."""

import errno
import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from backstory.output.folder import Output
from backstory.problems import Place, Problem, SiteError

_UNFINISHED = ".backstory-new"


class FolderStore:
    """A plain folder."""

    def __init__(self, folder: Path) -> None:
        self.name = f"folder {folder}"
        self.batch = 500
        self._folder = folder
        self._output = Output(folder)

    def listing(self) -> dict[str, str]:
        """Every file with its size and time of change."""
        if self._folder.exists() and not self._folder.is_dir():
            raise SiteError(Problem("publish-foreign", Place(self.name), {"files": self._folder.name}))
        return {path: tag_of(file) for path, file in files_in(self._folder) if _UNFINISHED not in path}

    def tag(self, path: str, data: bytes) -> str:
        """Only the file system knows; so a file whose bytes agree counts as being there."""
        return tag_of(self._folder / path) if self._output.read(path) == data else ""

    def read(self, path: str) -> bytes | None:
        """The bytes of a file."""
        return self._output.read(path)

    def put(self, files: Mapping[str, bytes]) -> dict[str, str]:
        """Write each file beside its place and move it there."""
        for path, data in files.items():
            try:
                self._output.write(path, data)
            except SiteError as stop:
                raise for_target(self.name, stop) from None
        return {path: tag_of(self._folder / path) for path in files}

    def delete(self, paths: Sequence[str]) -> None:
        """Take files away, and folders that are empty then."""
        self._output.remove(paths)

    def finish(self) -> None:
        """What a killed run left half written goes."""
        for path, file in list(files_in(self._folder)):
            if _UNFINISHED in path.rpartition("/")[2]:
                file.unlink(missing_ok=True)


def files_in(folder: Path) -> list[tuple[str, Path]]:
    """Every file below a folder: its path in it with `/`, and where it is."""
    found = []
    for where, _, names in os.walk(folder):
        inside = Path(where).relative_to(folder)
        found += [((inside / name).as_posix(), Path(where, name)) for name in names]
    return found


def tag_of(file: Path) -> str:
    """What tells that a file is as it was left; empty where it is not there."""
    try:
        status = file.stat()
    except OSError:
        return ""
    return f"{status.st_size}-{status.st_mtime_ns}"


def for_target(name: str, stop: SiteError) -> SiteError:
    """The same trouble as one of a target."""
    full = any(problem.code == "disk-full" for problem in stop.problems)
    code = "publish-full" if full else "publish-not-writable"
    facts = next(
        (problem.facts for problem in stop.problems if problem.facts), {"reason": "the disk is full"}
    )
    return SiteError(Problem(code, Place(name), facts))


def disk_trouble(name: str, error: OSError) -> SiteError:
    """What the disk said, as a problem of a target."""
    full = error.errno in (errno.ENOSPC, errno.EDQUOT)
    code = "publish-full" if full else "publish-not-writable"
    return SiteError(Problem(code, Place(name), {"reason": error.strerror or str(error)}))
