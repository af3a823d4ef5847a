"""What a topic's page has, top to bottom; a part with nothing in it is absent, not empty."""

from pathlib import Path

import pytest
from tests.support.knowing import Known, doc, know

from backstory.pages.plan import plan
from backstory.pages.views import ArticleView, CoverageView, TopicView, View

FULL = {
    "topics/k.md": doc(
        "Korea",
        "kind: place\nnames: [Corea]\ndefinition: A peninsula.\nsummary: It is divided.\nas_of: 2024-01-01",
    ),
    "background/w.md": doc("Korean War", "topics: [Korea]", "It began in 1950."),
    "articles/1.md": doc(
        "Talks",
        "date: 2024-01-01\ntopics: [Korea, Russia]\nsources: [{id: s, title: Report}]\n"
        "events: [{date: 1953-07-27, title: Armistice}, {date: 1950-06, title: War begins}]\n"
        "claims: [{text: Arms were sold, by: Russia, about: [Korea]}]\n"
        "corrections: [{date: 2024-01-05, was: one, now: two, note: Miscounted}]",
    ),
    "articles/2.md": doc("More talks", "date: 2024-02-01\ntopics: [Korea, Russia]"),
    "articles/3.md": doc("Old talks", "date: 2019-02-01\ntopics: [Korea]"),
}


def views(known: Known) -> dict[str, View]:
    return {page.address: page.view for page in plan(known.catalog, known.settings)}


def topic(known: Known, slug: str) -> TopicView:
    view = views(known)[f"topics/{slug}/index.html"]
    assert isinstance(view, TopicView)
    return view


def test_a_page_with_everything(tmp_path: Path) -> None:
    view = topic(know(tmp_path, FULL), "k")
    assert (view.name, view.kind, view.other_names, view.definition) == (
        "Korea",
        "place",
        ("Corea",),
        "A peninsula.",
    )
    assert (view.summary, view.as_of) == ("It is divided.", "2024-01-01")
    assert [card.title for card in view.newest] == ["More talks", "Talks"]
    assert [entry.title for group in view.timeline for entry in group.entries] == ["War begins", "Armistice"]
    assert [box.title for box in view.boxes] == ["Korean War"]
    assert [claim.text for claim in view.claims] == ["Arms were sold"]
    assert [entry.topic.name for entry in view.connected] == ["Russia"]
    assert view.coverage is not None and view.coverage.total == 3
    assert [year.year for year in view.coverage.years] == ["2024", "2019"]
    assert [correction.note for correction in view.corrections] == ["Miscounted"]


def test_every_connection_says_why_and_counts_right(tmp_path: Path) -> None:
    (entry,) = topic(know(tmp_path, FULL), "k").connected
    shared = next(reason for reason in entry.reasons if reason.kind == "shared-articles")
    assert (shared.count, shared.latest) == (2, "2024-02-01")


def test_a_topic_that_only_an_article_names_has_what_can_be_known(tmp_path: Path) -> None:
    view = topic(know(tmp_path, {"articles/a.md": doc("A", "topics: [Lone]")}), "lone")
    assert view.coverage is not None and view.coverage.total == 1
    assert (view.summary, view.timeline, view.boxes, view.claims, view.connected) == ("", (), (), (), ())
    assert (view.sources, view.corrections, view.contents) == ((), (), ())


def test_coverage_is_shown_in_pages_that_lead_to_each_other(tmp_path: Path) -> None:
    files = {f"articles/{n}.md": doc(f"A{n}", f"date: 2024-01-0{n + 1}\ntopics: [T]") for n in range(5)}
    known = know(tmp_path, files | {"site.yaml": "per_page: 2\n"})
    pages = {page.address: page for page in plan(known.catalog, known.settings)}
    numbers = [address for address in pages if address.startswith("topics/t/") and address.endswith("html")]
    assert numbers == ["topics/t/index.html", "topics/t/page/2/index.html", "topics/t/page/3/index.html"]
    shown = []
    for address in numbers:
        view = pages[address].view
        assert isinstance(view, TopicView | CoverageView) and view.coverage is not None
        shown += [card.title for year in view.coverage.years for card in year.articles]
    assert shown == ["A4", "A3", "A2", "A1", "A0"]
    assert pages[numbers[1]].head.previous and pages[numbers[1]].head.next


@pytest.mark.parametrize(("least", "there"), [(2, True), (3, False), (0, False)])
def test_a_pair_of_topics_has_a_page_from_so_many_shared_articles(
    tmp_path: Path, least: int, there: bool
) -> None:
    known = know(tmp_path, FULL | {"site.yaml": f"pair_pages: {least}\n"})
    pairs = [address for address in views(known) if "+" in address]
    assert bool(pairs) == there


def test_a_view_is_plain_data_that_can_be_sent_and_compared(tmp_path: Path) -> None:
    import msgspec

    known = know(tmp_path, FULL)
    one, other = list(plan(known.catalog, known.settings)), list(plan(known.catalog, known.settings))
    assert one == other
    for page in one:
        assert msgspec.msgpack.decode(msgspec.msgpack.encode(page), type=type(page)) == page


