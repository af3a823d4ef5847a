"""The theme in a real browser: every kind of page, narrow and wide, light and dark, on screen and on paper."""

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace
from tests.browser.conftest import Browser
from tests.support.sample_views import BODIES, CLAIMS, EMPTY, EMPTY_BODIES, FULL, SITE

from backstory.pages.views import PageRef, Use
from backstory.render.renderer import Renderer
from backstory.render.theme import load_templates

WIDTHS = (320, 375, 480, 640, 735, 768, 960, 1024, 1199, 1200, 1280, 1440, 1920)
KINDS = sorted(set(FULL) - {"redirect"})
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 300"><path d="M0 0h600v300H0z"/></svg>'

EMPTY_INDEX = b'backstorySearch.begin({"blocks":[],"end":"/","topics":[],"pairs":[]})'
NO_CHANGES = b'backstoryChanges({"most":200,"entries":[]})'

MENTIONS = tuple(Use(PageRef(f"Quay {number}", "about/"), "mention", "", "article") for number in range(7))
MANY = replace(
    FULL["topic"],
    address="many/index.html",
    view=replace(FULL["topic"].view, uses=MENTIONS),
)
"""Named so often that the list of where is folded."""

CLAIMING = replace(
    FULL["topic"],
    address="claiming/index.html",
    view=replace(
        FULL["topic"].view,
        claims=tuple(
            replace(CLAIMS[0], anchor=f"c{at}", replies=CLAIMS[0].replies[:1] if at % 5 < 2 else ())
            for at in range(10)
        ),
    ),
)
"""Claims of which four were denied and six not answered."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]) -> str:
    """The address of a site with one full page of every kind, and an empty one under `empty/`."""
    folder = tmp_path_factory.mktemp("look")
    templates, _ = load_templates(folder / "none")
    renderer = Renderer(templates, SITE)
    files = {page.address: renderer.render(page, BODIES) for page in FULL.values()}
    files[MANY.address] = renderer.render(MANY, BODIES)
    files[CLAIMING.address] = renderer.render(CLAIMING, BODIES)
    files |= {f"empty/{page.address}": renderer.render(page, EMPTY_BODIES) for page in EMPTY.values()}
    for name, data in templates.assets.items():
        files |= {f"assets/{name}": data, f"empty/assets/{name}": data}
    files["articles/2023/07/quay/map.svg"] = PICTURE.encode()
    for base in ("", "empty/"):
        files |= {f"{base}search/topics.js": EMPTY_INDEX, f"{base}changes.js": NO_CHANGES}
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return serve(folder)


@pytest.mark.parametrize("kind", KINDS)
def test_no_page_scrolls_sideways_speaks_on_the_console_or_asks_anyone_else(
    kind: str, site: str, browser: Browser
) -> None:
    browser.console(), browser.requests()
    for address in (FULL[kind].address, "empty/" + EMPTY[kind].address):
        browser.look()
        browser.open(site + address)
        browser.run("document.querySelectorAll('details').forEach(d => d.open = true)")
        for width in WIDTHS:
            browser.look(width=width)
            wide = browser.run("return document.documentElement.scrollWidth")
            assert wide <= width, f"{address} is {wide} wide at {width}"
    assert browser.console() == []
    assert [url for url in browser.requests() if not url.startswith(site)] == []


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("width", "scheme"), [(375, "light"), (1280, "dark"), (1280, "light")])
def test_every_page_stays_where_it_is_as_it_loads_and_is_open_to_everybody(
    kind: str, width: int, scheme: str, site: str, browser: Browser, axe: str
) -> None:
    browser.look(width=width, scheme=scheme)
    browser.open(site + FULL[kind].address)
    assert browser.layout_shift() == []
    browser.run("document.querySelectorAll('details').forEach(d => d.open = true)")
    assert browser.check_access(axe) == []


def test_background_floats_beside_the_text_where_there_is_room_and_stands_in_it_where_not(
    site: str, browser: Browser
) -> None:
    browser.open(site + FULL["article"].address)
    edges = (
        "const right = e => document.querySelector(e).getBoundingClientRect().right;"
        "return [right('.prose'), right('.prose .box')]"
    )
    browser.look(width=1280)
    column, box = browser.run(edges)
    assert box > column + 100
    browser.look(width=768)
    column, box = browser.run(edges)
    assert abs(box - column) < 1


def test_a_wide_table_scrolls_and_breaks_no_word(site: str, browser: Browser) -> None:
    browser.look(width=375)
    browser.open(site + FULL["article"].address)
    wide = """
