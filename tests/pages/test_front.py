"""The front page: what leads it, and that it says nothing twice."""

from pathlib import Path

from tests.support.knowing import Known, doc, know

from backstory.pages.plan import plan
from backstory.pages.views import ArticleView, HomeView


def front(known: Known) -> HomeView:
    view = next(page.view for page in plan(known.catalog, known.settings) if page.address == "index.html")
    assert isinstance(view, HomeView)
    return view


TALKS = {
    "articles/1.md": doc("Vote", "date: 2024-03-01\ntopics: [Korea]", "They voted."),
    "articles/2.md": doc("Talks", "date: 2024-02-01\ntopics: [Korea, Russia]\nupdated: 2024-02-05"),
    "articles/3.md": doc("Trade", "date: 2024-01-01\ntopics: [Korea]"),
    "articles/4.md": doc("Trains", "date: 2023-01-01\ntopics: [Russia]"),
    "background/w.md": doc("War", "reviewed: 2024-02-20"),
}


def test_the_newest_article_leads_with_what_was_before_it(tmp_path: Path) -> None:
    view = front(know(tmp_path, TALKS))
    assert view.lead is not None and view.lead.before is not None
    assert (view.lead.card.title, view.lead.text, view.lead.before.title) == ("Vote", "They voted.", "Talks")
    assert [story.card.title for story in view.second] == ["Talks", "Trade", "Trains"]


def test_an_article_picked_by_hand_leads_else_the_newest_of_a_topic_picked_by_hand(tmp_path: Path) -> None:
    picked = TALKS | {"topics/r.md": doc("Russia", "featured: true")}
    view = front(know(tmp_path / "topic", picked))
    assert view.lead is not None and view.lead.card.title == "Talks"
    view = front(
        know(tmp_path / "article", picked | {"articles/5.md": doc("Old", "date: 2020-01-01\nfeatured: true")})
    )
    assert view.lead is not None and view.lead.card.title == "Old"


def test_what_is_new_is_any_change_and_nothing_that_stands_beside_it_as_new(tmp_path: Path) -> None:
    assert [(news.what, news.title) for news in front(know(tmp_path, TALKS)).news] == [
        ("background", "War"),
        ("update", "Talks"),
    ]


def test_a_running_topic_shows_its_true_newest_articles(tmp_path: Path) -> None:
    assert [
        (line.topic.name, [card.title for card in line.newest])
        for line in front(know(tmp_path, TALKS)).running
    ] == [("Korea", ["Vote", "Talks"]), ("Russia", ["Talks", "Trains"])]


def test_an_article_is_told_since_when_its_topic_is_and_the_first_is_told_no_day(tmp_path: Path) -> None:
    known = know(
        tmp_path,
        {
            "articles/2.md": doc("Talks", "date: 2024-02-01\ntopics: [Korea]"),
            "articles/3.md": doc("Trade", "date: 2024-01-01\ntopics: [Korea]"),
        },
    )
    told = {
        page.view.title: [reason.latest for entry in page.view.belongs for reason in entry.reasons]
        for page in plan(known.catalog, known.settings)
        if isinstance(page.view, ArticleView)
    }
    assert told == {"Talks": ["2024-01-01"], "Trade": [""]}
