"""Serves a preview: livereload's server, with our own pages, watcher and rules of who may ask."""

import errno
import logging
import signal
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from socket import socket
from typing import Any

from livereload import Server
from livereload.handlers import LiveReloadHandler, LiveReloadJSHandler
from tornado.httpserver import HTTPServer
from tornado.httputil import HTTPServerRequest
from tornado.ioloop import IOLoop
from tornado.netutil import bind_sockets
from tornado.web import Application as Router
from tornado.web import FallbackHandler, RequestHandler
from tornado.wsgi import WSGIContainer

from backstory.preview.application import Application
from backstory.preview.events import ChangeEvent
from backstory.preview.guard import is_own_host
from backstory.preview.inbox import InboxHandler, ReviewSession
from backstory.preview.open_pages import OURS, Browser, ClientState, OpenPages
from backstory.preview.preview import Preview, ServeOptions
from backstory.preview.revision import RenderedPage
from backstory.preview.watch import FolderWatcher
from backstory.problems import Place, Problem, SiteError
from backstory.url_paths import address_of, output_file

_TRIED = 20
"""Ports after the usual one that are tried where it is taken."""
_AGAIN, _MOMENT = 10, 0.1
"""How often, and seconds apart, a port that was asked for is tried."""


class PreviewServer(Server):  # type: ignore[misc]
    """One site's preview on sockets that are bound already. `serve` returns when it is interrupted."""

    def __init__(
        self,
        preview: Preview,
        sockets: list[socket],
        report: Callable[[ChangeEvent], None],
        open_inbox: Callable[[], ReviewSession] | None = None,
    ) -> None:
        folders = preview.folders
        watcher = FolderWatcher(
            (folders.content, folders.templates, *(folder for _, folder in folders.elsewhere)),
            preview.updater.saved,
            poll=preview.options.poll,
        )
        super().__init__(watcher=watcher)
        self._preview = preview
        self._sockets = sockets
        self._report = report
        self._open_inbox = open_inbox
        self._deciding = ThreadPoolExecutor(max_workers=1, thread_name_prefix="inbox")
        self._pages = OpenPages()
        self._pages.added = self._added

    def application(
        self,
        port: int,
        host: str,
        liveport: int | None = None,
        debug: bool | None = None,
        live_css: bool = True,
    ) -> None:
        """Start to answer; called by livereload's `serve` before it runs the loop."""
        preview = self._preview
        LiveReloadHandler.watcher = self.watcher
        chosen = preview.options.host
        pages = WSGIContainer(Application(preview), executor=preview.renderer)
        router = _Router(
            [
                (r"/livereload", Browser, {"open_pages": self._pages, "host": chosen}),
                (r"/livereload\.js", LiveReloadJSHandler),
                *self._inbox_routes(chosen),
                (r".*", FallbackHandler, {"fallback": pages}),
            ],
            log_function=lambda handler: None,
            websocket_ping_interval=30,
        )
        router.chosen = chosen
        HTTPServer(router, max_buffer_size=2**20).add_sockets(self._sockets)
        self._loop = IOLoop.current()
        preview.told = self._told
        preview.start()

    def _inbox_routes(self, chosen: str) -> list[tuple[str, type[RequestHandler], dict[str, Any]]]:
        """The page of proposals, where there is a session to decide in."""
        if self._open_inbox is None:
            return []
        given = {"open_session": self._open_inbox, "executor": self._deciding, "host": chosen}
        return [
            (r"/-backstory/inbox()/?", InboxHandler, given),
            (r"/-backstory/inbox/([\w.]+)", InboxHandler, given),
        ]

    def run(self) -> None:
        """Serve until interrupted or told to end."""
        loop = IOLoop.current()
        # Not by an exception: one that rises in a callback may be taken for a fault of that callback and be lost.
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: loop.add_callback_from_signal(loop.stop))
        try:
            self.serve(port=0, host=self._preview.options.host, debug=False)
        finally:
            self.watcher.end()
            self._preview.end()
            self._deciding.shutdown(wait=False, cancel_futures=True)

    def _setup_logging(self) -> None:
        """What there is to say is said by the command line."""
        for name in ("livereload", "tornado.access", "tornado.general"):
            logging.getLogger(name).setLevel(logging.CRITICAL)
        handler = logging.StreamHandler()
        handler.setFormatter(_OneLine())
        faults = logging.getLogger("tornado.application")
        faults.handlers, faults.propagate = [handler], False

    def _told(self, event: ChangeEvent) -> None:
        """Something is new: look at the open pages, then tell them. Called by the following thread."""
        preview, revision = self._preview, self._preview.revision
        shown: dict[str, RenderedPage | None] = {}
        if revision is not None:
            for address in self._pages.addresses():
                shown[address] = preview.renderer.submit(preview.show, revision, address).result()
        self._loop.add_callback(partial(self._tell_all, event, shown))
        self._report(event)

    def _tell_all(self, event: ChangeEvent, shown: dict[str, RenderedPage | None]) -> None:
        for browser, held in self._pages.items():
            if held.address in shown:
                self._tell(browser, held, shown[held.address], event)
            browser.tell(f"{OURS}state")

    def _tell(
        self, browser: Browser, held: ClientState, shown: RenderedPage | None, event: ChangeEvent
    ) -> None:
        edited = self._edited(event)
        if shown is None:
            if held.digest != "missing":
                held.digest = "missing"
                browser.tell(f"{OURS}page")
            return
        if held.digest == "built":
            held.digest, held.styles = shown.digest, shown.styles
        if shown.stale is None and shown.digest != held.digest:
            held.digest, held.styles = shown.digest, shown.styles
            passage = event.passage if edited == held.address else ""
            browser.tell(f"{OURS}page", passage=passage)
        elif shown.stale is None and shown.styles != held.styles:
            held.styles = shown.styles
            browser.tell(f"{OURS}styles", styles=shown.styles.split())
        for name in event.assets:
            if name.rpartition("/")[2].encode() in shown.data or name.endswith(".css"):
                browser.tell(name)
        if event.passage and edited and edited != held.address:
            browser.tell(f"{OURS}follow", address=address_of(edited).removeprefix("/"), passage=event.passage)

    def _edited(self, event: ChangeEvent) -> str:
        """The file of the page that was edited."""
        revision = self._preview.revision
        address = revision.known.catalog.addresses.get(event.edited) if revision is not None else None
        return output_file(address) if address is not None else ""

    def _added(self, browser: Browser, held: ClientState) -> None:
        """A page was opened: it may be older than what is known by now."""
        revision = self._preview.revision
        if revision is None:
            return
        future = self._preview.renderer.submit(self._preview.show, revision, held.address)

        def compare(_: object) -> None:
            self._tell(browser, held, future.result(), ChangeEvent())

        self._loop.add_future(future, compare)


