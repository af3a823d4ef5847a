"""Who says what in a sentence, who denies it, and what is background."""

import pytest

from backstory.importers.reading.background import propose_background
from backstory.importers.reading.claims import propose_claims
from backstory.importers.reading.prose import Sentence
from backstory.importers.title import propose_title


def said(text: str) -> list[tuple[str, str, str]]:
    claims = propose_claims([Sentence(text, 1, 0)], lambda _: ())
    return [(claim.by, claim.status, claim.text) for claim in claims]


@pytest.mark.parametrize(
    ("sentence", "by", "status", "text"),
    [
        ("KCNA said the men discussed defence.", "KCNA", "asserted", "the men discussed defence"),
        ("The White House said that it was true.", "White House", "asserted", "it was true"),
        ("It was true, the ministry said.", "the ministry", "asserted", "It was true"),
        ("“We won,” Mr Kim said.", "Mr Kim", "asserted", "“We won,”"),
        ("It was true, said the Joint Chiefs of Staff (JCS).", "Joint Chiefs of Staff", "asserted", "It was true"),
        ("According to NK News, two drones were shown.", "NK News", "asserted", "two drones were shown"),
        ("Two drones were shown, according to NK News, a site.", "NK News", "asserted", "Two drones were shown"),
        ("Some analysts say the visit hints at more.", "Some analysts", "suggested", "the visit hints at more"),
        ("Kyiv believes that it was a drone.", "Kyiv", "suggested", "it was a drone"),
        ("It is believed to be the first.", "", "suggested", "It is believed to be the first"),
        ("Mr Kim reportedly told Mr Li that “we won”.", "", "suggested", "Mr Kim reportedly told Mr Li that “we won”"),
        ("Washington accused Moscow of lying.", "Washington", "asserted", "Washington accused Moscow of lying"),
        ("There are allegations that arms were sold.", "", "asserted", "arms were sold"),
        ("There are fears that arms were sold.", "", "suggested", "arms were sold"),
        ("Moscow denies that arms were sold.", "Moscow", "denied", "arms were sold"),
        ("Moscow has denied the allegations of arms sales.", "Moscow", "denied", "the allegations of arms sales"),
    ],
)  # fmt: skip
def test_a_statement_has_its_speaker(sentence: str, by: str, status: str, text: str) -> None:
    assert said(sentence) == [(by, status, text)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Japan’s coastguard reported ships off the coast.",
        "He did not need to say whom he meant.",
        "Rail traffic between the two states had stopped.",
        "The claims that were made fill a book.",
        "Russia denied them entry.",
        "The court rejected a plan of the ministry.",
    ],
)
def test_what_nobody_claims_is_no_claim(sentence: str) -> None:
    assert said(sentence) == []


def test_a_speaker_who_is_not_named_is_a_gap() -> None:
    assert [by for by, _, _ in said("He said that it was true.")] == [""]


def test_a_denial_answers_the_claim_before_it() -> None:
    sentence = Sentence("Washington accused Moscow of lying, a claim that Moscow and Minsk deny.", 3, 0)
    claim, *denials = propose_claims([sentence], lambda _: ("Russia",))
    assert (claim.by, claim.status, claim.about, claim.line) == ("Washington", "asserted", ("Russia",), 3)
    assert [(denial.by, denial.status, denial.replies_to) for denial in denials] == [
        ("Moscow", "denied", claim.id),
        ("Minsk", "denied", claim.id),
    ]


def background(*texts: str) -> list[str]:
    news = Sentence("The minister came home on Wednesday.", 1, 0)
    sentences = [Sentence(text, 2, 1) for text in texts]
    return [passage.text for passage in propose_background([news, *sentences])]


def test_neighbours_that_explain_are_one_passage() -> None:
    explaining = ("Beijing had sent troops in the autumn of 1950.", "The then Soviet Union also helped.")
    assert background(*explaining) == [" ".join(explaining)]


@pytest.mark.parametrize(
    "text",
    [
        "KCNA said the war of 1950 was won.",
        "They came on Tuesday, as they had done in 2018.",
        "It may rain.",
        "The two met on 13 September 2023.",
    ],
)
def test_news_and_what_somebody_says_are_no_background(text: str) -> None:
    assert background(text) == []


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("The minister came home on Wednesday. It rained.", "The minister came home"),
        ("Is it over? Nobody knows.", "Is it over?"),
        ("Mr. Kim met Dr. Li. It rained.", "Mr. Kim met Dr. Li"),
        ("", ""),
        ("金正恩在平壤。第二句。", "金正恩在平壤"),
    ],
)
def test_a_title_is_the_first_sentence(text: str, title: str) -> None:
    assert propose_title(text) == title


def test_a_long_title_is_cut_before_a_circumstance() -> None:
    text = "The minister of defence came home to the silent capital of the republic after the Assembly had voted for a smaller budget."
    assert propose_title(text) == "The minister of defence came home to the silent capital of the republic"


@pytest.mark.parametrize(
    "rest", ["unless the Assembly votes", "in the view of a man who denies it", "the ministry said"]
)
def test_a_title_never_drops_doubt_or_who_said_it(rest: str) -> None:
    text = f"The minister of defence has sold all of the weapons of the republic to a neighbour, {rest}"
    assert propose_title(f"{text}.") == text


def test_a_sentence_without_end_is_cut_with_a_mark() -> None:
    title = propose_title("word " * 5000)
    assert title.endswith("…")
    assert len(title) <= 95
