"""The plan: one list of pages, which names them before it makes them."""

from pathlib import Path

from tests.support.knowing import doc, know

from backstory.pages.plan import outline
from backstory.pages.views import ArticleView

SITE = {
    "articles/ferry.md": doc(
        "The ferry", "date: 2024-01-02\ntopics: [Ferry, Harbour]\nredirect_from: [/old/]"
    ),
    "articles/harbour.md": doc("The harbour", "date: 2024-01-03\ntopics: [Ferry, Harbour]"),
    "background/tides.md": doc("Tides", "topics: [Harbour]"),
    "site.yaml": "pair_pages: 2\nper_page: 1\n",
}


def test_each_page_is_kept_where_the_plan_says_before_it_is_made(tmp_path: Path) -> None:
    known = know(tmp_path, SITE)
    entries = outline(known.catalog, known.settings).entries
    assert [entry.make().address for entry in entries] == [entry.address for entry in entries]


def test_the_plan_names_pages_of_every_kind_once(tmp_path: Path) -> None:
    known = know(tmp_path, SITE)
    addresses = [entry.address for entry in outline(known.catalog, known.settings).entries]
    assert len(addresses) == len(set(addresses))
    assert addresses[0] == "index.html"
    assert {
        "404.html",
        "articles/2024/01/ferry/index.html",
        "background/tides/index.html",
        "claims/index.html",
        "old/index.html",
        "sources/index.html",
        "topics/ferry/index.html",
        "topics/ferry/page/2/index.html",
        "topics/ferry+harbour/index.html",
        "topics/index.html",
    } <= set(addresses)


def test_a_heading_without_a_text_is_no_entry_of_the_contents(tmp_path: Path) -> None:
    text = "## One\n\nA.\n\n## Two\n\nB.\n\n## Three\n\nWrite <H2>, and style it.\n"
    known = know(tmp_path, {"articles/a.md": doc("A", "date: 2024-01-02", text)})
    [page] = [
        entry.make()
        for entry in outline(known.catalog, known.settings).entries
        if entry.address == "articles/2024/01/a/index.html"
    ]
    assert isinstance(page.view, ArticleView)
    assert [entry.title for entry in page.view.contents] == ["One", "Two", "Three"]
