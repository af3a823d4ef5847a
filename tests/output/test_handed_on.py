"""An output folder that others have handed on, or put files into: nothing outside is touched, nothing of theirs lost."""

import json
import zipfile
from pathlib import Path

import pytest
from tests.support.running import Ran, backstory, build, tree

from backstory.output.folder import MANIFEST, digest_of, is_inside, read_manifest

ARTICLE = "---\ntitle: Ferry\ndate: 2026-01-01\n---\nThe ferry.\n"
PAGE = "articles/2026/01/a/index.html"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "site/content/articles").mkdir(parents=True)
    (tmp_path / "site/content/articles/a.md").write_text(ARTICLE)
    return tmp_path / "site"


def claim(output: Path, *paths: str, digest: str = "00" * 16) -> None:
    """Have the manifest name more files, as nobody but an attacker would."""
    file = output / MANIFEST
    manifest = json.loads(file.read_text())
    manifest["files"] |= dict.fromkeys(paths, digest)
    file.write_text(json.dumps(manifest))


@pytest.mark.parametrize("path", ["a.html", "a/b/c.html", "..a/b..", "ü/…", "a b"])
def test_a_path_of_the_folder_is_inside(path: str) -> None:
    assert is_inside(path)


@pytest.mark.parametrize("path", ["", "..", "../a", "a/../../b", "/etc/a", "a//b", "./a", "a/.", "a/", "a\0"])
def test_a_path_that_climbs_or_is_absolute_is_not(path: str) -> None:
    assert not is_inside(path)


def test_a_build_deletes_nothing_outside(site: Path) -> None:
    build(site)
    outside = site.parent / "mine.txt"
    outside.write_text("mine")
    claim(site / "site", "../mine.txt", "../../mine.txt", str(outside), "x/../../../mine.txt")
    (site / "content/articles/a.md").write_text(ARTICLE + "More.\n")
    done = build(site)
    assert (done.code, done.err) == (0, "")
    assert outside.read_text() == "mine"
    assert [
        path for path in json.loads((site / "site" / MANIFEST).read_text())["files"] if ".." in path
    ] == []


@pytest.mark.parametrize("target", [["kind=folder", "path=www"], ["kind=zip", "path=out.zip"]])
def test_a_publish_writes_nothing_outside(site: Path, target: list[str]) -> None:
    backstory("build", cwd=site)
    outside = site / "evil.html"
    outside.write_text("evil")
    claim(site / "site", "../evil.html", digest=digest_of(b"evil"))
    before = tree(site)
    done = backstory("publish", "--yes", "--set", target[0], "--set", target[1], cwd=site)
    assert (done.code, done.err) == (0, "")
    new = tree(site).keys() - before.keys()
    assert not [path for path in new if path.endswith("evil.html")]
    if target[0] == "kind=zip":
        with zipfile.ZipFile(site / "out.zip") as archive:
            assert set(archive.namelist()) == read_manifest(site / "site").files.keys()  # type: ignore[union-attr]


def test_nothing_is_written_or_deleted_through_a_link(site: Path) -> None:
    build(site)
    elsewhere = site.parent / "elsewhere"
    (site / "site/articles").rename(elsewhere)
    (site / "site/articles").symlink_to(elsewhere)
    before = tree(elsewhere)
    (site / "content/articles/a.md").write_text(ARTICLE + "More.\n")
    done = build(site)
    assert f"site/{PAGE}: error: the folder of this file is a symbolic link" in done.err
    (site / "content/articles/a.md").unlink()
    build(site)
    assert tree(elsewhere) == before


def test_an_output_folder_may_be_a_link_itself(site: Path) -> None:
    (site.parent / "www").mkdir()
    (site / "site").symlink_to("../www")
    assert build(site).code == 0
    assert (site.parent / "www" / PAGE).is_file()


@pytest.mark.parametrize(
    ("output", "how"),
    [
        ("content", "is the folder content"),
        ("content/site", "lies in the folder content"),
        (".", "holds the folder content"),
        ("templates", "is the folder templates"),
        ("templates/assets/site", "lies in the folder templates"),
        ("link/site", "lies in the folder content"),
    ],
)
def test_an_output_folder_where_the_author_writes_is_refused(site: Path, output: str, how: str) -> None:
    (site / "link").symlink_to("content")
    before = tree(site / "content")
    done = build(site, "--output", output)
    assert done.code == 1
    assert done.err.startswith(f"{output}: error: the output folder {how}")
    assert tree(site / "content") == before


@pytest.mark.parametrize("option", ["--output", "--content", "--templates"])
def test_an_empty_folder_on_the_command_line_is_wrong_usage(site: Path, option: str) -> None:
    done = build(site, option, "")
    assert (done.code, "can't be empty" in done.err) == (2, True)
    assert not (site / "index.html").exists()


def public_identity(site: Path) -> Ran:
    (site / "site").mkdir()
    (site / "site/index.html").write_text("by hand")
    (site / "site/notes.txt").write_text("by hand, too")
    return build(site)


def test_a_file_of_somebody_else_is_not_overwritten(site: Path) -> None:
    done = public_identity(site)
    assert done.code == 1
    assert done.err == (
        "site/index.html: error: somebody else has put this file where one of the site goes, and it is left as it "
        "is; move it away, or let the site take its place once: build --adopt [output-foreign]\n"
    )
    assert tree(site / "site") == {"index.html": b"by hand", "notes.txt": b"by hand, too"}


def test_a_folder_full_of_others_files_is_told_in_one_line(site: Path) -> None:
    (site / "content/static").mkdir()
    (site / "site").mkdir()
    for number in range(11):
        (site / f"content/static/{number:02}.txt").write_text("ours")
        (site / f"site/{number:02}.txt").write_text("theirs")
    done = build(site)
    assert done.err.startswith(
        "site: error: somebody else has put 11 files here where the site has some, such as 00.txt, 01.txt, 02.txt"
    )
    assert done.err.count("\n") == 1


def test_a_file_of_somebody_else_is_replaced_when_told_to(site: Path) -> None:
    public_identity(site)
    done = build(site, "--adopt")
    assert (done.code, done.err) == (0, "")
    assert b"by hand" not in (site / "site/index.html").read_bytes()
    assert (site / "site/notes.txt").read_bytes() == b"by hand, too"
    assert build(site).code == 0, "from then on it is ours"


def test_a_file_that_comes_later_is_not_overwritten_either(site: Path) -> None:
    build(site)
    (site / "site/later").mkdir()
    (site / "site/later/index.html").write_text("by hand")
    (site / "content/pages").mkdir()
    (site / "content/pages/later.md").write_text("---\ntitle: Later\n---\nText.\n")
    assert build(site).codes == {"output-foreign"}
    assert (site / "site/later/index.html").read_text() == "by hand"


def test_a_folder_whose_manifest_is_lost_is_known_by_what_is_remembered(site: Path) -> None:
    build(site)
    (site / "site" / MANIFEST).unlink()
    assert build(site).code == 0
    assert (site / "site" / MANIFEST).is_file()
