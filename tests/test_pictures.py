"""The pictures of pages that docs/look.md shows are those that `make pictures` draws."""

import re
from pathlib import Path

from tests.support.pictures import FOLDER, PAGES, names

from backstory.pages.kinds import KINDS

LOOK = Path(__file__).parents[1] / "docs" / "look.md"
UNSEEN = {
    "page",
    "corrections",
    "sources",
    "backgrounds",
    "search",
    "missing",
    "redirect",
    "articles of a topic",
    "unlisted topic",
    "words",
    "day",
    "days",
}
"""Kinds of pages that look like others, or are empty without a script."""


def test_every_picture_is_there_and_shown() -> None:
    assert sorted(path.name for path in FOLDER.iterdir()) == sorted(names())
    assert set(re.findall(r"images/pages/([\w.-]+)", LOOK.read_text("utf-8"))) == set(names())


def test_every_kind_of_page_that_looks_like_no_other_has_its_pictures() -> None:
    pages = {kind.name for kind in KINDS if kind.template.endswith(".html")} - UNSEEN
    assert pages == {"pair of topics" if page == "pair" else page for page in PAGES}
