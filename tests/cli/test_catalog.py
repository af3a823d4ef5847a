"""`backstory catalog`: one JSON document that scripts rely on."""

from typing import Any

import pytest
from tests.support.running import AS_OF, backstory

QUOTED = (
    "\n> The parties agree that the war is over from this day on, and\n> that no shot will be fired.\n"
    "\n- [The text of the armistice in all its parts](https://a.example/1)\n"
    "- [What was said of it on the next day](https://a.example/2)\n"
)
FILES = {
    "articles/x.md": "---\ntitle: Talks\ndate: 2023-07-27\ntopics: [North Korea, Russia]\nbackground: [Korean War#Armistice]\n"
    "events: [{date: 1953-07-27, title: Signed}]\n---\nSee [[Korean War#Armistice]].\n\nPyongyang spoke.\n"
    + QUOTED,
    "articles/y.md": "---\ntitle: More talks\ndate: 2023-07-28\ntopics: [North Korea, Russia]\n---\nTalks on talks.\n"
    + QUOTED,
    "topics/north-korea.md": "---\ntitle: North Korea\nkind: place\nnames: [DPRK, Pyongyang]\n---\n",
    "background/korean-war.md": "---\ntitle: Korean War\ntopics: [North Korea]\n---\nIt began.\n\n## Armistice\n\nSigned.\n",
}


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    site = tmp_path_factory.mktemp("catalog")
    for path, text in FILES.items():
        (site / "content" / path).parent.mkdir(parents=True, exist_ok=True)
        (site / "content" / path).write_text(text)
    ran = backstory("catalog", "--as-of", AS_OF, cwd=site)
    assert ran.code == 0
    assert not (site / "site").exists(), "nothing is built"
    return ran.document


def test_it_has_these_lists(document: dict[str, Any]) -> None:
    assert document["version"] == 1
    assert {"version", "articles", "topics", "background", "passages", "problems"} <= set(document)


def test_an_article_says_where_it_is_and_what_it_leads_to(document: dict[str, Any]) -> None:
    article = document["articles"][0]
    assert (article["path"], article["url"]) == ("articles/x.md", "/articles/2023/07/x/")
    assert (article["title"], article["date"]) == ("Talks", "2023-07-27")
    assert article["topics"] == ["North Korea", "Russia"]
    assert article["background"] == ["Korean War#Armistice"]
    assert {"to": "background/korean-war.md#armistice", "line": 8} in article["links"]
    (mention,) = [one for one in article["mentions"] if one["text"] == "Pyongyang"]
    assert (mention["topic"], mention["line"]) == ("North Korea", 10)


def test_what_to_read_next_has_a_score_and_reasons(document: dict[str, Any]) -> None:
    (related,) = document["articles"][0]["related"]
    assert related["path"] == "articles/y.md"
    assert related["score"] > 0 and related["reasons"]


def test_quotations_and_lists_of_links_that_recur_are_told_with_their_lines(document: dict[str, Any]) -> None:
    found = [[(place["path"], place["line"]) for place in one["places"]] for one in document["passages"]]
    assert found == [
        [("articles/x.md", 12), ("articles/y.md", 8)],
        [("articles/x.md", 15), ("articles/y.md", 11)],
    ]


def test_topics_have_their_names_their_partners_and_their_timeline(document: dict[str, Any]) -> None:
    topics = {topic["name"]: topic for topic in document["topics"]}
    korea = topics["North Korea"]
    assert (korea["path"], korea["kind"], korea["articles"]) == ("topics/north-korea.md", "place", 2)
    assert korea["names"] == ["DPRK", "Pyongyang"]
    assert [partner["topic"] for partner in korea["related"]] == ["Russia"]
    assert korea["timeline"][0]["date"] == "1953-07-27"
    assert korea["timeline"][0]["from"] == "articles/x.md"
    assert topics["Russia"]["path"] is None


def test_background_says_who_uses_it(document: dict[str, Any]) -> None:
    (piece,) = document["background"]
    assert piece["sections"] == ["Armistice"]
    assert piece["used_by"] == ["articles/x.md"]
