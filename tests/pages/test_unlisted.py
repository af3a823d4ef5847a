"""What is unlisted has a page, and is in no list and counts for nothing elsewhere."""

import re
from pathlib import Path

import pytest
from tests.support.running import build, tree

OPEN = {
    # With an address and with twins, so that there is every file that could say of it.
    "site.yaml": "base_url: https://open.example/\ntwins: yes\n",
    "articles/open.md": "---\ntitle: Open\ndate: 2026-01-01\ntopics: [Zoo]\n---\nOn the Zoo, see {link}.\n",
    "topics/zoo.md": "---\ntitle: Zoo\n---\nWith animals.\n",
    "background/cages.md": "---\ntitle: Cages\ntopics: [Zoo]\nreviewed: 2026-01-01\n---\nWhat cages are.\n",
}
QUIET = """---
title: Quokka {kind}
unlisted: true
topics: [Zoo, Quokkaland]
date: 2026-01-02
reviewed: 2026-01-03
names: [Quokka name]
sources: [{{id: s, title: Quokka source}}]
events: [{{date: 2020-01-01, title: Quokka day, topics: [Zoo]}}]
claims: [{{text: Quokka claim, by: Quokka Speaker, about: [Zoo]}}]
corrections: [{{date: 2026-01-04, note: Quokka mistake}}]
---
A Quokka text on the Zoo. The Quokka name is that of [[Cages]].

!!! background "Quokka box"
    Inside.
"""
PAGES = {
    "article": ("articles/quiet.md", "articles/2026/01/quiet/index.html"),
    "topic": ("topics/quiet.md", "topics/quiet/index.html"),
    "background": ("background/quiet.md", "background/quiet/index.html"),
    "page": ("pages/quiet.md", "quiet/index.html"),
}


def site(folder: Path, kind: str, link: str = "nothing") -> dict[str, bytes]:
    source, _ = PAGES[kind]
    for path, text in (OPEN | {source: QUIET.format(kind=kind)}).items():
        file = folder / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text.replace("{link}", link), "utf-8")
    assert build(folder).code == 0
    files = tree(folder / "site")
    del files[".backstory-manifest.json"]  # of the publisher's, who knows every page
    return files


@pytest.mark.parametrize("kind", PAGES)
def test_it_has_a_page_of_its_own_and_stands_in_nothing_else(tmp_path: Path, kind: str) -> None:
    files = site(tmp_path, kind)
    assert [path for path, data in files.items() if b"Quokka" in data or "quokka" in path.lower()] == [
        PAGES[kind][1]
    ]
    page = files[PAGES[kind][1]].decode()
    assert "A Quokka text on the" in page
    assert '<meta name="robots" content="noindex">' in page


@pytest.mark.parametrize("kind", PAGES)
def test_a_link_of_the_author_leads_to_it(tmp_path: Path, kind: str) -> None:
    page = site(tmp_path, kind, f"[[Quokka {kind}]]")["articles/2026/01/open/index.html"].decode()
    assert re.search(rf'<a href="[./]*{PAGES[kind][1]}">Quokka {kind}</a>', page)


def test_listed_again_it_is_everywhere(tmp_path: Path) -> None:
    site(tmp_path, "article")
    quiet = tmp_path / "content/articles/quiet.md"
    quiet.write_text(quiet.read_text().replace("unlisted: true\n", ""))
    build(tmp_path)
    for page in (
        "index.html",
        "topics/zoo/index.html",
        "topics/quokkaland/index.html",
        "timeline/index.html",
    ):
        assert b"Quokka" in (tmp_path / "site" / page).read_bytes(), page
