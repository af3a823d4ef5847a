"""One registry says what every name means: in tags, links, embeds, backgrounds and relations alike."""

from pathlib import Path

import pytest
from tests.support.knowing import doc, know

from backstory.problems import Place

RUSSIA = doc("Russia", "names: [Rossiya, Russian Federation]\nabbr: RF")
ARTICLE = "articles/a.md"


@pytest.mark.parametrize(
    "written", ["Russia", "russia", "RUSSIA", "Rossiya", "rossiya", "RF", "Russian  Federation"]
)
def test_a_tag_is_the_topic_that_has_the_name(tmp_path: Path, written: str) -> None:
    known = know(tmp_path, {"topics/r.md": RUSSIA, ARTICLE: doc("A", f"topics: ['{written}']")})
    assert known.catalog.references[ARTICLE].topics == ("topics/r.md",)
    assert list(known.catalog.topics) == ["topics/r.md"]


def test_a_topic_that_has_no_file_is_known_by_its_most_used_spelling(tmp_path: Path) -> None:
    spellings = ["Café Society", "Café Society", "café society"]
    files = {f"articles/{n}.md": doc(f"A{n}", f"topics: [{name}]") for n, name in enumerate(spellings)}
    (topic,) = know(tmp_path, files).catalog.topics.values()
    assert topic.name == "Café Society"
    assert len(topic.tagged) == 3


@pytest.mark.parametrize(
    ("written", "leads_to"),
    [
        ("topics/r.md", "topics/r.md"),
        ("topics/r", "topics/r.md"),
        ("Russia", "topics/r.md"),
        ("Rossiya", "topics/r.md"),
        ("b", "articles/b.md"),
        ("Talks resume", "articles/b.md"),
        ("War", "background/war.md"),
        ("Nothing", None),
    ],
)
def test_a_link_is_looked_up_by_path_title_other_name_and_file_name(
    tmp_path: Path, written: str, leads_to: str | None
) -> None:
    files = {
        "topics/r.md": RUSSIA,
        "articles/b.md": doc("Talks resume"),
        "background/war.md": doc("War"),
        ARTICLE: doc("A", "", f"See [[{written}]]."),
    }
    known = know(tmp_path, files)
    (target,) = known.catalog.references[ARTICLE].links
    assert (target.id if target else None) == leads_to
    assert known.codes == ([] if leads_to else ["link-missing"])


def test_a_title_wins_over_another_name_and_that_over_a_file_name(tmp_path: Path) -> None:
    files = {
        "topics/moscow.md": doc("The city"),
        "topics/r.md": doc("Russia", "names: [Moscow]"),
        ARTICLE: doc("A", "", "[[Moscow]]"),
    }
    assert know(tmp_path, files).catalog.references[ARTICLE].links[0].id == "topics/r.md"  # type: ignore[union-attr]
    files["articles/m.md"] = doc("Moscow")
    assert know(tmp_path, files).catalog.references[ARTICLE].links[0].id == "articles/m.md"  # type: ignore[union-attr]


def test_where_kinds_share_a_name_a_link_means_the_topic_and_an_embed_the_background(tmp_path: Path) -> None:
    files = {
        "topics/w.md": doc("Korean War"),
        "background/w.md": doc("Korean War", "", "It began."),
        ARTICLE: doc("A", "background: [Korean War]", "[[Korean War]]\n\n![[Korean War]]"),
    }
    known = know(tmp_path, files)
    references = known.catalog.references[ARTICLE]
    assert [one.id for one in references.links if one] == ["topics/w.md"]
    assert [one.id for one in (*references.embeds, *references.background) if one] == ["background/w.md"] * 2
    assert known.codes == []


def test_a_link_to_a_name_of_several_leads_to_the_oldest_and_both_ends_are_told(tmp_path: Path) -> None:
    files = {
        "articles/1.md": doc("Talks", "date: 2024-05-01"),
        "articles/2.md": doc("Talks", "date: 2024-02-01"),
        "articles/3.md": doc("Talks"),
        ARTICLE: doc("A", "", "[[Talks]]"),
    }
    known = know(tmp_path, files)
    (link,) = [one for one in known.problems if one.code == "link-ambiguous"]
    assert link.facts["candidates"] == "articles/2.md, articles/1.md, articles/3.md"
    reused = [one.place for one in known.problems if one.code == "name-reused"]
    assert reused == [Place("articles/1.md", 2, 8), Place("articles/3.md", 2, 8)]
    assert [one.id for one in known.catalog.references[ARTICLE].links if one] == ["articles/2.md"]
    assert set(files) <= set(known.catalog.documents)


