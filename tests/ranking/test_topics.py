"""Which topics belong together, and why."""

import random
from pathlib import Path

import msgspec
import pytest
from benchmarks.quality import related as quality
from msgspec import structs

from backstory.markdown.bag_of_words import count_words
from backstory.ranking.features import ArticleSignals, HandPicked, TopicSignals
from backstory.ranking.relations import WEIGHTS
from backstory.ranking.results import RankingReason, Related
from backstory.ranking.topics import explain_topics, rank_topics


def topics(*names: str) -> list[TopicSignals]:
    return [TopicSignals(name.lower(), name, numbers=(number,)) for number, name in enumerate(names)]


def paragraphs(*named: tuple[int, ...]) -> bytes:
    """As articles have them: the numbers of the topics in each."""
    return msgspec.msgpack.encode(named)


def article(number: int, *its_topics: str, **more: object) -> ArticleSignals:
    return ArticleSignals(f"articles/{number}.md", f"2023-07-{number:02}", its_topics, **more)  # type: ignore[arg-type]


def named(entries: tuple[Related, ...]) -> list[str]:
    return [entry.topic for entry in entries]


ARTICLES = [
    article(1, "kim", "russia", "grain"),
    article(2, "kim", "russia"),
    article(12, "kim", "russia", "asia"),
    article(4, "grain", "asia"),
]
TOPICS = topics("Kim", "Russia", "Grain", "Asia", "Lonely")


def test_topics_that_share_articles_are_related_and_the_reason_counts_them() -> None:
    first = rank_topics(TOPICS, ARTICLES)["kim"][0]
    assert first.topic == "russia"
    assert RankingReason("shared-articles", 3, "2023-07-12", "articles/12.md") in first.reasons


def test_a_topic_that_nothing_ties_to_others_has_none() -> None:
    assert rank_topics(TOPICS, ARTICLES)["lonely"] == ()


def test_a_topic_with_one_article_has_that_articles_topics() -> None:
    more = [*ARTICLES, article(20, "lonely", "asia")]
    assert named(rank_topics(TOPICS, more)["lonely"]) == ["asia"]


def test_a_topic_is_never_its_own_partner_and_every_entry_has_a_reason() -> None:
    for topic, entries in rank_topics(TOPICS, ARTICLES).items():
        assert topic not in named(entries)
        assert all(entry.reasons for entry in entries)


def test_topics_that_no_page_is_about_are_left_out() -> None:
    assert named(rank_topics(topics("Kim"), ARTICLES)["kim"]) == []


def test_an_article_of_a_year_before_has_half_a_vote_and_one_without_a_date_a_whole_one() -> None:
    dated = [
        ArticleSignals("old.md", "2020-07-04", ("kim", "grain")),
        ArticleSignals("as_old.md", "2020-07-04", ("kim", "grain")),
        ArticleSignals("too.md", "2020-07-04", ("kim", "lonely")),
        ArticleSignals("new.md", "2021-07-04", ("kim", "russia")),
        ArticleSignals("undated.md", "", ("kim", "asia")),
        # Each of these topics has two articles.
        ArticleSignals("more.md", "", ("russia",)),
        ArticleSignals("and_more.md", "", ("asia",)),
    ]

    def value(other: str) -> float:
        signals = {signal.kind: signal for signal in explain_topics("kim", other, TOPICS, dated)}
        return signals["together"].value

    assert [value("russia"), value("asia"), value("grain"), value("lonely")] == [1, 1, 1, 0.4]


def test_what_is_new_elsewhere_changes_no_shares_of_votes() -> None:
    later = ArticleSignals("later.md", "2025-07-01", ("grain", "asia"))
    shares = [
        [explain_topics("kim", other, TOPICS, articles)[0].value for other in ("russia", "grain", "asia")]
        for articles in (ARTICLES, [*ARTICLES, later])
    ]
    assert shares[0] == pytest.approx(shares[1], abs=0.0001)


def test_ties_break_by_name() -> None:
    same = [article(1, "kim", "b"), article(1, "kim", "a")]
    found = rank_topics(
        [TopicSignals("kim", "Kim"), TopicSignals("a", "Zoo"), TopicSignals("b", "Ant")], same
    )
    assert named(found["kim"]) == ["b", "a"]


def test_hand_picked_come_first_in_their_order_with_what_the_author_said() -> None:
    picked = TopicSignals("kim", "Kim", related=(HandPicked("lonely", "his pen name"), HandPicked("asia")))
    entries = rank_topics([picked, *TOPICS[1:]], ARTICLES)["kim"]
    assert named(entries)[:3] == ["lonely", "asia", "russia"]
    assert entries[0].reasons[0] == RankingReason("hand-picked", text="his pen name")
    assert entries[0].score >= entries[2].score


