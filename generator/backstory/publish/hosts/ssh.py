"""A folder on another machine: by rsync, or by SFTP where one side has no rsync."""

import shutil
from collections.abc import Mapping, Sequence

from backstory.problems import SiteError
from backstory.publish.host import FileStore, Host, HostContext
from backstory.publish.hosts.rsync import Rsync
from backstory.publish.hosts.sftp import Sftp
from backstory.publish.hosts.ssh_connection import SshConnection
from backstory.publish.options import Option
from backstory.publish.programs import NO_RSYNC
from backstory.publish.sender import Sender

KIND = "ssh"
OPTIONS = (
    Option("host", needed=True),
    Option("path", needed=True),
    Option("port", pattern=r"\d{1,5}", example="a number, such as 22"),
    Option("transport", choices=("rsync", "sftp")),
    Option("config"),
)


def open(options: Mapping[str, str], context: HostContext) -> Host:
    """The folder. Nothing is connected yet."""
    connection = SshConnection(
        options["host"],
        options["path"],
        port=options.get("port", ""),
        config=options.get("config", ""),
        environment=context.environment,
    )
    return Sender(SshStore(connection, options.get("transport", "")), context.wait)


class SshStore:
    """Whichever of the two works. Which one is known after the first listing."""

    def __init__(self, connection: SshConnection, transport: str) -> None:
        self.name = connection.name
        here = shutil.which("rsync", path=connection.environment.get("PATH")) is not None
        self._free = not transport
        self._sftp = Sftp(connection)
        self._means: FileStore = (
            Rsync(connection) if transport == "rsync" or (not transport and here) else self._sftp
        )

    @property
    def batch(self) -> int:
        """How many files are sent at once."""
        return self._means.batch

    def listing(self) -> dict[str, str]:
        """Every file there, by rsync; by SFTP where the other side has none."""
        try:
            return self._means.listing()
        except SiteError as stop:
            if not self._free or all(problem.code != NO_RSYNC for problem in stop.problems):
                raise
            self._means = self._sftp
            return self._means.listing()

    def tag(self, path: str, data: bytes) -> str:
        """The tag that a file will have."""
        return self._means.tag(path, data)

    def read(self, path: str) -> bytes | None:
        """The bytes of a file there."""
        return self._means.read(path)

    def put(self, files: Mapping[str, bytes]) -> dict[str, str]:
        """Put files in place."""
        return self._means.put(files)

    def delete(self, paths: Sequence[str]) -> None:
        """Take files away."""
        self._means.delete(paths)

    def finish(self) -> None:
        """Tidy up."""
        self._means.finish()
