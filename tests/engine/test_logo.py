"""The logo of a site: in its header at a size that its file says, or told."""

from pathlib import Path

import pytest
from tests.support.editing import EditedSite

ARTICLE = "---\ntitle: A port\ndate: 2024-05-01\n---\nText.\n"


def svg(attributes: str) -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}><path d="M0 0h9v9z"/></svg>'


def header(site: EditedSite) -> str:
    html = (site.output / "index.html").read_text("utf-8")
    return html[html.index('<header class="site">') : html.index("</header>")]


@pytest.fixture
def site(tmp_path: Path) -> EditedSite:
    site = EditedSite(tmp_path)
    site.write("content/articles/port.md", ARTICLE)
    return site


def test_a_logo_stands_before_the_name_or_says_it_and_has_another_one_for_the_dark(site: EditedSite) -> None:
    site.write("content/static/mark.svg", svg('viewBox="0 0 100 2000"'))
    site.write("content/static/word.svg", svg('width="2000" height="100"'))
    site.write("content/static/night.svg", svg('width="16" height="16"'))
    site.write("content/site.yaml", "title: Quay\nlogo: /mark.svg\n")
    site.build()
    assert '<img class="logo" src="mark.svg" alt="" width="2" height="40">Quay</a>' in header(site)
    site.write("content/site.yaml", "title: Quay\nlogo: {file: word.svg, dark: night.svg, alt: The Quay}\n")
    site.check()
    assert (
        '<picture><source srcset="night.svg" media="screen and (prefers-color-scheme: dark)" width="40" height="40">'
        '<img class="logo" src="word.svg" alt="The Quay" width="320" height="16"></picture></a>'
    ) in header(site)
    site.write("content/static/word.svg", svg('width="40" height="20"'))
    site.check()
    assert 'width="80" height="40"' in header(site)


@pytest.mark.parametrize("logo", ["/gone.svg", "/notes.txt", "{file: /mark.svg, dark: /gone.svg}"])
def test_a_logo_that_is_no_picture_is_told_and_the_name_stands_alone(site: EditedSite, logo: str) -> None:
    site.write("content/static/notes.txt", "No picture.")
    site.write("content/static/mark.svg", svg('viewBox="0 0 9 9"'))
    site.write("content/site.yaml", f"title: Quay\nlogo: {logo}\n")
    problems = site.build().problems
    assert [(one.code, one.place.line) for one in problems] == [("logo-unusable", 2)]
    assert "Quay</a>" in header(site) and "picture>" not in header(site)
