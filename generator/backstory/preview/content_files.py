"""The files of the content folder as they were last, so that what is new is known without opening any."""

from collections.abc import Mapping

from msgspec import structs

from backstory.content.files import Stamp, role, scan, sidecar_of, stamp
from backstory.content.symlinks import LinkRoots
from backstory.engine.state import Read
from backstory.problems import Place, Problem, SiteError
from backstory.settings import Folders


class ContentFiles:
    """`now` holds every file with its stamp; it is replaced, never changed, so that other threads may read it."""

    def __init__(self, folders: Folders) -> None:
        self.now: dict[str, Stamp] = {}
        self.problems: tuple[Problem, ...] = ()
        """What could not be looked at. Paths are relative to the content folder."""
        self.link_roots: LinkRoots | None = None
        self._folders = folders

    def touched(self, paths: set[str] | None) -> set[str]:
        """Those of the paths that are not as they were; of all files, where None or an unknown one is given."""
        before = self.now
        if paths is not None and all(path in before for path in paths):
            # Nothing came, as far as is known: the whole folder need not be looked at.
            try:
                new = {path: stamp(self._folders.file(path).stat()) for path in paths}
            except OSError:
                pass
            else:
                self.now = before | new
                return {path for path in paths if before[path] != new[path]}
        try:
            found = scan(self._folders.content, self.link_roots, elsewhere=self._folders.elsewhere)
            self.now, self.problems = found.files, found.problems
        except SiteError as error:
            # What can't be looked at may still be there: all is as it was before.
            name = f"{self._folders.content.name}/"
            self.problems = tuple(
                structs.replace(one, place=Place(f"{one.place.path}/".removeprefix(name).rstrip("/")))
                for one in error.problems
            )
        everything = before.keys() | self.now.keys()
        return {path for path in everything if before.get(path) != self.now.get(path)}

    def stamps(self, path: str) -> tuple[Stamp, Stamp | None]:
        """The stamps of a document and of its sidecar."""
        sidecar = sidecar_of(path, self.now)
        return self.now[path], self.now[sidecar] if sidecar else None

    def differing(self, read: Mapping[str, Read]) -> set[str]:
        """Documents that are not as they were when they were read, and those that came or went."""
        there = {path for path in self.now if role(path, self.now) in ("document", "topics")}
        changed = {
            path
            for path in there
            if path not in read or self.stamps(path) != (read[path].stamp, read[path].sidecar)
        }
        return changed | (read.keys() - there)
