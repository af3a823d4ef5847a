"""A folder on another machine by SFTP, for hosts without rsync.

SFTP lists one folder at a time, so what is there is known from our own record: a file that somebody changed
behind our back is not noticed.
"""

import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from backstory.publish.host import RECORD, read_record
from backstory.publish.hosts.ssh_connection import SshConnection, folders_above
from backstory.publish.programs import ProgramResult, run

_UNFINISHED = ".backstory-new"
_UNKNOWN = "?"


class Sftp:
    """The folder, reached by the `sftp` program."""

    def __init__(self, connection: SshConnection) -> None:
        self.name = connection.name
        self.batch = 500
        self._to = connection
        self._made: set[str] = set()
        self._folders: set[str] = set()

    def listing(self) -> dict[str, str]:
        """The files of the record; without one, whatever stands at the top."""
        done = self._run(f"ls -1a {self._at('')}")
        if done.code and "not found" in done.said:
            return {}
        self._to.checked(done)
        lines = [
            line for line in done.out.decode(errors="replace").splitlines() if not line.startswith("sftp>")
        ]
        names = {line.rpartition("/")[2] for line in lines} - {".", "..", _UNFINISHED}
        record = read_record(self.read(RECORD)) if RECORD in names else None
        if record is None:
            return dict.fromkeys(names, _UNKNOWN)
        return dict.fromkeys((*record.files, RECORD), _UNKNOWN)

    def tag(self, path: str, data: bytes) -> str:
        """Nothing tells what a file there holds."""
        return ""

    def read(self, path: str) -> bytes | None:
        """The bytes of a file there."""
        with tempfile.TemporaryDirectory() as folder:
            target = Path(folder, "file")
            done = self._run(f"get {self._at(path)} {_quoted(str(target))}")
            if done.code and ("not found" in done.said or "No such file" in done.said):
                return None
            self._to.checked(done)
            return target.read_bytes()

    def put(self, files: Mapping[str, bytes]) -> dict[str, str]:
        """Send each file beside the others under a name of our own, then move it into its place."""
        with tempfile.TemporaryDirectory() as folder:
            numbered = {str(number): data for number, data in enumerate(files.values())}
            self._to.lay_out(Path(folder), numbered)
            commands = self._folders_for(files)
            for number, path in zip(numbered, files, strict=True):
                commands.append(f"put {_quoted(f'{folder}/{number}')} {self._at(_UNFINISHED)}")
                commands.append(f"chmod 644 {self._at(_UNFINISHED)}")
                commands.append(f"rename {self._at(_UNFINISHED)} {self._at(path)}")
            done = self._run(*commands)
            if done.code and self._is_full(largest=max(map(len, files.values()))):
                done = ProgramResult(done.code, done.out, f"no space left on device\n{done.said}")
            self._to.checked(done)
        return dict.fromkeys(files, _UNKNOWN)

    def delete(self, paths: Sequence[str]) -> None:
        """Take files away."""
        self._folders |= {folder for path in paths for folder in folders_above(path)}
        self._to.checked(self._run(*(f"-rm {self._at(path)}" for path in paths)))

    def finish(self) -> None:
        """What is half sent goes, and folders that are empty now; the server refuses to remove any other."""
        deepest_first = sorted(self._folders, key=lambda folder: -folder.count("/"))
        self._to.checked(
            self._run(f"-rm {self._at(_UNFINISHED)}", *(f"-rmdir {self._at(one)}" for one in deepest_first))
        )

    def _is_full(self, *, largest: int) -> bool:
        """Whether the host has no room for the largest of some files: SFTP itself says no more than "Failure"."""
        rows = self._run(f"df {self._at('')}").out.decode(errors="replace").splitlines()
        numbers = rows[-1].split() if rows else []
        # Size, used, available, each in kilobytes.
        return len(numbers) > 3 and numbers[2].isdigit() and int(numbers[2]) * 1024 < largest

    def _folders_for(self, files: Mapping[str, bytes]) -> list[str]:
        wanted = {"", *(folder for path in files for folder in folders_above(path))} - self._made
        self._made |= wanted
        return [f"-mkdir {self._at(folder)}" for folder in sorted(wanted)]

    def _at(self, path: str) -> str:
        return _quoted(f"{self._to.path}/{path}".rstrip("/"))

    def _run(self, *commands: str) -> ProgramResult:
        text = "\n".join(commands) + "\n"
        arguments = ["sftp", *self._to.options, "-b", "-", self._to.host]
        return run(arguments, environment=self._to.environment, given=text.encode(errors="surrogateescape"))


def _quoted(path: str) -> str:
    escaped = path.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
