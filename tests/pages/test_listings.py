"""Lists that authors ask for: `::: list` in any text, `lists:` of a page for its template."""

from pathlib import Path

import pytest
from tests.support.editing import EditedSite
from tests.support.knowing import Known, doc, know
from tests.support.running import build

from backstory.markdown.parser import BodyReader, MarkdownSettings
from backstory.pages.plan import plan
from backstory.pages.views import Listing, PlainView
from backstory.settings import Dialect

DIALECTS: tuple[Dialect, ...] = ("python", "commonmark")
FILES = {
    "topics/korea.md": doc("Korea", "kind: place\ndefinition: A peninsula"),
    "topics/kim.md": doc("Kim", "kind: person\nbroader: [Korea]"),
    "topics/lund.md": doc("Lund", "kind: person"),
    "background/war.md": doc("War", "topics: [Korea]\nreviewed: 2024-02-01"),
    "articles/a.md": doc("Talks", "date: 2024-01-09\ntopics: [Kim]\nauthors: [Ann Writer]"),
    "articles/b.md": doc(
        "Treaty", "date: 2024-03-09\ntopics: [Korea, Lund]\nauthors: [Ann Writer, Bo Other]"
    ),
    "articles/c.md": doc("Parade", "date: 2022-05-05\ntopics: [Korea]\nauthors: [Bo Other]"),
    "articles/secret.md": doc("Secret", "date: 2024-03-10\ntopics: [Korea]\ndraft: true"),
}


def asked(tmp_path: Path, query: str) -> Listing:
    """What a page with this list shows."""
    return page(
        know(tmp_path, FILES | {"pages/own.md": doc("Own", "", f"::: list\n{query}\n:::")})
    ).body.lists[0]


def page(known: Known) -> PlainView:
    view = {page.address: page.view for page in plan(known.catalog, known.settings)}["own/index.html"]
    assert isinstance(view, PlainView)
    return view


def titles(listing: Listing) -> list[str]:
    return [entry.title for group in listing.groups for entry in group.entries]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("topic: Korea", ["Treaty", "Talks", "Parade"]),
        ("topics: Korea, Lund", ["Treaty"]),
        ("topic: [[Korea]]\nmost: 1", ["Treaty"]),
        ("author: bo other", ["Treaty", "Parade"]),
        ("date: 2024", ["Treaty", "Talks"]),
        ("since: 2022-06\nuntil: 2024-02", ["Talks"]),
        ("until: 2023\ntopic: Korea", ["Parade"]),
        ("kind: people", ["Kim", "Lund"]),
        ("kind: person\ntopic: Korea", ["Kim"]),
        ("kind: background\ntopic: Korea", ["War"]),
        ("kind: topic\nsince: 2024-02", ["Korea", "Lund"]),
        ("topic: Nobody", []),
        ("", ["Treaty", "Talks", "Parade"]),
    ],
)
def test_a_list_has_what_is_asked_for_and_nothing_that_is_held_back(
    tmp_path: Path, query: str, found: list[str]
) -> None:
    assert titles(asked(tmp_path, query)) == found


@pytest.mark.parametrize(
    ("by", "groups"),
    [
        ("year", {"2024": ["Treaty", "Talks"], "2022": ["Parade"]}),
        ("month", {"2024-03": ["Treaty"], "2024-01": ["Talks"], "2022-05": ["Parade"]}),
        ("author", {"Ann Writer": ["Treaty", "Talks"], "Bo Other": ["Treaty", "Parade"]}),
        ("letter", {"P": ["Parade"], "T": ["Treaty", "Talks"]}),
    ],
)
def test_a_list_may_be_grouped(tmp_path: Path, by: str, groups: dict[str, list[str]]) -> None:
    listing = asked(tmp_path, f"by: {by}")
    assert {group.name: [entry.title for entry in group.entries] for group in listing.groups} == groups


@pytest.mark.parametrize("dialect", DIALECTS)
def test_what_can_not_be_read_is_told_where_it_stands(dialect: Dialect) -> None:
    text = "::: list\nkind: ship\nsince: yesterday\ntopik: Korea\n:::"
    read = BodyReader(MarkdownSettings(dialect=dialect)).read(text, first_line=1, path="a.md")
    told = [(one.code, one.place.line, one.place.column) for one in read.problems]
    assert sorted(told) == [("key-unknown", 4, 1), ("value-choice", 2, 7), ("value-date", 3, 8)]


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize("text", ['!!! list "Mine"\n    Some words.', "::: list\nNot a key.\n:::"])
def test_a_box_that_others_call_a_list_stays_a_box(text: str, dialect: Dialect) -> None:
    read = BodyReader(MarkdownSettings(dialect=dialect)).read(text, first_line=1, path="a.md")
    assert read.facts.queries == () and read.facts.words > 1


def test_a_topic_that_nobody_has_is_told_with_its_line(tmp_path: Path) -> None:
    known = know(tmp_path, FILES | {"pages/own.md": doc("Own", "", "Text.\n\n::: list\ntopic: Koraa\n:::")})
    (problem,) = known.problems
    assert (problem.code, problem.place.line, problem.facts["near"]) == ("link-missing", 9, "Korea")


def test_a_page_of_ones_own_is_a_file_and_a_template(tmp_path: Path) -> None:
    site = EditedSite(tmp_path)
    for path, text in FILES.items():
        site.write(f"content/{path}", text)
    lists = "template: people\nlists:\n  people: {kind: person}\n  latest: {topics: [Korea], most: 1}"
    site.write("content/pages/people.md", doc("People", lists))
    site.write(
        "templates/people.html",
        '{% extends "theme/page.html" %}{% block lists %}{% for group in view.lists.people.groups %}'
        "{% for entry in group.entries %}<b>{{ entry.title }}</b>{% endfor %}{% endfor %}{% endblock %}",
    )
    assert build(tmp_path).code == 0
    made = (tmp_path / "site/people/index.html").read_text("utf-8")
    assert "<b>Kim</b><b>Lund</b>" in made


def test_a_list_is_made_again_when_something_new_belongs_to_it_and_only_then(tmp_path: Path) -> None:
    site = EditedSite(tmp_path)
    for path, text in FILES.items():
        site.write(f"content/{path}", text)
    site.write("content/pages/own.md", doc("Own", "", "::: list\nauthor: Bo Other\ntable: true\n:::"))
    build(tmp_path)
    own = tmp_path / "site/own/index.html"
    assert own.read_text("utf-8").count("<tr>") == 3
    site.write(
        "content/articles/d.md", doc("Flood", "date: 2024-04-01\ntopics: [Korea]\nauthors: [Bo Other]")
    )
    build(tmp_path)
    assert own.read_text("utf-8").count("<tr>") == 4
