"""The program as users run it: a process of its own, with its exit code and what it said."""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from socket import AF_UNIX, SOCK_SEQPACKET, send_fds, socket, socketpair
from tempfile import TemporaryFile
from typing import Any, NamedTuple

import msgspec
from tests.support.permissions import bound_by_permissions
from tests.support.standing_program import Command

AS_OF = "2026-06-01"
"""When tests build, so that they say the same on any day."""


ROOT = Path(__file__).resolve().parents[2]


class Ran(NamedTuple):
    """What a command came to."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> dict[str, Any]:
        """Standard output as the JSON document it is."""
        document: dict[str, Any] = msgspec.json.decode(self.out)
        return document

    @property
    def codes(self) -> set[str]:
        """The codes of the problems that were printed."""
        return {line.rpartition("[")[2][:-1] for line in self.err.splitlines() if line.endswith("]")}


def environment(**changes: str) -> dict[str, str]:
    """This process's environment without what would change a build, then with the changes."""
    kept = {
        name: value for name, value in os.environ.items() if name not in ("SOURCE_DATE_EPOCH", "NO_COLOR")
    }
    return kept | changes


def backstory(
    *arguments: object,
    cwd: Path,
    env: Mapping[str, str] | None = None,
    before: Sequence[str] = (),
    bound: bool = False,
) -> Ran:
    """Run the program in a folder. An internal error fails the test that ran it.

    `before` stands before the command; with `bound`, permissions hold for it though root runs the tests.
    """
    asked = env or environment()
    if before or _starts_otherwise(asked):
        limits = bound_by_permissions() if bound else []
        command = [*limits, *before, sys.executable, "-m", "backstory", *map(str, arguments)]
        done = subprocess.run(command, cwd=cwd, env=asked, capture_output=True, encoding="utf-8", check=False)
        ran = Ran(done.returncode, done.stdout, done.stderr)
    else:
        ran = _forked([str(argument) for argument in arguments], cwd, asked, bound=bound)
    assert "Internal error" not in ran.err, ran.err[-2000:]
    assert "Traceback" not in ran.err, ran.err[-2000:]
    return ran


def _starts_otherwise(environment: Mapping[str, str]) -> bool:
    """Whether Python and the system's libraries look at something of it before the program does."""
    return _seen_at_start(environment) != _seen_at_start(_STARTED)


def _seen_at_start(environment: Mapping[str, str]) -> dict[str, str]:
    return {
        name: value for name, value in environment.items() if name.startswith(("PYTHON", "LANG", "LC_", "TZ"))
    }


_STARTED = environment()


@cache
def _standing_program() -> socket:
    """Where the program that is imported already takes commands; it ends when this process does."""
    ours, theirs = socketpair(AF_UNIX, SOCK_SEQPACKET)
    command = [sys.executable, "-m", "tests.support.standing_program", str(theirs.fileno())]
    subprocess.Popen(
        command,
        cwd=ROOT,
        env=_STARTED,
        pass_fds=[theirs.fileno()],
        stdin=subprocess.DEVNULL,
        # Buffers and encodings are those that a command has whose output is read.
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    theirs.close()
    return ours


def _forked(arguments: list[str], folder: Path, environment: Mapping[str, str], *, bound: bool) -> Ran:
    """Run the program in a fork of the one that stands ready."""
    umask = os.umask(0o022)
    os.umask(umask)
    asked = {os.fsencode(name): os.fsencode(value) for name, value in environment.items()}
    command = msgspec.msgpack.encode(Command(arguments, os.fsencode(folder), asked, umask, bound))
    ours, theirs = socketpair(AF_UNIX, SOCK_SEQPACKET)
    with ours, TemporaryFile() as out, TemporaryFile() as err, Path(os.devnull).open("rb") as nothing:
        with theirs:
            send_fds(_standing_program(), [b"!"], [theirs.fileno()])
        send_fds(ours, [command], [nothing.fileno(), out.fileno(), err.fileno()])
        code = int(ours.recv(16))
        return Ran(code, *(os.pread(one.fileno(), 1 << 30, 0).decode("utf-8") for one in (out, err)))


def build(site: Path, *arguments: object, env: Mapping[str, str] | None = None) -> Ran:
    """`backstory build` in a site's folder, as of a fixed day."""
    return backstory("build", "--as-of", AS_OF, *arguments, cwd=site, env=env)


def tree(folder: Path) -> dict[str, bytes]:
    """Every file of a folder by its path, the manifest too."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
