"""Proposals of imported articles: what accepting writes, and what is not proposed again."""

from pathlib import Path
from typing import Any

import pytest

from backstory.importers import (
    Decision,
    Findings,
    Inbox,
    KnownNames,
    Proposal,
    import_texts,
    read_together,
    undone,
)
from backstory.importers.inbox import inbox as inbox_module
from backstory.problems import SiteError
from backstory.rewriting.edits import write
from backstory.settings import Settings

ONE = """Ada Quill opened the ferry of Harrow on 4 June 2024.
Ms Quill smiled. The Harrow Port Authority (HPA) said that the ferry was safe.
Spain denies it.
The old bridge was closed in March 2011, after a flood had taken two of its 12 pillars.
Topics
- Ada Quill
- Harrow
"""
TWO = """It rained on 9 July 2024.
A flood took two of the 14 pillars of the old bridge in March 2011, and it was closed.
The HPA met Ada Quill.
"""
THREE = """Snow fell on 1 August 2024.
The pillars of the old bridge were built in 1890, long before the flood.
In March 2011 a flood took two of the pillars, and the old bridge was closed.
"""


@pytest.fixture
def content(tmp_path: Path) -> Path:
    (tmp_path / "raw").mkdir()
    (tmp_path / "content").mkdir()
    (tmp_path / "raw" / "one.txt").write_text(ONE, encoding="utf-8")
    (tmp_path / "raw" / "two.txt").write_text(TWO, encoding="utf-8")
    import_texts([tmp_path / "raw"], tmp_path / "content", known=KnownNames())
    return tmp_path / "content"


def inbox(content: Path) -> Inbox:
    return Inbox(content, Settings())


def of_kind(content: Path, kind: str) -> list[Proposal]:
    return [one for one in inbox(content).proposals() if one.kind == kind]


def decide(content: Path, *decisions: Decision) -> None:
    write(content, inbox(content).edits(decisions))


def test_each_proposal_has_its_sentence_with_file_and_line(content: Path) -> None:
    proposals = inbox(content).proposals()
    assert {one.kind for one in proposals} >= {"date", "topic", "background", "event", "claim", "difference"}
    for proposal in proposals:
        for quote in proposal.quotes:
            lines = (content / quote.path).read_text(encoding="utf-8").splitlines()
            assert quote.sentence in lines[quote.line - 1]


def test_an_accepted_topic_becomes_a_file_and_is_not_proposed_again(content: Path) -> None:
    (topic,) = [one for one in of_kind(content, "topic") if one.title == "Ada Quill"]
    decide(content, Decision(topic.id, accepted=True))
    text = (content / "topics/ada-quill.md").read_text(encoding="utf-8")
    assert text == "---\ntitle: Ada Quill\nkind: person\nnames: [Ms Quill]\n---\n"
    assert "Ada Quill" not in [one.title for one in of_kind(content, "topic")]


def test_a_topic_that_the_site_has_gets_the_names_it_lacks_and_keeps_its_comments(content: Path) -> None:
    (content / "topics").mkdir()
    mine = "---\n# mine\ntitle: Ada Quill\nnames: [Ada]  # short\n---\nA lead.\n"
    (content / "topics/ada-quill.md").write_text(mine, encoding="utf-8")
    (topic,) = [one for one in of_kind(content, "topic") if one.title == "Ada Quill"]
    decide(content, Decision(topic.id, accepted=True))
    text = (content / "topics/ada-quill.md").read_text(encoding="utf-8")
    assert text == mine.replace("[Ada]", "[Ada, Ms Quill]")


def test_an_accepted_event_goes_into_the_article_that_tells_it(content: Path) -> None:
    (event,) = [one for one in of_kind(content, "event") if one.details["date"] == "2011-03"]
    decide(content, Decision(event.id, accepted=True))
    text = (content / event.quotes[0].path).read_text(encoding="utf-8")
    assert 'events:\n  - {date: "2011-03", title: ' in text
    assert not [one for one in of_kind(content, "event") if one.details["date"] == "2011-03"]


