"""A folder on another machine by rsync: one run for each listing, each wave of files, each deletion."""

import re
import tempfile
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from backstory.publish.hosts.ssh_connection import SshConnection, folders_above
from backstory.publish.programs import ProgramResult, run

_LISTED = re.compile(r"^-\S*\s+([\d,.]+) (\d{4}/\d\d/\d\d \d\d:\d\d:\d\d) (.*)$")
_HALF_SENT = re.compile(r"(.*/|\A)\.([^/]+)\.[A-Za-z0-9]{6}\Z")
"""What rsync calls a file that it has not yet received whole."""
_MISSING = 23
"""The exit code where something that was asked for is not there, among other things."""


class Rsync:
    """The folder, reached by rsync over ssh."""

    def __init__(self, connection: SshConnection) -> None:
        self.name = connection.name
        self.batch = 5000
        self._to = connection
        self._half_sent: dict[str, str] = {}
        """What looks like a file that was not received whole, and the file that it would have become."""
        self._ours: set[str] = set()

    def listing(self) -> dict[str, str]:
        """Every file with its size and time of change, in seconds."""
        done = self._run("--list-only", "-r", "-8", self._remote)
        if done.code == _MISSING and "No such file or directory" in done.said:
            return {}
        found = _tags(self._to.checked(done))
        self._half_sent = {path: match[1] + match[2] for path in found if (match := _HALF_SENT.match(path))}
        return {path: tag for path, tag in found.items() if path not in self._half_sent}

    def tag(self, path: str, data: bytes) -> str:
        """Only the host knows when a file came; rsync itself sends no more than what differs."""
        return ""

    def read(self, path: str) -> bytes | None:
        """The bytes of a file there."""
        with tempfile.TemporaryDirectory() as folder:
            done = self._run("--files-from=-", "--from0", self._remote, f"{folder}/", given=_listed([path]))
            if done.code == _MISSING:
                return None
            self._to.checked(done)
            return Path(folder, path).read_bytes()

    def put(self, files: Mapping[str, bytes]) -> dict[str, str]:
        """Lay the files out in a folder of our own and send that."""
        with tempfile.TemporaryDirectory() as folder:
            self._ours |= files.keys()
            self._to.lay_out(Path(folder), files)
            # Two versions of a file may have one size and one second of change: rsync is not to trust those.
            options = ("--files-from=-", "--from0", "--times", "--ignore-times", "--chmod=D755,F644")
            self._to.checked(self._run(*options, f"{folder}/", self._remote, given=_listed(files)))
            return {path: _tag(Path(folder, path)) for path in files}

    def delete(self, paths: Sequence[str]) -> None:
        """Take files away, and the folders that they were the last in."""
        if not paths:
            return
        # rsync empties what the rules include, as the folder that it copies from has nothing in it; a folder
        # that still holds something else is protected by the last rule.
        folders = {folder for path in paths for folder in folders_above(path)}
        rules = [*(_rule(f"{folder}/") for folder in sorted(folders)), *(_rule(path) for path in paths)]
        given = "".join(f"{rule}\n" for rule in rules).encode(errors="surrogateescape")
        with tempfile.TemporaryDirectory() as empty:
            options = ("-r", "--delete", "--include-from=-", "--exclude=*")
            self._to.checked(self._run(*options, f"{empty}/", self._remote, given=given))

    def finish(self) -> None:
        """What a killed run left half sent goes, but for anything that only looks like it."""
        self.delete([path for path, whole in self._half_sent.items() if whole in self._ours])

    @property
    def _remote(self) -> str:
        return f"{self._to.host}:{self._to.path}/"

    def _run(self, *arguments: str, given: bytes = b"") -> ProgramResult:
        shell = " ".join(["ssh", *(f"'{option}'" for option in self._to.options)])
        return run(["rsync", "-e", shell, *arguments], environment=self._to.environment, given=given)


def _tag(file: Path) -> str:
    """What a listing will say of a file that keeps its time of change."""
    status = file.stat()
    return f"{status.st_size} {datetime.fromtimestamp(int(status.st_mtime), UTC):%Y/%m/%d %H:%M:%S}"


def _tags(done: ProgramResult) -> dict[str, str]:
    lines = done.out.decode(errors="surrogateescape").splitlines()
    rows = (match for match in map(_LISTED.match, lines) if match)
    return {row[3]: f"{row[1].replace(',', '')} {row[2]}" for row in rows}


def _listed(paths: Sequence[str] | Mapping[str, bytes]) -> bytes:
    # Without the dot, a name that starts with # would be a comment.
    return "\0".join(f"./{path}" for path in paths).encode(errors="surrogateescape")


def _rule(path: str) -> str:
    # In a pattern with a wildcard a backslash escapes; in any other it is a letter like the rest.
    wild = any(sign in path for sign in "*?[")
    return "/" + (re.sub(r"([\\*?\[])", r"\\\1", path) if wild else path)
