"""Rankings are kept between builds, under all that they are made from."""

from pathlib import Path

from backstory.catalog.rankings import rank
from backstory.engine.cache import Cache
from backstory.engine.cached_rankings import remembered
from backstory.markdown.bag_of_words import count_words
from backstory.ranking.features import ArticleSignals, TopicSignals

TOPICS = [TopicSignals("a", "A"), TopicSignals("b", "B")]
ARTICLES = [
    ArticleSignals(
        f"{number}.md", f"2023-01-{number + 1:02}", ("a", "b"), count_words(f"ships {number} sail")
    )
    for number in range(6)
]


def kept(cache: Cache, depth: int) -> bytes:
    return dict(cache.get("ranking", [str(depth)]))[str(depth)]


def test_the_second_build_reads_what_the_first_one_found(tmp_path: Path) -> None:
    with Cache(tmp_path / "cache.sqlite") as cache:
        first = remembered(cache, "program")(TOPICS, ARTICLES, 4)
        before = kept(cache, 4)
        # What is kept is told, not made again: a mark in it comes back.
        cache.put("ranking", {"4": before.replace(b"0.md", b"9.md")})
        told = remembered(cache, "program")(TOPICS, ARTICLES, 4)
    assert first == rank(TOPICS, ARTICLES, 4)
    assert "9.md" in told[1]


def test_anything_that_a_ranking_is_made_from_makes_it_new(tmp_path: Path) -> None:
    with Cache(tmp_path / "cache.sqlite") as cache:
        remembered(cache, "program")(TOPICS, ARTICLES, 4)
        before = kept(cache, 4)
        for program, topics, articles in (
            ("another", TOPICS, ARTICLES),
            ("program", TOPICS[:1], ARTICLES),
            ("program", TOPICS, [*ARTICLES[:-1], ArticleSignals("5.md", "2023-01-06", ("a",))]),
        ):
            assert remembered(cache, program)(topics, articles, 4) == rank(topics, articles, 4)
            assert kept(cache, 4) != before


def test_each_depth_is_kept_by_itself(tmp_path: Path) -> None:
    with Cache(tmp_path / "cache.sqlite") as cache:
        ranked = remembered(cache, "program")
        for depth in (2, 4, 2):
            # Nothing is listed that has no reason.
            assert max(len(entries) for entries in ranked(TOPICS, ARTICLES, depth)[1].values()) == depth
        assert kept(cache, 2) != kept(cache, 4)
