"""Feeds: what a reader's program needs to know what is new, and nothing that readers may not see."""

import json
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest
from tests.support.knowing import doc
from tests.support.running import build

BASE = "https://news.example/briefing/"
ATOM = "{http://www.w3.org/2005/Atom}"
FILES = {
    "site.yaml": f"title: Harbour & news\nbase_url: {BASE}\ntimezone: Europe/Berlin\n",
    "articles/ferry.md": doc(
        'The "ferry" & <others>',
        "date: 2024-01-02\nupdated: 2024-02-03 10:00\ntopics: [Ferry]\nauthors: [Ana Lund]\nimage: ferry.png",
        "See [[Tides]] and ]]> and `<b>`.\n\n## A part\n\n[up](#a-part)",
    ),
    "articles/ferry.png": "a picture",
    "articles/wrong.md": doc(
        "Eleven boats",
        "date: 2024-01-01\ntopics: [Ferry]\ncorrections:\n  - {date: 2024-03-01, was: ten, now: eleven}",
    ),
    "articles/undated.md": doc("Undated", "topics: [Ferry]"),
    "articles/quiet.md": doc("Quiet", "date: 2024-01-05\nunlisted: true\ntopics: [Ferry]"),
    "articles/draft.md": doc("Draft", "date: 2024-01-06\ndraft: true\ntopics: [Ferry]"),
    "background/tides.md": doc("Tides"),
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for path, text in FILES.items():
        write(tmp_path, path, text)
    assert build(tmp_path).code == 0
    return tmp_path


def write(site: Path, path: str, text: str) -> None:
    file = site / "content" / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")


def feed(site: Path, path: str = "feed.xml") -> Element:
    return ElementTree.parse(site / "site" / path).getroot()


def entries(site: Path, path: str = "feed.xml") -> dict[str, Element]:
    return {one.findtext(f"{ATOM}title", ""): one for one in feed(site, path).iter(f"{ATOM}entry")}


def said(element: Element, name: str) -> str:
    return element.findtext(f"{ATOM}{name}", "")


def test_a_feed_has_the_dated_articles_that_are_listed_newest_first(site: Path) -> None:
    assert list(entries(site)) == ['The "ferry" & <others>', "Eleven boats"]
    assert list(entries(site, "topics/ferry/feed.xml")) == list(entries(site))


def test_a_feed_has_what_rfc_4287_asks_for(site: Path) -> None:
    for path in ("feed.xml", "topics/ferry/feed.xml", "corrections/feed.xml"):
        root = feed(site, path)
        for element in (root, *root.iter(f"{ATOM}entry")):
            assert said(element, "id") and said(element, "title")
            assert len(element.findall(f"{ATOM}updated")) == 1
            assert said(element, "updated").endswith("+00:00")
        assert all(one.find(f"{ATOM}author/{ATOM}name") is not None for one in root.iter(f"{ATOM}entry"))
        links = {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")}
        assert links["self"] == BASE + path
        assert links["alternate"] == BASE + path.removesuffix("feed.xml")
        ids = [said(one, "id") for one in root.iter(f"{ATOM}entry")]
        assert len(set(ids)) == len(ids)


def test_an_entry_has_the_whole_text_with_addresses_that_work_anywhere(site: Path) -> None:
    content = said(entries(site)['The "ferry" & <others>'], "content")
    assert f'<a href="{BASE}background/tides/index.html">Tides</a>' in content
    assert "]]&gt; and <code>&lt;b&gt;</code>" in content
    assert f'href="{BASE}articles/2024/01/ferry/#a-part"' in content
    picture = entries(site)['The "ferry" & <others>'].find(f"{ATOM}link[@rel='enclosure']")
    assert picture is not None
    assert picture.get("href") == f"{BASE}articles/2024/01/ferry/ferry.png"


def test_days_begin_in_the_sites_time_zone(site: Path) -> None:
    entry = entries(site)['The "ferry" & <others>']
    assert said(entry, "published") == "2024-01-01T23:00:00+00:00"
    assert said(entry, "updated") == "2024-02-03T09:00:00+00:00"
    assert said(entries(site)["Eleven boats"], "updated") == "2024-02-29T23:00:00+00:00"


def test_an_id_survives_a_move_and_an_edit_without_a_date_is_no_update(site: Path) -> None:
    before = entries(site)["Eleven boats"]
    text = FILES["articles/wrong.md"].replace("---\n\n", "---\n\nA word more.")
    moved = text.replace("title:", "redirect_from: [/articles/2024/01/wrong/]\nslug: boats\ntitle:", 1)
    write(site, "articles/wrong.md", moved)
    assert build(site).code == 0
    after = entries(site)["Eleven boats"]
    assert said(after, "id") == said(before, "id")
    assert said(after, "updated") == said(before, "updated")
    link = after.find(f"{ATOM}link")
    assert link is not None and link.get("href") == f"{BASE}articles/2024/01/boats/"


def test_corrections_have_a_feed_of_their_own(site: Path) -> None:
    (entry,) = entries(site, "corrections/feed.xml").values()
    assert said(entry, "content") == "ten → eleven"


def test_the_json_feed_says_the_same(site: Path) -> None:
    told = json.loads((site / "site/feed.json").read_text("utf-8"))
    assert told["version"] == "https://jsonfeed.org/version/1.1"
    assert [one["id"] for one in told["items"]] == [said(one, "id") for one in entries(site).values()]
    assert [one["content_html"] for one in told["items"]] == [
        said(one, "content") for one in entries(site).values()
    ]
    assert told["items"][0]["authors"] == [{"name": "Ana Lund"}]
    assert told["items"][0]["tags"] == ["Ferry"]


def test_pages_lead_to_their_feeds(site: Path) -> None:
    page = (site / "site/topics/ferry/index.html").read_text("utf-8")
    assert (
        'type="application/atom+xml" title="Ferry · Harbour &amp; news" href="../../topics/ferry/feed.xml"'
        in page
    )
    assert 'type="application/feed+json"' in page


def test_a_site_without_an_address_has_no_feeds(site: Path) -> None:
    write(site, "site.yaml", "title: Harbour")
    assert build(site).code == 0
    assert not list((site / "site").rglob("feed.*"))
    assert "feed.xml" not in (site / "site/index.html").read_text("utf-8")


def test_an_edit_changes_the_feeds_as_a_clean_build_does(site: Path) -> None:
    write(site, "articles/wrong.md", FILES["articles/wrong.md"].replace("Eleven", "Twelve"))
    build(site)
    made = {path: path.read_bytes() for path in (site / "site").rglob("feed.*")}
    build(site, "--clean")
    assert {path: path.read_bytes() for path in (site / "site").rglob("feed.*")} == made
    assert "Twelve boats" in entries(site)
