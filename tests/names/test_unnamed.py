"""A link to what is not published shows the author's own words, and no name where there are none."""

from pathlib import Path

import pytest
from tests.support.knowing import know
from tests.support.running import build, tree

from backstory.names.registry import Target

HELD = "---\ntitle: Quokka merger\nnames: [The quokkas]\ndraft: true\n---\nSecret.\n"
OPEN = "---\ntitle: Open\ndate: 2026-01-01\ntopics: [Zoo]\n---\n"


def write(site: Path, body: str, **more: str) -> None:
    files = {
        "articles/held.md": HELD,
        "articles/open.md": OPEN + body,
        "topics/zoo.md": "---\ntitle: Zoo\n---\n",
    }
    for path, text in (files | more).items():
        (site / "content" / path).parent.mkdir(parents=True, exist_ok=True)
        (site / "content" / path).write_text(text, "utf-8")


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ("More in [[Quokka merger]].", "More in […]."),
        ("More of the Zoo in [[the quokkas]], it says.", "in […], it says."),
        ("More in [[quokka merger#Money]].", "More in […]."),
        ("More in [[articles/held]] and [[Open]].", 'More in […] and <a href="'),
        ("## On [[Quokka merger]]\n\nText.", '<h2 id="on">On […]</h2>'),
        ("| a |\n|---|\n| [[Quokka merger]] |", "[…]</td>"),
        ("> [[Quokka merger]]\n\n- [[Quokka merger]]", "<li>[…]</li>"),
        ("See ![[Quokka merger]] there.", "See […] there."),
        ("More in [[Quokka merger|this piece]].", "More in this piece."),
        ("More in [this piece](held.md).", "More in this piece."),
    ],
)
def test_the_name_of_what_is_held_back_is_left_out(tmp_path: Path, body: str, shown: str) -> None:
    write(tmp_path, body)
    done = build(tmp_path)
    files = tree(tmp_path / "site")
    page = files["articles/2026/01/open/index.html"].decode()
    assert shown in page
    assert not [path for path, data in files.items() if b"quokka" in data.lower()]
    assert ("link-held" in done.codes) == ("[…]" in shown)
    assert build(tmp_path, "--clean").err == done.err


@pytest.mark.parametrize(
    "name", ["quokkas.draft.md", "draft-quokkas.md", "_quokkas.md", "quokkas.private.md"]
)
def test_a_text_that_its_files_name_keeps_back_goes_by_what_it_will_be_called(
    tmp_path: Path, name: str
) -> None:
    files = {
        f"articles/{name}": "---\ntitle: Secret\n---\nSecret.\n",
        "articles/open.md": OPEN + "[[Quokkas]]",
    }
    assert know(tmp_path, files).codes == ["link-held"]
    files["articles/quokkas.md"] = "---\ntitle: Of zoos\n---\nOf zoos.\n"
    known = know(tmp_path, files)
    assert known.codes == []
    assert known.catalog.references["articles/open.md"].links == (Target("articles/quokkas.md"),)


def test_a_second_build_and_one_without_the_cache_leave_it_out_too(tmp_path: Path) -> None:
    write(tmp_path, "More in [[Quokka merger]].")
    first = build(tmp_path)
    before = tree(tmp_path / "site")
    (tmp_path / "content/topics/zoo.md").write_text("---\ntitle: Zoo\nsummary: Animals.\n---\n")
    second = build(tmp_path)
    assert second.err == first.err
    assert b"[\xe2\x80\xa6]" in tree(tmp_path / "site")["articles/2026/01/open/index.html"]
    (tmp_path / "content/topics/zoo.md").write_text("---\ntitle: Zoo\n---\n")
    build(tmp_path)
    assert tree(tmp_path / "site") == before


def test_the_name_is_there_once_it_is_published(tmp_path: Path) -> None:
    write(tmp_path, "More in [[Quokka merger]].")
    build(tmp_path)
    (tmp_path / "content/articles/held.md").write_text(HELD.replace("draft: true", "date: 2026-01-02"))
    build(tmp_path)
    page = (tmp_path / "site/articles/2026/01/open/index.html").read_text("utf-8")
    assert "Quokka merger</a>" in page and "[…]" not in page
