"""What to read after an article, and why."""

import random

import pytest

from backstory.markdown.bag_of_words import count_words, word_hash
from backstory.ranking.articles import explain_articles, rank_articles
from backstory.ranking.features import ArticleSignals, HandPicked
from backstory.ranking.results import RankedArticle, RankingReason

DEAL = "The grain deal was signed in Istanbul and ships left the harbour of Odesa with wheat for Africa"
AGAIN = "Ships with wheat for Africa wait in the harbour of Odesa since the grain deal of Istanbul ended"
PARADE = "Soldiers marched past the leader on the square while new missiles rolled by at night"
NOTHING = "Quite different matters"


def article(
    path: str,
    text: str = "",
    day: str = "",
    *topics: str,
    related: tuple[str | HandPicked, ...] = (),
    linked_articles: tuple[str, ...] = (),
) -> ArticleSignals:
    picked = tuple(HandPicked(one) if isinstance(one, str) else one for one in related)
    return ArticleSignals(
        path, day, topics, count_words(text), related=picked, linked_articles=linked_articles
    )


def paths(entries: tuple[RankedArticle, ...]) -> list[str]:
    return [entry.path for entry in entries]


def test_the_text_counts_most() -> None:
    found = rank_articles(
        [
            article("deal", DEAL, "2022-07-22", "grain"),
            article("again", AGAIN, "2023-07-17"),
            article("parade", PARADE, "2022-07-23", "grain"),
        ]
    )
    assert paths(found["deal"]) == ["again", "parade"]
    assert found["deal"][0].reasons[0].kind == "similar-text"
    assert word_hash("wheat") in found["deal"][0].reasons[0].words
    assert word_hash("new") not in found["deal"][0].reasons[0].words
    assert found["deal"][1].reasons == (RankingReason("shared-topics", 1, topics=("grain",)),)


def test_shared_topics_stand_the_rarest_first() -> None:
    articles = [article(str(number), NOTHING, "", "common") for number in range(5)]
    articles += [article("a", DEAL, "", "common", "rare"), article("b", PARADE, "", "rare", "common")]
    assert (
        RankingReason("shared-topics", 2, topics=("rare", "common"))
        in rank_articles(articles)["a"][0].reasons
    )


def test_time_decides_where_all_else_is_equal() -> None:
    articles = [article(day, "", day, "grain") for day in ("2023-01-01", "2023-01-10", "2023-06-01")]
    assert paths(rank_articles(articles)["2023-01-01"]) == ["2023-01-10", "2023-06-01"]


def test_ties_break_by_path() -> None:
    articles = [article(path, "", "2023-01-01", "grain") for path in ("c", "a", "b")]
    assert paths(rank_articles(articles)["c"]) == ["a", "b"]


def test_a_link_is_a_reason_for_both() -> None:
    articles = [article("a", DEAL, linked_articles=("b", "gone")), article("b", PARADE)]
    found = rank_articles(articles)
    assert found["a"] == (RankedArticle("b", found["a"][0].score, (RankingReason("linked", 1, page="a"),)),)
    assert found["b"][0].reasons == (RankingReason("linked", 1, page="a"),)
    assert found["a"][0].score > found["b"][0].score


def test_hand_picked_come_first_in_their_order() -> None:
    articles = [
        article("deal", DEAL, related=(HandPicked("parade", "it began there"), "gone", "deal", "other")),
        article("again", AGAIN),
        article("other", NOTHING),
        article("parade", PARADE),
    ]
    entries = rank_articles(articles)["deal"]
    assert paths(entries) == ["parade", "other", "again"]
    assert entries[0].reasons[0] == RankingReason("hand-picked", text="it began there")
    assert entries[1].reasons[0] == RankingReason("hand-picked")
    assert entries[0].score >= entries[2].score


