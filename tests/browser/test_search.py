"""The search as readers use it: in a real browser, from a server with a strict policy and from a folder."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

import pytest
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys
from tests.browser.conftest import Browser
from tests.search.asking import ask, make_site, queries, success
from tests.support.knowing import doc
from tests.support.running import build

HOSTILE = """"><script>window.gone = 1</script><img src=x onerror="window.gone = 1">\u202e\x00 __proto__ constructor"""
RESULTS = "return [...document.querySelectorAll('[data-search-results] a')].map(link => link.textContent)"
OPTIONS = "return [...document.querySelectorAll('[role=option]')].map(one => one.firstChild.textContent)"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo with documents in other scripts."""
    return make_site(tmp_path_factory.mktemp("search"))


@pytest.fixture(scope="module")
def site(folder: Path, serve: Callable[[Path], str]) -> str:
    return serve(folder)


@pytest.fixture(autouse=True)
def window(browser: Browser) -> Iterator[None]:
    browser.look()
    browser.console(), browser.requests()
    yield
    browser.open("about:blank")


def wait_for(browser: Browser, script: str, is_right: Callable[[list[str]], bool] = bool) -> list[str]:
    """What a script gives, once that is right."""
    found: list[str] = []
    for _ in range(100):
        found = browser.run(script)
        if is_right(found):
            return found
        time.sleep(0.1)
    raise AssertionError(f"{script} gave {found}")


def press(browser: Browser, *keys: str) -> None:
    ActionChains(browser.driver).send_keys(*keys).perform()


def test_most_queries_have_their_answer_first_and_almost_all_among_five(
    folder: Path, browser: Browser
) -> None:
    asked = queries()
    found = ask(browser.driver, f"{folder.as_uri()}/", [query.text for query in asked])
    assert len(asked) >= 100
    assert success(asked, found, 1)["all"] >= 0.93
    assert success(asked, found, 5)["all"] >= 0.97


@pytest.mark.parametrize("kind", ["name", "prefix", "slip", "script"])
def test_a_name_finds_its_topic_first_however_it_is_typed(kind: str, folder: Path, browser: Browser) -> None:
    asked = [query for query in queries() if query.kind == kind]
    found = ask(browser.driver, f"{folder.as_uri()}/", [query.text for query in asked])
    assert [
        (query.text, results[:1])
        for query, results in zip(asked, found, strict=True)
        if not results or results[0] not in query.answers
    ] == []


def test_the_box_of_any_page_opens_with_a_slash_and_arrows_and_enter_choose(
    site: str, browser: Browser
) -> None:
    browser.open(f"{site}timeline/index.html")
    press(browser, "/")
    assert browser.run("return document.activeElement.name") == "q"
    press(browser, "Puttin")
    assert wait_for(browser, OPTIONS)[0] == "Vladimir Putin"
    box = "const box = document.activeElement; return [box.ariaExpanded, box.getAttribute('aria-activedescendant')]"
    assert browser.run(box) == ["true", None]
    press(browser, Keys.ARROW_DOWN)
    assert browser.run(box) == ["true", "search-option-0"]
    assert browser.run("return document.getElementById('search-option-0').ariaSelected") == "true"
    press(browser, Keys.ESCAPE)
    assert browser.run(box)[0] == "false"
    press(browser, Keys.ARROW_DOWN, Keys.ARROW_DOWN, Keys.ENTER)
    wait_for(
        browser, "return [location.href]", lambda found: found == [f"{site}topics/vladimir-putin/index.html"]
    )


def test_enter_without_a_choice_leads_to_the_page_of_results(site: str, browser: Browser) -> None:
    browser.open(f"{site}index.html")
    press(browser, "/", "grain deal", Keys.ENTER)
    found = wait_for(browser, RESULTS)
    assert found[0] == "Black Sea Grain Initiative"
    assert browser.driver.current_url == f"{site}search/index.html?q=grain+deal"


def test_the_address_carries_what_is_asked_and_changes_with_it(site: str, browser: Browser) -> None:
    browser.open(f"{site}search/index.html?q=satellite&kind=article&year=2023")
    found = wait_for(browser, RESULTS)
    assert "First launch of a spy satellite fails" in found
    assert "Balloons, a failed satellite and the end of an agreement" not in found, "it is of 2024"
    browser.run(
        "const year = document.querySelector('[name=year]'); year.value = ''; year.dispatchEvent(new Event('input', {bubbles: true}))"
    )
    assert "Balloons, a failed satellite and the end of an agreement" in browser.run(RESULTS)
    assert urlsplit(browser.driver.current_url).query == "q=satellite&kind=article"


def test_topic_kind_and_year_can_be_chosen_before_anything_is_typed(site: str, browser: Browser) -> None:
    browser.open(f"{site}search/index.html?topic=russia&kind=article&year=2022")
    found = wait_for(browser, RESULTS)
    assert "Russia invades Ukraine from three sides" in found
    assert "General Assembly votes 141 to 5 against the invasion" in found
    browser.open(f"{site}search/index.html?topic=Wagner Group&kind=article")
    assert "White House says Wagner bought North Korean rockets" in wait_for(browser, RESULTS)


def test_results_stand_in_groups_and_what_was_found_is_said(site: str, browser: Browser) -> None:
    browser.open(f"{site}search/index.html?q=grain")
    wait_for(browser, RESULTS)
    headings = browser.run(
        "return [...document.querySelectorAll('[data-search-results] h2')].map(one => one.textContent)"
    )
    assert headings[0] == "Topics"
    assert set(headings) <= {"Topics", "Articles", "Background", "Events", "Claims", "Other pages"}
    said = "return document.querySelector('[role=status]').textContent"
    assert browser.run(said).startswith("Results: ")
    assert browser.run("return document.querySelector('[data-search-instead]').hidden") is True


def test_nothing_found_is_said_and_the_topics_stay(site: str, browser: Browser) -> None:
    browser.open(f"{site}search/index.html?q=xylophone+quartet")
    wait_for(
        browser, "return [document.querySelector('[role=status]').textContent]", lambda found: bool(found[0])
    )
    assert (
        browser.run("return document.querySelector('[role=status]').textContent")
        == "Nothing found for “xylophone quartet”."
    )
    assert browser.run(RESULTS) == []
    assert browser.run("return document.querySelector('[data-search-instead]').hidden") is False


def test_arrows_go_through_the_results_and_enter_goes_to_the_first(site: str, browser: Browser) -> None:
    browser.open(f"{site}search/index.html?q=DPRK")
    wait_for(browser, RESULTS)
    browser.run("document.querySelector('main [name=q]').focus()")
    press(browser, Keys.ENTER)
    focused = "return document.activeElement.textContent || document.activeElement.name"
    assert browser.run(focused) == "North Korea"
    press(browser, Keys.ARROW_UP)
    assert browser.run(focused) == "q"
    press(browser, Keys.ARROW_DOWN, Keys.ENTER)
    wait_for(
        browser, "return [location.href]", lambda found: found == [f"{site}topics/north-korea/index.html"]
    )


def test_results_are_open_to_everybody(site: str, browser: Browser, axe: str) -> None:
    for width in (375, 1280):
        browser.look(width=width)
        browser.open(f"{site}search/index.html?q=grain")
        wait_for(browser, RESULTS)
        assert browser.run("return document.documentElement.scrollWidth") <= width
        assert browser.check_access(axe) == []
    browser.open(f"{site}index.html")
    press(browser, "/", "kim")
    wait_for(browser, OPTIONS)
    assert browser.check_access(axe) == []


def test_it_works_from_a_folder_and_asks_nobody_else(folder: Path, browser: Browser) -> None:
    browser.open(f"{folder.as_uri()}/search/index.html?q=Mr+Kim")
    assert wait_for(browser, RESULTS)[0] == "Kim Jong Un"
    browser.open(f"{folder.as_uri()}/topics/russia/index.html")
    press(browser, "/", "cma")
    assert wait_for(browser, OPTIONS)[0] == "Comprehensive Military Agreement"
    assert browser.requests() == []
    assert browser.console() == []


def test_a_server_with_a_strict_policy_reports_nothing(site: str, browser: Browser) -> None:
    browser.open(f"{site}search/index.html?q=grain")
    wait_for(browser, RESULTS)
    assert browser.console() == []
    assert [url for url in browser.requests() if not url.startswith(site)] == []


def test_no_script_of_the_search_but_the_first_is_loaded_before_somebody_searches(
    site: str, browser: Browser
) -> None:
    browser.open(f"{site}topics/russia/index.html")
    scripts = [url for url in browser.requests() if "search" in url and url.endswith(".js")]
    assert scripts == [f"{site}assets/search.js"]


def test_without_script_the_topics_stand_on_the_page(site: str, browser: Browser) -> None:
    browser.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        browser.open(f"{site}search/index.html?q=DPRK")
        links = browser.driver.find_elements("css selector", "main a")
        assert "North Korea" in [link.text for link in links]
        assert browser.driver.find_element("css selector", ".choices").is_displayed() is False
    finally:
        browser.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def test_the_page_for_missing_addresses_searches_for_the_words_of_the_address(
    tmp_path: Path, serve: Callable[[Path], str], browser: Browser
) -> None:
    page = tmp_path / "content/background/tides.md"
    page.parent.mkdir(parents=True)
    page.write_text(doc("Why there are tides"), "utf-8")
    build(tmp_path)
    address = serve(tmp_path / "site")
    # A server that shows the page in place of what is missing, as hosts do.
    for lost in ("tides-why.html", "tides-why"):
        (tmp_path / "site" / lost).write_bytes((tmp_path / "site/404.html").read_bytes())
    browser.open(f"{address}tides-why.html")
    assert wait_for(browser, RESULTS) == ["Why there are tides"]


@pytest.mark.parametrize("place", ["q", "topic", "kind", "year"])
def test_a_hostile_address_is_shown_as_text(place: str, site: str, browser: Browser) -> None:
    browser.open(f"{site}search/index.html?{place}={quote(HOSTILE)}")
    wait_for(
        browser, "return [document.querySelector('[role=status]').textContent]", lambda found: bool(found[0])
    )
    assert browser.run("return window.gone") is None
    assert browser.run("return document.querySelectorAll('main img, main script').length") == 0
    assert browser.console() == []


@pytest.mark.parametrize(
    "asked", ["%", "%E0%A4%A", "%ED%A0%80", "%00", "a" * 10_000, "+".join(["ab", "$&", "a"] * 4000)]
)
def test_a_query_that_nobody_types_is_answered_all_the_same(asked: str, site: str, browser: Browser) -> None:
    browser.open(f"{site}search/index.html?q={asked}")
    said = "return [document.querySelector('[role=status]').textContent]"
    (told,) = wait_for(browser, said, lambda found: bool(found[0]))
    assert told.startswith(("Results: ", "Nothing found for “")) and len(told) < 200
    assert browser.console() == []


def test_names_that_programs_use_for_themselves_and_signs_of_html_are_found(
    tmp_path: Path, browser: Browser
) -> None:
    names = [
        "constructor",
        "__proto__",
        "toString",
        "<img src=x onerror=alert(1)>",
        'it\'s "quoted" & </script>',
    ]
    folder = tmp_path / "content/topics"
    folder.mkdir(parents=True)
    for number, name in enumerate(names):
        (folder / f"{number}.md").write_text(doc(f"'{name.replace(chr(39), chr(39) * 2)}'"), "utf-8")
    assert build(tmp_path).code == 0
    for name in names:
        browser.open(f"{(tmp_path / 'site').as_uri()}/search/index.html?q={quote(name)}")
        assert wait_for(browser, RESULTS)[0] == name
    assert browser.console() == []
    assert unquote(urlsplit(browser.driver.current_url).query)
