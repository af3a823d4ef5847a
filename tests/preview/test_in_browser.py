"""The preview in a real browser: what an author sees while saving."""

import time
from collections.abc import Callable
from typing import Any

import pytest
from tests.browser.conftest import Browser
from tests.preview.conftest import DREDGING, FERRY, PATIENCE, Serving
from tests.preview.test_updater import DREDGING_FILE, FERRY_FILE

Serve = Callable[..., Serving]
LONG = "---\ntitle: Ferry is late\ndate: 2026-02-04\n---\n\n" + "It waited.\n\n" * 200
SHADOW = "document.querySelector('backstory-preview')?.shadowRoot"


class Eyes:
    """Looks at the page that a browser shows."""

    def __init__(self, browser: Browser, serving: Serving) -> None:
        self.browser = browser
        self._serving = serving

    def open(self, path: str) -> None:
        self.browser.open(self._serving.url + path)
        self.until("return Boolean(window.LiveReload && window.LiveReload.connector._connectionDesired)")
        self.until(f"return Boolean({SHADOW})")
        time.sleep(0.3)

    def until(self, script: str, *arguments: object) -> Any:
        end = time.monotonic() + PATIENCE
        while True:
            try:
                if found := self.browser.run(script, *arguments):
                    return found
            except Exception as error:  # the page is being loaded
                if time.monotonic() > end:
                    raise error
            assert time.monotonic() < end, f"never came: {script}\n{self._serving.said.read_text()}"
            time.sleep(0.05)

    def reads(self, text: str) -> None:
        self.until("return document.body.innerText.includes(arguments[0])", text)

    def overlay(self) -> str:
        found: str = self.browser.run(
            f"const o = {SHADOW}.querySelector('.overlay'); return o.hidden ? '' : o.innerText"
        )
        return found

    def bar(self) -> str:
        found: str = self.browser.run(
            f"const b = {SHADOW}.querySelector('.bar'); return b.hidden ? '' : b.innerText"
        )
        return found


@pytest.fixture
def see(browser: Browser) -> Callable[[Serving], Eyes]:
    browser.look()
    return lambda serving: Eyes(browser, serving)


def test_what_is_saved_appears_and_place_and_opened_details_stay(
    serve: Serve, see: Callable[[Serving], Eyes]
) -> None:
    details = "<details><summary>More</summary>Inside.</details>\n\n"
    serving = serve(
        {
            "content/site.yaml": "title: Harbour\nunsafe_html: true\n",
            FERRY_FILE: LONG.replace("It", details + "It", 1),
        }
    )
    eyes = see(serving)
    eyes.open(FERRY)
    eyes.browser.run(
        "document.querySelector('main details').open = true; scrollTo({top: 700, behavior: 'instant'}); window.before = true"
    )
    serving.write(FERRY_FILE, serving.read(FERRY_FILE) + "\nThe end is new.\n")
    eyes.reads("The end is new.")
    eyes.until("return !window.before && document.querySelector('main details').open")
    eyes.until("return Math.abs(scrollY - 700) < 3")
    assert eyes.browser.console() == []


def test_a_style_sheet_is_swapped_without_a_reload(serve: Serve, see: Callable[[Serving], Eyes]) -> None:
    serving = serve({"templates/assets/extra.css": "main { color: rgb(1, 2, 3) }"})
    eyes = see(serving)
    eyes.open(FERRY)
    colour = "return getComputedStyle(document.querySelector('main')).color"
    assert eyes.browser.run(colour) == "rgb(1, 2, 3)"
    eyes.browser.run("window.before = true")
    serving.write("templates/assets/extra.css", "main { color: rgb(4, 5, 6) }")
    eyes.until(colour + " === 'rgb(4, 5, 6)'")
    assert eyes.browser.run("return window.before") is True
    # And again: the addresses of both sheets are known.
    serving.write("templates/assets/extra.css", "main { color: rgb(7, 8, 9) }")
    eyes.until(colour + " === 'rgb(7, 8, 9)'")
    assert eyes.browser.run("return document.querySelectorAll('link[rel=stylesheet]').length") == 2


def test_an_error_lies_over_the_last_good_page_and_goes_when_mended(
    serve: Serve, see: Callable[[Serving], Eyes]
) -> None:
    serving = serve(None, "--editor-url", "vscode://file{path}:{line}:{column}")
    eyes = see(serving)
    eyes.open(FERRY)
    assert eyes.overlay() == ""
    good = serving.read(FERRY_FILE)
    serving.write(FERRY_FILE, good.replace("date: 2026-02-04", "date: soon"))
    eyes.until(f"return !{SHADOW}.querySelector('.overlay').hidden")
    said = eyes.overlay()
    assert f"{FERRY_FILE}:3" in said and "date: soon" in said and "write it as 2023-07-27" in said
    link = eyes.browser.run(f"return {SHADOW}.querySelector('.overlay a').href")
    assert link.startswith("vscode://file/") and ":3:" in link
    eyes.reads("It waited for the tide.")
    serving.write(FERRY_FILE, good.replace("waited", "sailed"))
    eyes.reads("It sailed for the tide.")
    eyes.until(f"return {SHADOW}.querySelector('.overlay').hidden")


