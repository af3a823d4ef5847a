"""What is new since a reader's last visit, in a real browser: from a server with a strict policy, and where nothing is kept."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from selenium.webdriver.support.wait import WebDriverWait
from tests.browser.conftest import Browser
from tests.support.knowing import doc
from tests.support.running import backstory

TODAY = date.today()
LISTED = (
    "return [...document.querySelectorAll('.changes:not([hidden]) .row a')].map(link => link.textContent)"
)
MARKS = "return [...document.querySelectorAll('.fresh')].map(one => [one.previousElementSibling.textContent, one.textContent])"
LOADED = """
const done = arguments[0];
(function look() {
  const loaded = performance.getEntriesByType('resource').filter(one => /changes.js([?][0-9]+)?$/.test(one.name) && one.responseEnd);
  loaded.length > 1 ? setTimeout(done, 50) : setTimeout(look, 20);
})();
"""
"""Waits for the script and for what it asks for."""
SHIFTS = """
const done = arguments[0];
let sum = 0;
new PerformanceObserver(list => list.getEntries().forEach(one => sum += one.value)).observe({type: 'layout-shift', buffered: true});
setTimeout(() => done(sum), 150);
"""
"""How far what can be seen moved (web.dev/cls)."""
LATER = """
const key = Object.keys(localStorage).find(name => name.startsWith('backstory-changes:'));
const state = JSON.parse(localStorage[key]);
localStorage[key] = JSON.stringify({...state, time: state.time - 31 * 60 * 1000});
"""
"""Half an hour in which nobody reads."""


def write(folder: Path, name: str, days_ago: int, body: str = "Text.", more: str = "") -> None:
    file = folder / "content/articles" / f"{name.lower()}.md"
    file.parent.mkdir(parents=True, exist_ok=True)
    day = (TODAY - timedelta(days=days_ago)).isoformat()
    file.write_text(
        doc(name, f"date: {day}\nslug: {name.lower()}\ntopics: [constructor]\n{more}", body), "utf-8"
    )


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def plain_server(folder: Path) -> Iterator[str]:
    """One that says when a file was changed, and nothing else of how long it may be kept."""
    handler = partial(Quiet, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def made(folder: Path, *arguments: str) -> None:
    assert backstory("build", *arguments, cwd=folder).code == 0


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name, days_ago in (("Old", 40), ("Week", 9), ("Fresh", 2)):
        write(tmp_path, name, days_ago)
    made(tmp_path)
    return tmp_path


def test_a_visit_shows_what_was_published_or_changed_since_the_last(
    site: Path, serve: Callable[[Path], str], browser: Browser
) -> None:
    address = serve(site / "site")
    browser.console(), browser.requests()

    def listed(page: str = "index.html") -> list[str]:
        browser.open(address + page)
        browser.driver.execute_async_script(LOADED)
        return list(browser.run(LISTED))

    # A first visit: the last seven days.
    assert listed() == ["Fresh"]
    assert "seven days" in browser.run("return document.querySelector('.changes .said').textContent")
    # A rebuild, and an edit that changes nothing for readers, are nothing new. The next visit finds a new article and a real edit.
    browser.run(LATER)
    write(site, "Old", 40, "Text.", "authors: [Ana]\n")
    write(site, "Newest", 0)
    write(site, "Week", 9, "Another text.")
    made(site, "--clean")
    assert listed() == ["Newest", "Week"]
    assert listed() == ["Newest", "Week"], "it stays as long as somebody reads"
    assert listed("topics/constructor/index.html") == []
    assert (
        browser.run("return document.querySelector('.changes .said').textContent")
        == "New since your last visit: 2"
    )
    assert sorted(browser.run(MARKS)) == [["Newest", "new"], ["Week", "changed"]]
    browser.run("document.querySelector('.changes button').click()")
    assert browser.run(LISTED) == [] == browser.run(MARKS)
    assert listed() == []
    browser.run(LATER)
    assert listed() == []
    assert browser.console() == []
    assert [url for url in browser.requests() if not url.startswith(address)] == []


def test_a_visit_sees_what_is_new_also_where_a_host_says_nothing_of_caching(
    site: Path, browser: Browser
) -> None:
    def age() -> None:
        for file in (site / "site").rglob("*.js"):
            os.utime(file, (time.time() - 400 * 24 * 3600,) * 2)

    later = {"source": "const now = Date.now; Date.now = () => now() + 31 * 60 * 1000"}
    with plain_server(site / "site") as address:
        age()
        browser.open(f"{address}index.html")
        browser.driver.execute_async_script(LOADED)
        assert browser.run(LISTED) == ["Fresh"]
        write(site, "Newest", 0)
        made(site)
        age()
        script = browser.driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", later)
        try:
            browser.open(f"{address}index.html")
            browser.driver.execute_async_script(LOADED)
            assert browser.run(LISTED) == ["Newest"]
        finally:
            browser.driver.execute_cdp_cmd("Page.removeScriptToEvaluateOnNewDocument", script)


def test_where_nothing_can_be_kept_each_visit_is_a_first_one(site: Path, browser: Browser) -> None:
    refuse = {
        "source": "Object.defineProperty(window, 'localStorage', { get() { throw new Error('refused') } })"
    }
    script = browser.driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", refuse)
    try:
        for _ in range(2):
            browser.open((site / "site/index.html").as_uri())
            WebDriverWait(browser.driver, 10).until(lambda _: browser.run(LISTED))
            assert browser.run(LISTED) == ["Fresh"]
    finally:
        browser.driver.execute_cdp_cmd("Page.removeScriptToEvaluateOnNewDocument", script)


@pytest.mark.parametrize("page", ["index.html", "topics/constructor/index.html", "timeline/index.html"])
def test_nothing_that_can_be_seen_moves_when_it_appears(
    site: Path, serve: Callable[[Path], str], browser: Browser, page: str
) -> None:
    slow = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 200_000}
    browser.driver.execute_cdp_cmd("Network.enable", {})
    browser.driver.execute_cdp_cmd("Network.emulateNetworkConditions", slow)
    try:
        browser.open(serve(site / "site") + page)
        browser.driver.execute_async_script(LOADED)
        shown = browser.run("return document.querySelector('.changes').hidden")
        assert not shown
        assert browser.driver.execute_async_script(SHIFTS) == 0
    finally:
        still = {"offline": False, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1}
        browser.driver.execute_cdp_cmd("Network.emulateNetworkConditions", still)