def test_a_long_timeline_stands_in_lists_by_year_and_the_latest_is_open(tmp_path: Path) -> None:
    dates = [
        *(f"{year}-05-01" for year in (1900, 1948, 1950, 2019)),
        *(f"2023-{n:02}-01" for n in range(1, 10)),
    ]
    events = ", ".join(f"{{date: {day}, title: Thing {at}}}" for at, day in enumerate(dates))
    view = topic(know(tmp_path, {"articles/a.md": doc("A", f"topics: [T]\nevents: [{events}]")}), "t")
    assert [(group.anchor, len(group.entries), group.folded) for group in view.timeline] == [
        ("years-1900", 1, True),
        ("years-1948", 2, True),
        ("years-2019", 1, True),
        ("years-2023", 9, False),
    ]


def test_an_article_stands_in_the_story_of_its_first_topic_that_has_others(tmp_path: Path) -> None:
    alone = FULL | {"articles/2.md": doc("More talks", "date: 2024-02-01\ntopics: [Lone, Korea]")}
    view = views(know(tmp_path, alone))["articles/2024/01/1/index.html"]
    assert isinstance(view, ArticleView) and view.storyline is not None
    story = view.storyline
    assert story.topic.name == "Korea"
    assert story.before is not None and story.after is not None
    assert (story.before.title, story.after.title) == ("Old talks", "More talks")


def test_newer_articles_of_a_topic_leave_the_places_of_older_ones_as_they_are(tmp_path: Path) -> None:
    files = FULL | {"articles/2.md": doc("More talks", "date: 2024-02-01\ntopics: [Korea]")}
    newer = {
        f"articles/n{at}.md": doc(f"Newer {at}", f"date: 2024-03-0{at}\ntopics: [Korea]") for at in (1, 2)
    }
    between = {"articles/m.md": doc("Between", "date: 2023-01-01\ntopics: [Korea]")}
    before = views(know(tmp_path, files))
    after = views(know(tmp_path, files | newer))
    with_older = views(know(tmp_path, files | newer | between))
    said = []
    for address in ("articles/2024/01/1/index.html", "articles/2019/02/3/index.html"):
        one, other, last = before[address], after[address], with_older[address]
        assert isinstance(one, ArticleView) and isinstance(other, ArticleView)
        assert one.belongs and (one.storyline, one.belongs) == (other.storyline, other.belongs)
        assert isinstance(last, ArticleView) and last.belongs == one.belongs
        said.append([(reason.kind, reason.latest) for reason in one.belongs[0].reasons])
    assert said == [[("since", "2019-02-01")], [("first-article", "")]]


def test_an_article_says_how_often_it_names_a_topic_by_hand_and_in_its_title_too(tmp_path: Path) -> None:
    text = "They met in [[Korea]]. Korea was cold."
    view = views(
        know(
            tmp_path,
            {"topics/k.md": doc("Korea"), "articles/a.md": doc("Snow in Korea", "topics: [Korea]", text)},
        )
    )["articles/a/index.html"]
    assert isinstance(view, ArticleView)
    assert [reason.count for entry in view.belongs for reason in entry.reasons if reason.kind == "named"] == [
        3
    ]


def test_a_topic_says_where_its_sources_come_from_and_an_agency_counts_once(tmp_path: Path) -> None:
    sources = (
        "sources: [{title: One, publisher: Daily}, {title: Two, publisher: Daily, via: Agency}, "
        "{title: Three, publisher: Weekly, via: agency, archived: 'https://archive.example/3'}]"
    )
    files = {
        "articles/a.md": doc("A", f"topics: [T]\n{sources}"),
        "articles/b.md": doc("B", f"topics: [T]\n{sources}"),
    }
    spread = topic(know(tmp_path, files), "t").spread
    assert spread is not None
    assert (spread.references, spread.publishers, spread.archived) == (3, 2, 1)
    assert [(one.name, one.count) for one in spread.most] == [("Agency", 2), ("Daily", 1)]


def test_an_article_says_what_it_belongs_to_and_what_to_read_next(tmp_path: Path) -> None:
    view = views(know(tmp_path, FULL))["articles/2024/01/1/index.html"]
    assert isinstance(view, ArticleView)
    assert [one.name for one in view.topics] == ["Korea", "Russia"]
    assert "Korea" in [one.topic.name for one in view.belongs]
    assert view.read_next and all(entry.reasons for entry in view.read_next)
    assert view.claims and view.sources and view.corrections


def test_every_page_that_a_site_promises_is_planned(tmp_path: Path) -> None:
    there = set(views(know(tmp_path, FULL | {"articles/r.md": doc("R", "redirect_from: [/old/]")})))
    fixed = ("", "topics/", "background/", "timeline/", "sources/", "corrections/", "old/")
    assert {f"{address}index.html" for address in fixed} | {"404.html"} <= there
