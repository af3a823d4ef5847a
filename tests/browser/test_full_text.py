"""The search through whole texts: Pagefind's index below what names and titles find, and what happens without it."""

import os
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from selenium.webdriver.support.wait import WebDriverWait
from tests.browser.conftest import Browser
from tests.publish.services import CACHE
from tests.support.knowing import doc
from tests.support.missing import missing
from tests.support.running import build, environment, tree

LONG = "Nothing of note. " * 60
FILES = {
    "site.yaml": "title: Harbour\nsearch: full-text\n",
    "topics/ferry.md": doc("Ferry", "kind: organisation"),
    "articles/late.md": doc(
        "Late again", "date: 2024-01-02\ntopics: [Ferry]", LONG + "The zinnober gangway broke."
    ),
    "articles/quiet.md": doc("Quiet", "date: 2024-01-02\nunlisted: true", LONG + "A zinnober secret."),
    "articles/draft.md": doc("Draft", "date: 2024-01-02\ndraft: true", LONG + "A zinnober draft."),
    "articles/old.md": doc("Moved", "date: 2024-01-03\nredirect_from: [/before/]", LONG),
}
LINKS = "return [...document.querySelectorAll('[data-search-results] a')].map(link => link.textContent)"
POLICY = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; img-src * data:; base-uri 'none'; form-action 'self'"


class Handler(SimpleHTTPRequestHandler):
    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def env() -> dict[str, str]:
    """With Pagefind among the system's programs."""
    programs = CACHE / "npm/node_modules/.bin"
    if not (programs / "pagefind").exists():
        missing("pagefind, which tests/services.sh installs,")
    return environment(PATH=f"{programs}{os.pathsep}{os.environ['PATH']}")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, env: dict[str, str]) -> Path:
    folder = tmp_path_factory.mktemp("texts")
    for path, text in FILES.items():
        file = folder / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    done = build(folder, env=env)
    assert (done.code, done.err) == (0, "")
    return folder


@pytest.fixture
def address(site: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(site / "site")))
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def test_what_stands_deep_in_a_text_is_found_and_names_come_first(address: str, browser: Browser) -> None:
    browser.console()
    browser.open(f"{address}search/index.html?q=zinnober")
    WebDriverWait(browser.driver, 20).until(lambda _: browser.run(LINKS) == ["Late again"])
    heading = browser.run("return document.querySelector('[data-search-results] h2').textContent")
    assert heading == "In texts"
    assert browser.run("return document.querySelector('[data-search-status]').textContent") == "Results: 1"
    browser.open(f"{address}search/index.html?q=ferry")
    WebDriverWait(browser.driver, 20).until(lambda _: browser.run(LINKS))
    assert browser.run(LINKS)[0] == "Ferry"
    assert browser.console() == []


def test_from_a_folder_names_and_titles_are_found_all_the_same(site: Path, browser: Browser) -> None:
    browser.open(f"{(site / 'site/search/index.html').as_uri()}?q=late")
    WebDriverWait(browser.driver, 20).until(lambda _: browser.run(LINKS) == ["Late again"])


def test_its_index_is_the_same_each_time_and_made_again_only_for_other_pages(
    site: Path, env: dict[str, str]
) -> None:
    before = tree(site / "site")
    assert any(path.startswith("pagefind/fragment/") for path in before)
    assert build(site, "--clean", env=env).code == 0
    assert tree(site / "site") == before
    (site / "content/articles/more.md").write_text(doc("More", "date: 2024-01-04", "Of a kobold."), "utf-8")
    assert build(site, env=env).code == 0
    after = tree(site / "site")
    assert build(site, "--clean", env=env).code == 0
    assert tree(site / "site") == after != before
    (site / "content/articles/more.md").unlink()
    assert build(site, env=env).code == 0
    assert tree(site / "site") == before


def test_without_pagefind_a_build_says_so_and_does_the_rest(tmp_path: Path, env: dict[str, str]) -> None:
    file = tmp_path / "content/site.yaml"
    file.parent.mkdir(parents=True)
    file.write_text(FILES["site.yaml"], "utf-8")
    done = build(tmp_path)
    assert done.code == 0
    assert done.codes == {"full-text-missing"}
    assert done.err.startswith(
        "content/site.yaml:2:1: warning: search: full-text needs Pagefind, which is not here"
    )
    assert not (tmp_path / "site/pagefind").exists()
    assert build(tmp_path, env=env).err == ""
