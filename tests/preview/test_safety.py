"""Hostile requests: other names, other origins, ways out of the site, and what no browser would send."""

import signal
import socket
import subprocess
import sys
from collections.abc import Callable

import pytest
import websocket
from tests.preview.conftest import FERRY, OpenPage, Serving

from backstory.preview.guard import is_own_host, is_own_origin

Serve = Callable[..., Serving]


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:8000",
        "127.0.0.1.evil.example",
        "localhost.evil.example",
        "",
        "a@localhost",
        "[::1",
        "]",
        "[localhost]",
        "xn--\u00e9",
    ],
)
def test_a_name_that_is_not_this_machines_is_refused_everywhere(host: str, standing_site: Serving) -> None:
    for path in ("/", "/-backstory/state", "/livereload.js", "/livereload"):
        answer = standing_site.ask("GET", path, {"Host": host})
        assert answer.status in (400, 403) and "Harbour" not in answer.text


@pytest.mark.parametrize(
    "host", ["127.0.0.1:8000", "localhost", "[::1]:8000", "site.localhost:80", "192.168.1.7"]
)
def test_names_and_numbers_of_this_machine_are_answered(host: str) -> None:
    assert is_own_host(host, "127.0.0.1")


def test_only_the_page_itself_may_listen() -> None:
    assert is_own_origin("http://localhost:8000", "localhost:8000", "127.0.0.1")
    assert not is_own_origin("http://localhost:9000", "localhost:8000", "127.0.0.1")
    assert not is_own_origin("http://evil.example", "evil.example", "127.0.0.1")
    assert not is_own_origin("null", "localhost:8000", "127.0.0.1")


def test_a_websocket_of_another_origin_is_refused(standing_site: Serving) -> None:
    with pytest.raises(websocket.WebSocketBadStatusException, match="403"):
        OpenPage(standing_site, FERRY, origin="http://evil.example")


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/static/../../secret.txt",
        "//etc/passwd",
        "/..\\secret.txt",
        "/%00",
        "/%ff%fe",
        "/content/site.yaml",
        "/site.yaml",
        "/articles/dredging.md",
        "/-backstory/../site.yaml",
        "/-backstory/%2e%2e/server.py",
    ],
)
def test_nothing_outside_the_site_is_served(path: str, standing_site: Serving) -> None:
    answer = standing_site.get(path)
    assert answer.status == 404
    assert (
        "top secret" not in answer.text and "title: Harbour" not in answer.text and "root:" not in answer.text
    )


ODD_MESSAGES = [
    "no json",
    "[]",
    "null",
    '"hello"',
    "[" * 100_000,
    '{"command": {}}',
    '{"command": "info"}',
    '{"command": "info", "url": 5}',
    '{"command": "info", "url": "http://[::1/"}',
    '{"command": "info", "url": "/%ff\\ud800", "plugins": {"backstory": {"page": [], "styles": 7}}}',
    '{"command": "hello", "protocols": 1}',
]


def test_nonsense_does_not_end_the_server(standing_site: Serving) -> None:
    for data in (
        b"\x00\xff\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"GET " + b"a" * 70_000,
        b"GET / HTTP/1.1\r\nHost",
    ):
        with socket.create_connection(("127.0.0.1", standing_site.port), 5) as client:
            client.sendall(data)
    for message in ODD_MESSAGES:
        page = standing_site.open(FERRY)
        page._socket.send(message)
        page.close()
    assert "Traceback" not in standing_site.said.read_text()
    assert standing_site.get(FERRY).status == 200


def test_a_port_that_is_taken_is_passed_by_unless_it_was_asked_for(standing_site: Serving) -> None:
    command = [sys.executable, "-m", "backstory", "serve", "--port", str(standing_site.port)]
    ran = subprocess.run(command, cwd=standing_site.folder, capture_output=True, text=True, timeout=20)
    assert ran.returncode == 1
    assert f"127.0.0.1:{standing_site.port}" in ran.stderr and "--port" in ran.stderr
    with socket.socket() as taken:
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            taken.bind(("127.0.0.1", 8000))
            taken.listen()
        except OSError:
            pass  # taken by somebody else, which is as good
        process = subprocess.Popen(
            command[:-2],
            cwd=standing_site.folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        assert process.stdout is not None
        said = process.stdout.readline()
        process.send_signal(signal.SIGINT)
        process.wait(40)
    assert said.startswith("Port 8000 is taken; this is on 80")


def test_to_be_reached_by_others_is_warned_of(serve: Serve) -> None:
    serving = serve(None, "--host", "0.0.0.0")
    assert any(line.startswith("Warning: with --host 0.0.0.0") for line in serving.lines())
    assert serving.ask("GET", "/", {"Host": "evil.example"}).status == 403


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_at_once_and_leaves_nothing_behind(number: signal.Signals, serve: Serve) -> None:
    serving = serve()
    page = serving.open(FERRY)
    serving.process.send_signal(number)
    assert serving.process.wait(40) == 0
    assert serving.lines()[-1] == "Stopped."
    assert "Traceback" not in serving.said.read_text()
    page.close()


def test_a_signal_ends_it_however_busy_it_is(serve: Serve) -> None:
    serving = serve()
    pages = [serving.open(FERRY) for _ in range(5)]
    serving.write("content/articles/ferry.md", serving.read("content/articles/ferry.md") + "\nMore.\n")
    assert pages[0].told("page") is not None
    assert serving.end() == 0
    for page in pages:
        page.close()


def test_a_template_without_end_holds_up_neither_the_server_nor_its_end(serve: Serve) -> None:
    loop = "{% for one in range(100000) %}{% for two in range(100000) %}{% endfor %}{% endfor %}"
    serving = serve({"templates/topic.html": loop})
    with socket.create_connection(("127.0.0.1", serving.port), 5) as client:
        client.sendall(b"GET /topics/quay/ HTTP/1.1\r\nHost: localhost\r\n\r\n")
        assert serving.get("/livereload.js").status == 200
        assert serving.end() == 0
    assert "Traceback" not in serving.said.read_text()