def test_a_link_goes_on_leading_to_what_readers_were_given_under_its_name(tmp_path: Path) -> None:
    files = {
        "articles/older.md": doc("Talks", "date: 2024-01-01"),
        "articles/out.md": doc("Talks", "date: 2024-05-01"),
        "published.txt": "/articles/2024/05/out/ < articles/out.md\n",
        ARTICLE: doc("A", "", "[[Talks]]"),
    }
    known = know(tmp_path, files)
    assert [one.id for one in known.catalog.references[ARTICLE].links if one] == ["articles/out.md"]


def test_a_second_topic_of_one_title_has_its_page_and_uses_mean_the_first(tmp_path: Path) -> None:
    files = {
        "topics/a.md": doc("Georgia"),
        "topics/b.md": doc("georgia", "kind: place"),
        "topics/c.fr.md": doc("Georgia"),
        "topics/d.md": doc("Georgia", "draft: true"),
        ARTICLE: doc("A", "topics: [Georgia]", "[[Georgia]]"),
    }
    known = know(tmp_path, files)
    assert set(known.codes) == {"title-taken", "link-ambiguous", "name-shared"}, (
        "the French one shares its name"
    )
    (problem,) = [one for one in known.problems if one.code == "title-taken"]
    assert (problem.code, problem.place) == ("title-taken", Place("topics/b.md", 2, 8))
    assert problem.facts["other"] == "topics/a.md"
    assert known.catalog.references[ARTICLE].topics == ("topics/a.md",)
    assert [one.id for one in known.catalog.references[ARTICLE].links if one] == ["topics/a.md"]
    assert {"topics/b.md", "topics/c.fr.md"} <= set(known.catalog.documents)


def test_two_topics_of_one_title_may_be_told_apart_by_path_where_the_site_says_so(tmp_path: Path) -> None:
    files = {
        "site.yaml": "checks: {title-taken: ignore}",
        "topics/a.md": doc("Georgia"),
        "topics/b.md": doc("Georgia"),
        ARTICLE: doc("A", "", "[[topics/b]]"),
    }
    known = know(tmp_path, files)
    assert [one.id for one in known.catalog.references[ARTICLE].links if one] == ["topics/b.md"]


def test_a_document_means_what_is_in_its_own_language(tmp_path: Path) -> None:
    files = {
        "topics/p.md": doc("Prevention"),
        "topics/es/p.md": doc("Prevention", "lang: es"),
        "articles/en.md": doc("A", "topics: [Prevention]"),
        "articles/es/es.md": doc("B", "lang: es\ntopics: [Prevention]", "[[Prevention]]"),
    }
    known = know(tmp_path, files)
    assert known.catalog.references["articles/en.md"].topics == ("topics/p.md",)
    assert known.catalog.references["articles/es/es.md"].topics == ("topics/es/p.md",)


def test_a_section_born_in_an_article_has_a_name_for_the_whole_site(tmp_path: Path) -> None:
    inline = doc(
        "Report", "topics: [Asia]", '!!! background "How the line was drawn"\n    At the 38th parallel.'
    )
    known = know(tmp_path, {"articles/r.md": inline, ARTICLE: doc("A", "", "![[How the line was drawn]]")})
    (target,) = known.catalog.references[ARTICLE].embeds
    assert target is not None and (target.id, bool(target.anchor)) == ("articles/r.md", True)


def test_names_that_are_numbers_or_words_of_yaml_are_names(tmp_path: Path) -> None:
    known = know(tmp_path, {ARTICLE: doc("A", "topics: [NO, '508', on, 12:30]")})
    assert sorted(topic.name for topic in known.catalog.topics.values()) == ["12:30", "508", "NO", "on"]
