"""What designers do to the theme, in a real browser: their colours, their logo, their letters."""

from collections.abc import Callable
from importlib.resources import files as files_of
from pathlib import Path

import pytest
from msgspec.structs import replace
from tests.browser.conftest import Browser
from tests.support.sample_views import BODIES, FULL, SITE

from backstory.pages.views import SiteLogo
from backstory.render.accent import with_accent
from backstory.render.renderer import Renderer
from backstory.render.theme import load_templates
from backstory.render.tokens import read_tokens

KINDS = ("topic", "article", "search")
HOUSE = """
:root { --paper: #fffbe6; --panel: #fff; --tint: #fea; --ink: #310; --soft: #520; --accent: #c00; --line: #c60; --rule: #c60; --md: 30px; }
@media print { :root { --paper: #fea; } }
@font-face { font-family: "House Serif"; src: url("house-serif.woff2"); font-display: optional; }
"""
"""What a designer would write who looks at the light scheme alone."""


_LETTERS = files_of("font_source_serif_pro") / "files" / "SourceSerifPro-Regular.ttf"
"""Browsers look at what letters are, not at what their file is called."""

LOGOS = {
    "small": (SiteLogo("assets/small.svg", 16, 16), 'width="16" height="16"'),
    "wide": (
        SiteLogo("assets/wide.svg", 320, 16, "The Desk", SiteLogo("assets/small.svg", 40, 40)),
        'width="2000" height="100"',
    ),
    "tall": (SiteLogo("assets/tall.svg", 2, 40), 'viewBox="0 0 100 2000"'),
    "unsized": (SiteLogo("assets/unsized.svg", 80, 40), ""),
}
"""Name -> the logo at the size that a build gives it, and what its drawing says of its size."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]) -> str:
    """The address of pages with a house's style sheet, and, below `accent/`, with an accent that can't be read."""
    folder = tmp_path_factory.mktemp("theme")
    templates, _ = load_templates(folder / "none")
    files = {f"assets/{name}": data for name, data in with_accent(templates.assets, "#ffee00").items()}
    files["assets/house.css"] = HOUSE.encode()
    files["assets/house-serif.woff2"] = _LETTERS.read_bytes()
    for base, sheet in (("", "house"), ("accent/", "accent")):
        site = replace(SITE, style=("assets/style.css", f"assets/{sheet}.css"))
        renderer = Renderer(templates, site)
        files |= {base + FULL[kind].address: renderer.render(FULL[kind], BODIES) for kind in KINDS}
        files |= {f"{base}assets/{name}.css": files[f"assets/{name}.css"] for name in ("style", sheet)}
    drawings = {
        f"assets/{name}.svg": f'<svg xmlns="http://www.w3.org/2000/svg" {size}><path d="M0 0h9v9z"/></svg>'.encode()
        for name, (_, size) in LOGOS.items()
    }
    for name, (logo, _) in LOGOS.items():
        renderer = Renderer(templates, replace(SITE, logo=logo))
        files[f"{name}/{FULL['search'].address}"] = renderer.render(FULL["search"], BODIES)
        files[f"{name}/assets/style.css"] = templates.assets["style.css"]
        files |= {f"{name}/{path}": data for path, data in drawings.items()}
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return serve(folder)


TOKEN = "return getComputedStyle(document.body).getPropertyValue(`--${arguments[0]}`).trim()"


def test_the_colours_of_a_house_leave_the_dark_scheme_as_it_is(site: str, browser: Browser) -> None:
    style = load_templates(Path("/nowhere"))[0].assets["style.css"].decode()
    browser.look(scheme="dark")
    browser.open(site + FULL["topic"].address)
    for name, (red, green, blue) in read_tokens([style])["dark"].items():
        assert browser.run(TOKEN, name) == f"#{red:02x}{green:02x}{blue:02x}"
    browser.look(scheme="light")
    assert browser.run(TOKEN, "ink") == "#310"


def test_the_colours_and_sizes_of_a_house_are_not_printed(site: str, browser: Browser) -> None:
    browser.look(scheme="dark")
    browser.open(site + FULL["topic"].address)
    browser.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        printed = {name: browser.run(TOKEN, name) for name in ("paper", "ink", "accent", "md")}
    finally:
        browser.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
    assert printed == {"paper": "#fff", "ink": "#000", "accent": "#000", "md": "10.5pt"}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", KINDS)
def test_pages_in_an_accent_that_could_not_be_read_are_open_to_everybody(
    kind: str, scheme: str, site: str, browser: Browser, axe: str
) -> None:
    browser.look(scheme=scheme)
    browser.open(f"{site}accent/{FULL[kind].address}")
    browser.run("document.querySelectorAll('details').forEach(d => d.open = true)")
    assert browser.check_access(axe) == []


SIZES = """
const box = one => { const r = document.querySelector(one).getBoundingClientRect(); return [r.width, r.height] };
return [...box(".logo"), ...box("body > header"), document.documentElement.scrollWidth, box(".name")[1]];
"""


MOVED = """
let moved = 0;
new PerformanceObserver(list => list.getEntries().forEach(one => moved += one.value)).observe({type: "layout-shift", buffered: true});
const done = arguments[0];
setTimeout(() => done(moved), 50);
"""


@pytest.mark.parametrize("width", [375, 1280])
@pytest.mark.parametrize("name", LOGOS)
def test_a_logo_of_any_size_leaves_the_header_its_layout_and_moves_nothing(
    name: str, width: int, site: str, browser: Browser
) -> None:
    logo, _ = LOGOS[name]
    for scheme in ("light", "dark"):
        browser.look(width=width, scheme=scheme)
        browser.open(f"{site}{name}/{FULL['search'].address}")
        shown = browser.run(SIZES)
        fitted = logo.dark if logo.dark and scheme == "dark" else logo
        share = min(1, width / 2 / fitted.width)
        assert shown[:2] == pytest.approx([fitted.width * share, fitted.height * share], abs=0.1)
        assert shown[3] <= (160 if width == 375 else 61)
        assert shown[4] == width
        assert browser.driver.execute_async_script(MOVED) == 0
    accessible = browser.run(
        "return document.querySelector('.name').textContent.trim() || document.querySelector('.logo').alt"
    )
    assert accessible == (logo.alt or SITE.title)


def test_letters_of_a_house_come_from_the_site_under_a_strict_policy(site: str, browser: Browser) -> None:
    browser.look()
    browser.open(site + FULL["search"].address)
    browser.console()
    loaded = "const done = arguments[0]; document.fonts.load('20px \"House Serif\"').then(all => done(all.map(one => one.status)))"
    assert browser.driver.execute_async_script(loaded) == ["loaded"]
    assert browser.console() == []


def test_pages_change_without_movement_for_those_who_want_none(site: str, browser: Browser) -> None:
    moves = """
const rules = [...document.styleSheets[0].cssRules].filter(rule => rule.media)
  .filter(rule => [...rule.cssRules].some(one => one.constructor.name === "CSSViewTransitionRule"));
return rules.map(rule => [rule.conditionText, matchMedia(rule.conditionText).matches]);
"""
    browser.look()
    browser.open(site + FULL["search"].address)
    assert browser.run(moves) == [["(prefers-reduced-motion: no-preference)", True]]
    still = [{"name": "prefers-reduced-motion", "value": "reduce"}]
    browser.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": still})
    assert browser.run(moves) == [["(prefers-reduced-motion: no-preference)", False]]
