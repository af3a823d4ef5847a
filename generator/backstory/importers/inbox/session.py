"""Deciding one proposal after the other, with a way back: what a page that shows the inbox talks to."""

from collections.abc import Callable
from pathlib import Path

import msgspec

from backstory import messages
from backstory.importers.inbox.inbox import Decision, Inbox, undone
from backstory.problems import SiteError, in_folder
from backstory.rewriting.edits import FileEdit, difference, write
from backstory.settings import Settings

_MOST_UNDONE = 200


class SessionResult(msgspec.Struct, frozen=True):
    """What became of a request: the files written, or what is wrong in one line each."""

    files: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()


class InboxSession:
    """One sitting over the inbox of a content folder. What it wrote it can take back, the last first."""

    def __init__(self, content: Path, label: str, settings: Settings) -> None:
        self._inbox = Inbox(content, settings)
        self._content = content
        self._label = label
        self._checks = settings.checks
        self._done: list[list[FileEdit]] = []

    def proposals(self) -> bytes:
        """All that waits, as JSON."""
        return msgspec.json.encode({"proposals": self._inbox.proposals(), "undo": len(self._done)})

    def difference(self, id_: str) -> str:
        """What accepting a proposal would write; a line that says why not, where it can't be accepted."""
        try:
            edits = self._inbox.edits([Decision(id_, accepted=True)])[:-1]
        except SiteError as error:
            return "\n".join(self._worded(error))
        return difference(edits, self._label)

    def decide(self, request: bytes) -> bytes:
        """Decide, as JSON of a Decision says; gives an Answer as JSON."""
        try:
            decision = msgspec.json.decode(request, type=Decision)
        except msgspec.DecodeError:
            return msgspec.json.encode(SessionResult(problems=("this is no decision",)))
        return self._written(lambda: self._inbox.edits([decision]), undo=False)

    def undo(self) -> bytes:
        """Take back what was decided last; gives an Answer as JSON."""
        if not self._done:
            return msgspec.json.encode(SessionResult(problems=("nothing was decided in this sitting",)))
        return self._written(lambda: undone(self._done[-1]), undo=True)

    def _written(self, planned: Callable[[], list[FileEdit]], *, undo: bool) -> bytes:
        try:
            edits = planned()
            write(self._content, edits)
        except SiteError as error:
            return msgspec.json.encode(SessionResult(problems=tuple(self._worded(error))))
        if undo:
            self._done.pop()
        else:
            self._done = [*self._done[-_MOST_UNDONE:], edits]
        return msgspec.json.encode(SessionResult(files=tuple(f"{self._label}/{edit.path}" for edit in edits)))

    def _worded(self, error: SiteError) -> list[str]:
        return [messages.line(problem, self._checks) for problem in in_folder(self._label, error.problems)]
