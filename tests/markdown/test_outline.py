"""The anchors of headings: one on the page each, beside the ids of what stands around the text."""

import re

from backstory.markdown.outline import SECTIONS_OF_PAGES, Outline
from backstory.render.theme import find_theme


def test_a_heading_has_the_id_of_nothing_else_on_its_page() -> None:
    outline = Outline({"tides"})
    assert [outline.anchor(text) for text in ("Sources", "Tides", "Sources", "Silt")] == [
        "sources-1",
        "tides-1",
        "sources-2",
        "silt",
    ]


def test_the_ids_around_the_text_of_every_kind_of_page_are_known() -> None:
    names = ("article.html", "background.html", "page.html", "topic.html")
    files = [*(find_theme() / name for name in names), *(find_theme() / "parts").glob("*.html")]
    ids = {found for file in files for found in re.findall(r' id="([a-z-]+)"', file.read_text("utf-8"))}
    # Ids of one part's own have a word of what they belong to.
    assert {one for one in ids if "-" not in one or one == "read-next"} <= SECTIONS_OF_PAGES
