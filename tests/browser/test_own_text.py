"""The text that a page is about, in a real browser: previews of what its links lead to, and addresses of its paragraphs."""

from collections.abc import Callable
from pathlib import Path

import pytest
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.wait import WebDriverWait
from tests.browser.conftest import Browser
from tests.support.sample_views import BODIES, FULL, SITE

from backstory.render.renderer import Renderer
from backstory.render.theme import load_templates

ARTICLE = FULL["article"].address
SHOWN = "return [...document.querySelectorAll('.preview')].map(e => e.checkVisibility())"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An article with its assets."""
    made = tmp_path_factory.mktemp("own-text")
    templates, _ = load_templates(made / "none")
    files = {ARTICLE: Renderer(templates, SITE).render(FULL["article"], BODIES)}
    files |= {f"assets/{name}": data for name, data in templates.assets.items()}
    for name, data in files.items():
        (made / name).parent.mkdir(parents=True, exist_ok=True)
        (made / name).write_bytes(data)
    return made


@pytest.fixture
def article(folder: Path, serve: Callable[[Path], str], browser: Browser) -> str:
    """Its address; it is open."""
    url = serve(folder) + ARTICLE
    browser.look(width=1280)
    browser.open(url)
    return url


def wait(browser: Browser, script: str, value: object) -> None:
    WebDriverWait(browser.driver, 10).until(lambda _: browser.run(script) == value)


def test_the_focus_opens_a_preview_without_script_and_escape_closes_it(
    folder: Path, browser: Browser
) -> None:
    browser.look(width=1280)
    browser.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        browser.open((folder / ARTICLE).as_uri())
        assert browser.run(SHOWN) == [False, False]
        browser.run("document.querySelector('[interestfor=preview--2]').focus({focusVisible: true})")
        wait(browser, SHOWN, [False, True])
        ActionChains(browser.driver).send_keys(Keys.ESCAPE).perform()
        wait(browser, SHOWN, [False, False])
    finally:
        browser.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def test_an_open_preview_moves_nothing_stays_on_the_screen_and_is_open_to_everybody(
    article: str, browser: Browser, axe: str
) -> None:
    browser.look(width=375, scheme="dark")
    heights = "return [document.documentElement.scrollHeight, document.documentElement.scrollWidth]"
    before = browser.run(heights)
    browser.run("document.querySelector('[interestfor=preview--2]').focus({focusVisible: true})")
    wait(browser, SHOWN, [False, True])
    assert browser.run(heights) == before
    left, right = browser.run(
        "const box = document.getElementById('preview--2').getBoundingClientRect(); return [box.left, box.right]"
    )
    assert 0 <= left < right <= 375
    assert browser.check_access(axe) == []


def test_the_sign_of_a_paragraph_copies_its_address_and_leads_there(article: str, browser: Browser) -> None:
    browser.driver.execute_cdp_cmd(
        "Browser.grantPermissions", {"permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"]}
    )
    links = "document.querySelectorAll('.prose > p > .to-here')"
    address = browser.run(f"{links}[0].click(); return {links}[0].href")
    assert address.startswith(f"{article}#p-")
    wait(browser, "return document.querySelector('[role=status].copied')?.textContent", "Address copied")
    assert browser.driver.execute_async_script("navigator.clipboard.readText().then(arguments[0])") == address
    assert browser.driver.current_url == address
    assert browser.run("return document.querySelector(location.hash).matches(':target, p')")


def test_an_address_of_before_an_edit_shows_the_paragraph_that_has_most_of_it(
    article: str, browser: Browser
) -> None:
    now = browser.run("return document.querySelector('.prose > p:has(> .to-here)').id")
    old = now[:-2] + ("00" if now[-2:] != "00" else "11")
    for asked, shown in ((old, now), ("p-zzzzzz", "p-zzzzzz"), ("sources", "sources")):
        browser.open("about:blank")
        browser.open(f"{article}#{asked}")
        wait(browser, "return location.hash", f"#{shown}")


def test_neither_is_on_paper(article: str, browser: Browser) -> None:
    browser.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        seen = "return [...document.querySelectorAll('.to-here, .preview')].filter(e => e.checkVisibility()).length"
        assert browser.run(seen) == 0
    finally:
        browser.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