def test_an_accepted_claim_is_followed_by_its_denial(content: Path) -> None:
    (claim,) = of_kind(content, "claim")
    decide(content, Decision(claim.id, accepted=True))
    lines = (content / claim.quotes[0].path).read_text(encoding="utf-8").splitlines()
    at = lines.index("claims:")
    assert "text: the ferry was safe, by: Harrow Port Authority" in lines[at + 1]
    assert "by: Spain, status: denied, replies_to: the-ferry-was-safe" in lines[at + 2]


def test_accepted_claims_and_events_name_the_text_that_they_are_from_once_as_a_source(content: Path) -> None:
    (claim,) = of_kind(content, "claim")
    decide(content, Decision(claim.id, accepted=True))
    events = [one for one in of_kind(content, "event") if one.quotes[0].path == claim.quotes[0].path]
    decide(content, *(Decision(one.id, accepted=True) for one in events))
    text = (content / claim.quotes[0].path).read_text(encoding="utf-8")
    assert text.count("- {id: one, title: one.txt") == 1
    assert text.count("source: one}") == 2 + len(events)


def test_accepted_background_is_one_file_with_sources_and_the_difference_beside_it(content: Path) -> None:
    (piece,) = of_kind(content, "background")
    decide(content, Decision(piece.id, accepted=True, text="Old bridge"))
    text = (content / "background/old-bridge.md").read_text(encoding="utf-8")
    assert "title: Old bridge\n" in text
    assert "[@one][@two]" in text or "[@two][@one]" in text
    assert "%%The texts differ (" in text
    for number in ("one", "two"):
        assert f"id: {number}" in text
    articles = [path.read_text(encoding="utf-8") for path in sorted((content / "articles").rglob("*.md"))]
    assert all("background: [Old bridge]" in article for article in articles)
    assert of_kind(content, "background") == []


def test_a_further_text_adds_to_the_piece_that_is_there(content: Path) -> None:
    (piece,) = of_kind(content, "background")
    decide(content, Decision(piece.id, accepted=True, text="Mine"))
    before = (content / "background/mine.md").read_text(encoding="utf-8")
    (content.parent / "raw" / "three.txt").write_text(THREE, encoding="utf-8")
    import_texts([content.parent / "raw" / "three.txt"], content, known=KnownNames())
    (more,) = of_kind(content, "background")
    assert more.title == "Mine"
    decide(content, Decision(more.id, accepted=True))
    after = (content / "background/mine.md").read_text(encoding="utf-8")
    assert after.startswith(before)
    assert "The pillars of the old bridge were built in 1890" in after[len(before) :]
    assert of_kind(content, "background") == []


def test_what_was_dismissed_does_not_come_back_with_a_further_text(content: Path) -> None:
    (event,) = [one for one in of_kind(content, "event") if one.details["date"] == "2011-03"]
    decide(content, Decision(event.id, accepted=False))
    (content.parent / "raw" / "three.txt").write_text(
        "Snow fell on 1 August 2024.\nThe old bridge was closed in March 2011 after the flood of its pillars.\n",
        encoding="utf-8",
    )
    import_texts([content.parent / "raw" / "three.txt"], content, known=KnownNames())
    assert not [one for one in of_kind(content, "event") if one.details["date"] == "2011-03"]


def test_a_line_that_is_taken_out_brings_its_proposal_back(content: Path) -> None:
    before = [one.id for one in inbox(content).proposals()]
    decide(content, Decision(before[-1], accepted=False))
    assert before[-1] not in [one.id for one in inbox(content).proposals()]
    keys = [key for line in (content / "reviewed.txt").read_text(encoding="utf-8").splitlines()
            if not line.startswith("#") for key in line.split()[2].split(",")]  # fmt: skip
    write(content, inbox(content).restored(keys))
    assert [one.id for one in inbox(content).proposals()] == before


