"""Passages that stand nearly word for word in several documents."""

import json
import random
from pathlib import Path

import pytest

from backstory.catalog.repeated_passages import (
    CROWD,
    SHORTEST,
    THRESHOLD,
    ComparedPassage,
    Repetition,
    find_repeated,
    passage_words,
    similarity,
)
from backstory.problems import Place

ARMISTICE = (
    "The Korean War ended in July 1953 with an armistice and not with a peace treaty, so that the two Koreas "
    "are at war to this day, at least on paper."
)
REWORDED = (
    "The Korean War ended in July 1953 with an armistice, not with a peace treaty, so that both Koreas are at "
    "war to this day, at least on paper."
)
BORDER = "North Korea closed its border in January 2020 and let almost nobody in until the summer of 2023 was over."


@pytest.mark.parametrize(
    "other",
    [
        ARMISTICE.replace("an armistice", "an [armistice](https://a.example/x_(y) 'Title')"),
        ARMISTICE.replace("an armistice", "an [[Armistice Agreement|armistice]]"),
        ARMISTICE.replace("July 1953", "**July&nbsp;1953**").replace("to this day", "_to this day_"),
        f"<p dir='ltr'>\n  {ARMISTICE}\n</p>",
        f"![A photo](x.jpg){{{{< image 'y.png' >}}}} {ARMISTICE}",
        "> " + ARMISTICE.replace(" ", "\n", 5).upper(),
    ],
)
def test_markup_case_and_line_breaks_are_no_difference(other: str) -> None:
    assert similarity(ARMISTICE, other) == 1.0


def test_similarity_is_a_share_the_same_both_ways() -> None:
    assert THRESHOLD < similarity(ARMISTICE, REWORDED) < 1
    assert similarity(ARMISTICE, REWORDED) == similarity(REWORDED, ARMISTICE)
    assert similarity(ARMISTICE, BORDER) < 0.1
    assert similarity("", "") == similarity("…", ARMISTICE) == 0


def test_what_was_added_to_a_passage_counts_less_than_what_was_changed_in_it() -> None:
    added = f"{ARMISTICE} {BORDER}"
    changed = " ".join([*ARMISTICE.split()[:20], *BORDER.split()])
    assert THRESHOLD < similarity(ARMISTICE, added) < 1
    assert similarity(ARMISTICE, changed) < similarity(ARMISTICE, added)
    assert similarity(ARMISTICE, " ".join([added, *map(str, range(60))])) < THRESHOLD


def test_scripts_without_spaces_are_compared_letter_by_letter() -> None:
    assert passage_words("東京 NATO") == ["東", "京", "nato"]


def test_a_passage_in_two_documents_is_found_with_its_places() -> None:
    passages = [
        ComparedPassage("b.md", 9, ARMISTICE),
        ComparedPassage("a.md", 4, ARMISTICE.replace("armistice", "*armistice*")),
        ComparedPassage("c.md", 2, BORDER),
    ]
    assert find_repeated(passages) == (Repetition(1.0, (Place("a.md", 4), Place("b.md", 9))),)


def test_a_reworded_passage_is_found_and_comes_after_the_same_words() -> None:
    passages = [
        ComparedPassage("a.md", 1, ARMISTICE),
        ComparedPassage("b.md", 1, REWORDED),
        ComparedPassage("c.md", 1, BORDER),
        ComparedPassage("d.md", 1, BORDER),
    ]
    same, reworded = find_repeated(passages)
    assert (same.score, [place.path for place in same.places]) == (1.0, ["c.md", "d.md"])
    assert reworded.score == round(similarity(ARMISTICE, REWORDED), 4)
    assert [place.path for place in reworded.places] == ["a.md", "b.md"]


def test_within_one_document_and_below_twelve_words_nothing_is_repeated() -> None:
    short = " ".join(BORDER.split()[: SHORTEST - 1])
    passages = [
        ComparedPassage("a.md", 1, ARMISTICE),
        ComparedPassage("a.md", 5, ARMISTICE),
        ComparedPassage("a.md", 9, REWORDED),
        ComparedPassage("b.md", 1, short),
        ComparedPassage("c.md", 1, short),
    ]
    assert find_repeated(passages) == ()
    assert find_repeated([]) == ()


def test_the_index_misses_no_pair_above_the_threshold(corpora: Path) -> None:
    pairs = json.loads((corpora / "neardup-dev/pairs.json").read_text())[:600]
    passages = [
        ComparedPassage(f"{number}{side}", 1, pair[side])
        for number, pair in enumerate(pairs)
        for side in "ab"
    ]
    together = {
        place.path: one for one, group in enumerate(find_repeated(passages)) for place in group.places
    }
    for number, pair in enumerate(pairs):
        long_enough = all(len(passage_words(pair[side])) >= SHORTEST for side in "ab")
        if long_enough and similarity(pair["a"], pair["b"]) >= THRESHOLD:
            assert together[f"{number}a"] == together[f"{number}b"]


def test_the_order_of_passages_is_no_matter(corpora: Path) -> None:
    pairs = json.loads((corpora / "neardup-dev/pairs.json").read_text())[:300]
    passages = [
        ComparedPassage(f"{number}{side}", 1, pair[side])
        for number, pair in enumerate(pairs)
        for side in "ab"
    ]
    expected = find_repeated(passages)
    random.Random(5).shuffle(passages)
    assert len(expected) > 100
    assert find_repeated(passages) == expected


def test_a_crowd_of_passages_alike_is_one_repetition() -> None:
    passages = [
        ComparedPassage(
            f"{number:03}.md", 1, f"{ARMISTICE} Read on page {number} of the reader of this year."
        )
        for number in range(4 * CROWD)
    ]
    (repetition,) = find_repeated(passages)
    assert len(repetition.places) == 4 * CROWD
    assert THRESHOLD < repetition.score < 1
