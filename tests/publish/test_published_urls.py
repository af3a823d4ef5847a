"""Addresses that readers have been given go on answering, or the publish stops with a proposal."""

from pathlib import Path

import pytest
from tests.publish import places
from tests.publish.conftest import Desk
from tests.publish.sites import BASE_URL

from backstory.publish.ledger import PublishedUrl, read_ledger, with_published, write_ledger
from backstory.publish.page_text import likeness

OLD, NEW = "articles/old/index.html", "articles/new/index.html"
TEXT = (
    "The defence minister walked through the hall of the arms show and looked at the new drones for an hour."
)


def page(text: str) -> bytes:
    return f"<html><main><h1>A title</h1><p>{text}</p></main></html>".encode()


@pytest.fixture
def spot(tmp_path: Path) -> places.Spot:
    return places.folder(tmp_path)


@pytest.fixture
def out(desk: Desk, spot: places.Spot) -> Desk:
    """A site that has been published once, with one article."""
    desk.build({"index.html": page("Home"), OLD: page(TEXT)}, documents={OLD: "articles/show.md"})
    assert desk.publish(spot).code == 0
    return desk


def test_the_ledger_lies_with_the_content_one_address_a_line(out: Desk) -> None:
    lines = (out.content / "published.txt").read_text().splitlines()
    assert lines[1:] == ["/", "/articles/old/ < articles/show.md"]


def test_the_ledger_reads_back_what_it_holds(tmp_path: Path) -> None:
    ledger = {
        "/topics/ü + é/": PublishedUrl("topics/ü é.md", frozenset({"a b", "ä"})),
        "/100%/": PublishedUrl(gone=True),
        "/": PublishedUrl(),
    }
    write_ledger(tmp_path, ledger)
    assert read_ledger(tmp_path) == ledger


def test_a_ledger_that_can_not_be_read_is_not_taken_for_an_empty_one(out: Desk, spot: places.Spot) -> None:
    ledger = out.content / "published.txt"
    damaged = ledger.read_bytes() + b"\xff"
    ledger.write_bytes(damaged)
    out.build({"index.html": page("Home"), OLD: page(TEXT), NEW: page("More")})
    told = out.publish(spot)
    assert told.code == 1
    assert told.err.startswith("content/published.txt:4:1: error: the file is not UTF-8 text")
    assert ledger.read_bytes() == damaged


def test_what_comes_back_is_published_urld_again() -> None:
    ledger = with_published({"/a/": PublishedUrl(gone=True)}, {"/a/": PublishedUrl("a.md")}, released=())
    assert ledger == {"/a/": PublishedUrl("a.md")}


def test_a_document_with_another_address_is_known_by_its_file(out: Desk, spot: places.Spot) -> None:
    out.build(
        {"index.html": page("Home"), NEW: page("Quite another text")}, documents={NEW: "articles/show.md"}
    )
    told = out.publish(spot)
    assert told.code == 1
    assert told.err.startswith("content/articles/show.md: error: readers were given /articles/old/")
    assert '"redirect_from: [/articles/old/]"' in told.err
    assert OLD in spot.files()


def test_a_document_in_another_file_is_known_by_its_text(out: Desk, spot: places.Spot) -> None:
    files = {
        "index.html": page("Home"),
        NEW: page(TEXT + " Then he left."),
        "other/index.html": page("Other things"),
    }
    out.build(files, documents={NEW: "articles/renamed.md", "other/index.html": "articles/other.md"})
    assert out.publish(spot).err.startswith(
        "content/articles/renamed.md: error: readers were given /articles/old/"
    )


def test_a_page_that_is_nowhere_stops_the_publish(out: Desk, spot: places.Spot) -> None:
    out.build({"index.html": page("Home")})
    told = out.publish(spot)
    assert told.code == 1
    assert "nothing answers there now" in told.err
    assert OLD in spot.files()


