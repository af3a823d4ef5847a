"""What a text is about, as a bag of hashed words."""

import os
import subprocess
import sys

import pytest

from backstory.markdown.bag_of_words import COUNT_BITS, LONGEST, count_words, overlap, unpacked, word_hash


def words_of(text: str) -> int:
    return len(unpacked(count_words(text)))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Border CLOSED", "border closed"),
        ("the talks", "the talk"),
        ("Élysée", "elysee"),
        ("ΑΘΉΝΑ", "αθηνα"),
        ("МОСКВА", "москва"),
        ("“Border” — closed…", "border closed"),
        ("the minister’s visit", "the minister's visit"),
        ("café", "cafe\u0301"),
    ],
)
def test_case_accents_plurals_and_typography_make_no_difference(one: str, other: str) -> None:
    assert overlap(count_words(one), count_words(other)) == 1


def test_different_words_are_different() -> None:
    assert overlap(count_words("border closure"), count_words("grain treaty")) == 0


def test_each_time_a_word_stands_there_counts() -> None:
    assert overlap(count_words("grain grain grain deal"), count_words("grain deal")) == pytest.approx(2 / 4)


def test_scripts_without_spaces_are_compared_by_neighbouring_letters() -> None:
    assert 0 < overlap(count_words("北朝鮮の国境が閉鎖された"), count_words("国境の閉鎖")) < 1
    assert words_of("ประเทศไทย") > 3


def test_mixed_scripts_keep_both() -> None:
    assert words_of("NATO加盟") == 2


@pytest.mark.parametrize("text", ["", " \n", "— … !", "\ud800"])
def test_a_text_without_words_is_no_trouble(text: str) -> None:
    assert overlap(count_words(text), count_words("")) in (0, 1)


def test_a_bag_of_an_article_is_about_a_kilobyte() -> None:
    article = " ".join(f"word{number % 300}x" for number in range(650))
    assert len(count_words(article)) == 4 * 300


def test_a_book_keeps_its_most_frequent_words() -> None:
    book = "often often " + " ".join(f"w{number}x" for number in range(3 * LONGEST))
    assert words_of(book) == LONGEST
    assert overlap(count_words(book), count_words("often often")) > 0


def test_very_frequent_words_stay_in_their_number() -> None:
    bag = unpacked(count_words("grain " * 5000))
    assert [number & 1023 for number in bag] == [1023]


def test_the_same_text_gives_the_same_bytes_in_any_process() -> None:
    text = "Élysée and the border, 北朝鮮, grain deals"
    script = f"from backstory.markdown.bag_of_words import count_words; print(count_words({text!r}).hex())"
    found = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()
        for seed in ("0", "1", "77")
    }
    assert found == {count_words(text).hex()}


@pytest.mark.parametrize(
    "word", ["Border", "talks", "glass", "Élysée", "ΑΘΉΝΑ", "МОСКВА", "covid19", "s", "ß"]
)
def test_the_hash_of_a_word_is_the_one_that_its_bag_has(word: str) -> None:
    bag = unpacked(count_words(word))
    assert [number >> COUNT_BITS for number in bag] == [found for found in [word_hash(word)] if found >= 0]
