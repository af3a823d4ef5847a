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
from backstory.preview.clients import OURS, Browser, Held, OpenPages
from backstory.preview.events import News
from backstory.preview.guard import is_own_host
from backstory.preview.inbox import InboxHandler, InboxSession
from backstory.preview.preview import Choice, Preview
from backstory.preview.site import Shown
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
        report: Callable[[News], None],
        inbox: InboxSession | None = None,
    ) -> None:
        folders = preview.folders
        watcher = FolderWatcher(
            (folders.content, folders.templates), preview.follower.saved, poll=preview.choice.poll
        )
        super().__init__(watcher=watcher)
        self._preview = preview
        self._sockets = sockets
        self._report = report
        self._inbox = inbox
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
        chosen = preview.choice.host
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
        if self._inbox is None:
            return []
        given = {"session": self._inbox, "executor": self._deciding, "host": chosen}
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
            self.serve(port=0, host=self._preview.choice.host, debug=False)
        finally:
            self.watcher.end()
            self._preview.end()
            self._deciding.shutdown(wait=False, cancel_futures=True)

    def _setup_logging(self) -> None:
        """What there is to say is said by the command line."""
        for name in ("livereload", "tornado.access", "tornado.general", "tornado.application"):
            logging.getLogger(name).setLevel(logging.CRITICAL)

    def _told(self, news: News) -> None:
        """Something is new: look at the open pages, then tell them. Called by the following thread."""
        preview, revision = self._preview, self._preview.revision
        shown: dict[str, Shown | None] = {}
        if revision is not None:
            for address in self._pages.addresses():
                shown[address] = preview.renderer.submit(preview.show, revision, address).result()
        self._loop.add_callback(partial(self._tell_all, news, shown))
        self._report(news)

    def _tell_all(self, news: News, shown: dict[str, Shown | None]) -> None:
        for browser, held in self._pages.items():
            if held.address in shown:
                self._tell(browser, held, shown[held.address], news)
            browser.tell(f"{OURS}state")

    def _tell(self, browser: Browser, held: Held, shown: Shown | None, news: News) -> None:
        edited = self._edited(news)
        if shown is None:
            if held.digest != "missing":
                held.digest = "missing"
                browser.tell(f"{OURS}page")
            return
        if held.digest == "built":
            held.digest, held.styles = shown.digest, shown.styles
        if shown.stale is None and shown.digest != held.digest:
            held.digest, held.styles = shown.digest, shown.styles
            passage = news.passage if edited == held.address else ""
            browser.tell(f"{OURS}page", passage=passage)
        elif shown.stale is None and shown.styles != held.styles:
            held.styles = shown.styles
            browser.tell(f"{OURS}styles", styles=shown.styles.split())
        for name in news.assets:
            if name.rpartition("/")[2].encode() in shown.data or name.endswith(".css"):
                browser.tell(name)
        if news.passage and edited and edited != held.address:
            browser.tell(f"{OURS}follow", address=address_of(edited).removeprefix("/"), passage=news.passage)

    def _edited(self, news: News) -> str:
        """The file of the page that was edited."""
        revision = self._preview.revision
        address = revision.known.catalog.addresses.get(news.edited) if revision is not None else None
        return output_file(address) if address is not None else ""

    def _added(self, browser: Browser, held: Held) -> None:
        """A page was opened: it may be older than what is known by now."""
        revision = self._preview.revision
        if revision is None:
            return
        future = self._preview.renderer.submit(self._preview.show, revision, held.address)

        def compare(_: object) -> None:
            self._tell(browser, held, future.result(), News())

        self._loop.add_future(future, compare)


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


def bind(choice: Choice) -> tuple[list[socket], int]:
    """Sockets for the port that was asked for, else for the first free one from the usual one on."""
    tries = [choice.port] * _AGAIN if choice.port_asked else range(choice.port, choice.port + _TRIED)
    reason = ""
    for port in tries:
        try:
            sockets = bind_sockets(port, choice.host)
        except OSError as error:
            reason = error.strerror or str(error)
            if error.errno != errno.EADDRINUSE:
                break
            if choice.port_asked:
                # A preview that was just told to end may still be ending.
                time.sleep(_MOMENT)
        else:
            return sockets, sockets[0].getsockname()[1]
    facts = {"port": str(choice.port), "host": choice.host, "reason": reason}
    raise SiteError(Problem("port-taken", Place("--port" if choice.port_asked else "serve"), facts))
