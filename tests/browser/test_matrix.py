"""The whole matrix on the demo: every kind of page, light and dark, wide, narrow and on paper. `make matrix` runs it."""

from collections.abc import Callable
from itertools import product
from pathlib import Path

import pytest
from tests.browser.conftest import Browser
from tests.support.html_checker import messages
from tests.support.pictures import PAGES, ROOT
from tests.support.running import backstory

pytestmark = pytest.mark.matrix

KINDS = PAGES | {
    "plain page": "how-we-work/",
    "page with lists": "archive/",
    "backgrounds": "background/",
    "sources": "sources/",
    "corrections": "corrections/",
    "words": "words/",
    "days": "days/",
    "day": "days/2024-06-20/",
    "search": "search/",
    "missing": "404.html",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo, built."""
    output = tmp_path_factory.mktemp("matrix") / "site"
    assert backstory("build", "--quiet", "--output", str(output), cwd=ROOT).code == 0
    return output


@pytest.fixture(scope="module")
def site(folder: Path, serve: Callable[[Path], str]) -> str:
    """Its address."""
    return serve(folder)


@pytest.mark.parametrize("kind", KINDS)
def test_no_page_shuts_anybody_out_moves_while_it_loads_or_speaks_on_the_console(
    kind: str, site: str, browser: Browser, axe: str
) -> None:
    browser.console()
    found = []
    for width, scheme in product((375, 1280), ("light", "dark")):
        browser.look(width=width, scheme=scheme)
        browser.open(site + KINDS[kind])
        found += [f"{width} {scheme}: {one} moved" for one in browser.layout_shift()]
        browser.run("document.querySelectorAll('details').forEach(d => d.open = true)")
        found += [f"{width} {scheme}: {one}" for one in browser.check_access(axe)]
    browser.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        # On paper nothing is pressed.
        found += [f"paper: {one}" for one in browser.check_access(axe, "target-size")]
    finally:
        browser.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
    assert found + browser.console() == []


def test_every_page_is_valid_html(folder: Path) -> None:
    assert messages(folder) == []
