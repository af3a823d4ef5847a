"""The places that site.yaml names in place of the usual ones: every page leads there, from wherever it is."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from tests.support.knowing import doc, know
from tests.support.running import backstory, build

from backstory.pages.site import site_view
from backstory.pages.views import NavigationEntry

Write = Callable[[str], Path]
FILES = {
    "articles/ferry.md": doc("The ferry", "date: 2024-01-02\ntopics: [Ferry]"),
    "pages/about.md": doc("About us"),
    "static/guide.pdf": "%PDF-1.4",
}


@pytest.fixture
def site(write_site: Callable[[Mapping[str, str | bytes]], Path]) -> Write:
    """Writes a site with this configuration, and gives its folder."""
    return lambda settings: write_site(
        {f"content/{path}": text for path, text in FILES.items()} | {"content/site.yaml": settings}
    )


def entry(folder: Path, address: str, settings: str = "") -> NavigationEntry:
    known = know(folder, {**FILES, "site.yaml": f"navigation: {{Label: {address!r}}}\n{settings}"})
    (only,) = site_view(known.catalog, known.settings, {}).navigation
    return only


@pytest.mark.parametrize(
    ("address", "url"),
    [
        ("/about/", "about/index.html"),
        ("/about", "about/index.html"),
        ("/About/index.html", "about/index.html"),
        ("/about/#how", "about/index.html#how"),
        ("/", "index.html"),
        ("/topics/ferry/", "topics/ferry/index.html"),
        ("/guide.pdf", "guide.pdf"),
        ("/a%20map.pdf?page=2", "a%20map.pdf?page=2"),
        ("/not/there/", "not/there/index.html"),
    ],
)
def test_a_place_on_this_site_starts_at_its_root(tmp_path: Path, address: str, url: str) -> None:
    place = entry(tmp_path, address)
    assert (place.label, place.url, place.outside) == ("Label", url, False)


def test_it_is_pretty_where_links_are(tmp_path: Path) -> None:
    assert entry(tmp_path, "/about", "pretty_links: true").url == "about/"
    assert entry(tmp_path, "/", "pretty_links: true").url == "./"


def test_a_place_elsewhere_is_left_as_it_is_written(tmp_path: Path) -> None:
    place = entry(tmp_path, "HTTPS://paper.example/a%20b?c=d#e")
    assert (place.url, place.outside) == ("HTTPS://paper.example/a%20b?c=d#e", True)


def test_one_of_the_usual_places_is_marked_as_current_under_any_label(tmp_path: Path) -> None:
    assert entry(tmp_path, "/topics/").place == "topics"
    assert entry(tmp_path, "/about/").place == ""


def test_every_page_leads_to_the_same_places(site: Write) -> None:
    here = site("navigation:\n- About: /about/\n- Guide: /guide.pdf\n- Paper: https://paper.example/\n")
    assert build(here).code == 0
    output = here / "site"
    for page in ("index.html", "topics/ferry/index.html", "articles/2024/01/ferry/index.html"):
        header = (output / page).read_text().partition("<main")[0]
        *inside, elsewhere = re.findall(r'<li><a href="([^"]*)"', header)
        assert [(output / page).parent.joinpath(url).resolve() for url in inside] == [
            output / "about/index.html",
            output / "guide.pdf",
        ]
        assert all((output / page).parent.joinpath(url).is_file() for url in inside)
        assert elsewhere == "https://paper.example/"


def test_a_place_that_no_page_or_file_has_is_told_by_build_and_check(site: Write) -> None:
    here = site(
        "navigation:\n  About: /about/\n  Guide: /guide.pdf?page=2\n  Mark: /assets/mark.svg\n"
        "  All: /topics/ferry/#all\n  Contact: /contact/\n  Paper: https://paper.example/contact/\n"
    )
    said = (
        'content/site.yaml:6:3: warning: the navigation leads to "Contact", and there is no such page or file; '
        "write the address that its page has, as in /about/ [navigation-missing]"
    )
    for command in ("build", "check"):
        told = backstory(command, cwd=here).err.splitlines()
        assert [line for line in told if "navigation" in line] == [said], command
