"""The whole site as one archive, the same bytes each time for the same site."""

import io
import zipfile
import zlib
from pathlib import Path

from backstory.build.output import Output
from backstory.problems import Place, Problem, Stop
from backstory.publish.difference import Difference, Inventory
from backstory.publish.folder import for_target
from backstory.publish.host import Orders
from backstory.publish.site import Site

_MARK = b"A site made with Backstory"
"""The archive's comment: what tells ours from somebody else's."""
_TIME = (1980, 1, 1, 0, 0, 0)
"""The earliest that the format can say."""


class ZipArchive:
    """A .zip file."""

    def __init__(self, file: Path) -> None:
        self.name = f"zip {file}"
        self._file = file

    def complete(self, site: Site) -> Site:
        """Nothing is wanted beside the site."""
        return site

    def look(self, site: Site) -> Inventory:
        """What the archive holds now."""
        if not self._file.exists():
            return Inventory(note="new")
        try:
            with zipfile.ZipFile(self._file) as archive:
                entries = {entry.filename: (entry.CRC, entry.file_size) for entry in archive.infolist()}
                mark = archive.comment
        except (OSError, zipfile.BadZipFile):
            return Inventory(foreign=frozenset({self._file.name}))
        if mark != _MARK:
            return Inventory(foreign=frozenset({self._file.name}))
        same = {path for path in entries.keys() & site.files.keys() if entries[path] == _sum(site.read(path))}
        return Inventory(ours=frozenset(entries), same=frozenset(same))

    def read(self, path: str) -> bytes | None:
        """The bytes of a file in the archive."""
        try:
            with zipfile.ZipFile(self._file) as archive:
                return archive.read(path)
        except (OSError, KeyError, zipfile.BadZipFile):
            return None

    def send(self, site: Site, found: Difference, orders: Orders) -> None:
        """Write the archive anew and put it in place in one step."""
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
            archive.comment = _MARK
            for done, path in enumerate(sorted(site.files)):
                entry = zipfile.ZipInfo(path, _TIME)
                entry.create_system = 3
                entry.external_attr = 0o100644 << 16
                entry.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(entry, site.read(path))
                orders.tell("send", done, len(site.files))
        try:
            Output(self._file.parent).write(self._file.name, stream.getvalue())
        except Stop as stop:
            raise for_target(self.name, stop) from None

    def roll_back(self, *, dry_run: bool = False) -> str:
        """There is nothing to go back to."""
        raise Stop(Problem("publish-no-rollback", Place(self.name)))


def _sum(data: bytes) -> tuple[int, int]:
    return zlib.crc32(data), len(data)
