"""`backstory review` from the outside."""

import json
from pathlib import Path

import pytest
from tests.support.running import backstory, build, tree

ONE = """Ada Quill opened the ferry of Harrow on 4 June 2024.
Ms Quill said that the ferry was safe. Spain denies it.
The old bridge was closed in March 2011, after a flood had taken two of its pillars.
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "content").mkdir()
    (tmp_path / "one.txt").write_text(ONE)
    assert backstory("import", "one.txt", cwd=tmp_path).code == 0
    return tmp_path


def listed(site: Path, *arguments: str) -> list[dict[str, object]]:
    proposals: list[dict[str, object]] = json.loads(backstory("review", "--json", *arguments, cwd=site).out)[
        "proposals"
    ]
    return proposals


def test_the_list_has_ids_reasons_sentences_and_places(site: Path) -> None:
    done = backstory("review", cwd=site)
    assert done.code == 0
    assert "1 claim\n" in done.out
    assert "denied by Spain" in done.out
    assert ": Ms Quill said that the ferry was safe." in done.out
    for proposal in listed(site):
        assert str(proposal["id"]) in done.out


def test_what_is_accepted_is_written_shown_and_gone_from_the_list(site: Path) -> None:
    (claim,) = listed(site, "--kind", "claim")
    dry = backstory("review", "--accept", str(claim["id"]), "--dry-run", cwd=site)
    assert "+claims:" in dry.out
    assert "nothing was written" in dry.out
    assert listed(site, "--kind", "claim") == [claim]
    done = backstory("review", "--accept", str(claim["id"]), cwd=site)
    assert "+claims:" in done.out
    assert done.out.endswith("1 proposal accepted.\n")
    assert listed(site, "--kind", "claim") == []


def test_all_of_a_kind_can_be_decided_at_once_and_the_site_builds(site: Path) -> None:
    for kind in ("date", "topic", "background", "event", "claim"):
        assert backstory("review", "--accept", "--all", "--kind", kind, cwd=site).code == 0
    assert listed(site) == []
    assert backstory("review", cwd=site).out == "Nothing waits for a decision.\n"
    built = build(site, "--drafts")
    assert (built.code, built.err) == (0, "")
    assert not list((site / "site").rglob("reviewed.txt"))


def test_a_wording_of_ones_own_is_accepted(site: Path) -> None:
    (event, *_) = listed(site, "--kind", "event")
    done = backstory("review", "--edit", "The ferry is opened", str(event["id"]), cwd=site)
    assert "title: The ferry is opened" in done.out


def test_what_is_dismissed_stays_away(site: Path) -> None:
    ids = [str(one["id"]) for one in listed(site)]
    before = tree(site / "content/articles")
    assert (
        backstory("review", "--dismiss", ",".join(ids), cwd=site).out == f"{len(ids)} proposals dismissed.\n"
    )
    assert listed(site) == []
    assert tree(site / "content/articles") == before


def test_wrong_usage_and_unknown_ids_are_told(site: Path) -> None:
    assert backstory("review", "--accept", cwd=site).code == 2
    assert backstory("review", "--accept", "--dismiss", "x", cwd=site).code == 2
    unknown = backstory("review", "--accept", "nothing", cwd=site)
    assert (unknown.code, unknown.codes) == (1, {"review-unknown"})


def test_check_tells_where_two_texts_differ_until_it_is_decided(site: Path) -> None:
    (site / "two.txt").write_text(
        "It rained on 9 July 2024.\nThe old ferry house of Harrow has 14 rooms of stone.\n", encoding="utf-8"
    )
    (site / "three.txt").write_text(
        "It snowed on 9 June 2024.\nThe old ferry house of Harrow has 12 rooms of stone.\n", encoding="utf-8"
    )
    assert backstory("import", "two.txt", "three.txt", cwd=site).code == 0
    told = backstory("check", cwd=site)
    assert "texts-differ" in told.codes
    (difference,) = listed(site, "--kind", "difference")
    backstory("review", "--dismiss", str(difference["id"]), cwd=site)
    assert "texts-differ" not in backstory("check", cwd=site).codes
