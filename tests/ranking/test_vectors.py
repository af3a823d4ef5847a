"""Texts near each other: the plain way and NumPy's give the same numbers."""

import random
import subprocess
import sys

import pytest

from backstory.markdown.bag_of_words import count_words
from backstory.ranking.vectors import UNIT, text_vectors
from backstory.ranking.vectors_numpy import numpy_vectors
from backstory.ranking.vectors_plain import plain_vectors


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


@pytest.mark.parametrize("texts", [1, 2, 30, 300, 700])
@pytest.mark.parametrize("seed", [1, 2])
def test_both_ways_give_the_same(texts: int, seed: int) -> None:
    bags = made_up(texts, seed)
    chance = random.Random(seed)
    groups = [chance.sample(range(texts), k=min(texts, chance.randint(0, 9))) for _ in range(40)]
    breadths = [chance.randint(1, 1000) for _ in groups]
    plain, numpy = plain_vectors(bags), numpy_vectors(bags)
    for by_weight in (False, True):
        for part in (range(texts), range(texts // 3, texts), range(texts, texts)):
            assert plain.neighbours(part, 7, by_weight=by_weight) == numpy.neighbours(
                part, 7, by_weight=by_weight
            )
    assert plain.squares() == numpy.squares()
    assert plain.alike(groups, breadths, 5) == numpy.alike(groups, breadths, 5)
    assert plain.alike(groups, breadths, 100) == numpy.alike(groups, breadths, 100)


@pytest.mark.parametrize("way", [plain_vectors, numpy_vectors])
def test_no_texts_are_no_trouble(way: type) -> None:
    vectors = way([])
    assert vectors.neighbours(range(0), 4) == []
    assert vectors.squares() == []
    assert vectors.alike([], [], 4) == []
    assert vectors.alike([[], []], [1, 1], 4) == [[], []]


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
    near = text_vectors(bags, large=False).neighbours(range(4), 4)
    assert [position for position, _ in near[0]] == [1, 2]
    assert near[3] == []
    assert all(0 < cosine <= UNIT * UNIT for entries in near for _, cosine in entries)


def test_a_small_site_does_not_import_numpy() -> None:
    script = (
        "import sys; from backstory.ranking.topics import rank_topics;"
        "from backstory.ranking.articles import rank_articles;"
        "from backstory.ranking.features import ArticleSignals, TopicSignals;"
        "articles = [ArticleSignals(f'{n}.md', topics=('a', 'b')) for n in range(9)];"
        "rank_articles(articles); rank_topics([TopicSignals('a', 'A'), TopicSignals('b', 'B')], articles);"
        "print('numpy' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
