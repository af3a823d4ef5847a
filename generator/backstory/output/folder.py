"""The output folder: its manifest, its lock, files written whole or not at all, and what is pruned."""

import contextlib
import errno
import os
from collections.abc import Callable, Iterable, Iterator
from hashlib import blake2b
from pathlib import Path

import msgspec
from msgspec import Struct, structs

from backstory.content.files import Stamp, stamp
from backstory.editions import Edition
from backstory.problems import Place, Problem, SiteError
from backstory.settings import Folders
from backstory.url_paths import MANIFEST as MANIFEST
from backstory.whole_files import write_whole

_UNFINISHED = ".backstory-new"


class Manifest(Struct, frozen=True):
    """What a build wrote: kept in the output folder, and the only thing that says which files are ours.

    `files` maps each path to the digest of its bytes (BLAKE2b, 16 bytes, in hexadecimal); empty while unfinished.
    """

    version: int = 1
    finished: bool = False
    """Every page is as its sources are: no build was interrupted, no template failed."""
    errors: int = 0
    base_url: str = ""
    edition: str = ""
    """The name of the edition, where that is not the default."""
    drafts: bool = False
    future: bool = False
    """Made with `--future`."""
    as_of: int | None = None
    """The cut-off moment where it was chosen, by `--as-of` or SOURCE_DATE_EPOCH, in seconds since 1970."""
    next_change: int | None = None
    """When the next embargo or expiry falls due, in seconds since 1970."""
    statements: dict[str, tuple[str, ...]] = {}
    """Path of a document in lists -> a word for each thing that it says, so that a later site can be compared with this."""
    documents: dict[str, str] = {}
    """Output file -> the document it is the page of, as its path below the content folder."""
    files: dict[str, str] = {}


class OutputFile(Struct, frozen=True, array_like=True):
    """A file of the output folder: what it was made from (a digest), the digest of its bytes, and its stamp."""

    made_from: str
    digest: str
    stamp: Stamp


def digest_of(data: bytes) -> str:
    """The digest that manifests hold."""
    return blake2b(data, digest_size=16).hexdigest()


def is_inside(path: str) -> bool:
    """Whether a path stays in the folder that it is relative to."""
    drive = os.path.splitdrive(path)[0]
    parts = path.replace(os.sep, "/").split("/")
    return not drive and not {"", ".", ".."}.intersection(parts) and "\0" not in path


def read_manifest(folder: Path) -> Manifest | None:
    """What the last build left in an output folder; None where there is none, or none that can be read.

    The folder may have been handed on by others: what a manifest names outside of it is not ours.
    """
    try:
        manifest = msgspec.json.decode((folder / MANIFEST).read_bytes(), type=Manifest)
    except (OSError, msgspec.DecodeError):
        return None
    if all(map(is_inside, manifest.files)):
        return manifest
    files = {path: digest for path, digest in manifest.files.items() if is_inside(path)}
    return structs.replace(manifest, files=files)


def refuse_overlap(folders: Folders) -> None:
    """SiteError where the output folder is one that the author writes in, or holds one, or lies in one."""
    output = os.path.realpath(folders.output)
    for folder, label in (
        (folders.content, folders.content_label),
        (folders.templates, folders.templates_label),
    ):
        other = os.path.realpath(folder)
        common = os.path.commonpath((output, other)) if _on_one_drive(output, other) else ""
        if common in (output, other):
            how = "is" if output == other else "holds" if common == output else "lies in"
            place = Place(folders.output_label)
            raise SiteError(Problem("output-overlaps", place, {"how": how, "other": label}))


def refuse_other_edition(folders: Folders, edition: Edition) -> None:
    """SiteError where another edition is built in the output folder: whoever gets that would get this one."""
    manifest = read_manifest(folders.output)
    if manifest is not None and manifest.finished and manifest.edition != name_in_manifest(edition):
        facts = {"name": edition.name, "other": manifest.edition or "the default one"}
        raise SiteError(Problem("output-other-edition", Place(folders.output_label), facts))


def name_in_manifest(edition: Edition) -> str:
    """What a manifest says of the edition that the folder holds."""
    return "" if edition.default else edition.name


def _on_one_drive(one: str, other: str) -> bool:
    return os.path.splitdrive(one)[0] == os.path.splitdrive(other)[0]


