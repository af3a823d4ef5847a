"""What designers do to the theme, in a real browser: their colours, their logo, their letters."""

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace
from tests.browser.conftest import Browser
from tests.support.sample_views import BODIES, FULL, SITE

from backstory.render.accent import with_accent
from backstory.render.renderer import Renderer
from backstory.render.theme import load_templates
from backstory.render.tokens import read_tokens

KINDS = ("topic", "article", "search")
HOUSE = """
:root { --paper: #fffbe6; --panel: #fff; --tint: #fea; --ink: #310; --soft: #520; --accent: #c00; --line: #c60; --rule: #c60; --md: 30px; }
@media print { :root { --paper: #fea; } }
"""
"""What a designer would write who looks at the light scheme alone."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]) -> str:
    """The address of pages with a house's style sheet, and, below `accent/`, with an accent that can't be read."""
    folder = tmp_path_factory.mktemp("theme")
    templates, _ = load_templates(folder / "none")
    files = {f"assets/{name}": data for name, data in with_accent(templates.assets, "#ffee00").items()}
    files["assets/house.css"] = HOUSE.encode()
    for base, sheet in (("", "house"), ("accent/", "accent")):
        site = replace(SITE, style=("assets/style.css", f"assets/{sheet}.css"))
        renderer = Renderer(templates, site)
        files |= {base + FULL[kind].address: renderer.render(FULL[kind], BODIES) for kind in KINDS}
        files |= {f"{base}assets/{name}.css": files[f"assets/{name}.css"] for name in ("style", sheet)}
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
