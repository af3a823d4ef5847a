"""The same articles each time, for every generator."""

from pathlib import Path

from benchmarks.corpus import Corpus, write_site


def test_the_corpus_is_the_same_each_time() -> None:
    one, other = Corpus(30), Corpus(30)
    assert list(one.articles()) == list(other.articles()) == list(one.articles())
    assert (one.topics, one.background) == (other.topics, other.background)


def test_rich_texts_have_what_people_write_for_the_web_in_every_article() -> None:
    articles = list(Corpus(12, rich=True).articles())
    assert articles == list(Corpus(12, rich=True).articles())
    for sign in ("\n## ", "\n  - ", "\n> ", "\n|---|", "](https://", "[^1]: "):
        assert all(sign in article.body for article in articles), sign


def test_articles_name_topics_and_background_that_are_there() -> None:
    corpus = Corpus(100)
    articles = list(corpus.articles())
    assert len(articles) == len({article.path for article in articles}) == 100
    topics = {topic.front["title"] for topic in corpus.topics}
    assert {topic for article in articles for topic in article.topics} <= topics
    pieces = {piece.front["title"] for piece in corpus.background}
    assert {article.background for article in articles if article.background} <= pieces
    assert len(articles[99].body) > 5 * len(articles[98].body)


def test_every_note_and_article_gets_a_file(tmp_path: Path) -> None:
    write_site(tmp_path, 7)
    corpus = Corpus(7)
    for kind, count in (
        ("articles", 7),
        ("topics", len(corpus.topics)),
        ("background", len(corpus.background)),
    ):
        assert len(list((tmp_path / "content" / kind).rglob("*.md"))) == count
