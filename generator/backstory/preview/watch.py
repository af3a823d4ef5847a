"""Notices what is saved in the content and templates folders, through the system's own notifications."""

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from threading import Event, Thread

from livereload.watcher import Watcher
from watchfiles import Change, watch

from backstory.preview.linked_files import linked_places, stamps

_STEP = 12
"""Milliseconds without another change after which changes are told: one save is several."""
_LOOK = 500
"""Milliseconds after which it is looked whether the folders are still the same ones."""
_LEFT_BY_EDITORS = ("~", ".swp", ".swx", ".tmp", ".bak", ".orig", ".part")
_FAR = frozenset(
    (
        "nfs",
        "nfs4",
        "cifs",
        "smb3",
        "smbfs",
        "9p",
        "fuse.sshfs",
        "vboxsf",
        "prl_fs",
        "fuse.grpcfuse",
        "fakeowner",
    )
)
"""File systems whose changes may be made elsewhere, so that the system here is told nothing."""


class FolderWatcher(Watcher):  # type: ignore[misc]
    """Stands in livereload's server for the watcher that looks at every file again and again.

    `saved` is called with the absolute paths of what changed, or with None where a folder came or went.
    """

    def __init__(
        self, folders: Iterable[Path], saved: Callable[[frozenset[str] | None], None], *, poll: bool
    ) -> None:
        super().__init__()
        self._folders = list(folders)
        self._saved = saved
        self._poll = poll or any(is_far(folder) for folder in self._folders)
        self._ended = Event()
        self._thread = Thread(target=self._watch, name="watching", daemon=True)
        # Without a task, livereload would watch the current folder besides.
        self._tasks: dict[str, dict[str, object]] = {"backstory": {}}

    def start(self, callback: object) -> bool:
        """Begin. True tells livereload's server that it need not ask for changes itself."""
        self._thread.start()
        return True

    def end(self) -> None:
        """Stop, and wait until it has."""
        self._ended.set()
        self._thread.join(timeout=2)

    def _watch(self) -> None:
        while not self._ended.is_set():
            there = [folder for folder in self._folders if folder.is_dir()]
            try:
                self._watch_these(there)
            except (OSError, RuntimeError):
                # Gone while we looked, or the system has no notifications left: polling needs none.
                self._poll = self._poll or all(folder.is_dir() for folder in there)
                self._ended.wait(_LOOK / 1000)

    def _watch_these(self, folders: list[Path]) -> None:
        """Until one of the folders is another one, or another one is there, or a link leads elsewhere."""
        standing = self._identities()
        if not folders:
            self._saved(None)
            while not self._ended.wait(_LOOK / 1000) and self._identities() == standing:
                pass
            return
        outside, links = linked_places(folders)
        behind = stamps(links)
        changes = watch(
            *folders,
            *outside,
            watch_filter=lambda _, path: is_followed(path),
            debounce=200,
            step=_STEP,
            rust_timeout=_LOOK,
            yield_on_timeout=True,
            stop_event=self._ended,
            raise_interrupt=False,
            force_polling=self._poll or None,
        )
        begun = False
        for found in changes:
            if self._identities() != standing:
                return
            before, behind = behind, stamps(links)
            paths = frozenset(path for _, path in found)
            if not begun or behind != before or not all(_lies_in(path, folders) for path in paths):
                # Whatever was saved before the system began to tell; or the content has another name for it.
                begun = True
                self._saved(None)
            elif paths:
                self._saved(paths)
            if any(change == Change.added for change, _ in found) and linked_places(folders) != (
                outside,
                links,
            ):
                return

    def _identities(self) -> list[tuple[int, int] | None]:
        return [_identity(folder) for folder in self._folders]


def _lies_in(path: str, folders: Iterable[Path]) -> bool:
    return any(path.startswith(f"{folder}/") for folder in folders)


def is_followed(path: str) -> bool:
    """Whether a file counts: not hidden, and not left behind by an editor."""
    name = path.rpartition(os.sep)[2]
    return not name.startswith((".", "#")) and not name.endswith(_LEFT_BY_EDITORS)


def is_far(folder: Path) -> bool:
    """Whether a folder lies on a network or in another machine's memory, as far as the system tells."""
    try:
        mounts = [line.split() for line in Path("/proc/self/mounts").read_text("utf-8").splitlines()]
    except OSError:
        return False
    best = max(
        (mount for mount in mounts if folder.is_relative_to(mount[1])),
        key=lambda mount: len(mount[1]),
        default=None,
    )
    return best is not None and best[2] in _FAR


def _identity(folder: Path) -> tuple[int, int] | None:
    try:
        status = folder.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino
