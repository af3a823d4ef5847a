"""`backstory theme`: files of the theme made a site's own."""

from pathlib import Path

import pytest
from tests.support.running import backstory


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "site.yaml").write_text("title: Quay\n")
    return tmp_path


def test_a_block_is_copied_edited_and_shown(site: Path) -> None:
    (site / "content" / "port.md").write_text("---\ntitle: A port\ndate: 2024-05-01\n---\nText.\n")
    done = backstory("theme", "copy", "base.html", "--block", "footer_text", cwd=site)
    assert (done.code, done.err) == (0, "")
    assert done.out == "templates/base.html: it stands in place of the theme's now, and is yours to edit.\n"
    copy = site / "templates" / "base.html"
    copy.write_text(copy.read_text("utf-8").replace("<p>", "<p>From the quay. "))
    assert backstory("build", "--strict", cwd=site).code == 0
    assert "<p>From the quay. Quay." in (site / "site" / "index.html").read_text("utf-8")
    difference = backstory("theme", "diff", cwd=site).out
    assert difference.startswith("--- theme/base.html\n+++ templates/base.html\n")
    assert "\n+<p>From the quay. " in difference
    assert "base.html  (yours)" in backstory("theme", "list", cwd=site).out


def test_a_file_that_is_there_is_left_as_it_is_and_compared(site: Path) -> None:
    own = site / "templates" / "assets" / "style.css"
    own.parent.mkdir(parents=True)
    own.write_text("body { margin: 1rem }\n")
    done = backstory("theme", "copy", "style.css", cwd=site)
    assert (done.code, done.codes) == (1, {"theme-file-yours"})
    assert "+body { margin: 1rem }\n" in done.out
    assert own.read_text() == "body { margin: 1rem }\n"


def test_check_tells_of_a_copy_that_is_older_than_the_theme(site: Path) -> None:
    backstory("theme", "copy", "mark.svg", cwd=site)
    copy = site / "templates" / "assets" / "mark.svg"
    assert backstory("check", cwd=site).err == ""
    first, rest = copy.read_text().split("\n", 1)
    copy.write_text(f"{first[:-14]}0123456789 -->\n{rest}")
    digest = first[-14:-4]
    assert backstory("check", cwd=site).err == (
        "templates/assets/mark.svg:1:1: warning: the theme's assets/mark.svg has changed since this was copied; see backstory "
        f"theme diff assets/mark.svg; when you have taken over what you want, write {digest} in the first line [theme-file-newer]\n"
    )
    files = backstory("theme", "list", "--json", cwd=site).document["files"]
    assert {"name": "assets/mark.svg", "state": "older"} in files


def test_names_are_listed_and_slips_are_told(site: Path) -> None:
    assert "byline" in backstory("theme", "list", "article.html", cwd=site).out.splitlines()
    assert backstory("theme", "list", "style.css", cwd=site).out == "assets/style.css has no blocks.\n"
    assert backstory("theme", "copy", "artcle.html", cwd=site).err == (
        'theme: error: the theme has no file "artcle.html"; did you mean "article.html"? [theme-file-unknown]\n'
    )
    assert backstory("theme", "diff", "article.html", cwd=site).codes == {"theme-file-not-yours"}
    assert not (site / "templates").exists()
