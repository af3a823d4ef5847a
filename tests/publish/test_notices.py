"""What others are told after a publish: exactly the addresses that changed, and nothing goes wrong where nobody listens."""

import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import parse_qs

import pytest
from tests.publish import places, sites
from tests.publish.conftest import Desk

BASE = sites.BASE_URL
KEY = "a1b2c3d4e5"


class Listener(HTTPServer):
    """A service on this machine: notes what it is told, and answers with `status`."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Told)
        self.told: list[tuple[str, bytes]] = []
        self.status = 202

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class Told(BaseHTTPRequestHandler):
    server: Listener

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.told.append((self.path, body))
        self.send_response(self.server.status)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def listener() -> Iterator[Listener]:
    server = Listener()
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def spot(desk: Desk, tmp_path: Path, listener: Listener) -> places.Spot:
    endpoint = f"{listener.address}/indexnow"
    desk.configure(
        f"notify: {{indexnow: {KEY}, indexnow_endpoint: '{endpoint}', hub: '{listener.address}/hub'}}\n"
    )
    return places.folder(tmp_path)


def page(name: str, text: str = "", head: str = "") -> bytes:
    canonical = f'<link rel="canonical" href="{BASE}{name}">'
    return f"<html><head>{canonical}{head}</head><body><main>{text}</main></body></html>".encode()


SITE = {
    "index.html": page("", "Home"),
    "a&b/index.html": page("a%26b/", "Two"),
    "gone/index.html": page("gone/", "Gone"),
    "hidden/index.html": page("hidden/", "Hidden", '<meta name="robots" content="noindex">'),
    "old/index.html": b'<html><head><meta http-equiv="refresh" content="0; url=../"></head></html>',
    "feed.xml": b"<feed>1</feed>",
    "topics/a/feed.xml": b"<feed>1</feed>",
    "data.json": b"{}",
}
ABOUT = {
    "documents": {"gone/index.html": "articles/gone.md", "hidden/index.html": "articles/hidden.md"},
    "statements": {"articles/gone.md": ("t1",)},
}


def published(desk: Desk, spot: places.Spot, listener: Listener) -> None:
    """The site is out, and nobody was told of it."""
    desk.build(SITE, **ABOUT)
    assert desk.publish(spot).code == 0
    assert listener.told == []


def test_the_first_publish_tells_of_every_page_that_search_engines_may_have(
    desk: Desk, spot: places.Spot, listener: Listener
) -> None:
    desk.build(SITE, **ABOUT)
    done = desk.publish(spot, "--notify")
    assert done.code == 0
    path, body = listener.told[0]
    said = json.loads(body)
    assert path == "/indexnow"
    assert sorted(said.pop("urlList")) == [BASE, f"{BASE}a%26b/", f"{BASE}gone/"]
    assert said == {"host": "briefing.example", "key": KEY, "keyLocation": f"{BASE}{KEY}.txt"}
    hub = [parse_qs(body.decode()) for path, body in listener.told if path == "/hub"]
    assert hub == [
        {"hub.mode": ["publish"], "hub.url": [f"{BASE}{feed}"]} for feed in ("feed.xml", "topics/a/feed.xml")
    ]
    assert "IndexNow: told of 3 addresses." in done.out


def test_later_only_what_is_new_changed_or_gone_is_told(
    desk: Desk, spot: places.Spot, listener: Listener
) -> None:
    published(desk, spot, listener)
    kept = {path: data for path, data in SITE.items() if not path.startswith(("gone", "hidden"))}
    desk.build(
        {
            **kept,
            "a&b/index.html": page("a%26b/", "Three"),
            "new/index.html": page("new/"),
            "feed.xml": b"<feed>2</feed>",
        }
    )
    done = desk.publish(spot, "--notify", "--let-go", "/gone/", "--let-go", "/hidden/", "--json")
    assert done.code == 0, done.err
    told = [json.loads(body)["urlList"] for path, body in listener.told if path == "/indexnow"]
    assert sorted(told[0]) == [f"{BASE}a%26b/", f"{BASE}gone/", f"{BASE}new/"]
    assert [parse_qs(body.decode())["hub.url"] for path, body in listener.told if path == "/hub"] == [
        [f"{BASE}feed.xml"]
    ]
    services = [notice["service"] for notice in json.loads(done.out)["notices"]]
    assert services == ["IndexNow", "WebSub"]


def test_nobody_is_told_where_nothing_was_sent(desk: Desk, spot: places.Spot, listener: Listener) -> None:
    published(desk, spot, listener)
    assert desk.publish(spot, "--notify").code == 0
    assert desk.publish(spot, "--notify", "--dry-run").code == 0
    assert listener.told == []


def test_a_trial_tells_nobody(desk: Desk, spot: places.Spot, listener: Listener) -> None:
    desk.build(SITE, **ABOUT, drafts=True)
    assert desk.publish(spot, "--notify", "--trial").code == 0
    assert listener.told == []


@pytest.mark.parametrize("answers", [True, False])
def test_what_is_not_taken_is_a_note_and_no_error(
    desk: Desk, spot: places.Spot, listener: Listener, answers: bool
) -> None:
    listener.status = 403
    if not answers:
        listener.shutdown()
        listener.server_close()
    desk.build(SITE, **ABOUT)
    done = desk.publish(spot, "--notify")
    assert done.code == 0
    lines = done.err.splitlines()
    assert lines[0].startswith("note: IndexNow was not told of 3 addresses: ")
    assert lines[1].startswith("note: WebSub was not told of 1 address: ")
    assert ("it answers 403" in lines[0]) == answers
    assert len(lines) == 2