def test_a_typed_relation_shows_its_inverse_on_the_other_page() -> None:
    member = TopicSignals("kim", "Kim", related=(HandPicked("lonely", "since 2011", "chair of"),))
    entries = rank_topics([member, *TOPICS[1:]], ARTICLES)["lonely"]
    assert named(entries) == ["kim"]
    assert entries[0].reasons[0] == RankingReason(
        "relation-of", page="kim", text="since 2011", relation="chair of"
    )


@pytest.mark.parametrize("who", ["kim", "russia"])
def test_not_related_holds_on_both_pages_and_against_a_pick(who: str) -> None:
    changed = [
        TopicSignals(
            one.id,
            one.name,
            related=(HandPicked("russia"),) if one.id == "kim" else (),
            not_related=(({"kim", "russia"} - {who}).pop(),) if one.id == who else (),
        )
        for one in TOPICS
    ]
    found = rank_topics(changed, ARTICLES)
    assert "russia" not in named(found["kim"])
    assert "kim" not in named(found["russia"])


def test_parents_and_children_are_related_and_say_so() -> None:
    below = TopicSignals("kim", "Kim", broader=("lonely",))
    found = rank_topics([below, *TOPICS[1:]], ARTICLES)
    assert RankingReason("broader") in next(one for one in found["kim"] if one.topic == "lonely").reasons
    assert found["lonely"][0].reasons == (RankingReason("narrower"),)


def test_links_and_paragraphs_are_reasons() -> None:
    linking = TopicSignals("kim", "Kim", linked=("lonely",))
    grain, lonely, unknown = 2, 4, 99
    naming = article(9, "grain", together=paragraphs((grain, lonely), (lonely, unknown, grain)))
    found = rank_topics([linking, *TOPICS[1:]], [*ARTICLES, naming])
    reasons = {one.topic: one.reasons for one in found["lonely"]}
    assert reasons["kim"] == (RankingReason("linked", 1, page="kim"),)
    assert reasons["grain"] == (RankingReason("same-paragraph", 2),)


def test_a_link_from_an_article_ties_its_topics_to_what_it_links() -> None:
    found = rank_topics(TOPICS, [*ARTICLES, article(9, "grain", linked=("lonely",))])
    assert found["lonely"][0].topic == "grain"
    assert found["lonely"][0].reasons == (RankingReason("linked", 1, page="articles/9.md"),)


def test_topics_without_articles_are_compared_by_their_own_pages() -> None:
    texts = {
        "wheat": "Wheat is a cereal grown for flour, bread and export by sea from the southern harbours",
        "maize": "Maize is a cereal grown for fodder, flour and export by sea from the northern harbours",
        "radar": "A radar finds aircraft by the echo of the waves that its antenna sends out at night",
    }
    found = rank_topics([TopicSignals(one, one, count_words(text)) for one, text in texts.items()], [])
    assert found["wheat"][0].topic == "maize"
    assert found["wheat"][0].reasons[0].kind == "similar-text"


def test_a_name_is_not_a_text() -> None:
    pages = [TopicSignals("a", "Border guard", count_words("Border guard"))]
    pages += [TopicSignals("b", "Border fence", count_words("Border fence"))]
    assert rank_topics(pages, [])["a"] == ()


def test_no_topics_are_no_trouble() -> None:
    assert rank_topics([], ARTICLES) == {}
    assert rank_topics(TOPICS, [])["kim"] == ()


def test_the_limit_holds() -> None:
    assert len(rank_topics(TOPICS, ARTICLES, 2)["kim"]) == 2


def made_up(count: int) -> tuple[list[TopicSignals], list[ArticleSignals]]:
    chance = random.Random(7)
    ids = [f"t{number:02}" for number in range(30)]
    pages = [
        TopicSignals(
            one,
            one.upper(),
            count_words(" ".join(chance.choices("abcdefghij", k=30)) + f" own{one} words{one}"),
            broader=tuple(chance.sample(ids, k=chance.randint(0, 1))),
            related=tuple(
                HandPicked(other, relation=chance.choice(["", "member of"]))
                for other in chance.sample(ids, k=chance.randint(0, 1))
            ),
            not_related=tuple(chance.sample(ids, k=chance.choice([0, 0, 1]))),
            linked=tuple(chance.sample(ids, k=chance.randint(0, 2))),
            numbers=(number,),
        )
        for number, one in enumerate(ids)
    ]
    articles = [
        article(
            number % 28 + 1,
            *chance.sample(ids, k=3),
            terms=count_words(" ".join(f"w{chance.randint(1, 90)}x" for _ in range(60))),
            together=paragraphs(tuple(chance.sample(range(len(ids)), k=2))),
            linked=tuple(chance.sample(ids, k=1)),
        )
        for number in range(count)
    ]
    return pages, [structs.replace(one, path=f"{place}.md") for place, one in enumerate(articles)]


