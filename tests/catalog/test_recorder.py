"""What a page was made from is noted, so that it need not be made again while none of that changes."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from msgspec import structs
from tests.support.knowing import Known, doc, know

from backstory.catalog.catalog import Catalog
from backstory.catalog.fingerprints import CARD, OWN, Fingerprints, fingerprints
from backstory.catalog.recorder import Recorder
from backstory.pages.plan import outline
from backstory.pages.views import Page

SITE = {
    "articles/ferry.md": doc(
        "The ferry",
        "date: 2024-01-02\ntopics: [Ferry]\nevents: [{date: 2020-01-01, title: Launched}]\n"
        "sources: [{id: log, title: A log, url: 'https://log.example/'}]",
        "See [[Tides]]. It was launched late. [@log]",
    ),
    "articles/harbour.md": doc("The harbour", "date: 2024-01-03\ntopics: [Ferry, Harbour]", "![[Tides]]"),
    "articles/elsewhere.md": doc("Elsewhere", "date: 2024-01-01\ntopics: [Hills]", "Nothing of the sea."),
    "background/tides.md": doc("Tides", "topics: [Harbour]\nreviewed: 2024-01-01", "They come and go."),
    "topics/harbour.md": doc("Harbour", "names: [the port]", "A place for ships, such as the ferry."),
    "pages/about.md": doc("About", "", "Who we are."),
    "site.yaml": "pair_pages: 1\nper_page: 1\n",
}
Made = dict[str, tuple[Page, set[str], set[str]]]


def made(known: Known) -> tuple[Made, Fingerprints]:
    """Each page with what was looked up for it; and the fingerprints of all there is."""
    planned = outline(known.catalog, known.settings)
    pages: Made = {}
    for entry in planned.entries:
        planned.recorder.clear()
        page = entry.make()
        if not planned.recorder.is_of_everything:
            pages[entry.address] = (page, set(planned.recorder.card), set(planned.recorder.own))
    return pages, planned.fingerprints


def different(one: Mapping[str, bytes], other: Mapping[str, bytes]) -> set[str]:
    return {key for key in one.keys() | other.keys() if one.get(key) != other.get(key)}


def test_every_table_of_the_catalog_is_traced() -> None:
    tables = {field.name for field in structs.fields(Catalog) if "Mapping" in str(field.type)}
    # What is known of a picture belongs to the documents that show it: their fingerprints hold it.
    assert tables - {"images"} == {*CARD, *OWN}


def test_pages_that_list_the_whole_site_say_so(tmp_path: Path) -> None:
    pages, _ = made(know(tmp_path, SITE))
    of_everything = {
        "index.html",
        "404.html",
        "topics/index.html",
        "timeline/index.html",
        "claims/index.html",
    }
    assert of_everything.isdisjoint(pages)
    assert {
        "articles/2024/01/ferry/index.html",
        "topics/ferry/index.html",
        "topics/ferry+harbour/index.html",
    } <= (pages.keys())


def test_what_stands_on_a_page_for_the_second_time_is_noted_for_both(tmp_path: Path) -> None:
    """Cards and references are made once for all pages; each page that shows one looked at its article."""
    pages, _ = made(know(tmp_path, SITE))
    for address in ("topics/ferry/index.html", "topics/harbour/index.html"):
        _, itself, _ = pages[address]
        assert "articles/harbour.md" in itself


@pytest.mark.parametrize(
    "path, change",
    {
        "a title": ("articles/harbour.md", ("The harbour", "The old harbour")),
        "a topic": ("articles/elsewhere.md", ("Hills", "Ferry")),
        "a text that others embed": ("background/tides.md", ("come and go", "come, and go")),
        "a name that others mention": ("topics/harbour.md", ("the port", "the ferry")),
        "an event": ("articles/ferry.md", ("Launched", "Built")),
        "an article that goes": ("articles/harbour.md", None),
        "a background that goes": ("background/tides.md", None),
        "a setting of a topic": ("topics/harbour.md", ("names:", "broader: [Ferry]\nnames:")),
        "a draft": ("articles/ferry.md", ("date:", "draft: true\ndate:")),
    }.values(),
)
def test_a_page_changes_only_where_something_that_was_looked_up_for_it_did(
    tmp_path: Path, path: str, change: tuple[str, str] | None
) -> None:
    before, old = made(know(tmp_path / "before", SITE))
    edited = dict(SITE)
    if change is None:
        del edited[path]
    else:
        assert change[0] in SITE[path]
        edited[path] = SITE[path].replace(*change)
    known = know(tmp_path / "after", edited)
    after, new = made(known)
    itself, around = different(old.card, new.card), different(old.own, new.own)
    assert itself | around
    changed = {address for address in before.keys() & after.keys() if before[address][0] != after[address][0]}
    suspected = {
        address
        for address, (_, looked_at, looked_around) in before.items()
        if looked_at & itself or looked_around & around
    }
    assert changed <= suspected


def test_an_old_address_that_another_document_takes_over_is_made_again(tmp_path: Path) -> None:
    files = {"articles/b.md": doc("B", "date: 2024-01-02\nredirect_from: [/old/]")}
    before, old = made(know(tmp_path / "before", files))
    more = files | {"articles/a.md": doc("A", "date: 2024-01-03\nredirect_from: [/old/]")}
    after, new = made(know(tmp_path / "after", more))
    page, itself, _ = before["old/index.html"]
    assert after["old/index.html"][0] != page
    assert itself & different(old.card, new.card)


@pytest.mark.parametrize(
    "path, change",
    [
        ("topics/port.md", ("title:", "autolink: never\ntitle:")),
        ("articles/quay.md", ("Quiet.", "A port, a port, a port and a port.")),
    ],
    ids=["a rule of the topic", "what the site makes of its name"],
)
def test_whether_a_mention_is_a_link_is_looked_up(tmp_path: Path, path: str, change: tuple[str, str]) -> None:
    files = {
        "articles/ship.md": doc("The ship", "date: 2024-01-02", "It left the port. Then it saw the Port."),
        "articles/quay.md": doc("The quay", "date: 2024-01-03", "Quiet."),
        "articles/hill.md": doc("The hill", "date: 2024-01-04", "Green."),
        "topics/port.md": doc("Port", "", ""),
    }
    before, old = made(know(tmp_path / "before", files))
    after, new = made(know(tmp_path / "after", files | {path: files[path].replace(*change)}))
    ship, hill = "articles/2024/01/ship/index.html", "articles/2024/01/hill/index.html"
    assert after[ship][0].view.body != before[ship][0].view.body  # type: ignore[union-attr]
    assert "topics/port.md" in different(old.card, new.card)
    assert "topics/port.md" in before[ship][1]
    assert "topics/port.md" not in before[hill][1]


def test_most_pages_have_nothing_to_do_with_an_edit(tmp_path: Path) -> None:
    before, old = made(know(tmp_path / "before", SITE))
    edited = SITE | {
        "articles/ferry.md": SITE["articles/ferry.md"].replace("launched late", "launched at last")
    }
    _, new = made(know(tmp_path / "after", edited))
    assert different(old.card, new.card) == {"articles/ferry.md"}
    _, itself, around = before["about/index.html"]
    assert itself | around == {"pages/about.md"}


def test_a_score_that_moves_makes_no_page_again(tmp_path: Path) -> None:
    known = know(tmp_path, SITE)
    catalog = known.catalog
    moved = structs.replace(
        catalog,
        read_next={
            path: tuple(structs.replace(one, score=one.score * 0.9) for one in entries)
            for path, entries in catalog.read_next.items()
        },
        related={
            topic: tuple(structs.replace(one, score=one.score * 0.9) for one in entries)
            for topic, entries in catalog.related.items()
        },
    )
    assert moved.read_next != catalog.read_next
    assert moved.related != catalog.related
    assert fingerprints(moved, {}) == fingerprints(catalog, {})
    seen = Recorder().over(catalog)
    assert {one.score for entries in seen.read_next.values() for one in entries} == {0.0}
    assert {one.score for entries in seen.related.values() for one in entries} <= {1.0, 2.0, 3.0}
