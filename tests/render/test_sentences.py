"""Words of one language: facts, plurals, escaping, and what stands in where a language has no words."""

import pytest
from markupsafe import Markup

from backstory.render.sentences import Sentences, UnknownWords, locale_of
from backstory.render.theme import Words

WORDS: dict[str, Words] = {
    "en": {
        "hello": "Hello <{name}> & {other}",
        "plain": "Plain & simple",
        "files": {"one": "{count} file", "other": "{count} files"},
    },
    "pl": {"files": {"one": "{count} plik", "few": "{count} pliki", "many": "{count} plików", "other": "?"}},
}


def test_facts_are_filled_in_and_escaped_unless_they_are_markup() -> None:
    said = Sentences("en", WORDS).say("hello", name="<b>", other=Markup("<i>x</i>"))
    assert said == "Hello &lt;&lt;b&gt;&gt; &amp; <i>x</i>"
    assert isinstance(said, Markup)


def test_a_sentence_said_twice_is_the_same_even_with_a_fact_that_looks_alike() -> None:
    sentences = Sentences("en", WORDS)
    assert sentences.say("hello", name="<b>", other="") != sentences.say(
        "hello", name=Markup("<b>"), other=""
    )
    assert sentences.say("plain") == sentences.say("plain") == "Plain &amp; simple"


@pytest.mark.parametrize(
    ("count", "said"), [(0, "0 files"), (1, "1 file"), (2, "2 files"), (12345, "12,345 files")]
)
def test_a_count_chooses_the_plural_and_is_written_as_the_language_writes_it(count: int, said: str) -> None:
    assert Sentences("en", WORDS).say("files", count=count) == said


@pytest.mark.parametrize(
    ("count", "said"), [(1, "1 plik"), (3, "3 pliki"), (5, "5 plików"), (22, "22 pliki")]
)
def test_plurals_are_those_of_the_language(count: int, said: str) -> None:
    assert Sentences("pl", WORDS).say("files", count=count) == said


def test_a_language_without_words_of_its_own_says_them_in_english() -> None:
    assert Sentences("pl", WORDS).say("plain") == "Plain &amp; simple"
    assert Sentences("en-GB", WORDS).say("files", count=1) == "1 file"


def test_an_unknown_key_and_a_missing_fact_are_told_apart() -> None:
    with pytest.raises(UnknownWords) as no_key:
        Sentences("en", WORDS).say("helo")
    assert (no_key.value.key, no_key.value.fact) == ("helo", "")
    with pytest.raises(UnknownWords) as no_fact:
        Sentences("en", WORDS).say("hello", name="x")
    assert (no_fact.value.key, no_fact.value.fact) == ("hello", "other")


@pytest.mark.parametrize(
    ("tag", "locale"),
    [("en", "en_GB"), ("en-US", "en_US"), ("de", "de"), ("pt-BR", "pt_BR"), ("zz", "en_GB"), ("x y", "en_GB"), ("", "en_GB")],
)  # fmt: skip
def test_every_tag_has_a_locale(tag: str, locale: str) -> None:
    assert str(locale_of(tag)) == locale
