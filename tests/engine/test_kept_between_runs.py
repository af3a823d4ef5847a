"""A build service keeps the cache and the output between runs, and gets content and program anew each time."""

import os
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from tests.support.editing import EditedSite

from backstory.engine.rendering import render_pages
from backstory.engine.state import program_digest


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses of the pages that are rendered from now on."""
    addresses: list[str] = []
    render: Callable[..., Any] = render_pages

    def note(pages: Iterable[Any], *arguments: Any, **named: Any) -> Any:
        due = list(pages)
        addresses.extend(page.address for page in due)
        return render(iter(due), *arguments, **named)

    monkeypatch.setattr("backstory.engine.site_build.render_pages", note)
    return addresses


def copied(folder: Path) -> None:
    """OutputFile a copy in a folder's place: the same names and bytes, files of their own."""
    shutil.copytree(folder, folder.with_name("copy"))
    shutil.rmtree(folder)
    folder.with_name("copy").rename(folder)
    for file in folder.rglob("*"):
        os.utime(file, (1, 1))


def test_only_the_page_that_differs_is_rendered_again(tmp_path: Path, rendered: list[str]) -> None:
    site = EditedSite(tmp_path)
    site.write("content/articles/one.md", "---\ntitle: one\ndate: 2023-07-01\n---\nText.\n")
    site.write("content/pages/two.md", "---\ntitle: two\n---\nText.\n")
    site.build()
    rendered.clear()
    for folder in (site.content, site.output):
        copied(folder)
    site.build()
    assert rendered == []
    copied(site.output)
    site.write("content/pages/two.md", "---\ntitle: two\n---\nOther text.\n")
    site.build()
    page, index = rendered
    assert page == "two/index.html"
    assert index.startswith("search/page-"), "and what the search knows of it"
    assert b"Other text." in (site.output / rendered[0]).read_bytes()


def test_a_newer_article_leaves_pages_that_do_not_show_it_as_they_are(
    tmp_path: Path, rendered: list[str]
) -> None:
    site = EditedSite(tmp_path)
    site.write(
        "content/articles/one.md", "---\ntitle: one\ndate: 2023-07-01\ntopics: [Ferries]\n---\nText.\n"
    )
    site.write("content/topics/ferries.md", "---\ntitle: Ferries\n---\nText.\n")
    site.write(
        "content/background/tides.md",
        "---\ntitle: Tides\nreviewed: 2023-01-01\nreview_by: 2023-08-01\n---\nText.\n",
    )
    site.build()
    assert b"as known on 1 July 2023" in (site.output / "articles/2023/07/one/index.html").read_bytes()
    assert b"as known on 1 January 2023" in (site.output / "background/tides/index.html").read_bytes()
    rendered.clear()
    site.write("content/articles/two.md", "---\ntitle: two\ndate: 2023-08-01\n---\nMore.\n")
    site.build()
    assert "index.html" in rendered
    assert b"as known on 1 August 2023" in (site.output / "index.html").read_bytes()
    for kept in ("articles/2023/07/one/", "topics/ferries/", "background/tides/", "timeline/"):
        assert f"{kept}index.html" not in rendered
    rendered.clear()
    site.write("content/articles/three.md", "---\ntitle: three\ndate: 2023-08-02\n---\nMore.\n")
    site.build()
    assert "background/tides/index.html" in rendered, "its review is due by now"
    assert "topics/ferries/index.html" not in rendered


def test_a_page_that_somebody_edited_is_put_right_in_a_copy_too(tmp_path: Path) -> None:
    site = EditedSite(tmp_path)
    site.write("content/articles/one.md", "---\ntitle: one\ndate: 2023-07-01\n---\nText.\n")
    site.build()
    page = site.output / "articles/2023/07/one/index.html"
    whole = page.read_bytes()
    page.write_bytes(whole.replace(b"Text", b"Edit"))
    copied(site.output)
    assert site.build().written == ("articles/2023/07/one/index.html",)
    assert page.read_bytes() == whole


def test_the_program_is_known_by_what_it_says_and_not_by_when_it_was_installed(tmp_path: Path) -> None:
    package = tmp_path / "program"
    package.mkdir()
    (package / "one.py").write_text("1")
    before = program_digest(package)
    os.utime(package / "one.py", (1, 1))
    assert program_digest(package) == before
    (package / "one.py").write_text("2")
    assert program_digest(package) != before
