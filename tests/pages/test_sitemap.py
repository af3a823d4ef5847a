"""The site map and robots.txt: files that are no pages, rendered, published and removed as pages are."""

from pathlib import Path
from xml.etree import ElementTree

import pytest
from tests.support.knowing import doc, know
from tests.support.running import build

from backstory.pages.files import sitemap
from backstory.pages.plan import plan
from backstory.pages.views import SitemapView

BASE = "https://news.example/briefing/"
_LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"
_DAY = "{http://www.sitemaps.org/schemas/sitemap/0.9}lastmod"
FILES = {
    "articles/ferry.md": doc("Ferry & friends", "date: 2024-01-02\nupdated: 2024-02-03\ntopics: [Ferry]"),
    "articles/quiet.md": doc("Quiet", "date: 2024-01-02\nunlisted: true"),
    "articles/draft.md": doc("Draft", "date: 2024-01-02\ndraft: true"),
    "pages/a-and-b.md": doc("A & B", "permalink: /a&b/"),
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for path, text in FILES.items():
        file = tmp_path / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    return tmp_path


def entries(site: Path) -> dict[str, str]:
    root = ElementTree.parse(site / "site/sitemap.xml").getroot()
    return {one.findtext(_LOC, ""): one.findtext(_DAY, "") for one in root}


def test_every_listed_page_is_in_the_map_with_its_last_day_and_no_other(site: Path) -> None:
    assert build(site, "--base-url", BASE).code == 0
    assert entries(site) == {
        BASE: "2024-02-03",
        f"{BASE}articles/2024/01/ferry/": "2024-02-03",
        f"{BASE}topics/ferry/": "2024-02-03",
        f"{BASE}a%26b/": "",
        f"{BASE}days/2024-01-02/": "2024-01-02",
        f"{BASE}days/2024-02-03/": "2024-02-03",
    }
    assert f"Sitemap: {BASE}sitemap.xml\n" in (site / "site/robots.txt").read_text()


def test_a_site_without_an_address_has_no_map(site: Path) -> None:
    assert build(site, "--base-url", BASE).code == 0
    assert build(site).code == 0
    assert not (site / "site/sitemap.xml").exists()
    assert "Sitemap" not in (site / "site/robots.txt").read_text()


def test_an_authors_own_file_stands_in_place_of_ours(site: Path) -> None:
    own = site / "content/static/robots.txt"
    own.parent.mkdir()
    own.write_text("User-agent: *\nDisallow: /drafts/\n")
    ran = build(site, "--base-url", BASE)
    assert ran.codes == set()
    assert (site / "site/robots.txt").read_text() == own.read_text()
    own.unlink()
    assert build(site, "--base-url", BASE).code == 0
    assert "sitemap.xml" in (site / "site/robots.txt").read_text()


def test_an_edit_is_in_the_map_as_after_a_clean_build(site: Path) -> None:
    build(site, "--base-url", BASE)
    article = site / "content/articles/ferry.md"
    article.write_text(article.read_text().replace("2024-02-03", "2024-03-04"))
    build(site, "--base-url", BASE)
    made = (site / "site/sitemap.xml").read_bytes()
    build(site, "--base-url", BASE, "--clean")
    assert (site / "site/sitemap.xml").read_bytes() == made
    assert "2024-03-04" in entries(site).values()


def test_news_are_those_of_the_last_two_days(site: Path) -> None:
    for day in (3, 4, 5):
        text = doc(f"Day {day} & <more>", f"date: 2024-02-0{day} 10:00\nlang: pt-BR")
        (site / f"content/articles/day{day}.md").write_text(text)
    assert build(site, "--base-url", BASE).code == 0
    root = ElementTree.parse(site / "site/news-sitemap.xml").getroot()
    news = "{http://www.google.com/schemas/sitemap-news/0.9}"
    assert [one.findtext(f".//{news}title") for one in root] == ["Day 5 & <more>", "Day 4 & <more>"]
    assert root[0].findtext(f".//{news}publication_date") == "2024-02-05T10:00:00+00:00"
    assert root[0].findtext(f".//{news}language") == "pt"
    assert f"Sitemap: {BASE}news-sitemap.xml\n" in (site / "site/robots.txt").read_text()


def test_a_large_site_has_several_maps(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemap, "_MOST", 2)
    known = know(site, {"site.yaml": f"base_url: {BASE}"})
    made = {
        page.address: page.view
        for page in plan(known.catalog, known.settings)
        if page.template == "sitemap.xml"
    }
    assert list(made) == ["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml"]
    index, *parts = made.values()
    assert isinstance(index, SitemapView)
    assert index.maps == tuple(f"{BASE}sitemap-{part}.xml" for part in (1, 2, 3))
    assert [len(part.entries) for part in parts if isinstance(part, SitemapView)] == [2, 2, 2]
