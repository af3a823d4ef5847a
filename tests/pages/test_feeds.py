"""Feeds: what a reader's program needs to know what is new, and nothing that readers may not see."""

import json
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest
from tests.support.feeds import atom_faults, json_feed_faults
from tests.support.knowing import doc
from tests.support.running import build, tree

BASE = "https://news.example/briefing/"
ATOM = "{http://www.w3.org/2005/Atom}"
FILES = {
    "site.yaml": f"title: Harbour & news\nbase_url: {BASE}\ntimezone: Europe/Berlin\n"
    "notify: {hub: 'https://hub.example/', indexnow: a1b2c3d4}\n",
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
    "articles/hafen.md": doc("Ein Hafen", "date: 2023-12-01\nlang: de\nupdated: 2024-04-01"),
    "background/tides.md": doc("Tides"),
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site to change."""
    return made(tmp_path)


@pytest.fixture(scope="module")
def still(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site to look at."""
    return made(tmp_path_factory.mktemp("feeds"))


def made(site: Path) -> Path:
    for path, text in FILES.items():
        write(site, path, text)
    assert build(site).code == 0
    return site


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


def test_a_feed_has_the_dated_articles_that_are_listed_newest_first(still: Path) -> None:
    assert list(entries(still)) == ['The "ferry" & <others>', "Eleven boats", "Ein Hafen"]
    assert list(entries(still, "topics/ferry/feed.xml")) == ['The "ferry" & <others>', "Eleven boats"]


def test_every_feed_names_the_hub_and_the_key_has_its_file(still: Path) -> None:
    files = tree(still / "site")
    atom = [data for path, data in files.items() if path.endswith(".xml") and "sitemap" not in path]
    assert all(b'<link rel="hub" href="https://hub.example/"/>' in data for data in atom)
    assert json.loads(files["feed.json"])["hubs"] == [{"type": "WebSub", "url": "https://hub.example/"}]
    assert files["a1b2c3d4.txt"] == b"a1b2c3d4"


def test_every_feed_is_what_its_standard_asks_for(still: Path) -> None:
    files = tree(still / "site")
    atom = {path: data for path, data in files.items() if path.endswith(".xml") and "sitemap" not in path}
    assert len(atom) == 7
    assert [(path, fault) for path, data in atom.items() for fault in atom_faults(data)] == []
    told = [json.loads(files[path]) for path in ("feed.json", "de/feed.json", "en/feed.json")]
    assert [json_feed_faults(one) for one in told] == [[], [], []]


def test_a_feed_says_where_it_is_and_what_it_is_of(still: Path) -> None:
    for path in ("feed.xml", "topics/ferry/feed.xml", "corrections/feed.xml"):
        links = {link.get("rel"): link.get("href") for link in feed(still, path).findall(f"{ATOM}link")}
        assert links["self"] == BASE + path
        assert links["alternate"] == BASE + path.removesuffix("feed.xml")


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("<id>https:", "<id>"),
        ("</updated>", "</updated><updated>2024-01-01T00:00:00Z</updated>"),
        ("+00:00</updated>", "</updated>"),
        ("<author><name>Ana Lund</name></author>", ""),
        ("<published>", "<guid>1</guid><published>"),
        ('rel="self" ', 'rel="alternate" '),
    ],
)
def test_a_broken_feed_is_told(still: Path, was: str, now: str) -> None:
    data = (still / "site/feed.xml").read_text("utf-8")
    assert was in data
    assert atom_faults(data.replace(was, now, 1).encode())


def test_a_language_has_a_feed_where_there_are_several(still: Path) -> None:
    assert list(entries(still, "de/feed.xml")) == ["Ein Hafen"]
    assert said(feed(still, "de/feed.xml"), "title") == "Harbour & news · de"
    front = (still / "site/index.html").read_text("utf-8")
    assert 'href="de/feed.xml" hreflang="de"' in front
    assert 'title="What was changed · Harbour &amp; news" href="updates.xml"' in front


def test_updates_are_what_was_changed_after_it_had_been_published(still: Path) -> None:
    told = entries(still, "updates.xml")
    assert list(told) == ["Ein Hafen", "Eleven boats", 'The "ferry" & <others>']
    assert said(told["Ein Hafen"], "id").endswith("/hafen#updated-2024-03-31T22:00:00+00:00")
    assert said(told["Eleven boats"], "content") == "ten → eleven"


def test_an_entry_has_the_whole_text_with_addresses_that_work_anywhere(still: Path) -> None:
    content = said(entries(still)['The "ferry" & <others>'], "content")
    assert f'<a href="{BASE}background/tides/index.html">Tides</a>' in content
    assert "]]&gt; and <code>&lt;b&gt;</code>" in content
    assert f'href="{BASE}articles/2024/01/ferry/#a-part"' in content
    picture = entries(still)['The "ferry" & <others>'].find(f"{ATOM}link[@rel='enclosure']")
    assert picture is not None
    assert picture.get("href") == f"{BASE}articles/2024/01/ferry/ferry.png"


def test_days_begin_in_the_sites_time_zone(still: Path) -> None:
    entry = entries(still)['The "ferry" & <others>']
    assert said(entry, "published") == "2024-01-01T23:00:00+00:00"
    assert said(entry, "updated") == "2024-02-03T09:00:00+00:00"
    assert said(entries(still)["Eleven boats"], "updated") == "2024-02-29T23:00:00+00:00"


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


def test_corrections_have_a_feed_of_their_own(still: Path) -> None:
    (entry,) = entries(still, "corrections/feed.xml").values()
    assert said(entry, "content") == "ten → eleven"


def test_the_json_feed_says_the_same(still: Path) -> None:
    told = json.loads((still / "site/feed.json").read_text("utf-8"))
    assert told["version"] == "https://jsonfeed.org/version/1.1"
    assert [one["id"] for one in told["items"]] == [said(one, "id") for one in entries(still).values()]
    assert [one["content_html"] for one in told["items"]] == [
        said(one, "content") for one in entries(still).values()
    ]
    assert told["items"][0]["authors"] == [{"name": "Ana Lund"}]
    assert told["items"][0]["tags"] == ["Ferry"]


def test_pages_lead_to_their_feeds(still: Path) -> None:
    page = (still / "site/topics/ferry/index.html").read_text("utf-8")
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


def test_odd_texts_and_dates_make_feeds_all_the_same(tmp_path: Path) -> None:
    write(tmp_path, "site.yaml", f"title: A\nbase_url: {BASE}\ntimezone: Asia/Tokyo\n")
    write(tmp_path, "topics/constructor.md", doc("constructor"))
    odd = "A ]]> <script>alert(1)</script> \U0001f6a2"
    write(
        tmp_path,
        "articles/odd.md",
        doc(odd, "date: 0001-01-01\ntopics: [constructor, __proto__]", odd + "\ufffe\x07"),
    )
    write(tmp_path, "articles/late.md", doc("Late", "date: 9999-12-31\ntopics: [constructor]"))
    build(tmp_path, "--future")
    feeds = sorted((tmp_path / "site").rglob("feed.xml"))
    assert len(feeds) == 5
    assert [fault for path in feeds for fault in atom_faults(path.read_bytes())] == []
    told = json.loads((tmp_path / "site/feed.json").read_text("utf-8"))
    assert json_feed_faults(told) == []
    assert len(told["items"]) == 2
