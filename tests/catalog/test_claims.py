"""Who asserts what, with the answers to it. A claim is never a fact of ours."""

from pathlib import Path

from tests.support.knowing import doc, know

ARMS = "claims:\n  - {id: arms, text: Arms are sold, by: United States, about: [Russia], status: asserted, date: 2023-07}"


def test_an_answer_stands_below_its_claim_wherever_it_was_said(tmp_path: Path) -> None:
    files = {
        "articles/a.md": doc("A", ARMS),
        "articles/b.md": doc(
            "B", "claims:\n  - {text: None are, by: Russia, replies_to: arms, status: denied}"
        ),
    }
    (claim,) = know(tmp_path, files).catalog.claims
    (reply,) = claim.replies
    assert (claim.claim.text, reply.claim.text, reply.path) == ("Arms are sold", "None are", "articles/b.md")


def test_answers_are_in_order_of_time(tmp_path: Path) -> None:
    answers = "".join(
        f"\n  - {{text: Answer {year}, replies_to: arms, date: {year}}}" for year in (2025, 2023, 2024)
    )
    (claim,) = know(tmp_path, {"articles/a.md": doc("A", ARMS + answers)}).catalog.claims
    assert [reply.claim.text for reply in claim.replies] == ["Answer 2023", "Answer 2024", "Answer 2025"]


def test_a_claim_is_on_the_page_of_who_makes_it_and_what_it_is_about(tmp_path: Path) -> None:
    files = {
        "articles/a.md": doc("A", ARMS),
        "topics/us.md": doc("United States"),
        "topics/r.md": doc("Russia"),
    }
    of = know(tmp_path, files).catalog.claims_of
    assert of["topics/us.md"] == of["topics/r.md"] == of["articles/a.md"] == (0,)


def test_an_answer_to_nothing_stands_by_itself_and_is_reported(tmp_path: Path) -> None:
    known = know(tmp_path, {"articles/a.md": doc("A", "claims:\n  - {text: None are, replies_to: arms}")})
    assert known.codes == ["reply-missing"]
    assert len(known.catalog.claims) == 1


def test_claims_that_answer_each_other_come_to_an_end(tmp_path: Path) -> None:
    circle = "claims:\n  - {id: a, text: One, replies_to: b}\n  - {id: b, text: Two, replies_to: a}"
    known = know(tmp_path, {"articles/a.md": doc("A", circle)})
    assert known.codes == ["reply-missing"]
    (claim,) = known.catalog.claims
    assert len(claim.replies) == 1
