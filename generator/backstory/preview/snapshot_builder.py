"""Finds out all there is to know of a site, in a process of its own: pages go on being shown meanwhile.

Run as a program: a request on standard input; on standard output a line for each step, then one for the end.
"""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

import msgspec
from msgspec import Struct

from backstory.engine.known_site import KnownSite, know_site
from backstory.engine.progress import Progress
from backstory.engine.site import open_site
from backstory.preview import snapshot
from backstory.preview.snapshot import Snapshot
from backstory.problems import Place, Problem, SiteError
from backstory.settings import CutOff, Folders, Settings

SMALL = 300
"""Documents up to which it takes less time to look at them here than to start a process."""

_GLANCE = "on_partial"
"""The step at which something is known early; it is kept in the file `_EARLY` of the cache."""
_EARLY = "preview-early.msgpack"
_FOLDERS = ("content", "templates", "output", "cache")


class Request(Struct, frozen=True):
    """A site to be looked at. Its folders as text: paths are not plain data."""

    folders: dict[str, str]
    settings: Settings
    cut_off: CutOff
    on_partial: bool
    """Whether to hand over what is known early, without mentions and rankings."""


class Step(Struct, frozen=True):
    """A line of the builder's: how far it is; `stage` is empty at the end, with what made it stop."""

    stage: str
    done: int = 0
    of: int = 0
    problems: tuple[Problem, ...] = ()


class SnapshotBuilder:
    """Makes snapshots of one site, again and again; `stop` may be called from another thread."""

    def __init__(self, folders: Folders, tell: Progress) -> None:
        self._folders = folders
        self._tell = tell
        self._running: subprocess.Popen[bytes] | None = None
        self._stopped = False

    @property
    def file(self) -> Path:
        """Where the last snapshot is kept."""
        return self._folders.cache / "preview.msgpack"

    @property
    def _early(self) -> Path:
        return self._folders.cache / _EARLY

    def build(
        self,
        settings: Settings,
        cut_off: CutOff,
        *,
        size: int,
        early: Callable[[Snapshot], None] | None = None,
    ) -> Snapshot | None:
        """What is known of the site as it is now; `size` is about how many documents it has.

        `early` is given what is known of a large site before mentions are looked for and anything is ranked.
        None where it was stopped. Raises SiteError where there is no going on.
        """
        if size <= SMALL:
            return _snapshot_here(self._folders, settings, cut_off, jobs=1, tell=self._tell)
        folders = {name: str(getattr(self._folders, name)) for name in _FOLDERS}
        request = Request(folders, settings, cut_off, on_partial=early is not None)
        self._running = subprocess.Popen(
            [sys.executable, "-m", "backstory.preview.snapshot_builder"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            start_new_session=True,
        )
        if self._stopped:
            self.stop()
        with self._running as process:
            assert process.stdin is not None and process.stdout is not None
            with suppress(BrokenPipeError):
                process.stdin.write(msgspec.json.encode(request))
                process.stdin.close()
            for line in process.stdout:
                step = msgspec.json.decode(line, type=Step)
                if step.problems:
                    raise SiteError(*step.problems)
                if step.stage != _GLANCE:
                    self._tell(step.stage, step.done, step.of)
                elif early is not None and (known := snapshot.load(self._early)) is not None:
                    early(known)
        if self._stopped:
            return None
        built = snapshot.load(self.file) if process.returncode == 0 else None
        if built is None:
            raise RuntimeError("the process that reads the site ended before it was done")
        return built

    def stop(self) -> None:
        """End what is running, with all that it started."""
        self._stopped = True
        if self._running is not None and self._running.poll() is None:
            if os.name == "posix":
                os.killpg(self._running.pid, signal.SIGKILL)
            else:
                self._running.kill()


def _snapshot_here(
    folders: Folders,
    settings: Settings,
    cut_off: CutOff,
    *,
    jobs: int,
    tell: Progress,
    on_partial: Callable[[Iterable[bytes]], None] | None = None,
) -> Snapshot | None:
    """Make the snapshot here. `on_partial` is given an early snapshot, in parts."""

    def early(known: KnownSite) -> None:
        if on_partial is not None:
            on_partial(snapshot.encode(known, settings, cut_off))

    with open_site(folders, settings, cut_off, tell=tell, jobs=jobs) as site:
        known = know_site(site, on_partial=early if on_partial is not None else None)
        parts = snapshot.encode(known, settings, cut_off)
        file = folders.cache / "preview.msgpack"
        return _kept(parts, file, small=len(known.content.documents) <= SMALL)


def _kept(parts: Iterable[bytes], file: Path, *, small: bool) -> Snapshot | None:
    """The snapshot in `parts`, which is saved for the next start; SiteError where a large one can't be."""
    if small:
        # Handed over in memory, so that it works where nothing can be written.
        data = b"".join(parts)
        with suppress(OSError):
            snapshot.save(file, [data])
        return snapshot.decode(data)
    try:
        snapshot.save(file, parts)
    except OSError as error:
        facts = {"reason": error.strerror or str(error)}
        raise SiteError(Problem("output-unwritable", Place(file.name), facts)) from None
    return snapshot.load(file)


def main() -> None:
    """The process: reads a request, and writes its steps."""
    asked = sys.stdin.buffer.read()
    if not asked.endswith(b"}"):
        # Whoever asked ended while it did.
        return
    request = msgspec.json.decode(asked, type=Request)
    content, templates, output, cache = (Path(request.folders[name]) for name in _FOLDERS)
    folders = Folders(content, templates, output, cache)
    last = [""]
    if not request.on_partial and hasattr(os, "nice"):
        # Pages are shown meanwhile, and they come first.
        os.nice(5)

    def say(step: Step) -> None:
        sys.stdout.buffer.write(msgspec.json.encode(step) + b"\n")
        sys.stdout.buffer.flush()

    def tell(stage: str, done: int, of: int) -> None:
        if done % 50 == 0 or stage != last[0]:
            last[0] = stage
            say(Step(stage, done, of))

    def on_partial(parts: Iterable[bytes]) -> None:
        with suppress(OSError):
            snapshot.save(folders.cache / _EARLY, parts)
            say(Step(_GLANCE))

    early = on_partial if request.on_partial else None
    try:
        _snapshot_here(folders, request.settings, request.cut_off, jobs=0, tell=tell, on_partial=early)
    except SiteError as stop:
        say(Step("", problems=stop.problems))
    except BrokenPipeError:
        # Whoever asked is gone.
        sys.stderr.close()


if __name__ == "__main__":
    main()