def test_a_near_copy_says_so_and_takes_one_place_only() -> None:
    copies = [article(f"copy{number}", DEAL + " today") for number in range(3)]
    found = rank_articles([article("deal", DEAL), *copies, article("again", AGAIN), article("x", PARADE)])
    assert [(entry.path, entry.near_copy) for entry in found["deal"]] == [("copy0", True), ("again", False)]


def test_the_same_matter_in_other_words_is_no_copy() -> None:
    found = rank_articles([article("deal", DEAL), article("again", AGAIN)])
    assert not found["deal"][0].near_copy


def test_an_article_that_nothing_ties_to_others_has_none() -> None:
    found = rank_articles([article("a", DEAL), article("b", PARADE), article("empty")])
    assert found["empty"] == ()


def test_no_articles_are_no_trouble() -> None:
    assert rank_articles([]) == {}


@pytest.mark.parametrize("count", [1, 2, 150])
def test_articles_that_share_nothing_are_no_trouble(count: int) -> None:
    articles = [article(f"{number}.md", f"only{number}") for number in range(count)]
    assert set(rank_articles(articles).values()) == {()}


@pytest.mark.parametrize("day", ["", "0000-00-00", "soon"])
def test_a_day_that_no_calendar_has_says_nothing(day: str) -> None:
    articles = [article("a", "", day, "grain"), article("b", "", "2023-01-01", "grain")]
    assert paths(rank_articles(articles)["a"]) == ["b"]


def made_up(count: int) -> list[ArticleSignals]:
    chance = random.Random(3)
    names = [f"{number}.md" for number in range(count)]
    return [
        article(
            name,
            " ".join(f"w{int(chance.paretovariate(0.7)) % 200}x" for _ in range(80)),
            chance.choice(["", f"2023-{chance.randint(1, 12):02}-11"]),
            *chance.sample("abcdefgh", k=chance.randint(0, 3)),
            linked_articles=tuple(chance.sample(names, k=chance.randint(0, 1))),
            related=tuple(chance.sample(names, k=chance.choice([0, 0, 1]))),
        )
        for name in names
    ]


@pytest.mark.parametrize("count", [50, 400])
def test_the_order_of_the_input_makes_no_difference(count: int) -> None:
    articles = made_up(count)
    found = rank_articles(articles)
    for seed in range(3):
        random.Random(seed).shuffle(articles)
        assert rank_articles(articles) == found


@pytest.mark.parametrize("count", [40, 130])
def test_entries_are_no_more_than_asked_never_the_article_itself_and_explained_by_the_same_numbers(
    count: int,
) -> None:
    articles = made_up(count)
    picked = {one.path: {picked.id for picked in one.related} for one in articles}
    for path, entries in rank_articles(articles).items():
        assert len(entries) <= 4
        assert path not in paths(entries)
        for entry in entries[:2]:
            assert entry.reasons
            signals = explain_articles(path, entry.path, articles)
            if entry.path not in picked[path]:
                assert sum(signal.part for signal in signals) == pytest.approx(entry.score, abs=3e-4)
            assert {reason for signal in signals for reason in signal.reasons} >= set(entry.reasons)


@pytest.mark.parametrize("count", [2, 40, 300])
@pytest.mark.parametrize("limit", [1, 4, 10])
def test_copies_that_are_picked_all_stand_in_their_order(count: int, limit: int) -> None:
    articles = made_up(count)
    copies = [article(f"copy{place}", DEAL + " today", "2023-02-01", "a") for place in range(5)]
    articles += [*copies, article("unlike", PARADE, related=("copy1", "0.md", "copy3"))]
    found = rank_articles(articles, limit)
    assert paths(found["unlike"])[:3] == ["copy1", "0.md", "copy3"][:limit]


def test_the_first_are_the_same_however_many_are_asked_for() -> None:
    articles = made_up(150) + [article(f"copy{number}", DEAL) for number in range(5)]
    more = rank_articles(articles, 10)
    assert rank_articles(articles, 4) == {path: entries[:4] for path, entries in more.items()}
