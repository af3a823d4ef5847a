"""A page shows a piece of background once: where it is asked for again, it says where it stands."""

from pathlib import Path

from tests.support.knowing import doc, know

from backstory.pages.plan import plan
from backstory.pages.views import ArticleView, Passage, TopicView, View

FILES = {
    "articles/tide.md": doc(
        "Tide",
        "date: 2024-05-01\ntopics: [Sea]",
        "It rose.\n\n![[Silt]]\n\nAnd fell.\n\n![[Mud]]\n\n![[Silt]]\n\n![[Silt#Tides]]\n\n![[Sand#Grains]]\n\n![[Sand]]",
    ),
    "articles/boats.md": doc(
        "Boats",
        "date: 2024-05-02",
        "![[#States]]\n\n> [!info]\n> ![[Boats#States]]\n\n## States\n\nOne waits.",
    ),
    "topics/sea.md": doc("Sea", "", "Deep.\n\n![[Silt]]\n\nAnd wide."),
    "background/silt.md": doc("Silt", "topics: [Sea]", "Fine.\n\n## Tides\n\nThey carry it."),
    "background/mud.md": doc("Mud", "topics: [Sea]", "Wet.\n\n![[Silt]]"),
    "background/sand.md": doc("Sand", "", "Dry.\n\n## Grains\n\nRound."),
}


def views(folder: Path) -> dict[str, View]:
    known = know(folder, FILES)
    return {page.address: page.view for page in plan(known.catalog, known.settings)}


def boxes(passage: Passage) -> list[tuple[str, bool]]:
    """The boxes of a passage in the order in which they are read, and whether each is shown again."""
    found: list[tuple[str, bool]] = []
    for embed in passage.embeds:
        assert embed.box is not None
        found += [
            (embed.box.title, embed.box.again),
            *(boxes(embed.box.passage) if not embed.box.again else []),
        ]
    return found


def test_a_piece_that_stands_further_up_is_not_shown_again(tmp_path: Path) -> None:
    view = views(tmp_path)["articles/2024/05/tide/index.html"]
    assert isinstance(view, ArticleView)
    assert boxes(view.body) == [
        ("Silt", False),
        ("Mud", False),
        ("Silt", True),
        ("Silt", True),
        ("Tides", True),
        # A section first, and then all of it, which is more.
        ("Grains", False),
        ("Sand", False),
    ]


def test_what_a_text_shows_of_itself_stands_wherever_its_author_wants_it(tmp_path: Path) -> None:
    view = views(tmp_path)["articles/2024/05/boats/index.html"]
    assert isinstance(view, ArticleView)
    assert boxes(view.body) == [("States", False), ("States", False)]


def test_a_topic_lists_no_background_that_its_own_text_shows(tmp_path: Path) -> None:
    view = views(tmp_path)["topics/sea/index.html"]
    assert isinstance(view, TopicView) and view.lead is not None
    assert boxes(view.lead) == [("Silt", False)]
    assert [box.title for box in view.boxes] == ["Mud"]
