"""Every kind of page is valid HTML, with everything in it and with as little as there can be."""

from pathlib import Path

from tests.support.html_checker import messages
from tests.support.sample_views import BODIES, EMPTY, EMPTY_BODIES, FULL, SITE

from backstory.render.renderer import Renderer
from backstory.render.theme import load_templates


def test_the_checker_of_the_standard_has_nothing_to_say(tmp_path: Path) -> None:
    templates, _ = load_templates(tmp_path / "none")
    renderer = Renderer(templates, SITE)
    for name, pages, bodies in (("full", FULL, BODIES), ("empty", EMPTY, EMPTY_BODIES)):
        for kind, page in pages.items():
            (tmp_path / f"{name}-{kind}.html").write_bytes(renderer.render(page, bodies))
    assert messages(tmp_path) == []