const table = document.querySelector(".table table"), long = "Counterproliferation";
for (const row of table.rows) for (let at = 0; at < 4; at++) row.insertCell().textContent = long;
const box = table.parentElement, cell = table.rows[1].cells[2];
box.focus();
return [box.scrollWidth > box.clientWidth, document.documentElement.scrollWidth, cell.getClientRects().length,
    cell.clientHeight < 2 * parseFloat(getComputedStyle(cell).lineHeight) + 20, document.activeElement === box];
"""
    assert browser.run(wide) == [True, 375, 1, True, True]


def test_a_kind_picks_its_topics_without_script(site: str, browser: Browser) -> None:
    browser.open(site + FULL["topics"].address)
    shown = "return [...document.querySelectorAll('.letter li')].filter(e => e.offsetParent).length"
    assert browser.run(shown) == 6
    browser.run("document.getElementById('kind-person').click()")
    assert browser.run(shown) == 1
    assert (
        browser.run("return [...document.querySelectorAll('.letter')].filter(e => e.offsetParent).length")
        == 1
    )


def test_claims_that_were_denied_or_not_answered_stand_alone_without_script(
    site: str, browser: Browser
) -> None:
    browser.look(width=1280)
    browser.open(site + CLAIMING.address)
    shown = "return [...document.querySelectorAll('.claims > li')].filter(e => e.checkVisibility()).length"
    assert browser.run(shown) == 3
    browser.run("document.getElementById('claims-denied').click()")
    assert browser.run(shown) == 4
    browser.run("document.getElementById('claims-open').click()")
    assert browser.run(shown) == 6


STRAY_SIGNS = """
return [...document.querySelectorAll(".meta")].filter(line => line.children.length > 1).flatMap(line => {
  const clip = parseFloat(getComputedStyle(line).clipPath.split(" ").pop().slice(0, -3));
  const start = line.getBoundingClientRect().left + clip;
  return [...line.children].filter((item, at) => {
    const sign = getComputedStyle(item, "::before"), box = item.getBoundingClientRect();
    if (getComputedStyle(item, "::after").content !== "none") return true;
    if (sign.content !== '"·"') return false;
    const seen = box.left + parseFloat(sign.left) >= start;
    const first = !at || box.top > line.children[at - 1].getBoundingClientRect().top + 5;
    return seen === first;
  }).map(item => item.outerHTML);
});
"""


@pytest.mark.parametrize("width", [375, 1280])
@pytest.mark.parametrize("kind", ["home", "timeline", "article", "claims"])
def test_a_sign_parts_what_stands_side_by_side_and_none_begins_or_ends_a_line(
    kind: str, width: int, site: str, browser: Browser
) -> None:
    browser.look(width=width)
    browser.open(site + FULL[kind].address)
    assert browser.run(STRAY_SIGNS) == []


def test_the_page_mirrors_for_scripts_that_run_the_other_way(site: str, browser: Browser) -> None:
    browser.look(width=1280)
    browser.open(site + FULL["topic"].address)
    browser.run("document.documentElement.dir = 'rtl'")
    assert browser.run("return document.documentElement.scrollWidth") <= 1280
    lines, heading = browser.run(
        "const left = e => document.querySelector(e).getBoundingClientRect().left;"
        "return [left('.lines'), left('h1')]"
    )
    assert lines > heading


def test_on_paper_folds_are_open_and_navigation_is_gone(site: str, browser: Browser) -> None:
    browser.look(width=800, scheme="dark")
    browser.open(site + FULL["topic"].address)
    browser.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        seen = "return [...document.querySelectorAll(arguments[0])].filter(e => e.getClientRects().length).length"
        assert browser.run(seen, "nav") == 0
        assert browser.run(seen, "#years-1950 .when") == 2
        paper = browser.run("return getComputedStyle(document.documentElement).backgroundColor")
        assert paper == "rgb(255, 255, 255)"
    finally:
        browser.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


def test_on_paper_what_is_folded_of_where_a_page_is_named_is_left_out_whole(
    site: str, browser: Browser
) -> None:
    browser.look(width=800)
    browser.open(site + MANY.address)
    shown = "return [...document.querySelectorAll('.uses, .uses *')].filter(e => e.getClientRects().length).length"
    assert browser.run(shown) > 0
    browser.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        assert browser.run(shown) == 0
    finally:
        browser.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


def test_without_its_style_sheet_a_page_begins_with_its_name_and_no_giant_mark(
    site: str, browser: Browser
) -> None:
    browser.look(width=1280)
    browser.open(site + FULL["404"].address)
    browser.run("document.querySelectorAll('link[rel=stylesheet]').forEach(sheet => sheet.remove())")
    assert browser.run("return document.querySelector('.mark').getBoundingClientRect().height") == 28


def test_a_redirect_arrives(site: str, browser: Browser) -> None:
    browser.open(site + FULL["redirect"].address)
    assert browser.driver.current_url == site + "articles/2023/07/quay/index.html"
