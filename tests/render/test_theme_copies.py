"""Copies of the theme's files: they show what the theme shows, and know what they were made from."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from types import CodeType
from typing import ClassVar

import pytest
from msgspec.structs import replace
from tests.support.sample_views import BODIES, FULL, SITE

from backstory.problems import SiteError
from backstory.render.bytecode import BytecodeCache
from backstory.render.renderer import Renderer
from backstory.render.theme import Templates, find_theme, load_templates
from backstory.render.theme_copies import blocks_of, copied_from, copy_of, older_copies, theme_files

NOWHERE = Path("/nowhere/at/all")
PAGES = sorted({page.template for page in FULL.values()})


class Codes(BytecodeCache):
    """The code of each template by its text, for all tests: a hundred copies leave most of the theme as it is."""

    kept: ClassVar[dict[str, CodeType]] = {}

    def get(
        self, name: str, source: str, label: str, compiled: Callable[[], CodeType], *, of_theme: bool = False
    ) -> CodeType:
        if source not in self.kept:
            self.kept[source] = compiled()
        return self.kept[source]


@cache
def theme() -> Templates:
    return load_templates(NOWHERE)[0]


def rendered(copies: dict[str, str], template: str) -> list[bytes]:
    """All pages of a template, with these files in place of the theme's."""
    own = replace(theme(), sources=theme().sources | copies)
    renderer = Renderer(own, SITE, Codes())
    return [renderer.render(page, BODIES) for page in FULL.values() if page.template == template]


@pytest.mark.parametrize("template", PAGES)
def test_a_copy_of_any_block_shows_what_the_themes_does(template: str) -> None:
    expected = rendered({}, template)
    assert rendered({template: copy_of(template).text}, template) == expected
    for block in blocks_of(template):
        assert rendered({template: copy_of(template, block).text}, template) == expected, block


def test_a_copy_of_every_file_at_once_gives_the_same_pages() -> None:
    copies = {name: copy_of(name).text for name in theme_files() if name in theme().sources}
    assert len(copies) > 60
    for template in ("article.html", "topic.html"):
        assert rendered(copies, template) == rendered({}, template)


def test_a_site_with_a_copy_of_every_file_has_no_problem(tmp_path: Path) -> None:
    for name in theme_files():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(copy_of(name).text, "utf-8")
    templates, problems = load_templates(tmp_path)
    assert problems == ()
    assert templates.words == theme().words
    assert list(older_copies(tmp_path, "templates")) == []


@pytest.mark.parametrize(
    ("name", "path"),
    [("style.css", "assets/style.css"), ("box.html", "parts/box.html"), ("en.yaml", "words/en.yaml")],
)
def test_the_last_part_of_a_name_is_enough(name: str, path: str) -> None:
    assert copy_of(name).name == path
    assert copy_of(name).text.endswith((find_theme() / path).read_text("utf-8"))


@pytest.mark.parametrize(
    ("name", "block", "near"),
    [
        ("artikle.html", "", "article.html"),
        ("style.cs", "", "style.css"),
        ("article.html", "bylin", "byline"),
    ],
)
def test_a_misspelt_name_is_told_with_the_nearest(name: str, block: str, near: str) -> None:
    with pytest.raises(SiteError) as stop:
        copy_of(name, block)
    assert near in stop.value.problems[0].facts["near"]


def test_a_copy_whose_original_has_changed_or_gone_is_older(tmp_path: Path) -> None:
    made = copy_of("article.html", "byline")
    (tmp_path / "article.html").write_text(
        made.text.replace(made.digest, "0123456789").replace("meta", "mine")
    )
    (tmp_path / "topic.html").write_text(copy_of("topic.html").text + "edited")
    (tmp_path / "old.html").write_text("{# Copied from the theme: old.html; 0123456789 #}\n")
    (tmp_path / "home.html").write_text("{# Ours. #}\n")
    told = {(one.code, one.place.path): one.facts for one in older_copies(tmp_path, "t")}
    assert told.keys() == {("theme-file-newer", "t/article.html"), ("theme-file-gone", "t/old.html")}
    assert told["theme-file-newer", "t/article.html"]["digest"] == made.digest
    assert copied_from(made.text) == made
