"""Templates that single documents ask for: those that are there are used, the others are told at their place."""

from collections.abc import Collection
from pathlib import Path

import pytest
from tests.support.knowing import doc, know

from backstory.pages.own_templates import OF_OTHER_PAGES, own_template, template_problems
from backstory.pages.plan import outline
from backstory.problems import Place, Problem

THERE = (
    "article.html",
    "page.html",
    "topic.html",
    "longread.html",
    "parts/long.html",
    "theme/longreads.html",
)


def made(tmp_path: Path, path: str, key: str) -> tuple[str, list[Problem]]:
    """The template that makes a document with this key, and what is said about it."""
    known = know(tmp_path, {path: doc("The ferry", key)})
    template = {
        page.sources: page.template
        for entry in outline(known.catalog, known.settings, THERE).entries
        if (page := entry.make()).sources
    }
    asked = [own_template(one) for one in known.catalog.documents.values()]
    return template[(path,)], template_problems(filter(None, asked), THERE)


@pytest.mark.parametrize("name", ["longread.html", "longread", '"longread"'])
@pytest.mark.parametrize("path", ["articles/a.md", "background/a.md", "pages/a.md", "topics/a.md"])
def test_a_document_of_any_kind_has_the_template_that_it_names(tmp_path: Path, path: str, name: str) -> None:
    assert made(tmp_path, path, f"template: {name}") == ("longread.html", [])


@pytest.mark.parametrize("name", ["longreed.html", "longreed"])
@pytest.mark.parametrize(
    ("path", "usual"), [("articles/a.md", "article.html"), ("topics/a.md", "topic.html")]
)
def test_one_that_is_not_there_is_told_and_the_usual_one_taken(
    tmp_path: Path, path: str, usual: str, name: str
) -> None:
    facts = {"name": "longreed.html", "near": "longread.html"}
    expected = Problem("template-unknown", Place(path, 3, 11), facts)
    assert made(tmp_path, path, f"template: {name}") == (usual, [expected])


def test_no_part_of_a_page_is_suggested(tmp_path: Path) -> None:
    _, [problem] = made(tmp_path, "articles/a.md", "template: parts/lung")
    assert "near" not in problem.facts


@pytest.mark.parametrize(
    ("layout", "template"),
    [("post", "article.html"), ("page", "article.html"), ("longread.html", "longread.html")],
)
def test_the_layout_of_another_program_is_used_where_it_is_a_file_here_and_never_told(
    tmp_path: Path, layout: str, template: str
) -> None:
    assert made(tmp_path, "articles/a.md", f"layout: {layout}") == (template, [])


def test_a_layout_that_is_gone_is_not_told(tmp_path: Path) -> None:
    assert made(tmp_path, "articles/a.md", "layout: layouts/post.html") == ("article.html", [])


def test_without_templates_every_page_is_planned(tmp_path: Path) -> None:
    known = know(tmp_path, {"articles/a.md": doc("The ferry", "template: longread.html")})
    nothing: Collection[str] = ()
    templates = {entry.make().template for entry in outline(known.catalog, known.settings, nothing).entries}
    assert "article.html" in templates and "longread.html" not in templates


def test_a_template_of_another_page_is_told_and_not_used(tmp_path: Path) -> None:
    template, [problem] = made(tmp_path, "articles/a.md", "template: topic.html")
    assert (template, problem.code) == ("article.html", "template-unknown")


def test_the_templates_of_other_pages_are_those_of_the_theme() -> None:
    theme = {file.name for file in (Path(__file__).parents[2] / "templates").glob("*.html")}
    assert theme > OF_OTHER_PAGES > {"home.html", "redirect.html", "topic.html"}
