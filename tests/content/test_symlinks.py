"""Symbolic links: followed within the site, refused where they lead out of it, told where they lead nowhere."""

from pathlib import Path

import pytest
from tests.support.running import Ran, backstory, build, tree

SECRET = "words of another folder"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site, and beside it a folder that is none of its business."""
    for path, text in {
        "site/content/articles/a.md": "---\ntitle: Ferry\ndate: 2026-01-01\n---\nThe ferry.\n",
        "site/content/static/a.txt": "ours",
        "site/notes/b.md": "---\ntitle: Quay\ndate: 2026-01-02\n---\nThe quay.\n",
        "site/.git/config": SECRET,
        "other/secret.md": f"---\ntitle: Secret\ndate: 2026-01-03\n---\n{SECRET}\n",
        "other/page.html": SECRET,
    }.items():
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    return tmp_path / "site"


def told(done: Ran) -> list[str]:
    """What was said, without the advice."""
    return [line.partition(";")[0] for line in done.err.splitlines()]


@pytest.mark.parametrize(
    ("link", "target"),
    [
        ("content/articles/b.md", "../../../other/secret.md"),
        ("content/static/b.txt", "../../../other/secret.md"),
        ("content/static/more", "../../../other"),
        ("content/more", "../../other"),
        ("content/static/config.txt", "../../.git/config"),
        ("templates/page.html", "../../other/page.html"),
        ("templates/assets", "../../other"),
    ],
)
def test_a_link_out_of_the_site_is_an_error_and_left_out(site: Path, link: str, target: str) -> None:
    (site / link).parent.mkdir(exist_ok=True)
    (site / link).symlink_to(target)
    done = build(site)
    assert told(done) == [
        f"{link}: error: this is a symbolic link out of the site, to {target}, and is left out"
    ]
    assert done.code == 1
    pages = tree(site / "site")
    assert "articles/2026/01/a/index.html" in pages
    assert [path for path, data in pages.items() if SECRET.encode() in data] == []
    assert build(site).err == done.err, "a second build says the same"
    assert backstory("check", cwd=site).err.count("[symlink-outside]") == 1


@pytest.mark.parametrize("target", ["../../site", "../../site/articles"])
def test_a_link_to_what_is_built_is_told_before_there_is_any(site: Path, target: str) -> None:
    (site / "content/pages").mkdir()
    (site / "content/pages/built").symlink_to(target)
    first = build(site)
    assert first.codes == {"symlink-output"}
    assert build(site).err == first.err


def test_site_yaml_allows_a_folder(site: Path) -> None:
    (site / "content/articles/b.md").symlink_to("../../../other/secret.md")
    assert build(site).code == 1
    (site / "content/site.yaml").write_text("linked_folders: [../other]\n")
    done = build(site)
    assert (done.code, done.err) == (0, "")
    assert SECRET.encode() in tree(site / "site")["articles/2026/01/b/index.html"]


@pytest.mark.parametrize("link", ["content/articles/b.md", "content/static/b.txt", "templates/home.html"])
def test_a_link_that_leads_nowhere_is_told(site: Path, link: str) -> None:
    (site / link).parent.mkdir(exist_ok=True)
    (site / link).symlink_to("gone.md")
    done = build(site)
    assert (done.code, told(done)) == (
        0,
        [f"{link}: warning: this symbolic link leads nowhere: gone.md"],
    )


def test_links_within_the_site_are_followed(site: Path) -> None:
    (site / "content/articles/b.md").symlink_to("../../notes/b.md")
    (site / "content/static/more").symlink_to("../../notes")
    done = build(site)
    assert (done.code, done.err) == (0, "")
    assert {"articles/2026/01/b/index.html", "more/b.md"} <= tree(site / "site").keys()


def test_a_link_makes_nothing_public(site: Path) -> None:
    """What a link leads to is kept back by its own folders and name, what stands in a folder of drafts by the link's."""
    for hidden in ("content/_drafts", "content/articles/private", "_notes"):
        (site / hidden).mkdir(parents=True)
        (site / hidden / "plan.md").write_text(f"---\ntitle: Plan\ndate: 2026-01-03\n---\n{SECRET}\n")
        (site / hidden / "plan.pdf").write_text(SECRET)
    (site / "notes/c.draft.md").write_text(f"---\ntitle: C\ndate: 2026-01-03\n---\n{SECRET}\n")
    (site / "notes/_e.md").write_text(f"---\ntitle: E\ndate: 2026-01-03\n---\n{SECRET}\n")
    links = {
        "content/articles/b.md": "../_drafts/plan.md",
        "content/articles/c.md": "../../notes/c.draft.md",
        "content/articles/d.md": "private/plan.md",
        "content/articles/e.md": "../../notes/_e.md",
        "content/articles/soon": "../_drafts",
        "content/more": "../_notes",
        "content/static/plan.pdf": "../_drafts/plan.pdf",
        "content/static/all": "../../_notes",
    }
    for link, target in links.items():
        (site / link).parent.mkdir(exist_ok=True)
        (site / link).symlink_to(target)
    (site / "content/_drafts/a.md").symlink_to("../articles/a.md")
    (site / "content/_drafts/quay.md").symlink_to("../../notes/b.md")
    done = build(site)
    assert told(done) == [
        f"{link}: warning: this is a symbolic link to what is kept from readers, {target}, and is left out"
        for link, target in sorted(links.items())
    ]
    pages = tree(site / "site")
    assert "articles/2026/01/a/index.html" in pages
    assert [path for path, data in pages.items() if SECRET.encode() in data or b"quay" in data] == []

    (site / "content/site.yaml").write_text("linked_folders: [_notes]\n")
    assert build(site).code == 0
    assert {"all/plan.md", "all/plan.pdf"} <= tree(site / "site").keys(), "that folder is named"


def test_a_content_folder_may_be_a_link_itself(site: Path) -> None:
    (site / "content").rename(site.parent / "texts")
    (site / "content").symlink_to("../texts")
    done = build(site)
    assert (done.code, done.err) == (0, "")


@pytest.mark.parametrize("target", [".", "..", "../.."])
def test_a_link_to_a_folder_that_it_lies_in_is_left_out(site: Path, target: str) -> None:
    (site / "content/articles/round").symlink_to(target)
    done = build(site)
    assert told(done) == [
        "content/articles/round: warning: this is a symbolic link to a folder that it lies in itself, "
        f"{target}, and is left out"
    ]
    assert build(site).err == done.err, "what was built is nothing to build from"


def test_a_link_to_what_is_built_is_left_out(site: Path) -> None:
    build(site)
    (site / "content/static/all").symlink_to("../../site")
    done = build(site)
    assert told(done) == [
        "content/static/all: error: this is a symbolic link to what is built, ../../site, and is left out"
    ]
    pages = tree(site / "site")
    assert not any(path.startswith("all/") for path in pages)
    build(site)
    assert tree(site / "site").keys() == pages.keys()
