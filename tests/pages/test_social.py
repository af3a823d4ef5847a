"""What a link to a page shows elsewhere: Open Graph's words in its head."""

import re
from pathlib import Path

from tests.support.knowing import doc
from tests.support.running import build


def said(page: Path) -> dict[str, str]:
    return dict(re.findall(r'<meta property="og:(\w+)" content="([^"]*)">', page.read_text("utf-8")))


def write(site: Path, settings: str) -> None:
    (site / "content/articles").mkdir(parents=True)
    (site / "content/site.yaml").write_text(settings, "utf-8")
    text = doc("The 'ferry' & <others>", "date: 2024-01-02\nsummary: Late again.")
    (site / "content/articles/ferry.md").write_text(text, "utf-8")


def test_a_page_says_what_it_is_and_where(tmp_path: Path) -> None:
    write(tmp_path, "title: Harbour\nbase_url: https://news.example/\n")
    build(tmp_path)
    assert said(tmp_path / "site/articles/2024/01/ferry/index.html") == {
        "type": "article",
        "site_name": "Harbour",
        "title": "The &#39;ferry&#39; &amp; &lt;others&gt;",
        "description": "Late again.",
        "url": "https://news.example/articles/2024/01/ferry/",
    }
    front = said(tmp_path / "site/index.html")
    assert (front["type"], front["title"], front["url"]) == ("website", "Harbour", "https://news.example/")


def test_without_an_address_of_the_site_nothing_is_said(tmp_path: Path) -> None:
    write(tmp_path, "title: Harbour\n")
    build(tmp_path)
    assert said(tmp_path / "site/articles/2024/01/ferry/index.html") == {}