def test_the_bar_says_what_an_editor_asks_and_can_be_closed(
    serve: Serve, see: Callable[[Serving], Eyes]
) -> None:
    serving = serve(None, "--drafts")
    eyes = see(serving)
    eyes.open(DREDGING)
    eyes.until(f"return {SHADOW}.querySelector('.bar').innerText.includes('words')")
    said = eyes.bar()
    assert DREDGING_FILE in said and "1 unresolved" in said and "1 problem here" in said
    eyes.open("/articles/2026/02/secret/")
    eyes.until(f"return {SHADOW}.querySelector('.bar .mark').innerText === 'draft'")
    eyes.browser.run(f"{SHADOW}.querySelector('.bar > button:last-child').click()")
    eyes.open(DREDGING)
    assert eyes.bar() == ""
    eyes.browser.run("sessionStorage.clear()")


def test_a_page_under_a_strict_policy_is_followed_too(serve: Serve, see: Callable[[Serving], Eyes]) -> None:
    policy = '<meta http-equiv="Content-Security-Policy" content="default-src \'self\'">'
    serving = serve(
        {
            "templates/article.html": "{% extends 'theme/article.html' %}{% block head_end %}"
            + policy
            + "{% endblock %}"
        }
    )
    eyes = see(serving)
    eyes.open(FERRY)
    serving.write(FERRY_FILE, serving.read(FERRY_FILE) + "\nUnder a policy.\n")
    eyes.reads("Under a policy.")


def test_two_tabs_are_told_apart(serve: Serve, see: Callable[[Serving], Eyes]) -> None:
    serving = serve()
    eyes = see(serving)
    driver = eyes.browser.driver
    eyes.open(FERRY)
    eyes.browser.run("window.before = true")
    first = driver.current_window_handle
    driver.switch_to.new_window("tab")
    eyes.open(DREDGING)
    serving.write(DREDGING_FILE, serving.read(DREDGING_FILE) + "\nOnly here.\n")
    eyes.reads("Only here.")
    driver.close()
    driver.switch_to.window(first)
    assert eyes.browser.run("return window.before") is True


def test_with_follow_the_browser_goes_where_the_author_is(
    serve: Serve, see: Callable[[Serving], Eyes]
) -> None:
    serving = serve({FERRY_FILE: LONG}, "--follow")
    eyes = see(serving)
    eyes.open(DREDGING)
    serving.write(FERRY_FILE, serving.read(FERRY_FILE) + "\nA passage far below.\n")
    eyes.reads("A passage far below.")
    eyes.until("return scrollY > 1000")


def test_the_page_comes_back_when_the_server_does(serve: Serve, see: Callable[[Serving], Eyes]) -> None:
    serving = serve()
    eyes = see(serving)
    eyes.open(FERRY)
    serving.end()
    serving.write(FERRY_FILE, serving.read(FERRY_FILE) + "\nWritten while it was away.\n")
    again = Serving(serving.folder, "--port", str(serving.port))
    try:
        eyes.reads("Written while it was away.")
    finally:
        again.end()


SECRET_FILE, SECRET = "content/articles/secret.md", "/articles/2026/02/secret/"


def test_an_open_page_goes_and_comes_back_with_its_document(
    serve: Serve, see: Callable[[Serving], Eyes]
) -> None:
    serving = serve()
    eyes = see(serving)
    eyes.open(FERRY)
    good, file = serving.read(FERRY_FILE), serving.folder / FERRY_FILE
    # Drafted and undrafted.
    serving.write(FERRY_FILE, good.replace("title:", "draft: true\ntitle:"))
    eyes.reads("Ferry is late is a draft")
    serving.write(FERRY_FILE, good)
    eyes.reads("It waited for the tide.")
    # Renamed, and back.
    file.rename(file.with_name("boat.md"))
    eyes.reads("There is no page at " + FERRY)
    eyes.until("return Boolean(document.querySelector('main a[href=\"/articles/2026/02/boat/\"]'))")
    file.with_name("boat.md").rename(file)
    eyes.reads("It waited for the tide.")
    # Deleted and restored.
    file.unlink()
    eyes.reads("There is no page at " + FERRY)
    serving.write(FERRY_FILE, good.replace("waited", "sailed"))
    eyes.reads("It sailed for the tide.")


