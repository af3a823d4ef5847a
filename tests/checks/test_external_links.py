"""Links to other sites are asked for once each, politely, and only what is surely wrong is told."""

import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from backstory.checks import CheckContext
from backstory.checks.external_links import ask_all, outside_links
from backstory.problems import Place

Make = Callable[..., CheckContext]


class Host:
    """A web server of its own, which notes what it was asked."""

    def __init__(self) -> None:
        asked = self.asked = []  # type: list[tuple[str, str]]

        class Handler(BaseHTTPRequestHandler):
            def do_HEAD(self) -> None:
                self.answer()

            def do_GET(self) -> None:
                self.answer()

            def answer(self) -> None:
                asked.append((self.command, self.path))
                status = {"/gone": 410, "/missing": 404, "/wait": 429, "/shut": 403, "/broken": 503}.get(
                    self.path, 200
                )
                if self.path == "/get-only" and self.command == "HEAD":
                    status = 405
                status = {"/moved": 301, "/elsewhere": 302, "/round": 302}.get(self.path, status)
                self.send_response(status)
                if status in (301, 302):
                    self.send_header("Location", "/round" if self.path == "/round" else "/fine")
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, format: str, *args: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()


@pytest.fixture
def host() -> Iterator[Host]:
    server = Host()
    yield server
    server.server.shutdown()
    server.server.server_close()


def asked(host: Host, *paths: str) -> dict[str, str]:
    links = {host.address + path: [Place("articles/a.md", 3)] for path in paths}
    found = ask_all(links, pause=0.0, timeout=5.0)
    return {one.facts["url"].removeprefix(host.address): one.code for one in found}


def test_only_what_is_surely_wrong_is_told(host: Host) -> None:
    paths = ("/fine", "/gone", "/missing", "/wait", "/shut", "/broken", "/get-only", "/moved", "/elsewhere")
    assert asked(host, *paths) == {
        "/gone": "external-dead",
        "/missing": "external-dead",
        "/broken": "external-unreachable",
        "/moved": "external-moved",
    }


def test_a_page_that_answers_is_asked_once_and_without_its_content(host: Host) -> None:
    asked(host, "/fine")
    assert host.asked == [("HEAD", "/fine")]


def test_a_circle_of_redirects_ends(host: Host) -> None:
    assert asked(host, "/round") == {}


def test_where_nobody_is_there_the_host_is_asked_no_further(host: Host) -> None:
    host.server.shutdown()
    host.server.server_close()
    assert asked(host, "/one", "/two") == {"/one": "external-unreachable", "/two": "external-unreachable"}


def test_a_host_that_does_not_exist_is_told_as_such() -> None:
    (found,) = ask_all({"http://no-such-host.invalid/": [Place("a")]}, pause=0.0, timeout=5.0)
    assert (found.code, found.facts["reason"]) == ("external-unreachable", "there is no such host")


def test_links_come_from_texts_sources_and_topics_each_once(context: Make) -> None:
    files = {
        "articles/a.md": "---\ntitle: A\ndate: 2024-01-01\nsources:\n"
        '  - {title: S, url: "https://s.example/x#part", archived: "https://archive.example/s"}\n---\n'
        "See [it](https://s.example/x), [us](https://us.example/topics/) and [b](b.md).\n",
        "topics/t.md": '---\ntitle: T\nsame_as: ["https://www.wikidata.org/entity/Q1"]\n---\n',
    }
    found = outside_links(context(files, base_url="https://us.example/"))
    assert found == {
        "https://archive.example/s": [Place("articles/a.md", 5, 5)],
        "https://s.example/x": [Place("articles/a.md", 5, 5), Place("articles/a.md", 7, 5)],
        "https://www.wikidata.org/entity/Q1": [Place("topics/t.md", 3, 10)],
    }