class _OneLine(logging.Formatter):
    """Mistakes of the program's own, without where in it they were made."""

    def format(self, record: logging.LogRecord) -> str:
        error = record.exc_info[1] if record.exc_info else None
        what = f"{type(error).__name__}: {error}" if error is not None else record.getMessage()
        return f"Internal error: {what}".splitlines()[0]


class _Router(Router):
    """Refuses whoever asks under a name that is not this machine's."""

    chosen = ""

    def find_handler(self, request: HTTPServerRequest, **kwargs: Any) -> Any:
        if not is_own_host(request.headers.get("Host", ""), self.chosen):
            return self.get_handler_delegate(request, _Refused)
        return super().find_handler(request, **kwargs)


class _Refused(RequestHandler):
    def prepare(self) -> None:
        self.set_status(403)
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.finish("This preview is only for this machine: open it as localhost, or by a number.\n")


def bind(options: ServeOptions) -> tuple[list[socket], int]:
    """Sockets for the port that was asked for, else for the first free one from the usual one on."""
    tries = [options.port] * _AGAIN if options.port_asked else range(options.port, options.port + _TRIED)
    reason = ""
    for port in tries:
        try:
            sockets = bind_sockets(port, options.host)
        except OSError as error:
            reason = error.strerror or str(error)
            if error.errno != errno.EADDRINUSE:
                break
            if options.port_asked:
                # A preview that was just told to end may still be ending.
                time.sleep(_MOMENT)
        else:
            return sockets, sockets[0].getsockname()[1]
    facts = {"port": str(options.port), "host": options.host, "reason": reason}
    raise SiteError(Problem("port-taken", Place("--port" if options.port_asked else "serve"), facts))
