"""A folder on this machine that is switched as a whole: readers have the old site or the new one, never a mix.

The place is a symbolic link into a folder beside it that holds the versions: `.NAME.versions/0007`. A new one is
laid out beside the others, files that did not change as hard links, and then the link is replaced in one step.
"""

import contextlib
import os
import shutil
from collections.abc import Iterable
from pathlib import Path

from backstory.problems import Place, Problem, SiteError
from backstory.publish.built_site import BuiltSite
from backstory.publish.difference import Difference, Inventory
from backstory.publish.host import RECORD, Record, SendOptions, read_record, record_bytes, record_of
from backstory.publish.hosts.folder_store import disk_trouble, files_in, tag_of
from backstory.publish.site_files import has_fingerprint

_UNFINISHED = "unfinished"


class Versions:
    """A place that shows one of several versions of a site."""

    def __init__(self, place: Path, keep: int) -> None:
        self.name = f"folder {place}"
        self._place = place
        self._keep = keep
        self._versions = place.parent / f".{place.name}.versions"

    def complete(self, site: BuiltSite) -> tuple[BuiltSite, tuple[Problem, ...]]:
        """Nothing is wanted beside the site."""
        return site, ()

    def look(self, site: BuiltSite) -> Inventory:
        """What the version that is shown now holds."""
        current = self._current()
        if current is None:
            if self._place.is_dir():
                return Inventory(foreign=frozenset(path for path, _ in files_in(self._place)))
            if self._place.exists() or self._place.is_symlink():
                return Inventory(foreign=frozenset({self._place.name}))
            return Inventory(note="new")
        known = _record(current).files
        same = {
            path
            for path, (digest, tag) in known.items()
            if site.files.get(path) == digest and tag_of(current / path) == tag
        }
        return Inventory(
            ours=frozenset(known),
            same=frozenset(same),
            unpromised=frozenset(_record(current).unpromised),
        )

    def read(self, path: str) -> bytes | None:
        """The bytes of a file of the version that is shown."""
        try:
            return (self._place / path).read_bytes()
        except OSError:
            return None

    def send(self, site: BuiltSite, found: Difference, send_options: SendOptions) -> None:
        """Lay out a new version, switch to it, and take away those that are too old."""
        current = self._current()
        same = site.files.keys() - {*found.new, *found.changed}
        new = self._versions / f"{self._next():04}"
        unfinished = self._versions / _UNFINISHED
        try:
            self._versions.mkdir(parents=True, exist_ok=True)
            shutil.rmtree(unfinished, ignore_errors=True)
            unfinished.mkdir()
            self._lay_out(site, unfinished, current=current, same=same, send_options=send_options)
            unfinished.rename(new)
            self._switch(new)
        except OSError as error:
            shutil.rmtree(unfinished, ignore_errors=True)
            raise disk_trouble(self.name, error) from None
        self._prune(new)

    def roll_back(self, *, dry_run: bool = False) -> str:
        """Show the version before the one that is shown, passing over trials; the name of that version."""
        current = self._current()
        older = [
            version
            for version in self._all()
            if current is not None and version.name < current.name and not _record(version).trial
        ]
        if not older:
            raise SiteError(Problem("publish-no-older", Place(self.name)))
        if not dry_run:
            try:
                self._switch(older[-1])
            except OSError as error:
                raise disk_trouble(self.name, error) from None
        return older[-1].name

    def _lay_out(
        self,
        site: BuiltSite,
        to: Path,
        *,
        current: Path | None,
        same: Iterable[str],
        send_options: SendOptions,
    ) -> None:
        linked = frozenset(same)
        tags = {}
        for done, (path, digest) in enumerate(site.files.items()):
            target = to / path
            target.parent.mkdir(parents=True, exist_ok=True)
            if current is None or path not in linked or not _link(current / path, target):
                target.write_bytes(site.read(path))
                send_options.tell("send", done, len(site.files))
            tags[path] = (digest, tag_of(target))
        if current is not None:
            _carry_over(current, to)
        record = record_of(site, tags, trial=send_options.trial, unpromised=send_options.unpromised)
        (to / RECORD).write_bytes(record_bytes(record))

    def _switch(self, version: Path) -> None:
        link = self._versions / "link"
        link.unlink(missing_ok=True)
        link.symlink_to(Path(self._versions.name, version.name), target_is_directory=True)
        if self._place.is_dir() and not self._place.is_symlink():
            # A plain folder, empty or adopted: it becomes the oldest version.
            self._place.rename(self._versions / "0000")
        os.replace(link, self._place)  # noqa: PTH105 - Path.replace would say the same at greater length

    def _prune(self, current: Path) -> None:
        older = [version for version in self._all() if version.name < current.name]
        newer = [version for version in self._all() if version.name > current.name]
        for version in (*older[: -self._keep], *newer):
            shutil.rmtree(version, ignore_errors=True)

    def _all(self) -> list[Path]:
        with contextlib.suppress(OSError):
            return sorted(version for version in self._versions.iterdir() if version.name.isdigit())
        return []

    def _next(self) -> int:
        return max((int(version.name) for version in self._all()), default=0) + 1

    def _current(self) -> Path | None:
        """The version that is shown; None where the place is not ours."""
        if not self._place.is_symlink():
            return None
        version = self._place.parent / self._place.readlink()
        return version if version.parent == self._versions and version.is_dir() else None


def _record(version: Path) -> Record:
    try:
        return read_record((version / RECORD).read_bytes()) or Record()
    except OSError:
        return Record()


def _link(old: Path, new: Path) -> bool:
    try:
        os.link(old, new)
    except OSError:
        return False
    return True


def _carry_over(current: Path, to: Path) -> None:
    """Keep the fingerprinted files of the last version: a page of it may be on its way to a reader just now."""
    for path in _record(current).files:
        if has_fingerprint(path) and not (to / path).exists():
            (to / path).parent.mkdir(parents=True, exist_ok=True)
            _link(current / path, to / path)
