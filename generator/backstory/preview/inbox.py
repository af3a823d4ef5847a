"""The inbox of proposals as a page of the preview: only for this machine, and only for its own page."""

from collections.abc import Callable
from concurrent.futures import Executor
from importlib.resources import files
from typing import Any, Protocol

from tornado.ioloop import IOLoop
from tornado.web import HTTPError, RequestHandler

from backstory.preview.guard import is_loopback, is_own_origin

_FILES = {
    "": ("inbox.html", "text/html; charset=utf-8"),
    "inbox.js": ("inbox.js", "text/javascript; charset=utf-8"),
    "inbox.css": ("inbox.css", "text/css; charset=utf-8"),
}
_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; form-action 'none'"
_MOST = 100_000
"""Bytes of a decision."""


class ReviewSession(Protocol):
    """Who holds the proposals, and writes what is decided."""

    def proposals(self) -> bytes:
        """All that waits for a decision, as JSON."""

    def difference(self, id_: str) -> str:
        """What accepting a proposal would write."""

    def decide(self, request: bytes) -> bytes:
        """Decide; gives JSON."""

    def undo(self) -> bytes:
        """Take the last decision back; gives JSON."""


class InboxHandler(RequestHandler):
    """Answers `/-backstory/inbox`, what it loads, and what it asks for."""

    def initialize(self, open_session: Callable[[], ReviewSession], executor: Executor, host: str) -> None:
        """Called by tornado with what the route was given."""
        # Not before somebody asks: most sittings never do, and it takes a while to load.
        self._open_session = open_session
        self._executor = executor
        self._chosen = host

    def prepare(self) -> None:
        """Refuse whoever is not on this machine, and every other page that sends something."""
        if not is_loopback(self.request.remote_ip or ""):
            raise HTTPError(403)
        if self.request.method != "GET":
            origin, host = self.request.headers.get("Origin", ""), self.request.headers.get("Host", "")
            kind = self.request.headers.get("Content-Type", "").partition(";")[0].strip()
            if not is_own_origin(origin, host, self._chosen) or kind != "application/json":
                raise HTTPError(403)
            if len(self.request.body) > _MOST:
                raise HTTPError(413)
        self.set_header("Cache-Control", "no-store")
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("X-Frame-Options", "DENY")
        self.set_header("Content-Security-Policy", _POLICY)

    async def get(self, name: str) -> None:
        """The page and its files, the proposals, and what one would write."""
        if name in _FILES:
            file, kind = _FILES[name]
            self.set_header("Content-Type", kind)
            self.finish((files("backstory.preview") / "browser" / file).read_bytes())
        elif name == "proposals":
            await self._answer(lambda: self._open_session().proposals(), "application/json")
        elif name == "difference":
            id_ = self.get_query_argument("id", "")
            await self._answer(
                lambda: self._open_session().difference(id_).encode(), "text/plain; charset=utf-8"
            )
        else:
            raise HTTPError(404)

    async def post(self, name: str) -> None:
        """A decision, or the way back."""
        body = self.request.body
        if name == "decide":
            await self._answer(lambda: self._open_session().decide(body), "application/json")
        elif name == "undo":
            await self._answer(lambda: self._open_session().undo(), "application/json")
        else:
            raise HTTPError(404)

    async def _answer(self, asked: Callable[[], bytes], kind: str) -> None:
        data = await IOLoop.current().run_in_executor(self._executor, asked)
        self.set_header("Content-Type", kind)
        self.finish(data)

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        """A line instead of tornado's page."""
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.finish(
            "The inbox is only for this machine and its own page.\n" if status_code == 403 else "Not found.\n"
        )
