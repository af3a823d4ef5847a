"""What publishing needs of the other side."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Protocol

import msgspec
from msgspec import Struct, structs

from backstory.output.folder import is_inside
from backstory.problems import Problem
from backstory.publish.built_site import BuiltSite
from backstory.publish.difference import Difference, Inventory
from backstory.url_paths import RECORD as RECORD

Wait = Callable[[float], None]
Tell = Callable[[str, int, int], None]


class HostContext(Struct, frozen=True):
    """What a host is opened with, other than its options."""

    folder: Path
    """Paths in options are relative to it."""
    work: Path
    """Ours, to keep copies in."""
    environment: Mapping[str, str]
    wait: Wait

    def path(self, option: str) -> Path:
        """The place that an option names."""
        return self.folder / Path(option).expanduser()


class SendOptions(Struct, frozen=True):
    """How to send; never what."""

    pause: float
    """Seconds between the last file sent and the first one deleted."""
    wait: Wait
    tell: Tell
    """Called with a word for the stage, how many are done, and of how many."""
    force: bool = False
    trial: bool = False
    """The site is one that readers are not to be given: noted at the host."""
    unpromised: frozenset[str] = frozenset()
    """Files of it that were only ever out in a trial; noted at the host."""


class Host(Protocol):
    """A place to publish to. Every method stops with one clear problem where the place fails it."""

    name: str
    """How to call it in a message: the kind and where it is."""

    def complete(self, site: BuiltSite) -> tuple[BuiltSite, tuple[Problem, ...]]:
        """The site with the files that this kind of host wants beside it, and what is wrong with it for such a host.

        Paths of the problems are relative to the content folder.
        """

    def look(self, site: BuiltSite) -> Inventory:
        """What is there now."""

    def read(self, path: str) -> bytes | None:
        """The bytes of a file as it is there now; None where there is none."""

    def send(self, site: BuiltSite, difference: Difference, send_options: SendOptions) -> None:
        """Bring the place to what the site is."""

    def roll_back(self, *, dry_run: bool = False) -> str:
        """Go back to what was there before the last publish, or only look; a word for it."""


class FileStore(Protocol):
    """A place that keeps files one by one. What may work at the next try is raised as ConnectionError."""

    name: str

    @property
    def batch(self) -> int:
        """How many files `put` takes well at once."""

    def listing(self) -> dict[str, str]:
        """Every file there with a tag that changes when its bytes do; an empty one where that is not known."""

    def tag(self, path: str, data: bytes) -> str:
        """The tag that a file will have there; empty where only the host can tell."""

    def read(self, path: str) -> bytes | None:
        """The bytes of a file there; None where there is none."""

    def put(self, files: Mapping[str, bytes]) -> dict[str, str]:
        """Put files in place, each whole or not at all, in any order; their tags."""

    def delete(self, paths: Sequence[str]) -> None:
        """Take files away; it is well if they are gone already."""

    def finish(self) -> None:
        """Tidy up behind a publish."""


class Record(Struct, frozen=True):
    """What a host says of itself: path -> digest and tag of every file that is ours, or may be.

    A file of which an interrupted publish does not know what became has an empty digest.
    """

    version: int = 1
    base_url: str = ""
    trial: bool = False
    """It was a trial that was published last."""
    unpromised: tuple[str, ...] = ()
    """Those of the files that were only ever out in a trial: nobody has been promised them."""
    files: dict[str, tuple[str, str]] = {}


def record_of(
    site: BuiltSite, files: Mapping[str, tuple[str, str]], *, trial: bool, unpromised: Iterable[str]
) -> Record:
    """The record of a site's files; `unpromised` may name others, too."""
    return Record(
        base_url=site.manifest.base_url,
        trial=trial,
        unpromised=tuple(sorted(files.keys() & set(unpromised))),
        files=dict(files),
    )


def read_record(data: bytes | None) -> Record | None:
    """The record in the bytes of its file; None where it is none of ours.

    Whoever can write to the host can write this: what it names outside of the site is not ours.
    """
    try:
        record = msgspec.json.decode(data, type=Record) if data is not None else None
    except msgspec.DecodeError:
        return None
    if record is None or all(map(is_inside, record.files)):
        return record
    return structs.replace(record, files={path: at for path, at in record.files.items() if is_inside(path)})


def record_bytes(record: Record) -> bytes:
    """The record as a file."""
    return msgspec.json.encode(record, order="sorted") + b"\n"