class Output:
    """A folder that files are written to. What can't be written is a SiteError, and leaves the old site as it was.

    `label` is what the author would type for the folder.
    """

    def __init__(self, folder: Path, label: str = "") -> None:
        self._folder = str(folder)
        self._label = label
        self._made: set[str] = set()
        self._plain: set[str] = set()
        """Folders in it that are no links."""

    @property
    def where(self) -> tuple[str, str]:
        """The folder and its label, from which another process makes its own."""
        return self._folder, self._label

    def manifest(self) -> Manifest:
        """What the last build left; an empty one where there is none, or none that can be read."""
        return read_manifest(Path(self._folder)) or Manifest()

    def write_manifest(self, manifest: Manifest) -> None:
        """Put the manifest in place."""
        self.write(MANIFEST, msgspec.json.format(msgspec.json.encode(manifest), indent=1) + b"\n")

    def stamp(self, path: str) -> Stamp | None:
        """What tells whether a file is as we left it; None where it is not there."""
        try:
            return stamp(os.stat(f"{self._folder}/{path}"))  # noqa: PTH116 - once for every page of the site
        except OSError:
            return None

    def read(self, path: str) -> bytes | None:
        """The bytes of a file; None where it is not there."""
        try:
            return Path(self._folder, path).read_bytes()
        except OSError:
            return None

    def write(self, path: str, data: bytes) -> Stamp:
        """Put a file in place in one step: a reader sees the whole old or the whole new one."""
        target, new = f"{self._folder}/{path}", self._unfinished(path)
        if self._leads_out(path.rpartition("/")[0]):
            raise SiteError(Problem("output-link-in-the-way", self._place(path)))
        try:
            self._make(target.rpartition("/")[0])
            write_whole(target, new, (data,))
            return stamp(os.stat(target))  # noqa: PTH116
        except IsADirectoryError:
            raise SiteError(Problem("output-folder-in-the-way", self._place(path))) from None
        except OSError as error:
            code = "disk-full" if error.errno in (errno.ENOSPC, errno.EDQUOT) else "output-unwritable"
            raise SiteError(
                Problem(code, self._place(path), {"reason": error.strerror or str(error)})
            ) from None

    def remove(self, paths: Iterable[str]) -> int:
        """Take files away, and folders that are empty then. How many files there were."""
        removed = 0
        for path in paths:
            if self._leads_out(path.rpartition("/")[0]):
                continue
            with contextlib.suppress(FileNotFoundError, NotADirectoryError, IsADirectoryError):
                os.unlink(f"{self._folder}/{path}")  # noqa: PTH108
                removed += 1
            folder = path.rpartition("/")[0]
            with contextlib.suppress(OSError):
                while folder:
                    os.rmdir(f"{self._folder}/{folder}")  # noqa: PTH106
                    folder = folder.rpartition("/")[0]
        return removed

    def clear_unfinished(self, paths: Iterable[str]) -> None:
        """Take away what a build that was killed had begun of these files."""
        for path in paths:
            if self._leads_out(path.rpartition("/")[0]):
                continue
            with contextlib.suppress(OSError):
                os.unlink(self._unfinished(path))  # noqa: PTH108

    def problem(self, code: str, path: str, facts: dict[str, str] | None = None) -> Problem:
        """What is wrong with a file of the folder, or with all of it where `path` is empty."""
        return Problem(code, self._place(path), facts or {})

    def _place(self, path: str) -> Place:
        return Place("/".join(filter(None, (self._label, path))))

    def _unfinished(self, path: str) -> str:
        """Where a file is until it is whole."""
        folder, _, name = f"{self._folder}/{path}".rpartition("/")
        # A name as long as a file system allows leaves no room for more.
        return f"{folder}/{_UNFINISHED}-{blake2b(name.encode(), digest_size=8).hexdigest()}"

    def _leads_out(self, folder: str) -> bool:
        """Whether a folder of the output is a symbolic link, or lies in one: what is there is not ours."""
        looked_at = []
        while folder and folder not in self._plain:
            if os.path.islink(f"{self._folder}/{folder}"):  # noqa: PTH114
                return True
            looked_at.append(folder)
            folder = folder.rpartition("/")[0]
        self._plain.update(looked_at)
        return False

    def _make(self, folder: str) -> None:
        if folder not in self._made:
            try:
                # Nearly always only the last folder is missing, and this is done for each page of a first build.
                os.mkdir(folder)  # noqa: PTH102
            except FileExistsError:
                pass
            except FileNotFoundError:
                os.makedirs(folder, exist_ok=True)  # noqa: PTH103
            self._made.add(folder)


@contextlib.contextmanager
def locked(file: Path, *, waiting: Callable[[], None]) -> Iterator[None]:
    """Only one build of a site at a time: the second calls `waiting` and then waits for the first."""
    try:
        import fcntl
    except ImportError:  # not on Windows; there, two builds at once are the author's to avoid
        yield
        return
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handle = file.open("w")
    except OSError:
        yield
        return
    with handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            waiting()
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