@pytest.mark.parametrize("count", [50, 150])
def test_the_order_of_the_input_makes_no_difference(count: int) -> None:
    pages, articles = made_up(count)
    found = rank_topics(pages, articles)
    for seed in range(3):
        random.Random(seed).shuffle(pages)
        random.Random(seed).shuffle(articles)
        assert rank_topics(pages, articles) == found


@pytest.mark.parametrize("count", [1, 120])
def test_a_site_whose_texts_share_nothing_is_no_trouble(count: int) -> None:
    pages = [TopicSignals(f"t{number}", f"T{number}", count_words(f"only{number}")) for number in range(120)]
    articles = [article(1, *(["t3"] if number else ["t5", "t7"])) for number in range(count)]
    found = rank_topics(pages, [structs.replace(one, path=f"{n}.md") for n, one in enumerate(articles)])
    assert {topic: named(entries) for topic, entries in found.items() if entries} == {
        "t5": ["t7"],
        "t7": ["t5"],
    }


def test_explaining_gives_the_parts_of_the_score() -> None:
    pages, articles = made_up(60)
    for one, entries in list(rank_topics(pages, articles).items())[:10]:
        placed = {picked.id for page in pages if page.id == one for picked in page.related}
        placed |= {page.id for page in pages for picked in page.related if picked.id == one}
        for entry in entries:
            signals = explain_topics(one, entry.topic, pages, articles)
            weighed = {signal.kind: signal for signal in signals if signal.weight}
            assert list(weighed) == list(WEIGHTS)
            if entry.topic not in placed:
                assert sum(signal.part for signal in signals) == pytest.approx(entry.score, abs=5e-4)
            assert {reason for signal in signals for reason in signal.reasons} >= set(entry.reasons)


def test_weights_add_up_to_one() -> None:
    signals = explain_topics("kim", "russia", TOPICS, ARTICLES)
    assert [signal.kind for signal in signals] == list(WEIGHTS)
    assert sum(signal.weight for signal in signals) == pytest.approx(1, abs=0.001)


def test_topics_that_share_no_article_are_alike_by_what_theirs_are_about() -> None:
    grain = "Grain left the harbour of Odesa on ships for Africa under the deal"
    arms = "Missiles rolled over squares while soldiers marched past their leader"
    told = [("wheat", grain), ("cereal", grain + " again"), ("parade", arms), ("army", arms + " today")]
    articles = [
        article(number, topic, terms=count_words(text)) for number, (topic, text) in enumerate(told, 1)
    ]
    found = rank_topics(topics("Wheat", "Cereal", "Parade", "Army"), articles)
    assert {topic: named(entries) for topic, entries in found.items()} == {
        "wheat": ["cereal"],
        "cereal": ["wheat"],
        "parade": ["army"],
        "army": ["parade"],
    }
    assert [reason.kind for reason in found["wheat"][0].reasons] == ["similar-articles"]


def test_articles_that_topics_share_do_not_make_them_alike() -> None:
    both = article(1, "kim", "russia", terms=count_words("Grain left the harbour of Odesa on ships"))
    other = article(2, "grain", terms=count_words("Grain left the harbour of Odesa on ships, too"))
    kinds = [reason.kind for reason in rank_topics(TOPICS, [both, other])["kim"][0].reasons]
    assert kinds == ["shared-articles"]


@pytest.mark.parametrize(("words", "closeness"), [(300, (300 / 400) ** 2), (3, (3 / 103) ** 2)])
def test_how_alike_topics_are_is_trusted_the_more_the_more_there_is_to_read(
    words: int, closeness: float
) -> None:
    said = " ".join(f"word{number}" for number in range(words))
    articles = [
        article(1, "kim", terms=count_words(said)),
        article(2, "russia", terms=count_words(f"{said} again")),
        article(3, "grain", terms=count_words("something else")),
    ]
    signals = {one.kind: one for one in explain_topics("kim", "russia", TOPICS, articles)}
    assert signals["alike"].value == 1
    assert signals["closeness"].value == pytest.approx(closeness, rel=0.05, abs=2e-4)


@pytest.mark.parametrize("name", ["18f", "github-explore"])
def test_it_beats_the_simple_methods_on_what_editors_did(corpora: Path, name: str) -> None:
    _, figures = next(quality.measure_all(corpora, name))
    ours = figures.pop("backstory")
    assert ours["NDCG@10"] > max(row["NDCG@10"] for row in figures.values())
    assert ours["listed"] < 0.75 * figures["popularity"]["listed"] or name == "github-explore"
