"""Raw texts come in many shapes, and nothing of them is lost."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.importers.reading import front, shown, words

from backstory.importers import ImportedArticle, KnownNames, NewFile, propose
from backstory.importers.reading.shape import read_shape
from backstory.markdown.position_marks import unreserved

SENTENCES = "The minister came home.\nNobody met her at the station."


def proposed(source: str, name: str = "note.txt") -> ImportedArticle:
    return propose(source, name=name, known=KnownNames())


def article_of(source: str) -> NewFile:
    article = proposed(source).article
    assert article is not None
    return article


@pytest.mark.parametrize("bullet", ["- ", "* ", "• ", "– ", "+ ", "1. ", "-\t", "  - "])
@pytest.mark.parametrize(
    "heading", ["Related Topics", "RELATED TOPICS:", "Tags", "## Topics", "More on this story"]
)
def test_a_list_of_topics_ends_the_text(heading: str, bullet: str) -> None:
    article = article_of(f"{SENTENCES}\n{heading}\n{bullet}Asia\n{bullet}North Korea\n")
    assert [topic.name for topic in front(article).topics] == ["Asia", "North Korea"]
    assert shown(article) == SENTENCES.split("\n")


@pytest.mark.parametrize("ending", ["Tags: Asia, North Korea", "Related topics\nAsia\nNorth Korea\n\n"])
def test_topics_may_stand_in_one_line_or_without_bullets(ending: str) -> None:
    article = article_of(f"{SENTENCES}\n\n{ending}")
    assert [topic.name for topic in front(article).topics] == ["Asia", "North Korea"]


def test_a_text_without_a_list_has_a_gap_that_the_author_is_told_of() -> None:
    proposal = proposed(SENTENCES)
    assert proposal.article is not None
    assert front(proposal.article).topics == ()
    assert "# topics: missing" in proposal.article.text
    assert [guess.value for guess in proposal.guesses if guess.field == "topics"] == [""]


def test_bullets_in_the_text_and_a_heading_without_a_list_stay_text() -> None:
    source = f"{SENTENCES}\n- one thing is sure.\nTopics\nHere the text goes on, at length."
    assert shown(article_of(source)) == source.split("\n")


def test_what_follows_the_list_is_text() -> None:
    article = article_of(f"{SENTENCES}\nRelated Topics\n- Asia\n\nThis text was mended on Monday.")
    assert shown(article)[-1] == "This text was mended on Monday."


def test_a_topic_listed_in_two_spellings_is_one_topic_with_both() -> None:
    proposal = proposed(f"{SENTENCES}\nRelated Topics\n- Jean-Luc Roy\n- Asia\n- Jean Luc Roy\n")
    assert proposal.topics == ("Jean-Luc Roy", "Asia")
    assert [guess.value for guess in proposal.guesses if guess.field == "topics"] == ["Jean Luc Roy"]


@pytest.mark.parametrize(
    "name",
    ["NO", "012", "a: b", '"so"', "it's", "[x]", "{y}", "- z", "#5", "50%", "null", "&a", "*b", "!c", "~"],
)
def test_names_that_mean_something_in_yaml_stay_names(name: str) -> None:
    article = article_of(f"{SENTENCES}\nRelated Topics\n- Asia\n- {name}\n")
    assert [topic.name for topic in front(article).topics] == ["Asia", name.lstrip("#")]


def test_a_headline_becomes_the_title() -> None:
    article = article_of(
        f"Minister: home “again”\n\n{SENTENCES.replace(chr(10), chr(10) * 2)} It had rained all day."
    )
    assert front(article).title == "Minister: home “again”"
    assert shown(article)[0] == "The minister came home."


def test_wrapped_lines_are_one_paragraph() -> None:
    line = "The minister came home late on the evening of that day, and nobody"
    source = f"{line}\n{line}\nmet her.\n\n{line}\nwas there.\n"
    assert shown(article_of(source)) == [f"{line} {line} met her.", f"{line} was there."]


def test_one_giant_line_and_a_huge_file_are_articles() -> None:
    giant = "All of it stands in one line. " * 20_000
    assert shown(article_of(giant)) == [giant.strip()]
    assert len(read_shape("A line of the text.\n" * 100_000).paragraphs) == 100_000


def test_a_text_in_another_language_loses_nothing_and_proposes_little() -> None:
    source = "Ο υπουργός έφτασε στην Αθήνα την Τετάρτη.\n金正恩在平壤会见了俄罗斯国防部长。第二句。"
    proposal = proposed(source)
    assert proposal.article is not None
    assert shown(proposal.article) == source.split("\n")
    assert [guess.field for guess in proposal.guesses] == ["title", "date", "topics"]


def test_naughty_strings_are_shown_as_they_are(corpora: Path) -> None:
    strings = json.loads((corpora / "naughty-strings" / "blns.json").read_text(encoding="utf-8"))
    assert len(strings) > 500
    for text in strings:
        article = article_of(f"Before it.\n{text}\nAfter it.\n")
        assert words(" ".join(shown(article))) == words(f"Before it. {text} After it."), text


def test_attacks_are_shown_as_text(corpora: Path) -> None:
    lines = [
        line
        for file in sorted((corpora / "xss-payloads").rglob("*"))
        if file.suffix in (".txt", ".json", ".csv") and file.is_file()
        for line in file.read_text(encoding="utf-8", errors="ignore").splitlines()
        if line.strip()
    ]
    assert lines
    source = "Before it.\n" + "\n".join(lines).replace("\0", "") + "\nAfter it."
    assert words(" ".join(shown(article_of(source)))) == words(source)


MARKUP = st.text(st.sampled_from("*_`[]{}()<>#+-.!|~%&;:=^@\\/\"' \t1aé’–K."), max_size=30)


def test_topics_in_one_line_are_several() -> None:
    shape = read_shape("It rained.\nTopics\nAda Quill · Harrow\tStone Island")
    assert [topic.text for topic in shape.topics] == ["Ada Quill", "Harrow", "Stone Island"]


PROSE = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\n\r"), max_size=40)
LINES = st.lists(
    MARKUP | PROSE | st.sampled_from(["", "Topics", "- a", "In 1953 it ended.", "[[x]]"]), max_size=8
)


@settings(max_examples=300)
@given(LINES)
def test_nothing_is_lost(lines: list[str]) -> None:
    source = unreserved("\n".join(lines))
    proposal = proposed("\n".join(lines))
    article = proposal.article
    if article is None:
        assert not source.strip().strip("\ufeff")
        return
    shape = read_shape(source.removeprefix("\ufeff"))
    assert shown_words(article) == list(
        filter(None, (words(paragraph.text) for paragraph in shape.paragraphs))
    )
    if shape.headline:
        assert words(front(article).title) == words(shape.headline.text)
    kept = [shape.headline.text if shape.headline else "", shape.list_heading, *shown_words(article)]
    text = "\n".join(map(words, [*kept, *(topic.text for topic in shape.topics)]))
    for line in filter(None, map(words, source.removeprefix("\ufeff").split("\n"))):
        assert line in text or any(line.endswith(words(topic.text)) for topic in shape.topics) or ":" in line


def shown_words(article: NewFile) -> list[str]:
    return list(filter(None, shown(article)))


def test_a_proposed_title_begins_behind_the_dateline() -> None:
    article = article_of(
        "HARROW, Jan 10, 2024 (Agency) - The bridge will open again, the mayor told the council on Friday.\nIt rained."
    )
    assert front(article).title.startswith("The bridge will open again")
