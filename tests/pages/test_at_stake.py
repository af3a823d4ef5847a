"""What a story is about beyond its news: named blocks, questions, facts, and what is pinned."""

from pathlib import Path

import pytest
from tests.support.knowing import Known, doc, know

from backstory.pages.plan import plan
from backstory.pages.views import ArticleView, QuestionsView, TopicView, View

ASKS = (
    "::: unknown\nWhether it is ratified. ^ratified\n:::\n\n::: why\nIt is the first.{as-of 2024-01-09}\n:::"
)
STORY = {
    "topics/k.md": doc(
        "Korea",
        "facts: {Leader: '[[Kim]], since [[Draft|2011]]', Secret: '[[Draft]]!', Founded: 1948}\n"
        "question: What is Korea?",
    ),
    "topics/kim.md": doc("Kim", "kind: person"),
    "articles/draft.md": doc("Draft", "draft: true\nanswers: ['Treaty#^ratified']"),
    "articles/1.md": doc("Treaty", "date: 2024-01-01\ntopics: [Korea]", ASKS),
    "articles/2.md": doc("Parade", "date: 2024-01-20\ntopics: [Korea]\npin: 2026-07-01"),
    "articles/3.md": doc("Talks", "date: 2024-01-21\ntopics: [Korea]"),
    "background/w.md": doc(
        "War",
        "topics: [Korea]\nquestions: ['How did it start?', {question: 'Who signed?', section: The armistice}]",
        "It began.\n\n## The armistice\n\nThree signed.",
    ),
}
RATIFIED = {"articles/4.md": doc("Ratified", "date: 2024-01-25\nanswers: ['Treaty#^ratified']")}


def views(known: Known) -> dict[str, View]:
    return {page.address: page.view for page in plan(known.catalog, known.settings)}


def topic(known: Known) -> TopicView:
    view = views(known)["topics/k/index.html"]
    assert isinstance(view, TopicView)
    return view


def test_blocks_are_gathered_by_kind_with_their_day_and_place(tmp_path: Path) -> None:
    stake = topic(know(tmp_path, STORY)).stake
    assert [
        (column.kind, entry.day, entry.page and entry.page.title)
        for column in stake
        for entry in column.entries
    ] == [
        ("why", "2024-01-09", "Treaty"),
        ("unknown", "2024-01-01", "Treaty"),
    ]


def test_what_a_later_text_answers_is_struck_everywhere(tmp_path: Path) -> None:
    known = know(tmp_path, STORY | RATIFIED)
    (entry,) = next(column.entries for column in topic(known).stake if column.kind == "unknown")
    assert entry.answered_by is not None
    assert (entry.answered_by.title, entry.answered_on) == ("Ratified", "2024-01-25")
    treaty = views(known)["articles/2024/01/1/index.html"]
    assert isinstance(treaty, ArticleView)
    assert [label.answered_on for label in treaty.body.labels] == ["2024-01-25", ""]


def test_an_answer_that_is_held_back_answers_nothing(tmp_path: Path) -> None:
    (entry,) = next(
        column.entries for column in topic(know(tmp_path, STORY)).stake if column.kind == "unknown"
    )
    assert entry.answered_by is None


def test_what_was_answered_leaves_the_topic_after_thirty_days(tmp_path: Path) -> None:
    later = {"articles/5.md": doc("Much later", "date: 2024-02-25\ntopics: [Korea]")}
    assert [column.kind for column in topic(know(tmp_path, STORY | RATIFIED | later)).stake] == ["why"]


def test_facts_link_what_is_published_and_name_nothing_else(tmp_path: Path) -> None:
    facts = topic(know(tmp_path, STORY)).facts
    assert [(fact.label, [(piece.title, bool(piece.url)) for piece in fact.pieces]) for fact in facts] == [
        ("Leader", [("Kim", True), (", since ", False), ("2011", False)]),
        ("Secret", [("!", False)]),
        ("Founded", [("1948", False)]),
    ]


@pytest.mark.parametrize(("pin", "first"), [("2026-07-01", "Parade"), ("2026-05-01", "")])
def test_a_pin_holds_up_to_its_day(tmp_path: Path, pin: str, first: str) -> None:
    pinned = {"articles/2.md": doc("Parade", f"date: 2024-01-20\ntopics: [Korea]\npin: {pin}")}
    view = topic(know(tmp_path, STORY | pinned))
    assert (view.pinned.card.title if view.pinned else "") == first
    assert first not in [card.title for card in view.newest]


def test_questions_stand_on_the_topic_and_on_a_page_of_their_own(tmp_path: Path) -> None:
    known = know(tmp_path, STORY)
    assert [question.text for question in topic(known).questions] == [
        "What is Korea?",
        "How did it start?",
        "Who signed?",
    ]
    page = views(known)["questions/index.html"]
    assert isinstance(page, QuestionsView)
    assert [entry.page and entry.page.title for entry in page.open] == ["Treaty"]
    asked = {entry.text: entry.page.url for group in page.topics for entry in group.questions}
    assert asked["Who signed?"].endswith("#the-armistice")
