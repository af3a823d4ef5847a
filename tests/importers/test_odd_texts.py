"""Texts of every odd shape give proposals or none, and never harm the others."""

from pathlib import Path

import pytest
from tests.importers.together import read

from backstory.importers import Inbox, KnownNames, import_texts
from backstory.settings import Settings

GOOD = "Ada Quill opened the ferry on 4 June 2024.\nThe old bridge was closed in March 2011, after a flood had taken two pillars."
ODD = {
    "one line": "The bridge was closed in 2011. " * 2000,
    "list": "Opened:\n" + "\n".join(f"- item {number} of 2011" for number in range(300)),
    "table": "name | year | sum\n" + "\n".join(f"row {number} | 1953 | 12,000" for number in range(300)),
    "interview": "Q: When was it closed?\nA: In March 2011. Ada Quill said so.\nQ: Who denies it?\nA: Spain denies it.",
    "mixed languages": "The bridge was closed in 2011.\nDie Brücke wurde 2011 geschlossen.\nEl puente fue cerrado en 2011.\n橋は2011年に閉鎖された。",
    "no letters": "1953 1953 1953\n%%% [[ ]] {{ }} \\\\ \x0b\n" * 20,
    "brackets": "(" * 3000 + "The bridge (B" + ")" * 3000,
    "one word": "Harrow",
    "quotes": "“" * 500 + " said that " * 300,
}


@pytest.mark.parametrize("name", sorted(ODD))
def test_an_odd_text_is_read_beside_a_good_one(name: str) -> None:
    findings = read(GOOD, ODD[name])
    assert any(event.date == "2011-03" for event in findings.events)


def test_two_megabytes_are_one_article_and_its_proposals(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    lines = [
        f"In {1900 + number % 100} the ferry {number} of Harrow was opened by the county of Stone."
        for number in range(30_000)
    ]
    (tmp_path / "big.txt").write_text("\n".join(lines), encoding="utf-8")
    result = import_texts([tmp_path / "big.txt"], tmp_path / "content", known=KnownNames())
    assert [file.status for file in result.sources[0].files] == ["created"]


@pytest.mark.parametrize("encoding", ["latin-1", "utf-16", "cp1252"])
def test_another_encoding_is_told_and_nothing_is_half_written(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "odd.txt").write_bytes(
        "Die Brücke ist zu, sagte er – immer noch.".encode(encoding, "replace")
    )
    result = import_texts([tmp_path / "odd.txt"], tmp_path / "content", known=KnownNames())
    assert [problem.code for problem in result.problems] == ["import-encoding"]
    assert list((tmp_path / "content").iterdir()) == []


def test_the_same_text_twice_is_one_article_and_tells_nothing_twice(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "one.txt").write_text(GOOD, encoding="utf-8")
    (tmp_path / "two.txt").write_text(GOOD, encoding="utf-8")
    import_texts([tmp_path / "one.txt", tmp_path / "two.txt"], tmp_path / "content", known=KnownNames())
    assert len(list((tmp_path / "content/articles").rglob("*.md"))) == 1
    events = [one for one in Inbox(tmp_path / "content", Settings()).proposals() if one.kind == "event"]
    assert len(events) == len({one.details["date"] for one in events}) == 2


def test_a_newer_version_of_a_text_replaces_what_was_proposed(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "one.txt").write_text(GOOD, encoding="utf-8")
    import_texts([tmp_path / "one.txt"], tmp_path / "content", known=KnownNames())
    (tmp_path / "one.txt").write_text(GOOD.replace("March 2011", "April 2012"), encoding="utf-8")
    import_texts([tmp_path / "one.txt"], tmp_path / "content", known=KnownNames())
    dates = {
        one.details["date"]
        for one in Inbox(tmp_path / "content", Settings()).proposals()
        if one.kind == "event"
    }
    assert dates == {"2024-06-04", "2012-04"}
