"""`backstory new`: a site to begin with, and documents with their front matter filled in."""

import sys
from pathlib import Path

import pytest
from tests.support.links import broken_links
from tests.support.running import backstory, tree


def test_a_new_site_builds_at_once_without_a_problem_and_with_every_link_right(tmp_path: Path) -> None:
    assert backstory("new", "briefing", cwd=tmp_path).code == 0
    built = backstory("build", "--strict", cwd=tmp_path / "briefing")
    assert (built.code, built.err) == (0, "")
    checked = backstory("check", "--strict", cwd=tmp_path / "briefing")
    assert (checked.code, checked.err) == (0, "")
    assert broken_links(tmp_path / "briefing/site") == []


def test_the_first_ten_minutes_of_a_new_user(tmp_path: Path) -> None:
    backstory("new", "briefing", cwd=tmp_path)
    site = tmp_path / "briefing"
    made = backstory("new", "article", "Harbour reopens", cwd=site)
    assert made.code == 0
    (file,) = (site / "content/articles").rglob("harbour-reopens.md")
    assert made.out.startswith(
        f"{file.relative_to(site).as_posix()}: ready to be written; it stays out of the site"
    )
    text = (
        file.read_text("utf-8").replace("topics: []", "topics: [Port of Lund]").replace("draft: true\n", "")
    )
    file.write_text(text.replace("What happened, in one paragraph.", "The harbour is open again."))
    assert backstory("build", cwd=site).code == 0
    page = (site / "site/topics/port-of-lund/index.html").read_text("utf-8")
    assert "Harbour reopens" in page


@pytest.mark.parametrize("kind", ["article", "topic", "background"])
def test_a_new_document_is_read_without_a_problem(tmp_path: Path, kind: str) -> None:
    (tmp_path / "content").mkdir()
    assert backstory("new", kind, 'A title: with "marks" & more', cwd=tmp_path).code == 0
    built = backstory("build", "--drafts", "--strict", cwd=tmp_path)
    assert (built.code, built.err) == (0, "")


@pytest.mark.parametrize(("kind", "sentences"), [("article", 1), ("background", 2)])
def test_what_has_placeholders_starts_as_a_draft_and_is_an_error_when_published(
    tmp_path: Path, kind: str, sentences: int
) -> None:
    (tmp_path / "content").mkdir()
    made = backstory("new", kind, "Quokka piece", cwd=tmp_path)
    file = tmp_path / made.out.partition(":")[0]
    assert backstory("build", cwd=tmp_path).code == 0
    assert not [path for path, data in tree(tmp_path / "site").items() if b"uokka" in data]
    file.write_text(file.read_text("utf-8").replace("draft: true\n", ""), "utf-8")
    built = backstory("build", cwd=tmp_path)
    assert built.code == 1
    assert built.err.count("[placeholder-left]") == sentences
    assert not [path for path, data in tree(tmp_path / "site").items() if b"uokka" in data]


def test_nothing_is_ever_written_over(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    backstory("new", "topic", "Asia", cwd=tmp_path)
    before = tree(tmp_path / "content")
    again = backstory("new", "topic", "Asia", cwd=tmp_path)
    assert (again.code, again.codes) == (1, {"file-exists"})
    assert backstory("new", "content", cwd=tmp_path).codes == {"folder-not-empty"}
    assert tree(tmp_path / "content") == before


def test_a_document_needs_a_title_and_a_site(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    assert backstory("new", "article", cwd=tmp_path).code == 2
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    assert backstory("new", "article", "A title", cwd=elsewhere).codes == {"content-missing"}


def test_the_article_of_the_readme_and_its_slip_give_what_the_readme_says(tmp_path: Path) -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
    article = readme.split("```markdown\n")[1].split("```")[0]
    (told,) = (line for line in readme.splitlines() if line.endswith("[link-missing]"))
    backstory("new", "briefing", cwd=tmp_path)
    site = tmp_path / "briefing"
    file = site / told.split(":")[0]
    file.write_text(article, "utf-8")
    assert backstory("build", "--strict", "--as-of", "2026-12-01", cwd=site).code == 0
    news = (site / "site/topics/old-bridge/index.html").read_text("utf-8").partition('id="news"')[2]
    assert news.index("The bridge opens again") < news.index("The Old Bridge is closed to cars")
    file.write_text(article.replace("[[Ada Quill]]", "[[Ada Quil]]"), "utf-8")
    assert backstory("build", "--as-of", "2026-12-01", cwd=site).err.splitlines() == [told]


@pytest.mark.skipif(sys.platform == "win32", reason="a shell limits how large files may become")
def test_a_document_that_finds_no_room_leaves_no_file_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    no_room = ("bash", "-c", 'ulimit -f 0; exec "$0" "$@"')
    assert backstory("new", "topic", "Old Bridge", cwd=tmp_path, before=no_room).codes == {
        "output-unwritable"
    }
    assert tree(tmp_path) == {}
    assert backstory("new", "topic", "Old Bridge", cwd=tmp_path).code == 0