def test_a_page_that_was_not_there_when_it_was_opened_comes_by_itself(
    serve: Serve, see: Callable[[Serving], Eyes]
) -> None:
    serving = serve()
    eyes = see(serving)
    eyes.open(SECRET)
    eyes.reads("Secret is a draft")
    serving.write(SECRET_FILE, serving.read(SECRET_FILE).replace("draft: true\n", ""))
    eyes.reads("Not yet.")


def test_a_page_whose_template_fails_comes_when_it_is_mended(
    serve: Serve, see: Callable[[Serving], Eyes]
) -> None:
    serving = serve({"templates/article.html": "{{ nothing }}"})
    eyes = see(serving)
    eyes.open(FERRY)
    eyes.reads("This page can't be made")
    eyes.until(f"return {SHADOW}.querySelector('.overlay').innerText.includes('templates/article.html:1')")
    eyes.browser.run("window.before = true")
    time.sleep(1)
    assert eyes.browser.run("return window.before") is True, "it reloads again and again"
    serving.write("templates/article.html", "{% extends 'theme/article.html' %}")
    eyes.reads("It waited for the tide.")


def test_a_site_that_can_not_be_read_at_first_is_shown_when_it_can(
    serve: Serve, see: Callable[[Serving], Eyes]
) -> None:
    """A cold start: the tab is open before anything is known."""
    serving = serve()
    serving.end()
    (serving.folder / ".backstory" / "preview.msgpack").unlink()
    content = serving.folder / "content"
    eyes = see(serving)
    again = Serving(serving.folder, "--port", str(serving.port))
    try:
        eyes.open(FERRY)
        eyes.reads("It waited for the tide.")
        content.rename(serving.folder / "away")
        eyes.until(f"return {SHADOW}.querySelector('.overlay').innerText.includes('no content folder')")
        eyes.reads("It waited for the tide.")
        (serving.folder / "away").rename(content)
        eyes.until(f"return {SHADOW}.querySelector('.overlay').hidden")
    finally:
        again.end()


def test_words_that_lead_nowhere_are_marked_in_the_page(serve: Serve, see: Callable[[Serving], Eyes]) -> None:
    text = "Here it is: [[Nobody|here]] and [[Silt|here]].\n\n![[Nothing]]\n\nAn end.\n"
    serving = serve({FERRY_FILE: f"---\ntitle: Ferry is late\ndate: 2026-02-04\n---\n\n{text}"})
    eyes = see(serving)
    eyes.open(FERRY)
    marks = eyes.until(
        "const all = [...document.querySelectorAll('backstory-broken')];"
        "return all.length && all.map((one) => [one.textContent, one.title, one.previousSibling?.textContent])"
    )
    assert [one[0] for one in marks] == ["here", "![[Nothing]]"]
    assert "Nobody" in marks[0][1] and marks[0][2].endswith("it is: ")
    serving.write(FERRY_FILE, serving.read(FERRY_FILE).replace("[[Nobody|here]]", "here"))
    eyes.until("return document.querySelectorAll('backstory-broken').length === 1")


def test_warnings_wait_in_a_list_that_covers_the_page_and_counts_as_the_terminal_does(
    serve: Serve, see: Callable[[Serving], Eyes]
) -> None:
    more = "---\ntitle: More\ndate: 2026-02-08\n---\n\n[[Nobody]] ![A](no.svg)\n"
    broken = "---\ntitle: Ferry is late\ndate: soon\n---\n\nText.\n"
    serving = serve({FERRY_FILE: broken, "content/articles/more.md": more})
    serving.until(lambda: any("ready after" in line for line in serving.lines()))
    eyes = see(serving)
    eyes.open(DREDGING)
    eyes.until(f"return !{SHADOW}.querySelector('.overlay').hidden")
    said = [line for line in serving.lines() if line.endswith("]")]
    errors, warnings = (sum(f": {what}: " in line for line in said) for what in ("error", "warning"))
    assert errors == 1 and warnings > 1
    heading = eyes.browser.run(f"return {SHADOW}.querySelector('.overlay h2').innerText")
    assert heading == f"{errors} error, {warnings} warnings"
    details = f"{SHADOW}.querySelector('.overlay details.warnings')"
    assert eyes.browser.run(f"return {details}.open") is False
    assert eyes.browser.run(f"return {details}.querySelectorAll('li').length") == warnings
    colour = eyes.browser.run(f"return getComputedStyle({SHADOW}.querySelector('.overlay')).backgroundColor")
    assert colour.startswith("rgb("), "it can be seen through"