def test_a_redirect_keeps_the_promise_for_all_that_belonged_to_the_page(
    desk: Desk, spot: places.Spot
) -> None:
    desk.build({"topics/a/index.html": page("A"), "topics/a/feed.xml": b"<feed/>", "report.pdf": b"x"})
    desk.publish(spot)
    assert set(read_ledger(desk.content)) == {"/topics/a/", "/topics/a/feed.xml", "/report.pdf"}
    lead = b'<html><head><meta http-equiv="refresh" content="0; url=../b/index.html"></head></html>'
    desk.build({"topics/a/index.html": lead, "topics/b/index.html": page("A"), "report.pdf": b"x"})
    assert desk.publish(spot).err == ""
    assert "topics/a/feed.xml" not in spot.files()


def test_an_address_is_let_go_on_purpose_and_stays_so(out: Desk, spot: places.Spot) -> None:
    out.build({"index.html": page("Home")})
    assert out.publish(spot, "--let-go", "/articles/old/").code == 0
    assert "/articles/old/ gone" in (out.content / "published.txt").read_text()
    out.build({"index.html": page("Home again")})
    assert out.publish(spot).code == 0


def test_an_address_to_let_go_may_be_given_whole(out: Desk, spot: places.Spot) -> None:
    out.build({"index.html": page("Home")})
    assert out.publish(spot, "--let-go", f"{BASE_URL}articles/old/").code == 0


def test_an_article_that_has_expired_breaks_no_promise(out: Desk, spot: places.Spot) -> None:
    file = out.content / "articles" / "show.md"
    file.parent.mkdir()
    file.write_text("---\ntitle: A title\nexpires: 2020-01-01\n---\n")
    out.build({"index.html": page("Home")})
    told = out.publish(spot)
    assert (told.code, told.err) == (0, "")
    assert "/articles/old/ gone" in (out.content / "published.txt").read_text()


def test_pages_on_the_host_count_even_where_the_ledger_was_lost(out: Desk, spot: places.Spot) -> None:
    (out.content / "published.txt").unlink()
    out.build({"index.html": page("Home")})
    assert "readers were given /articles/old/" in out.publish(spot).err


def test_an_anchor_that_another_page_links_to_counts_and_goes_on_counting(
    desk: Desk, spot: places.Spot
) -> None:
    linking = page('<a href="background/war/index.html#truce">there</a>')
    home, war = "index.html", "background/war/index.html"
    desk.build({home: linking, war: page('<h2 id="truce">Truce</h2>')}, documents={war: "background/war.md"})
    desk.publish(spot)
    desk.build({home: page("No link any more"), war: page('<h2 id="truces">Truces</h2>')})
    told = desk.publish(spot)
    assert told.code == 1
    assert "pages have linked to /background/war/#truce" in told.err
    assert told.err.startswith("content/background/war.md: error")
    assert desk.publish(spot, "--let-go", "/background/war/#truce").code == 0
    assert read_ledger(desk.content)["/background/war/"].anchors == frozenset()


def test_the_address_of_a_paragraph_counts_as_kept_while_it_finds_one(desk: Desk, spot: places.Spot) -> None:
    home, war = "index.html", "background/war/index.html"
    desk.build(
        {
            home: page('<a href="background/war/index.html#p-abc123">there</a>'),
            war: page('<p id="p-abc123">A</p>'),
        }
    )
    desk.publish(spot)
    desk.build({home: page("No link any more"), war: page('<p id="p-abc1zz">B</p>')})
    assert desk.publish(spot).code == 0
    desk.build({home: page("None"), war: page('<p id="p-zzzzzz">C</p>')})
    assert "pages have linked to /background/war/#p-abc123" in desk.publish(spot).err


def test_a_failed_publish_notes_nothing(desk: Desk, tmp_path: Path) -> None:
    blocked = tmp_path / "a-file"
    blocked.write_text("")
    desk.build({"index.html": page("Home")})
    told = desk.run("publish", "--yes", "--set", "kind=folder", "--set", f"path={blocked}/site")
    assert told.code == 1
    assert not (desk.content / "published.txt").exists()


def test_likeness_tells_a_revised_text_from_another() -> None:
    assert likeness(page(TEXT), page(TEXT)) == 1
    assert likeness(page(TEXT), page(TEXT.replace("drones", "rockets"))) > 0.5
    assert (
        likeness(page(TEXT), page("Nothing of the kind was ever seen there by anybody who would say so."))
        < 0.1
    )
