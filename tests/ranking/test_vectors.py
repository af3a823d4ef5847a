"""Texts near each other."""

import random
import subprocess
import sys
from collections import Counter

import numpy as np
import pytest

from backstory.markdown.bag_of_words import COUNT_BITS, count_words, unpacked
from backstory.ranking.features import ArticleSignals
from backstory.ranking.site_texts import SiteTexts
from backstory.ranking.vectors import (
    COUNT_WEIGHTS,
    FAINTEST,
    KEY_TERMS,
    LIGHTEST,
    UNIT,
    SparseRows,
    rarities,
    text_vectors,
)


def made_up(texts: int, seed: int) -> list[bytes]:
    """Bags of texts that share words: some common, some rare, one empty, two the same."""
    chance = random.Random(seed)
    words = [f"w{number}x" for number in range(400)]
    weights = [1 / (number + 5) for number in range(400)]
    bags = [
        count_words(" ".join(chance.choices(words, weights, k=chance.choice([3, 40, 200]))))
        for _ in range(texts)
    ]
    return [b"", bags[-1], *bags][:texts]


def words(bags: list[bytes]) -> list[dict[int, int]]:
    """The words of each text that others have, too, and their weights, the heaviest first, by the definition."""
    texts = [{number >> COUNT_BITS: number % (1 << COUNT_BITS) for number in unpacked(bag)} for bag in bags]
    known = Counter(term for text in texts for term in text)
    rarity = rarities(sum(map(bool, bags)))
    found = []
    for text in texts:
        weights = {term: COUNT_WEIGHTS[count] * rarity[known[term]] for term, count in text.items()}
        length = sum(weight**2 for weight in weights.values()) ** 0.5 or 1
        kept = {term: int(weight * (UNIT / length)) for term, weight in weights.items() if known[term] > 1}
        first = sorted((-weight, term) for term, weight in kept.items() if weight)
        found.append({term: -weight for weight, term in first})
    return found


def product(one: dict[int, int], other: dict[int, int]) -> int:
    return sum(weight * other.get(term, 0) for term, weight in one.items())


def keys(text: dict[int, int]) -> dict[int, int]:
    return {term: weight for term, weight in list(text.items())[:KEY_TERMS] if weight >= LIGHTEST}


@pytest.mark.parametrize("by_weight", [False, True])
@pytest.mark.parametrize(("texts", "seed"), [(1, 1), (2, 1), (30, 1), (120, 2)])
def test_neighbours_are_found_by_their_key_terms_and_compared_by_all_words(
    texts: int, seed: int, by_weight: bool
) -> None:
    bags = made_up(texts, seed)
    its_words = words(bags)
    vectors = text_vectors(bags)
    assert vectors.squares().tolist() == [product(text, text) for text in its_words]
    for part in (range(texts), range(texts // 3, texts), range(texts, texts)):
        expected = []
        for one in part:
            by_keys = sorted(
                (-product(keys(its_words[one]), keys(its_words[other])), other)
                for other in part
                if other != one
            )
            near = [other for cosine, other in by_keys if -cosine >= FAINTEST][:7]
            by_all = sorted((-product(its_words[one], its_words[other]), other) for other in near)
            expected.append([(other - part.start, -cosine) for cosine, other in by_all])
        assert vectors.neighbours(part, 7, by_weight=by_weight) == expected


@pytest.mark.parametrize("bags", [[], [count_words(f"only{number} own{number}") for number in range(130)]])
def test_texts_that_share_nothing_are_no_trouble(bags: list[bytes]) -> None:
    vectors = text_vectors(bags)
    assert vectors.neighbours(range(len(bags)), 4) == [[] for _ in bags]
    assert vectors.squares().tolist() == [0 for _ in bags]


def test_the_nearest_come_first_and_a_text_is_never_its_own_neighbour() -> None:
    bags = [
        count_words(text)
        for text in (
            "grain deal signed in Istanbul harbour",
            "grain deal extended in Istanbul harbour again",
            "grain prices rise",
            "parade on victory square",
        )
    ]
    near = text_vectors(bags).neighbours(range(4), 4)
    assert [position for position, _ in near[0]] == [1, 2]
    assert near[3] == []
    assert all(0 < cosine <= UNIT * UNIT for entries in near for _, cosine in entries)


def test_numpy_is_imported_only_where_something_is_ranked() -> None:
    script = "import sys, backstory.cli.build, backstory.engine.site_build; print('numpy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


@pytest.mark.parametrize("largest", [1000, 1 << 26, 1 << 29], ids=["texts", "within floats", "beyond floats"])
def test_products_are_exact_whole_numbers(largest: int, random_seed: int) -> None:
    chance = random.Random(random_seed)
    rows = [
        {column: chance.randint(1, largest) for column in sorted(chance.sample(range(50), k=size))}
        for size in (0, 1, 20, 20, 50)
    ]
    sparse = SparseRows(
        np.cumsum([0, *map(len, rows)]),
        np.array([column for row in rows for column in row], np.int32),
        np.array([number for row in rows for number in row.values()], np.int64),
        50,
    )
    pairs = [(one, other) for one in range(5) for other in range(5)]
    chance.shuffle(pairs)
    one, other = np.array(pairs).T
    assert sparse.products(one, other).tolist() == [
        sum(number * rows[b].get(column, 0) for column, number in rows[a].items()) for a, b in pairs
    ]
    assert sparse.products(one[:0], other[:0]).tolist() == []


def test_how_near_two_articles_are_is_the_same_known_already_or_not(random_seed: int) -> None:
    articles = [
        ArticleSignals(f"{at}.md", f"2024-01-{at % 28 + 1:02}", (), bag)
        for at, bag in enumerate(made_up(60, random_seed))
    ]
    texts = SiteTexts([], articles)
    one, other = (grid.ravel() for grid in np.meshgrid(np.arange(60), np.arange(60)))
    known, _, _ = texts.near
    assert 0 < len(known) < len(one)
    assert texts.cosines(one, other).tolist() == texts.vectors.rows.products(one, other).tolist()
