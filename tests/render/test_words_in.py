"""Words that a reason names, found in the page's own text."""

from backstory.markdown.bag_of_words import word_hash
from backstory.markdown.body import Body, Markup, Text
from backstory.pages.views import Passage
from backstory.render.words_in import WordsIn

PASSAGE = Passage("a.md", "", "d")


def named(text: str, *words: str, most: int = 3) -> list[str]:
    segments = (Markup("<p>"), Text(text, 0, 0), Markup("</p>"))
    return WordsIn({"a.md": Body(segments, {"": (0, 3)})})(PASSAGE, list(map(word_hash, words)), most)


def test_words_are_as_the_text_writes_them_in_the_order_of_the_reason() -> None:
    assert named("At Odesa the harbours wait for grain.", "grain", "harbour", "odesa") == [
        "grain",
        "harbours",
        "Odesa",
    ]


def test_a_word_is_as_it_is_inside_of_sentences_where_it_stands_there() -> None:
    assert named("Dredging began. They pay for dredging.", "dredging") == ["dredging"]
    assert named("Dredging began.", "dredging") == ["Dredging"]


def test_three_are_enough_and_forms_of_one_word_are_one() -> None:
    text = "centralize centralized central quay silt ferry"
    assert named(text, "centralized", "centralize", "quay", "silt", "ferry") == [
        "centralized",
        "quay",
        "silt",
    ]


def test_what_says_nothing_by_itself_is_not_named() -> None:
    assert named("In 2023 his UN visit to the FEC was short.", "2023", "his", "un", "fec", "short") == [
        "FEC",
        "short",
    ]


def test_accents_are_kept_and_scripts_without_spaces_have_no_words() -> None:
    assert named("Die Zölle der Élysée", "zolle", "elysee") == ["Zölle", "Élysée"]
    assert named("海冰融化得很快", "海冰融化") == []


def test_without_a_text_there_are_no_words() -> None:
    assert WordsIn({})(None, [1, 2]) == []
    assert named("") == []
