"""The first link of a text to a topic or background piece opens a preview of it, where there is something to show."""

from pathlib import Path

from tests.support.knowing import doc, know

from backstory.pages.plan import plan
from backstory.pages.views import ArticleView, LinkPreview, Passage

FILES = {
    "articles/tide.md": doc(
        "Tide",
        "date: 2024-05-01\ntopics: [Sea]",
        "The Sea rose over the [[Silt]]. See [[Silt#Tides]].\n\n## Later\n\nThe Sea fell on [[Silt]], [[Gulls]], [[Ebb]] and "
        "[[Secret]].\n\n![[Mud]]",
    ),
    "articles/ebb.md": doc("Ebb", "date: 2024-05-02", "It ebbed."),
    "topics/sea.md": doc("Sea", "kind: place\ndefinition: Where the ships are", "Deep."),
    "topics/gulls.md": doc("Gulls", "", ""),
    "topics/secret.md": doc("Secret", "draft: true\ndefinition: Nobody may know", ""),
    "background/silt.md": doc("Silt", "", "Fine *earth*.\n\n## Tides\n\nThey carry it."),
    "background/mud.md": doc("Mud", "", "Wet [[Sea]]."),
}


def passages(folder: Path, settings: str = "") -> dict[str, Passage]:
    known = know(folder, FILES | {"site.yaml": f"title: Sea\n{settings}"})
    pages = plan(known.catalog, known.settings)
    return {
        page.head.title: page.view.body
        for page in pages
        if isinstance(page.view, ArticleView) and page.address.endswith(".html")
    }


def test_each_is_opened_once_by_the_first_link_and_says_what_is_there(tmp_path: Path) -> None:
    body = passages(tmp_path)["Tide"]
    assert body.previews == (
        LinkPreview("place", "Sea", "Where the ships are"),
        LinkPreview("background", "Silt", "Fine earth."),
    )
    assert [mention.preview for mention in body.mentions] == [1, 0]
    assert [(link.url.rpartition("/")[0], link.preview) for link in body.links] == [
        ("background/silt", 2),
        ("background/silt", 0),
        ("background/silt", 0),
        ("topics/gulls", 0),
        ("articles/2024/05/ebb", 0),
    ]


def test_a_box_opens_none(tmp_path: Path) -> None:
    (embed,) = passages(tmp_path)["Tide"].embeds
    assert embed.box is not None and embed.box.passage.previews == ()


def test_a_site_may_leave_them_out(tmp_path: Path) -> None:
    body = passages(tmp_path, "link_previews: no\n")["Tide"]
    assert body.previews == ()
    assert not any(link.preview for link in body.links) and not any(one.preview for one in body.mentions)
