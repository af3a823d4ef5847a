"""Quotations: who said what, to whom, when and where, on the pages of who spoke and of what it was about."""

import json
from pathlib import Path

import pytest
from tests.support.knowing import Known, doc, know
from tests.support.running import build

from backstory.pages.plan import plan
from backstory.pages.views import ArticleView, TopicView

TALKS = {
    "topics/kim.md": doc("Kim", "kind: person"),
    "topics/korea.md": doc("Korea", "names: [Pyongyang]"),
    "articles/talks.md": doc(
        "Talks",
        "date: 2024-01-01\ntopics: [Talks of January]\n"
        "sources: [{id: kcna, title: A report, publisher: KCNA}]\nquotes:\n"
        "  - {text: No war is wanted, by: Kim, to: the Assembly, place: Pyongyang, date: 2024-01-01, exact: false, source: kcna}\n"
        "  - {text: 'We have time, and we use it.', by: Lund, to: Kim, about: [Talks of January], date: 2024-01-03}",
    ),
}


def topic(known: Known, address: str) -> TopicView:
    view = {page.address: page.view for page in plan(known.catalog, known.settings)}[address]
    assert isinstance(view, TopicView)
    return view


def said(known: Known, address: str) -> list[str]:
    return [quote.text for quote in topic(known, address).quotes]


def test_a_quotation_stands_with_who_spoke_who_heard_it_and_what_it_is_about(tmp_path: Path) -> None:
    known = know(tmp_path, TALKS)
    assert said(known, "topics/kim/index.html") == ["We have time, and we use it.", "No war is wanted"]
    assert said(known, "topics/talks-of-january/index.html") == ["We have time, and we use it."]
    assert said(known, "topics/korea/index.html") == [], "where it was said, it is not about"


def test_places_keep_the_name_that_was_written_and_lead_to_their_topic(tmp_path: Path) -> None:
    quote = topic(know(tmp_path, TALKS), "topics/kim/index.html").quotes[1]
    assert quote.place is not None
    assert (quote.place.name, quote.place.url) == ("Pyongyang", "topics/korea/index.html")
    assert quote.to is not None and (quote.to.name, quote.to.url) == ("the Assembly", "")


def test_those_of_an_unlisted_text_stand_on_its_page_alone(tmp_path: Path) -> None:
    text = TALKS["articles/talks.md"].replace("---\n", "---\nunlisted: true\n", 1)
    known = know(tmp_path, TALKS | {"articles/talks.md": text})
    assert said(known, "topics/kim/index.html") == []
    pages = {page.address: page.view for page in plan(known.catalog, known.settings)}
    article = pages["articles/2024/01/talks/index.html"]
    assert isinstance(article, ArticleView)
    assert len(article.quotes) == 2


@pytest.mark.parametrize("lacks", ["text: Words", "by: Kim"])
def test_one_without_words_or_speaker_is_told(tmp_path: Path, lacks: str) -> None:
    known = know(tmp_path, {"articles/a.md": doc("A", f"date: 2024-01-01\nquotes: [{{{lacks}}}]")})
    assert [problem.code for problem in known.problems] == ["entry-incomplete"]


def test_only_their_own_words_stand_in_quotation_marks_and_programs_are_told_so(tmp_path: Path) -> None:
    for path, text in (TALKS | {"site.yaml": "title: T\nbase_url: https://t.example/\n"}).items():
        file = tmp_path / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    build(tmp_path)
    page = (tmp_path / "site/topics/kim/index.html").read_text("utf-8")
    assert "“We have time, and we use it.”" in page and "In the sense: No war is wanted" in page
    graph = json.loads(page.partition('<script type="application/ld+json">')[2].partition("</script>")[0])
    exact, sense = [one for one in graph["@graph"] if one["@type"] == "Quotation"]
    assert exact["text"] == "We have time, and we use it." and exact["audience"]["name"] == "Kim"
    assert "text" not in sense and sense["abstract"] == "No war is wanted"
    assert sense["spokenByCharacter"] == {"@type": "Person", "name": "Kim"}
    assert sense["locationCreated"]["name"] == "Pyongyang"
    assert f'id="{exact["@id"].partition("#")[2]}"' in page
