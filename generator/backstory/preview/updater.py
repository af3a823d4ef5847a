"""Follows what authors save: one thread that decides when what is known catches up, and tells who shows it."""

import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from queue import Empty, SimpleQueue
from threading import Lock, Thread

from backstory.content.files import Stamp, role
from backstory.content.symlinks import link_roots
from backstory.names.gate import held_back
from backstory.preview import snapshot
from backstory.preview.bodies import Bodies
from backstory.preview.configuration import Configuration
from backstory.preview.cut_off_clock import CutOffClock
from backstory.preview.events import ChangeEvent, Saved, SnapshotBuilt
from backstory.preview.live_site import EditResult, LiveSite
from backstory.preview.revision import Revision
from backstory.preview.snapshot import Snapshot
from backstory.preview.snapshot_builder import SMALL, SnapshotBuilder
from backstory.problems import Place, Problem, SiteError, in_folder
from backstory.settings import Folders

_SETTLE = 0.12
"""Seconds to wait for more where the site has to be looked at as a whole: editors and branches write in bursts."""
_CALM = 3.0
"""Seconds without an edit after which all that quick edits left as it was is found out."""
_IDLE = 1.0
"""Seconds after which nothing else is to be done: the page that was asked for first is shown."""


class Updater(Thread):
    """Keeps `revision` and `problems` up to date. Nothing but `saved` and `end` is called by other threads."""

    def __init__(
        self,
        folders: Folders,
        configuration: Configuration,
        clock: CutOffClock,
        *,
        bodies: Bodies,
        tell: Callable[[ChangeEvent], None],
        leaving: Callable[[Revision, str], None],
        progress: Callable[[str, int, int], None],
        look_at_output: Callable[[], bool],
        passages: bool = False,
    ) -> None:
        super().__init__(name="following", daemon=True)
        self.revision: Revision | None = None
        self.problems: tuple[Problem, ...] = ()
        self.rebuilding = False
        self.configuration = configuration
        self._folders = folders
        self._moment = clock
        self._bodies = bodies
        self._tell = tell
        self._leaving = leaving
        self._look_at_output = look_at_output
        self._shown_from_output = False
        self._builder = SnapshotBuilder(folders, progress)
        self._messages: SimpleQueue[Saved | SnapshotBuilt | None] = SimpleQueue()
        self._live = LiveSite(folders, bodies, passages=passages)
        self._stopped: tuple[Problem, ...] = ()
        self._due: float | None = None
        self._since: set[str] = set()
        self._cold = False
        """What quick edits need is not ready yet: it is made when nothing else is to be done."""
        self._names_stand = True
        self._telling = Lock()
        self._busy = True

    @property
    def files(self) -> dict[str, Stamp]:
        """The files of the content folder, as they were last."""
        return self._live.files.now

    @property
    def settled(self) -> bool:
        """Whether all that was saved is known to the end."""
        with self._telling:
            return not self._busy

    def saved(self, paths: frozenset[str] | None) -> None:
        """Files were saved, made, renamed or deleted; None where it is not known which."""
        with self._telling:
            self._busy = True
            self._messages.put(Saved(paths))

    def end(self) -> None:
        """Stop, with all that was started."""
        self._builder.stop()
        self._messages.put(None)

    def run(self) -> None:
        going = self._go_on(self._start)
        while going:
            going = self._go_on(self._handle_next)

    def _go_on(self, step: Callable[[], bool]) -> bool:
        """Take a step; whether another one is to come. A fault of ours must not end the preview.

        It is told instead, and the next save is another try.
        """
        try:
            return step()
        except Exception as error:
            self._stopped = (self.configuration.fault(f"{type(error).__name__}: {error}"),)
            with suppress(Exception):
                self._publish(ChangeEvent())
            time.sleep(_SETTLE)
            return True

    def _handle_next(self) -> bool:
        message = self._next()
        if isinstance(message, SnapshotBuilt):
            self._take(message)
        elif message is not None:
            self._follow(message.paths)
        return message is not None

    def _next(self) -> Saved | SnapshotBuilt | None:
        """The next message; has a snapshot made meanwhile, when that is due."""
        while True:
            self._look_at_clock()
            with self._telling:
                self._busy = self.rebuilding or self._due is not None or not self._messages.empty()
            due = None if self._due is None or self.rebuilding else max(0.0, self._due - time.monotonic())
            change = None if self.rebuilding else self._next_change()
            waits = [wait for wait in (due, change, _IDLE if self._cold else None) if wait is not None]
            try:
                return self._messages.get(timeout=min(waits, default=None))
            except Empty:
                if self._cold and self._live.known is not None and (due is None or due > _IDLE):
                    self._cold = False
                    self._live.warm()
                elif due is not None and self._due is not None and self._due <= time.monotonic():
                    self._rebuild()

    def _next_change(self) -> float | None:
        """Seconds until something comes in or goes out by its date; None where nothing is waiting."""
        known = self._live.known
        return self._moment.until(known.until if known is not None else None)

    def _look_at_clock(self) -> None:
        if not self.rebuilding and self._next_change() == 0:
            self._names_stand = False
            self._rebuild()

    def _start(self) -> bool:
        self._live.files.link_roots = link_roots(self._folders, self.configuration.settings)
        self._live.files.touched(None)
        known = snapshot.load(self._builder.file)
        if known is not None and known.is_of(self.configuration.settings, self._moment.cut_off):
            self._live.begin(known, self.configuration.settings)
            # What was edited since is put in its place after the first page is shown, when watching begins.
            self._since = self._live.files.differing(known.read)
            self._publish(ChangeEvent())
            self._cold = True
        else:
            self._shown_from_output = self._look_at_output()
            self._rebuild()
        return True

    def _rebuild(self) -> None:
        self._due, self.rebuilding = None, True
        self._moment.advance()
        current = self._live
        names_stand, current.unsettled = not current.unsettled and self._names_stand, set()
        self._names_stand = True
        size = len(current.known.order) if current.known is not None else len(self.files)
        settings = self.configuration.settings

        def early(known: Snapshot) -> None:
            self._messages.put(SnapshotBuilt(known, early=True))

        on_partial = early if current.known is None and not self._shown_from_output else None

        def build() -> None:
            try:
                known = self._builder.build(settings, self._moment.cut_off, size=size, early=on_partial)
            except SiteError as stop:
                self._messages.put(SnapshotBuilt(None, stop.problems))
            except Exception as error:
                reason = f"{type(error).__name__}: {error}"
                self._messages.put(SnapshotBuilt(None, (self.configuration.fault(reason),)))
            else:
                if known is not None:
                    self._messages.put(SnapshotBuilt(known, names_stand=names_stand))

        Thread(target=build, name="rebuilding", daemon=True).start()

    def _take(self, built: SnapshotBuilt) -> None:
        self.rebuilding = built.early
        self._stopped = built.problems
        if built.known is None:
            self._publish(ChangeEvent())
            return
        before, known = self.revision, built.known
        if before is not None:
            for path in self._newly_broken(before.known, known):
                self._leaving(before, path)
        self._wait_after(self._live.go_on(known, self.configuration.settings, names_stand=built.names_stand))
        self._publish(ChangeEvent())
        self._cold = True

    def _newly_broken(self, before: Snapshot, known: Snapshot) -> Iterable[str]:
        for path in known.held:
            if path in before.catalog.documents and not held_back(
                known.held[path].front, self._moment.cut_off
            ):
                yield path

    def _elsewhere(self, path: str) -> str:
        """What a file counts as in the content folder that lies outside of it; empty where it doesn't."""
        for there, folder in self._folders.elsewhere:
            if path.startswith(f"{folder}/"):
                return there + path.removeprefix(f"{folder}/")
        return ""

    def _follow(self, paths: frozenset[str] | None) -> None:
        began = time.monotonic()
        if not self._folders.content.is_dir():
            # Whatever took it away may bring it back: what is known stays, and so do the pages.
            self._stopped = (Problem("content-missing", Place(self._folders.content_label)),)
            self._publish(ChangeEvent())
            return
        below = f"{self._folders.content}/"
        inside = (
            None if paths is None else {path.removeprefix(below) for path in paths if path.startswith(below)}
        )
        if inside is not None:
            inside |= {path for path in map(self._elsewhere, paths or ()) if path}
        touched = self._live.files.touched(inside) | self._since
        self._since = set()
        self._stopped = tuple(one for one in self._stopped if one.code != "content-missing")
        outside = paths is None or any(not path.startswith(below) for path in paths)
        assets = self.configuration.follow(settings="site.yaml" in touched, templates=outside)
        if self.configuration.needs_rebuild:
            self.configuration.needs_rebuild = False
            self._bodies.settings = self.configuration.settings
            self._live.files.link_roots = link_roots(self._folders, self.configuration.settings)
            touched |= self._live.files.touched(None)
            self._names_stand, self._due = False, time.monotonic() + _SETTLE
        applied = self._live.put(touched)
        self._wait_after(applied)
        documents = [path for path in touched if role(path, self.files) == "document"]
        edited = documents[0] if len(documents) == 1 else ""
        self._publish(
            ChangeEvent(
                applied.assets | assets, edited, applied.passage if edited else "", time.monotonic() - began
            )
        )

    def _wait_after(self, applied: EditResult) -> None:
        """Have a snapshot made when it is worth it: soon where something waits for that, else after a calm."""
        known = self._live.known
        if self._live.unsettled:
            self._due = time.monotonic() + _SETTLE
        elif applied.loose:
            small = known is not None and len(known.order) <= SMALL
            self._due = time.monotonic() + (_CALM / 10 if small else _CALM)

    def _publish(self, event: ChangeEvent) -> None:
        known, configuration = self._live.known, self.configuration
        if known is not None:
            before, files = self.revision, self._live.files.now
            if before is None or not before.is_of(known, configuration, files):
                self.revision = Revision(known, configuration, files, before=before)
        found = (*known.problems, *self.revision.layout.problems) if known and self.revision else ()
        self.problems = (
            *configuration.problems,
            *in_folder(self._folders.content_label, self._live.files.problems),
            *in_folder(self._folders.content_label, found),
            *self._stopped,
        )
        self._tell(event)
