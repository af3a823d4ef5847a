"""The whole site as one archive, the same bytes each time for the same site."""

import contextlib
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path

from backstory.problems import Place, Problem, SiteError
from backstory.publish.built_site import BuiltSite
from backstory.publish.difference import Difference, Inventory
from backstory.publish.host import Host, HostContext, SendOptions
from backstory.publish.hosts.folder_store import disk_trouble
from backstory.publish.options import Option
from backstory.whole_files import in_place_of

KIND = "zip"
OPTIONS = (Option("path", needed=True),)
_MARK = b"A site made with Backstory"
"""The archive's comment: what tells ours from somebody else's."""
_UNPROMISED = b"Only ever out in a trial"
"""The comment of such a file: there is no room for a record of ours in an archive that others unpack."""
_TIME = (1980, 1, 1, 0, 0, 0)
"""The earliest that the format can say."""


def open(options: Mapping[str, str], context: HostContext) -> Host:
    """The archive."""
    return ZipArchive(context.path(options["path"]))


class ZipArchive:
    """A .zip file."""

    def __init__(self, file: Path) -> None:
        self.name = f"zip {file}"
        self._file = file

    def complete(self, site: BuiltSite) -> tuple[BuiltSite, tuple[Problem, ...]]:
        """Nothing is wanted beside the site."""
        return site, ()

    def look(self, site: BuiltSite) -> Inventory:
        """What the archive holds now."""
        if not self._file.exists():
            return Inventory(note="new")
        try:
            with zipfile.ZipFile(self._file) as archive:
                entries = {entry.filename: (entry.CRC, entry.file_size) for entry in archive.infolist()}
                trial = {entry.filename for entry in archive.infolist() if entry.comment == _UNPROMISED}
                mark = archive.comment
        except (OSError, zipfile.BadZipFile):
            return Inventory(foreign=frozenset({self._file.name}))
        if mark != _MARK:
            return Inventory(foreign=frozenset({self._file.name}))
        same = {path for path in entries.keys() & site.files.keys() if entries[path] == _sum(site.read(path))}
        return Inventory(ours=frozenset(entries), same=frozenset(same), unpromised=frozenset(trial))

    def read(self, path: str) -> bytes | None:
        """The bytes of a file in the archive."""
        try:
            with zipfile.ZipFile(self._file) as archive:
                return archive.read(path)
        except (OSError, KeyError, zipfile.BadZipFile):
            return None

    def send(self, site: BuiltSite, found: Difference, send_options: SendOptions) -> None:
        """Write the archive anew and put it in place in one step."""
        new = self._file.with_name(f".{self._file.name}.new")
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            with in_place_of(self._file, new):
                self._write(site, new, send_options)
        except OSError as error:
            raise disk_trouble(self.name, error) from None
        finally:
            with contextlib.suppress(OSError):
                new.unlink()

    def _write(self, site: BuiltSite, file: Path, send_options: SendOptions) -> None:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
            archive.comment = _MARK
            for done, path in enumerate(sorted(site.files)):
                entry = _entry(path)
                entry.comment = _UNPROMISED if path in send_options.unpromised else b""
                archive.writestr(entry, site.read(path))
                send_options.tell("send", done, len(site.files))

    def roll_back(self, *, dry_run: bool = False) -> str:
        """There is nothing to go back to."""
        raise SiteError(Problem("publish-no-rollback", Place(self.name)))


def _entry(path: str) -> zipfile.ZipInfo:
    """An entry that says nothing of the machine it was made on."""
    entry = zipfile.ZipInfo(path, _TIME)
    entry.create_system = 3
    entry.external_attr = 0o100644 << 16
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def _sum(data: bytes) -> tuple[int, int]:
    return zlib.crc32(data), len(data)
