"""How ssh gets to a folder on another machine. Keys, agents and known hosts are ssh's own affair."""

import os
import shutil
import tempfile
import weakref
from collections.abc import Mapping
from pathlib import Path

from backstory.problems import SiteError
from backstory.publish.hosts.folder_store import disk_trouble
from backstory.publish.programs import ProgramResult, fail


class SshConnection:
    """A folder on a host, with the options that ssh needs for it."""

    def __init__(
        self, host: str, path: str, *, port: str, config: str, environment: Mapping[str, str]
    ) -> None:
        self.host = host
        self.path = path.rstrip("/") or "/"
        self.name = f"ssh {host}:{self.path}"
        self.options = [
            *(["-F", config] if config else []),
            *(["-o", f"Port={port}"] if port else []),
            *self._shared(),
        ]
        self.environment = environment

    def _shared(self) -> list[str]:
        """One connection for all that a publish does: shaking hands takes longer than most of it."""
        if os.name == "nt":
            return []
        folder = tempfile.mkdtemp(prefix="backstory-")
        weakref.finalize(self, shutil.rmtree, folder, ignore_errors=True)
        return ["-o", "ControlMaster=auto", "-o", f"ControlPath={folder}/c", "-o", "ControlPersist=10"]

    def failure(self, done: ProgramResult) -> SiteError | ConnectionError:
        """What went wrong in a program that used the connection."""
        return fail(self.name, done.said, self.environment)

    def checked(self, done: ProgramResult) -> ProgramResult:
        """What a program that used the connection did; raises `failure` where it failed."""
        if done.code:
            raise self.failure(done)
        return done

    def lay_out(self, folder: Path, files: Mapping[str, bytes]) -> None:
        """Write files into a folder of our own, from where they are sent."""
        try:
            for path, data in files.items():
                target = folder / path
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(data)
        except OSError as error:
            raise disk_trouble(f"folder {folder}", error) from None


def folders_above(path: str) -> list[str]:
    """The folders that a file is in, the outermost first: `a`, `a/b` for `a/b/c`."""
    parts = path.split("/")[:-1]
    return ["/".join(parts[:count]) for count in range(1, len(parts) + 1)]
