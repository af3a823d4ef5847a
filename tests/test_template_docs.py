"""docs/templates.md tells designers of every block, field, filter and part there is."""

import inspect
import re
from pathlib import Path

import pytest
from msgspec import Struct
from msgspec.structs import replace
from tests.support.sample_views import BODIES, FULL, SITE

from backstory.pages import views
from backstory.render.renderer import FILTERS, GIVEN, Renderer
from backstory.render.theme import find_theme, load_templates

GUIDE = (Path(__file__).parents[1] / "docs" / "templates.md").read_text("utf-8")
SECTIONS = {part.split("\n", 1)[0]: part for part in GUIDE.split("\n## ")[1:]}
PAGES = sorted(path.name for path in find_theme().iterdir() if path.is_file())
TYPES = {
    name: kind
    for name, kind in inspect.getmembers(views, inspect.isclass)
    if issubclass(kind, Struct) and kind.__module__.startswith(views.__name__) and kind is not views.Page
}


def named(text: str) -> set[str]:
    return set(re.findall(r"`([\w.()/-]+)`", text))


@pytest.mark.parametrize("page", PAGES)
def test_every_block_is_documented_under_its_template_and_no_other(page: str) -> None:
    blocks = set(re.findall(r"{% block (\w+)", (find_theme() / page).read_text("utf-8")))
    table = SECTIONS[page].partition("View")[0]
    assert {
        name for line in table.splitlines() if line.startswith("| `") for name in named(line.split("|")[1])
    } == blocks


@pytest.mark.parametrize("name", sorted(TYPES))
def test_every_field_of_every_view_is_documented(name: str) -> None:
    if name.endswith("View"):
        told = next(part.partition(f"\n{name}:")[2] for part in SECTIONS.values() if f"\n{name}:" in part)
    else:
        told = next(
            line for line in GUIDE.splitlines() if line.startswith("| ") and name in line.split("|")[1]
        )
    assert set(TYPES[name].__struct_fields__) <= named(told)


def test_every_given_name_filter_and_part_is_documented() -> None:
    told = {name.partition("(")[0] for name in re.findall(r"`(\w+(?:\([\w, …]*\))?)`", GUIDE)}
    assert set(GIVEN) <= told
    assert set(FILTERS) <= told
    parts = {f"parts/{path.name}" for path in (find_theme() / "parts").glob("*.html")}
    assert parts == {name for name in named(SECTIONS["Parts"]) if name.startswith("parts/")}


def test_the_examples_of_the_guide_work(tmp_path: Path) -> None:
    examples = re.findall(r"```jinja\n\{# templates/([\w.]+) #\}\n(.*?)```", GUIDE, re.DOTALL)
    assert [name for name, _ in examples] == ["article.html", "base.html", "people.html"]
    for name, source in examples:
        (tmp_path / name).write_text(source)
    renderer = Renderer(load_templates(tmp_path)[0], SITE)
    people = replace(FULL["page"], template="people.html")
    assert "<li>Ines Amado: Mayor since 2019</li>" in renderer.render(people, BODIES).decode()
    page = renderer.render(FULL["article"], BODIES).decode()
    assert '<p class="meta"><span>Ana Lund and The editors</span> <span>26 July 2023</span></p>' in page
    assert '<link rel="license" href="../../../../license/index.html">' in page
