"""The files of pages: where an author gives a page the address of one that the site makes by itself, that is told."""

from pathlib import Path

import pytest
from tests.support.running import AS_OF, backstory, build, tree

ARTICLE = "---\ntitle: Number {number}\ndate: 2026-01-0{number}\ntopics: [Ferry, Quay]\n---\nThe ferry.\n"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Three articles on two topics, one to a page: further pages, and one of the pair."""
    (tmp_path / "content/articles").mkdir(parents=True)
    (tmp_path / "content/site.yaml").write_text("per_page: 1\npair_pages: 2\n")
    for number in range(1, 4):
        (tmp_path / f"content/articles/{number}.md").write_text(ARTICLE.format(number=number))
    return tmp_path


@pytest.mark.parametrize("address", ["/topics/ferry/page/2/", "/topics/ferry+quay/"])
def test_a_page_where_the_site_makes_one_is_told(site: Path, address: str) -> None:
    build(site)
    assert (site / "site" / address.strip("/") / "index.html").is_file()
    (site / "content/pages").mkdir()
    (site / "content/pages/mine.md").write_text(f"---\ntitle: Mine\npermalink: {address}\n---\nMine.\n")
    done = build(site)
    assert done.err == (
        "content/pages/mine.md:3:12: error: this page and one that the site makes by itself have the same address, "
        f"{address}; give one of them another permalink or slug [address-taken]\n"
    )
    assert done.code == 1
    assert build(site).err == done.err
    assert "0 written" in build(site).out, "nobody writes the same file twice"
    assert backstory("check", cwd=site).err.count("[address-taken]") == 1


def test_no_two_files_are_one_to_any_system(site: Path) -> None:
    """Neither what only capitals tell apart, nor what an accent does that is one sign or two."""
    (site / "content/pages").mkdir()
    (site / "content/static/topics").mkdir(parents=True)
    (site / "content/site.yaml").write_text("base_url: https://example.org\n")
    old = ("/feed.xml", "/Topics/ferry/data.json", "/search/topics.js", "/assets/mark.svg", "/topics/QUAY/")
    for name, keys in {
        "a": f"redirect_from: [{', '.join(old)}]",
        "b": "permalink: /FEED.json",
        "c": "permalink: /caf\u00e9/",
        "d": "permalink: /Cafe\u0301/",
    }.items():
        (site / f"content/pages/{name}.md").write_text(f"---\ntitle: {name}\n{keys}\n---\nMine.\n", "utf-8")
    for name in ("Photo.png", "photo.png", "Updates.xml", "topics/Index.html", "e\u0301.txt", "\u00e9.txt"):
        (site / "content/static" / name).write_text(name, "utf-8")
    done = build(site)
    assert [line.partition(";")[0].removeprefix("content/") for line in done.err.splitlines()] == [
        *(
            f"pages/a.md:3:{17 + len(', '.join(old[:number])) + 2 * (number > 0)}: warning: the old address {address} is that of "
            f"{other}, so nothing leads from it to here"
            for number, address in enumerate(old)
            for other in ['the topic "Quay"' if "QUAY" in address else "one that the site makes by itself"]
        ),
        "pages/b.md:3:12: error: this page and one that the site makes by itself have the same address, /FEED.json",
        "pages/d.md:3:12: error: this page and pages/c.md have the same address, /Cafe\u0301/",
        *(
            f"static/{one}: warning: /{one} and /{other} are one file to a Mac or Windows: nothing but capitals or the way "
            "accents are written differs"
            for one, other in (
                ("Updates.xml", "updates.xml"),
                ("photo.png", "Photo.png"),
                ("topics/Index.html", "topics/index.html"),
                ("\u00e9.txt", "e\u0301.txt"),
            )
        ),
    ]
    pages = tree(site / "site")
    assert pages["feed.xml"].startswith(b"<?xml") and pages["assets/mark.svg"].startswith(b"<svg")
    assert pages["search/topics.js"].startswith(b"backstorySearch") and "topics/ferry/data.json" in pages


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("/a.html", "/a.html/b"),
        ("/x/y.html", "/x/y.html/z.html"),
        ("", "/topics/sea/index.html/x/"),
        ("", "/assets/search.js/x"),
    ],
)
def test_where_a_file_is_no_folder_can_be_and_the_rest_is_built(site: Path, here: str, there: str) -> None:
    (site / "content/pages").mkdir()
    text = "---\ntitle: {}\ntopics: [Sea]\npermalink: {}\n---\nMine.\n"
    if here:
        (site / "content/pages/a.md").write_text(text.format("A", here))
    (site / "content/pages/b.md").write_text(text.format("B", there))
    (site / "content/articles/sea.md").write_text("---\ntitle: By the sea\ntopics: [Sea]\n---\nIt is wide.\n")
    done = build(site)
    (line,) = done.err.splitlines()
    assert line.startswith("content/pages/b.md:4:12: error: this page and ") and line.endswith(
        "[address-taken]"
    )
    assert done.code == 1 and (site / "site/index.html").is_file()
    assert backstory("check", "--as-of", AS_OF, cwd=site).err.splitlines().count(line) == 1


def test_links_lead_to_whatever_the_site_has(site: Path) -> None:
    there = ("/d/", "/d", "/feed.xml", "/sitemap.xml", "/topics/ferry/feed.xml", "/topics/ferry/data.json")
    (site / "content/static/d").mkdir(parents=True)
    (site / "content/static/d/index.html").write_text("<p>Of the author's own.")
    links = " ".join(f"[{number}]({address})" for number, address in enumerate((*there, "/e/", "/e.xml")))
    (site / "content/articles/links.md").write_text(
        f"---\ntitle: Links\ndate: 2024-01-01\ntopics: [Ferry]\n---\n{links}\n"
    )
    (site / "content/site.yaml").write_text("base_url: https://x.example/\n")
    done = build(site)
    assert [line.rpartition("[")[2] for line in done.err.splitlines() if "links.md" in line] == [
        "link-missing]",
        "file-missing]",
    ]
    page = (site / "site/articles/2024/01/links/index.html").read_text()
    assert 'href="../../../../d/index.html">0</a>' in page and 'href="../../../../feed.xml">2</a>' in page
