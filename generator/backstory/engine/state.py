"""What the last build of an output folder left behind, so that the next one does only what is new."""

from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

import msgspec
from msgspec import Struct

from backstory.content.files import Stamp
from backstory.engine.cache import Cache
from backstory.names.gate import LeftOut
from backstory.output.folder import Output, OutputFile
from backstory.problems import Problem
from backstory.settings import CutOff

_READ = "\0read"
"""The key of what is remembered of content files, which is the path of no output folder."""


class Read(Struct, frozen=True, array_like=True):
    """A content file when it was last read: its stamp, its sidecar's, and the digest of both contents."""

    stamp: Stamp
    sidecar: Stamp | None
    digest: str


class State(Struct, frozen=True):
    """Plain data; losing it costs time only."""

    inputs: str = ""
    """Digest of everything the build depended on but the cut-off moment; empty if it did not finish."""
    instant: int = 0
    as_of: int | None = None
    """What the manifest says of that instant."""
    next_change: int | None = None
    put: dict[str, OutputFile] = {}
    problems: tuple[Problem, ...] = ()
    left_out: LeftOut = LeftOut()


def load(cache: Cache, output: Path) -> State:
    """What is remembered of an output folder; nothing where it is of another version, or damaged."""
    if data := cache.find("state", str(output)):
        with suppress(msgspec.DecodeError):
            return msgspec.msgpack.decode(data, type=State)
    return State()


def load_dependencies(cache: Cache, output: Path) -> bytes:
    """What the pages of an output folder were made from, as it was saved; where nothing changed, nobody asks."""
    return cache.find("state", _dependencies_of(output)) or b""


def save(cache: Cache, output: Path, state: State, *, traces: bytes) -> None:
    """Remember the state of an output folder, and what its pages were made from (see dependencies.py): both or neither."""
    cache.put("state", {str(output): msgspec.msgpack.encode(state), _dependencies_of(output): traces})


def _dependencies_of(output: Path) -> str:
    """The key of the traces of an output folder, which is the path of none."""
    return f"{output}\0traces"


class _FilesRead(Struct, frozen=True, array_like=True):
    depends: str
    files: dict[str, Read]


def load_read(cache: Cache, depends: str) -> dict[str, Read]:
    """What is remembered of the content files, by path; nothing where other settings or another program read them."""
    if data := cache.find("state", _READ):
        with suppress(msgspec.DecodeError):
            kept = msgspec.msgpack.decode(data, type=_FilesRead)
            return kept.files if kept.depends == depends else {}
    return {}


def save_read(cache: Cache, depends: str, files: dict[str, Read]) -> None:
    """Remember the content files, whoever read them; `depends` is a digest of what reading them depends on."""
    cache.put("state", {_READ: msgspec.msgpack.encode(_FilesRead(depends, files))})


def is_current(state: State, cut_off: CutOff, output: Output) -> bool:
    """Whether nothing was due since, and every file of the output stands as it was left."""
    if cut_off.instant < state.instant or (
        state.next_change is not None and cut_off.instant >= state.next_change
    ):
        return False
    return output.manifest().finished and all(
        output.stamp(path) == put.stamp for path, put in state.put.items()
    )


def digest(*parts: object) -> str:
    """A digest of plain data, 16 bytes in hexadecimal."""
    encoded = msgspec.msgpack.encode(parts, order="deterministic")
    return blake2b(encoded, digest_size=16).hexdigest()


def program_digest(package: Path) -> str:
    """Changes when the program does: the names of its own files, and their bytes.

    Not their times: a build service installs the program anew for each run, and keeps what is remembered.
    """
    files = sorted(package.rglob("*.py"))
    return digest([(str(file.relative_to(package)), file.read_bytes()) for file in files])
