"""The open pages: who shows what, and telling those, and only those, that something is new for them.

The protocol is livereload's (version 7). What only our own script understands travels in a reload message whose
path begins with OURS: the script takes such messages before livereload's does.
"""

import json
from collections.abc import Callable
from typing import Any
from urllib.parse import unquote, urlsplit

from livereload.handlers import LiveReloadHandler
from msgspec import Struct
from tornado.websocket import WebSocketClosedError

from backstory.preview.guard import is_own_origin
from backstory.url_paths import output_file

OURS = "backstory:"


class ClientState(Struct):
    """What a browser shows: an address, the digest of the page and the addresses of its style sheets."""

    address: str
    digest: str
    styles: str


class Browser(LiveReloadHandler):  # type: ignore[misc]
    """One open page. Pages say what they show when they connect."""

    def initialize(self, open_pages: "OpenPages", host: str) -> None:
        self._open_pages = open_pages
        self._host = host

    def check_origin(self, origin: str) -> bool:
        return is_own_origin(origin, self.request.headers.get("Host", ""), self._host)

    def on_message(self, message: str | bytes) -> None:
        try:
            said = json.loads(message)
            command = said["command"]
            if command == "hello":
                super().on_message(message)
            elif command == "info":
                self._open_pages.add(self, _held(said))
        except (ValueError, TypeError, LookupError, AttributeError, RecursionError):
            self.close(1003, "not livereload's protocol")

    def on_close(self) -> None:
        self._open_pages.remove(self)

    def tell(self, path: str, **data: Any) -> None:
        """Have the page do something; nothing, if it has just gone."""
        message = {"command": "reload", "path": path, "liveCSS": True, "liveImg": True}
        try:
            self.write_message(message | {"originalPath": json.dumps(data)})
        except WebSocketClosedError:
            self._open_pages.remove(self)


class OpenPages:
    """All browsers that are connected. Only used on the server's loop, but for `addresses`."""

    def __init__(self) -> None:
        self._held: dict[Browser, ClientState] = {}
        self.added: Callable[[Browser, ClientState], None] = lambda browser, held: None

    def addresses(self) -> set[str]:
        """The addresses that are open."""
        return {held.address for held in list(self._held.values())}

    def add(self, browser: Browser, held: ClientState) -> None:
        """A page was opened, or says anew what it shows."""
        self._held[browser] = held
        self.added(browser, held)

    def remove(self, browser: Browser) -> None:
        """A page was closed."""
        self._held.pop(browser, None)

    def items(self) -> list[tuple[Browser, ClientState]]:
        """Every open page with what it shows."""
        return list(self._held.items())


def _held(said: dict[str, Any]) -> ClientState:
    address = output_file(unquote(urlsplit(said["url"]).path).lstrip("/"))
    plugins = said.get("plugins")
    ours = plugins.get("backstory") if isinstance(plugins, dict) else None
    shows = ours if isinstance(ours, dict) else {}
    return ClientState(address, str(shows.get("page", "")), str(shows.get("styles", "")))
