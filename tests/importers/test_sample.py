"""What a text of the raw shape becomes: an article, every paragraph word for word, and nothing that counts as fact."""

import pytest
from tests.importers.reading import front, shown, words

from backstory.importers import KnownNames, NewFile, propose

SOURCE = """Ada Quill showed the new ferry to the county’s engineer Bert Roe on Wednesday.
The guests will see the feast of the 70th anniversary of the Harrow flood’s end.
The old ferry sank at the pier in 1953, as everybody in Harrow still tells.
Some say the feast – as the 1953 flood is called in Harrow – may be the last.
Related Topics
- Ada-Jane Quill
- Harrow
- County
"""


@pytest.fixture
def article() -> NewFile:
    made = propose(SOURCE, name="000_feast.txt", known=KnownNames()).article
    assert made is not None
    return made


def test_every_line_of_the_text_stands_in_the_article(article: NewFile) -> None:
    lines = SOURCE.splitlines()
    end = lines.index("Related Topics")
    assert shown(article) == [words(line) for line in lines[:end]]
    assert [topic.name for topic in front(article).topics] == [line[2:] for line in lines[end + 1 :]]


def test_the_title_is_the_first_sentence_cut_short_and_marked(article: NewFile) -> None:
    title = front(article).title
    assert title == "Ada Quill showed the new ferry to the county’s engineer Bert Roe"
    assert f"title: {title}  # proposed" in article.text


def test_no_day_is_invented(article: NewFile) -> None:
    assert front(article).date is None
    guesses = propose(SOURCE, name="000_feast.txt", known=KnownNames()).guesses
    (gap,) = [guess for guess in guesses if guess.field == "date"]
    assert gap.value == ""
    assert "Wednesday" in gap.why
    assert f"# date: missing; {gap.why}" in article.text


def test_nothing_is_concluded_in_the_article(article: NewFile) -> None:
    read = front(article)
    assert (read.events, read.claims, read.background) == ((), (), ())
    assert read.draft


def test_a_topic_of_the_site_gives_its_spelling() -> None:
    made = propose(
        SOURCE, name="000_feast.txt", known=KnownNames({"Ada Jane Quill": ("Mayor Quill",)})
    ).article
    assert made is not None
    assert front(made).topics[0].name == "Ada Jane Quill"
    assert "Ada-Jane Quill → Ada Jane Quill" in made.text
