"""Slugs, folded keys, sentences and excerpts."""

from unicodedata import is_normalized

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backstory.text import SentencesOf, excerpt, fold, sentence_around, sentences, slug


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kim Jong Un", "kim-jong-un"),
        ("North Korea’s latest weapons", "north-koreas-latest-weapons"),
        ("North Korea's latest weapons", "north-koreas-latest-weapons"),
        ("Ελληνική γλώσσα", "ελληνική-γλώσσα"),
        ("Москва — 2023", "москва-2023"),
        ("北朝鮮の兵器", "北朝鮮の兵器"),
        ("हिन्दी", "हिन्दी"),
        ("Cafe\u0301 au lait", "café-au-lait"),
        ("  ...C++ & C#...  ", "c-plus-plus-c-sharp"),
        (".NET", "dot-net"),
        ("@home", "at-home"),
        ("ann@example.org", "ann-example-org"),
        ("node.js", "node-js"),
        ("Sgr A*", "sgr-a-star"),
        ("US$ at 100%", "us-dollar-at-100-percent"),
        ("Pre- and post-war", "pre-and-post-war"),
        ("snake_case/and\\slashes", "snake-case-and-slashes"),
    ],
)
def test_a_slug_keeps_letters_of_any_script(text: str, expected: str) -> None:
    assert slug(text) == expected


def test_a_slug_is_never_empty_and_tells_texts_without_letters_apart() -> None:
    assert slug("") and slug("!!!") and slug("🎉")
    assert len({slug(""), slug("!!!"), slug("🎉")}) == 3


def test_a_long_slug_is_cut_and_stays_its_own() -> None:
    one, other = slug("word " * 200 + "a"), slug("word " * 200 + "b")
    assert one != other
    assert len(one.encode()) <= 180 and len(slug("長" * 300).encode()) <= 180
    assert one.startswith("word-word-")


@given(st.text())
def test_a_slug_can_stand_in_any_address(text: str) -> None:
    made = slug(text)
    assert made and made == slug(made)
    assert is_normalized("NFC", made)
    assert not set(made) & set(" /\\?#%&<>\"'.:*|")
    assert len(made.encode()) <= 180


@pytest.mark.parametrize(
    "other",
    [
        "kim jong-un",
        "KIM JONG‑UN",
        "  Kim\u00a0 Jong-Un\n",
        "Kim Jong–Un",
        "Kim\u200b Jong-\u00adUn",
        "Ｋｉｍ Jong-un",
    ],
)
def test_names_that_differ_in_case_hyphens_and_spaces_are_the_same(other: str) -> None:
    assert fold(other) == fold("Kim Jong-un")


def test_typographic_marks_make_no_other_name() -> None:
    assert fold("Côte d’Ivoire") == fold("Côte d'Ivoire") == fold("Co\u0302te d'Ivoire")
    assert fold("“Iron” «Dome»") == fold('"Iron" "Dome"')
    assert fold("Straße") == fold("STRASSE")


def test_names_that_differ_otherwise_are_not_the_same() -> None:
    assert fold("Kim Jong Un") != fold("Kim Jong-un")
    assert fold("resume") != fold("résumé")


@given(st.text())
def test_a_folded_key_is_its_own(name: str) -> None:
    key = fold(name)
    assert fold(key) == key
    assert fold(f"  {name} ") == key


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


def test_sentences_end_at_marks_and_not_at_abbreviations() -> None:
    assert split("Mr. Kim met J. Smith. He left! “Why?” she asked. It cost 3.5 million.") == [
        "Mr. Kim met J. Smith.",
        "He left!",
        "“Why?” she asked.",
        "It cost 3.5 million.",
    ]
    assert split("金正恩は訪れた。翌日、帰った。") == ["金正恩は訪れた。", "翌日、帰った。"]
    assert split("   ") == []


@given(st.text(alphabet="ab A.!?。 \n”", max_size=60))
def test_sentences_cover_all_that_is_not_white_space(text: str) -> None:
    assert "".join("".join(part.split()) for part in split(text)) == "".join(text.split())


def test_the_sentence_around_a_spot() -> None:
    text = "The tour began. Kim Jong Un showed\nweapons to Mr Shoigu. It ended."
    start = text.index("Shoigu")
    assert sentence_around(text, start, start + 6) == "Kim Jong Un showed weapons to Mr Shoigu."
    assert sentence_around(text, 0, 3) == "The tour began."
    assert sentence_around(text, len(text) - 6, len(text)) == "It ended."


@given(st.text(st.sampled_from('ab Mr.!?…。」\n"”'), max_size=60), st.integers(0, 60), st.integers(0, 12))
def test_a_text_that_is_divided_once_gives_the_same_sentences(text: str, start: int, length: int) -> None:
    start = min(start, len(text))
    end = min(len(text), start + length)
    for limit in (12, 240):
        assert SentencesOf(text).around(start, end, limit) == sentence_around(text, start, end, limit)


def test_a_long_sentence_is_cut_at_words_round_the_spot() -> None:
    text = "before " * 60 + "HERE" + " after" * 60
    start = text.index("HERE")
    cut = sentence_around(text, start, start + 4, 80)
    assert len(cut) <= 82 and cut.startswith("…before") and cut.endswith("after…") and " HERE " in cut


@given(st.text(max_size=400), st.integers(0, 400), st.integers(0, 20))
def test_the_sentence_around_a_spot_holds_the_spot(text: str, start: int, length: int) -> None:
    start = min(start, len(text))
    end = min(len(text), start + length)
    found = sentence_around(text, start, end, 40)
    assert " ".join(text[start:end].split()) in found
    assert len(found) <= 42


def test_an_excerpt_is_whole_sentences_or_whole_words() -> None:
    text = "One short sentence. Another one that is longer. And a third."
    assert excerpt(text, 200) == text
    assert excerpt(text, 30) == "One short sentence."
    assert excerpt(text, 50) == "One short sentence. Another one that is longer."
    assert excerpt(text, 12) == "One short…"
    assert excerpt(text, 27) == "One short sentence."
    assert excerpt("One sentence without an end that goes on", 23) == "One sentence without…"
    assert excerpt("«Ein Satz.» Noch einer, der weitergeht", 22) == "«Ein Satz.»"


@given(st.text(), st.integers(1, 60))
def test_an_excerpt_fits(text: str, limit: int) -> None:
    assert len(excerpt(text, limit)) <= limit
