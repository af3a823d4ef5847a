"""A real `backstory serve` of a small site, and who talks to it: an HTTP client, a websocket client, a browser."""

import http.client
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
import websocket
from tests.browser.conftest import browser  # noqa: F401 - a fixture
from tests.support.running import AS_OF

PATIENCE = 20.0
"""Seconds after which something that should come has not come; nothing here is a matter of speed."""

SITE: dict[str, str | bytes] = {
    "content/site.yaml": "title: Harbour\nchecks: {link-missing: warning}\n",
    "content/topics/quay.md": "---\ntitle: Old Quay\nkind: place\nnames: [the Quay]\nsummary: Where ships were.\n---\n",
    "content/background/silt.md": (
        "---\ntitle: Silt\ntopics: [Old Quay]\nreviewed: 2026-01-01\n---\n\nMud settles in the basin.\n"
    ),
    "content/articles/dredging.md": (
        "---\ntitle: Dredging begins\ndate: 2026-02-03\ntopics: [Old Quay]\n---\n\n"
        "The dredger came to the Old Quay.\n\n![[Silt]]\n\n[[Nobody At All]] waved.\n"
    ),
    "content/articles/ferry.md": (
        "---\ntitle: Ferry is late\ndate: 2026-02-04\ntopics: [Ferries]\n---\n\nIt waited for the tide.\n"
    ),
    "content/articles/secret.md": "---\ntitle: Secret\ndate: 2026-02-05\ndraft: true\n---\n\nNot yet.\n",
    "content/static/map.txt": "A map.\n",
}
PICTURE = b"\x89PNG\r\n\x1a\n</head>"
DREDGING = "/articles/2026/02/dredging/"
FERRY = "/articles/2026/02/ferry/"


class Answer:
    """What a server answered."""

    def __init__(self, response: http.client.HTTPResponse) -> None:
        self.status = response.status
        self.headers = response.headers
        self.body = response.read()
        self.text = self.body.decode("utf-8", "replace")


class Serving:
    """A running preview of the site in `folder`."""

    def __init__(self, folder: Path, *options: str) -> None:
        self.folder = folder
        command = [sys.executable, "-m", "backstory", "serve", *options]
        if "--port" not in options:
            command += ["--port", "0"]
        self.said = folder / "said.txt"
        with self.said.open("w") as said:
            self.process = subprocess.Popen(
                command, cwd=folder, stdout=said, stderr=said, env={**os.environ, "PYTHONUNBUFFERED": "1"}
            )
        line = self.until(lambda: next((one for one in self.lines() if " shows the site" in one), None))
        self.url = line.split()[0].rstrip("/")
        self.port = int(self.url.rpartition(":")[2])
        self.until(lambda: self.get("/").status == 200)

    def lines(self) -> list[str]:
        """What it said in the terminal."""
        return self.said.read_text().splitlines()

    def until(self, thing: Callable[[], Any]) -> Any:
        """What `thing` gives as soon as that is something; fails where that does not come."""
        end = time.monotonic() + PATIENCE
        while not (found := thing()):
            assert self.process.poll() is None, "the server ended:\n" + self.said.read_text()
            assert time.monotonic() < end, "it did not come; the server said:\n" + self.said.read_text()
            time.sleep(0.02)
        return found

    def ask(self, method: str, path: str, headers: dict[str, str] | None = None) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.putrequest(method, path, skip_host="Host" in (headers or {}))
            for name, value in (headers or {}).items():
                connection.putheader(name, value)
            connection.endheaders()
            return Answer(connection.getresponse())
        finally:
            connection.close()

    def get(self, path: str, **headers: str) -> Answer:
        return self.ask("GET", path, headers)

    def shows(self, path: str, text: str) -> Answer:
        """The page, as soon as it has this text."""
        found: Answer = self.until(lambda: answer if text in (answer := self.get(path)).text else None)
        return found

    def state(self, path: str = "/") -> dict[str, Any]:
        """What the editor's bar and the overlay are told."""
        found: dict[str, Any] = json.loads(self.get(f"/-backstory/state?page={path}").body)
        return found

    def errors(self) -> list[str]:
        return [error["code"] for error in self.state()["errors"]["first"]]

    def write(self, path: str, text: str) -> None:
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")

    def read(self, path: str) -> str:
        return (self.folder / path).read_text("utf-8")

    def open(self, path: str) -> "OpenPage":
        """A page that is open in a browser, as far as the protocol goes."""
        return OpenPage(self, path)

    def end(self) -> int:
        """Ends it as Ctrl-C does, and gives its exit code."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
        return self.process.wait(40)


class OpenPage:
    """Speaks livereload's protocol as the script in the page does."""

    def __init__(self, serving: Serving, path: str, origin: str | None = None) -> None:
        self.path = path
        text = serving.get(path).text
        marks = {name: text.rpartition(f'data-{name}="')[2].partition('"')[0] for name in ("page", "styles")}
        self._socket = websocket.create_connection(
            f"ws://127.0.0.1:{serving.port}/livereload", origin=origin or serving.url, timeout=PATIENCE
        )
        self._send({"command": "hello", "protocols": ["http://livereload.com/protocols/official-7"]})
        assert self._next()["command"] == "hello"
        self._send({"command": "info", "plugins": {"backstory": marks}, "url": serving.url + path})

    def told(self, what: str, *, within: float = PATIENCE) -> dict[str, Any] | None:
        """The next message of a kind ("page", "styles", "state", or the path of a file); None where none comes."""
        end = time.monotonic() + within
        while (left := end - time.monotonic()) > 0:
            self._socket.settimeout(left)
            try:
                message = self._next()
            except websocket.WebSocketTimeoutException:
                return None
            if message["path"].removeprefix("backstory:") == what:
                return message
        return None

    def heard(self, *, within: float = 1.5) -> set[str]:
        """Every kind of message that comes within some seconds."""
        found = set()
        end = time.monotonic() + within
        while (left := end - time.monotonic()) > 0:
            self._socket.settimeout(left)
            with suppress(websocket.WebSocketTimeoutException):
                found.add(self._next()["path"].removeprefix("backstory:"))
        return found

    def close(self) -> None:
        self._socket.close()

    def _send(self, message: dict[str, Any]) -> None:
        self._socket.send(json.dumps(message))

    def _next(self) -> dict[str, Any]:
        message: dict[str, Any] = json.loads(self._socket.recv())
        return message


def write(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write files, given by their path in the site."""
    for path, content in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


@pytest.fixture(scope="module")
def standing_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    """The small site, served for all tests of a file that change nothing."""
    more: dict[str, str | bytes] = {
        "secret.txt": "top secret",
        "content/static/a.png": PICTURE,
        "content/static/a.woff2": b"x</head>",
        "content/articles/tide/index.md": "---\ntitle: Tide\ndate: 2026-03-01\n---\n\n![Tide](tide.svg)\n",
        "content/articles/tide/tide.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
        "content/articles/tide/notes.csv": "a,b\n",
    }
    serving = Serving(write(tmp_path_factory.mktemp("standing_site"), {**SITE, **more}), "--as-of", AS_OF)
    yield serving
    serving.end()


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Callable[..., Serving]]:
    """Serves the small site with some files more or other, and with options of the command."""
    running: list[Serving] = []

    def start(files: dict[str, str | bytes] | None = None, *options: str) -> Serving:
        serving = Serving(write(tmp_path, {**SITE, **(files or {})}), *options)
        running.append(serving)
        return serving

    yield start
    for serving in running:
        serving.end()
