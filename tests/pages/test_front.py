"""The front page: what leads it, and that it says nothing twice."""

from pathlib import Path

from tests.support.knowing import Known, doc, know

from backstory.pages.plan import plan
from backstory.pages.views import ArticleView, HomeView


def front(known: Known) -> HomeView:
    view = next(page.view for page in plan(known.catalog, known.settings) if page.address == "index.html")
    assert isinstance(view, HomeView)
    return view


def running(known: Known) -> list[tuple[str, str]]:
    return [(line.topic.name, line.newest.title if line.newest else "") for line in front(known).running]


def test_an_article_about_several_running_topics_stands_at_the_first(tmp_path: Path) -> None:
    known = know(
        tmp_path,
        {
            "articles/1.md": doc("Featured", "date: 2024-03-01\nfeatured: true"),
            "articles/2.md": doc("Talks", "date: 2024-02-01\ntopics: [Korea, Russia]"),
            "articles/3.md": doc("Trade", "date: 2024-01-01\ntopics: [Korea]"),
            "articles/4.md": doc("Trains", "date: 2023-01-01\ntopics: [Russia]"),
        },
    )
    assert running(known) == [("Korea", "Talks"), ("Russia", "Trains")]


def test_a_topic_that_has_nothing_else_shows_it_again(tmp_path: Path) -> None:
    known = know(
        tmp_path,
        {
            "articles/1.md": doc("Featured", "date: 2024-03-01\nfeatured: true"),
            "articles/2.md": doc("Talks", "date: 2024-02-01\ntopics: [Korea, Russia]"),
        },
    )
    assert running(known) == [("Korea", "Talks"), ("Russia", "Talks")]


def test_the_newest_article_of_a_topic_is_not_told_its_own_day(tmp_path: Path) -> None:
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
    assert told == {"Talks": [""], "Trade": ["2024-02-01"]}
