"""The same articles, in the form that each peer reads."""

from pathlib import Path

import pytest
from benchmarks.corpus import Corpus
from benchmarks.peers import PEERS, version, write_for


@pytest.mark.parametrize("name", PEERS)
def test_every_peer_gets_every_article_with_its_topics(name: str, tmp_path: Path) -> None:
    write_for(name, tmp_path, 12)
    files = {file.stem: file.read_text("utf-8") for file in tmp_path.rglob("a*.md")}
    assert len(files) == 12
    for article in Corpus(12).articles():
        text = files[f"a{article.number}"]
        assert article.title in text and article.body in text
        assert all(topic in text for topic in article.topics)


@pytest.mark.parametrize("name", PEERS)
def test_every_peer_has_a_version_that_is_pinned(name: str) -> None:
    assert version(name)[0].isdigit()
