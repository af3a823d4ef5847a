"""What the sample of the raw shape becomes."""

from pathlib import Path

import pytest
from tests.importers.reading import front, shown, words

from backstory.importers import KnownNames, NewFile, Proposal, propose


@pytest.fixture(scope="module")
def source(sample: Path) -> str:
    return sample.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def proposal(sample: Path, source: str) -> Proposal:
    return propose(source, name=sample.name, known=KnownNames())


@pytest.fixture(scope="module")
def article(proposal: Proposal) -> NewFile:
    return proposal.files[0]


def file(proposal: Proposal, path: str) -> NewFile:
    return next(file for file in proposal.files if file.path == path)


def test_every_line_of_the_text_stands_in_the_article(article: NewFile, source: str) -> None:
    lines = source.splitlines()
    end = lines.index("Related Topics")
    assert shown(article) == [words(line) for line in lines[:end]]
    assert [topic.name for topic in front(article).topics] == [line[2:] for line in lines[end + 1 :] if line]


def test_the_title_is_the_first_sentence_cut_short_and_marked(article: NewFile, source: str) -> None:
    title = front(article).title
    assert source.startswith(title)
    assert "Wednesday" not in title
    assert f"title: {title}  # proposed" in article.text


def test_no_day_is_invented(article: NewFile, proposal: Proposal) -> None:
    assert front(article).date is None
    (gap,) = [guess for guess in proposal.guesses if guess.field == "date"]
    assert gap.value == ""
    assert "implies 2023" in gap.why
    assert "Wednesday" in gap.why
    assert f"# date: missing; {gap.why}" in article.text


def test_spellings_of_a_topic_become_its_names(proposal: Proposal) -> None:
    topic = front(file(proposal, "topics/kim-jong-un.md"))
    assert topic.title == "Kim Jong-un"
    assert topic.names == ("Kim Jong Un", "Mr Kim")
    assert topic.kind == "person"
    assert topic.draft


def test_an_abbreviation_in_brackets_is_kept(proposal: Proposal) -> None:
    topic = front(file(proposal, "topics/intercontinental-ballistic-missile.md"))
    assert topic.abbr == "ICBM"


def test_topics_of_which_nothing_is_said_get_no_file(proposal: Proposal) -> None:
    assert [file.path for file in proposal.files if file.kind == "topic"] == [
        "topics/kim-jong-un.md",
        "topics/intercontinental-ballistic-missile.md",
    ]


def test_dates_of_every_kind_become_proposed_events(article: NewFile) -> None:
    lines = [line for line in article.text.splitlines() if line.startswith("  - {date: ")]
    dates = [line.split(", ")[0].removeprefix("  - {date: ") for line in lines]
    assert dates == ["1953", "1950~", "1991", "2018-02", "1953", "2020~"]
    assert all("proposed: true}" in line for line in lines)
    assert "title: Collapse of the USSR" in lines[2]


def test_a_claim_that_two_deny_is_followed_by_both_denials(article: NewFile) -> None:
    lines = [line for line in article.text.splitlines() if "text: " in line]
    at = next(number for number, line in enumerate(lines) if "supplying Russia with arms" in line)
    assert "by:" not in lines[at], "the text doesn't say who accuses"
    for line, who in zip(lines[at + 1 : at + 3], ("Pyongyang", "Moscow"), strict=True):
        assert f"by: {who}, " in line
        assert "status: denied" in line
        assert "replies_to: claim-3" in line


def test_nothing_proposed_counts_as_a_fact(proposal: Proposal, article: NewFile) -> None:
    read = front(article)
    assert read.events == ()
    assert read.claims == ()
    assert len(read.background) == len([file for file in proposal.files if file.kind == "background"])
    assert all(front(file).draft for file in proposal.files)


def test_a_proposal_counts_when_its_mark_is_taken_away(article: NewFile) -> None:
    agreed = article.text.replace(", proposed: true", "")
    read = front(NewFile(article.path, agreed, "article"))
    assert [event.date.edtf for event in read.events] == ["1953", "1950~", "1991", "2018-02", "1953", "2020~"]
    assert {claim.by.name for claim in read.claims if claim.by} >= {
        "Pyongyang",
        "Moscow",
        "Washington",
        "KCNA",
    }
    assert {claim.status for claim in read.claims} == {"asserted", "suggested", "denied"}


def test_background_is_quoted_word_for_word(proposal: Proposal, source: str) -> None:
    passages = [file for file in proposal.files if file.kind == "background"]
    assert len(passages) >= 4
    for passage in passages:
        assert "proposal: true" in passage.text
        assert all(paragraph in source for paragraph in shown(passage))
    quoted = " ".join(paragraph for passage in passages for paragraph in shown(passage))
    assert "technically still at war" in quoted
    assert "Soviet Union also supported" in quoted
    assert "KCNA said" not in quoted, "what somebody says is no background"


def test_an_existing_topic_gives_its_spelling_and_is_left_alone(sample: Path, source: str) -> None:
    known = KnownNames({"Kim Jong Un": ("Chairman Kim",), "Intercontinental ballistic missile": ("ICBM",)})
    proposal = propose(source, name=sample.name, known=known)
    assert front(proposal.files[0]).topics[0].name == "Kim Jong Un"
    assert "Kim Jong-un → Kim Jong Un" in proposal.files[0].text
    assert not [file for file in proposal.files if file.kind == "topic"]
    names = [guess for guess in proposal.guesses if guess.field == "names"]
    assert [guess.value for guess in names] == ["Kim Jong Un: Kim Jong-un", "Kim Jong Un: Mr Kim"]
    assert all("left as it is" in guess.why for guess in names)