def test_a_date_is_written_in_the_place_of_the_gap(content: Path) -> None:
    date = of_kind(content, "date")[0]
    decide(content, Decision(date.id, accepted=True, text="2024-06-05"))
    text = (content / date.quotes[0].path).read_text(encoding="utf-8")
    assert "\ndate: 2024-06-05\n" in text
    assert "date: missing" not in text
    with pytest.raises(SiteError) as stopped:
        decide(content, Decision(of_kind(content, "date")[0].id, accepted=True, text="tomorrow"))
    assert stopped.value.problems[0].code == "review-date"


def test_a_difference_can_only_be_dismissed(content: Path) -> None:
    (difference,) = of_kind(content, "difference")
    with pytest.raises(SiteError) as stopped:
        decide(content, Decision(difference.id, accepted=True))
    assert stopped.value.problems[0].code == "review-nothing"
    decide(content, Decision(difference.id, accepted=False))
    assert of_kind(content, "difference") == []


def test_two_events_can_be_joined_and_things_of_two_kinds_not(content: Path) -> None:
    one, other = of_kind(content, "event")[:2]
    decide(content, Decision(one.id, accepted=True, others=(other.id,)))
    assert not {one.id, other.id} & {event.id for event in of_kind(content, "event")}
    with pytest.raises(SiteError) as stopped:
        decide(
            content,
            Decision(
                of_kind(content, "topic")[0].id, accepted=True, others=(of_kind(content, "claim")[0].id,)
            ),
        )
    assert stopped.value.problems[0].code == "review-join"


def test_a_file_that_changed_meanwhile_is_not_written(content: Path) -> None:
    (claim,) = of_kind(content, "claim")
    edits = inbox(content).edits([Decision(claim.id, accepted=True)])
    article = content / claim.quotes[0].path
    article.write_text(article.read_text(encoding="utf-8") + "\nMine.\n", encoding="utf-8")
    with pytest.raises(SiteError) as stopped:
        write(content, edits)
    assert stopped.value.problems[0].code == "file-changed"
    assert not (content / "reviewed.txt").exists()


def test_what_was_written_can_be_undone(content: Path) -> None:
    before = {path: path.read_bytes() for path in content.rglob("*") if path.is_file()}
    edits = inbox(content).edits([Decision(one.id, accepted=True) for one in of_kind(content, "topic")])
    write(content, edits)
    write(content, undone(edits))
    assert {path: path.read_bytes() for path in content.rglob("*") if path.is_file()} == before


def test_a_question_is_answered_by_one_of_those_who_may_be_meant(content: Path) -> None:
    (content.parent / "raw" / "three.txt").write_text(
        "Snow fell on 1 August 2024.\nAda Quill said yes. Bert Quill said no. Dr Quill left.\n",
        encoding="utf-8",
    )
    import_texts([content.parent / "raw" / "three.txt"], content, known=KnownNames())
    (question,) = of_kind(content, "question")
    with pytest.raises(SiteError) as stop:
        inbox(content).edits([Decision(question.id, accepted=True)])
    assert [problem.code for problem in stop.value.problems] == ["review-which"]
    decide(content, Decision(question.id, accepted=True, text="Bert Quill"))
    assert of_kind(content, "question") == []
    (topic,) = [one for one in of_kind(content, "topic") if one.title == "Bert Quill"]
    assert "Dr Quill" in str(topic.details["names"])
    assert (content / "reviewed.txt").read_text(encoding="utf-8").endswith(" Bert Quill\n")


def test_what_is_written_above_a_text_moves_its_lines_and_has_nothing_read_again(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[int] = []

    def counted(*args: Any, **options: Any) -> Findings:
        calls.append(1)
        return read_together(*args, **options)

    monkeypatch.setattr(inbox_module, "read_together", counted)
    mine = inbox(content)
    (claim,) = [one for one in mine.proposals() if one.kind == "claim"]
    write(content, mine.edits([Decision(claim.id, accepted=True)]))
    for proposal in mine.proposals():
        for quote in proposal.quotes:
            lines = (content / quote.path).read_text(encoding="utf-8").splitlines()
            assert quote.sentence in lines[quote.line - 1]
    assert len(calls) == 1
