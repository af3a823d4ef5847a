"""What is new: a page for each day, their list and their feed, and a digest for who was told of the rest."""

import shutil
from pathlib import Path
from xml.etree import ElementTree

import pytest
from tests.support.feeds import atom_faults
from tests.support.knowing import doc
from tests.support.outline import Outline
from tests.support.running import Ran, backstory, build, tree

BASE = "https://news.example/"
ATOM = "{http://www.w3.org/2005/Atom}"
FILES = {
    "site.yaml": f"title: Harbour & news\nbase_url: {BASE}\ntimezone: Europe/Berlin\n"
    "publish: {here: {kind: zip, path: here.zip}, there: {kind: zip, path: there.zip}}\n",
    "topics/ferry.md": doc("Ferry", "kind: organisation\nsummary: Late.\nas_of: 2024-03-05"),
    "topics/coast.md": doc("Coast"),
    "topics/port.md": doc("Port", "broader: [Coast]"),
    "articles/late.md": doc(
        "Late & later",
        "date: 2024-03-01\nupdated: 2024-03-04\ntopics: [Ferry, Port]\n"
        "sources: [{id: agency, title: A report, url: 'https://agency.example/'}]\n"
        "events: [{date: 2024-03-03, title: The ferry waits, topics: [Ferry]}]\n"
        "claims:\n  - {id: late, text: It is late, by: Ana Lund, about: [Ferry], date: 2024-02, source: agency}\n"
        "  - {text: It is not, by: Ferry, replies_to: late, status: denied, date: 2024-03-06}\n"
        "corrections: [{date: 2024-03-05, was: ten, now: eleven}]\n"
        "quotes:\n  - {text: We wait, by: Ana Lund, to: the press, place: Quay 3, about: [Ferry], date: 2024-03-07}\n"
        "  - {text: So do we, by: Port, exact: false}",
    ),
    "articles/port.md": doc("Port shut", "date: 2024-03-03\nslug: port\ntopics: [Port]"),
    "articles/draft.md": doc("Secret", "date: 2024-03-08\ndraft: true\ntopics: [Port]"),
    "articles/quiet.md": doc("Quiet", "date: 2024-03-09\nunlisted: true\ntopics: [Port]"),
    "background/tides.md": doc(
        "Tides", "topics: [Port]\nreviewed: 2024-03-07\nclaims: [{text: Old, date: 1953-01-01}]"
    ),
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site to change."""
    for path, text in FILES.items():
        write(tmp_path, path, text)
    return tmp_path


@pytest.fixture(scope="module")
def still(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built site to look at."""
    folder = tmp_path_factory.mktemp("days")
    for path, text in FILES.items():
        write(folder, path, text)
    assert build(folder).code == 0
    return folder


def write(site: Path, path: str, text: str) -> None:
    file = site / "content" / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")


def read(site: Path, path: str) -> str:
    return (site / "site" / path).read_text("utf-8")


def digest(site: Path, *arguments: str) -> Ran:
    done = backstory("digest", "--as-of", "2024-04-01", *arguments, cwd=site)
    assert done.code == 0, done.err
    return done


def test_only_days_on_which_something_was_new_have_a_page(still: Path) -> None:
    days = {path.split("/")[1] for path in tree(still / "site") if path.startswith("days/2")}
    assert days == {f"2024-03-0{day}" for day in (1, 3, 4, 5, 6, 7)}


def test_a_day_says_by_topic_what_was_new_and_what_happened(still: Path) -> None:
    third = Outline((still / "site/days/2024-03-03/index.html").read_bytes())
    assert third.headings == [(1, "What was new on 3 March 2024"), (2, "Port"), (2, "Ferry"), (3, "Dates")]
    assert "Port shut" in third.text and "The ferry waits" in third.text
    assert "Late & later changed" in Outline((still / "site/days/2024-03-04/index.html").read_bytes()).text
    assert "It said: ten. It now says: eleven." in read(still, "days/2024-03-05/index.html")
    sixth = Outline((still / "site/days/2024-03-06/index.html").read_bytes()).text
    assert "Ferry denies It is not" in sixth and "In answer to Ana Lund: It is late" in sixth
    seventh = Outline((still / "site/days/2024-03-07/index.html").read_bytes()).text
    assert "Ana Lund to the press “We wait” Quay 3, 7 March 2024" in seventh
    assert "In the sense: So do we" in read(still, "days/2024-03-01/index.html"), (
        "it has no day but its text's"
    )


def test_a_claim_without_a_day_of_its_own_is_told_with_its_text(still: Path) -> None:
    assert "It is late" in read(still, "days/2024-03-01/index.html")


def test_days_lead_to_each_other_and_stand_in_list_map_and_feed(still: Path) -> None:
    third = Outline((still / "site/days/2024-03-03/index.html").read_bytes())
    assert {"../2024-03-01/index.html", "../2024-03-04/index.html"} <= {
        href.replace("../../days/", "../") for href in third.hrefs
    }
    assert "7 March 2024" in read(still, "days/index.html")
    assert f"<loc>{BASE}days/2024-03-07/</loc>" in read(still, "sitemap.xml")
    feed = (still / "site/days/feed.xml").read_bytes()
    assert atom_faults(feed) == []
    newest = ElementTree.fromstring(feed).find(f"{ATOM}entry")
    assert newest is not None
    assert newest.findtext(f"{ATOM}id") == "tag:news.example,2024-03-07:/days/2024-03-07/"
    assert newest.findtext(f"{ATOM}updated") == "2024-03-07T23:00:00+00:00"
    assert "Tides" in (newest.findtext(f"{ATOM}content") or "")
    assert "days/feed.xml" in read(still, "index.html")


def test_an_edit_makes_only_the_days_again_that_it_touches(site: Path) -> None:
    assert build(site).code == 0
    before = tree(site / "site")
    write(site, "articles/more.md", doc("More", "date: 2024-03-04\ntopics: [Port]"))
    assert build(site).code == 0
    after = tree(site / "site")
    changed = {path for path in after if path.startswith("days/2") and after[path] != before.get(path)}
    assert changed == {"days/2024-03-04/index.html"}
    assert build(site, "--clean").code == 0
    assert tree(site / "site") == after


def test_a_digest_since_a_day_tells_all_that_is_new(still: Path) -> None:
    told = digest(still, "--since", "2024-03-03").out
    assert told.startswith("Harbour & news\nWhat is new from 3 March 2024 to 1 April 2024\n")
    for line in (
        "* Port shut, 3 March 2024\n",
        f"  {BASE}articles/2024/03/port/index.html\n",
        "* Late & later (changed), 4 March 2024\n",
        "* 3 March 2024: The ferry waits\n",
        "* Tides (reviewed), 7 March 2024\n",
        "* Ferry (changed), 5 March 2024\n",
        "* Ferry denies: It is not\n  In answer to Ana Lund: It is late\n  6 March 2024, in Late & later\n",
        "* Ana Lund to the press: “We wait”\n  Quay 3, 7 March 2024, in Late & later\n",
        "* Late & later, 5 March 2024: It said: ten. It now says: eleven.\n",
    ):
        assert line in told, line
    assert "* Ana Lund says" not in told
    assert "Secret" not in told and "Quiet" not in told


def test_a_digest_of_one_topic_has_what_is_of_it_and_of_those_below(still: Path) -> None:
    told = digest(still, "--since", "2024-03-01", "--topic", "Coast", "--format", "markdown").out
    assert f"**[Port shut]({BASE}articles/2024/03/port/index.html)**" in told
    assert "Port shut" not in digest(still, "--since", "2024-03-01", "--topic", "Ferry").out
    assert backstory("digest", "--since", "2024-03-01", "--topic", "Nowhere", cwd=still).codes == {
        "name-unknown"
    }


def test_a_mail_loads_nothing_and_runs_nothing_and_has_a_text_beside_it(still: Path) -> None:
    html = digest(still, "--since", "2024-03-01", "--format", "html").out
    assert all(word not in html for word in ("<script", "<link", "<img", "<style", "url(", "class="))
    assert f'href="{BASE}articles/2024/03/late/index.html"' in html
    mail = digest(still, "--since", "2024-03-01", "--format", "mail")
    assert mail.out.startswith("Subject: Harbour & news: What is new from 1 March 2024 to 1 April 2024\n")
    assert "text/plain" in mail.out and "text/html" in mail.out
    assert mail.out == digest(still, "--since", "2024-03-01", "--format", "mail").out


def test_a_digest_can_be_an_entry_of_a_feed_and_data(still: Path) -> None:
    entry = ElementTree.fromstring(digest(still, "--since", "2024-03-01", "--format", "feed").out)
    assert entry.tag == f"{ATOM}entry"
    assert entry.findtext(f"{ATOM}id") == "tag:news.example,2024-04-01:/digest/2024-03-01/2024-04-01"
    data = digest(still, "--since", "2024-03-01", "--json").document
    assert data["articles"] == 2
    assert {one["title"] for topic in data["topics"] for one in topic["articles"]} == {
        "Late & later",
        "Port shut",
    }


def test_where_nothing_is_new_nothing_is_printed(still: Path) -> None:
    told = digest(still, "--since", "2024-03-20")
    assert told.out == ""
    assert told.err == "Nothing is new since 2024-03-20.\n"


def test_a_digest_since_a_publish_tells_what_readers_did_not_have(site: Path) -> None:
    assert backstory("digest", cwd=site).codes == {"digest-unpublished"}
    assert backstory("digest", "--since", "nowhere", cwd=site).code == 2
    publish(site, "here")
    assert digest(site).out == ""
    shutil.move(site / "content/articles/port.md", site / "content/articles/harbour.md")
    another = "claims:\n  - {text: Nobody waits, by: Port, date: 2023}\n"
    write(site, "articles/late.md", FILES["articles/late.md"].replace("claims:\n", another))
    said = "quotes:\n  - {text: Nobody asked, by: Port}\n"
    write(site, "topics/port.md", doc("Port", f"broader: [Coast]\n{said}"))
    write(site, "articles/older.md", doc("Older than all", "date: 2020-01-01\ntopics: [Port]"))
    told = digest(site, "--since", "here").out
    assert "* Older than all, 1 January 2020\n" in told
    assert "* Port says: Nobody waits\n" in told
    assert "* Port: “Nobody asked”\n" in told
    assert "Port shut" not in told and "It is late" not in told and "We wait" not in told
    publish(site, "there")
    assert digest(site).out == ""
    assert digest(site, "--since", "here").out == told


def publish(site: Path, target: str) -> None:
    assert backstory("build", cwd=site).code == 0
    done = backstory("publish", target, "--yes", cwd=site)
    assert done.code == 0, done.err


def test_a_trial_and_a_second_publish_of_the_same_add_nothing(site: Path) -> None:
    publish(site, "here")
    noted = (site / "content/publishes.txt").read_text("utf-8")
    publish(site, "here")
    assert backstory("build", "--drafts", cwd=site).code == 0
    assert backstory("publish", "there", "--trial", "--yes", cwd=site).code == 0
    assert (site / "content/publishes.txt").read_text("utf-8") == noted
    assert "secret" not in noted and "quiet" not in noted


def test_a_site_says_how_many_days_have_a_page(site: Path) -> None:
    write(site, "site.yaml", f"{FILES['site.yaml']}days: 2\n")
    assert build(site).code == 0
    days = {path.split("/")[1] for path in tree(site / "site") if path.startswith("days/2")}
    assert days == {"2024-03-06", "2024-03-07"}
    write(site, "site.yaml", f"{FILES['site.yaml']}days: 0\n")
    assert build(site).code == 0
    assert [path for path in tree(site / "site") if path.startswith("days/")] == ["days/index.html"]
