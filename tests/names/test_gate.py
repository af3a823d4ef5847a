"""One cut-off decides what is out, to the second, and when that changes next."""

from pathlib import Path

import pytest
from tests.support.knowing import doc, know
from tests.support.running import build


@pytest.mark.parametrize(
    ("front", "shown"),
    [
        ("date: 2026-06-01", True),
        ("date: 2026-06-02", False),
        ("date: 2026-06-01T23:59:59Z", True),
        ("date: 2026-06-02T00:00:00Z", False),
        ("date: 2026-06-02T08:59:00+09:00", True),
        ("date: 2024-01-01\nexpires: 2026-06-01", False),
        ("date: 2024-01-01\nexpires: 2026-06-02", True),
        ("draft: true", False),
        ("published: false", False),
        ("status: draft", False),
        ("publish: false", False),
        ("draft: false", True),
        ("", True),
    ],
)
def test_what_is_out(tmp_path: Path, front: str, shown: bool) -> None:
    known = know(tmp_path, {"articles/a.md": doc("A", front)})
    assert ("articles/a.md" in known.catalog.documents) == shown


def test_a_day_begins_in_the_sites_own_time_zone(tmp_path: Path) -> None:
    files = {"site.yaml": "timezone: Asia/Seoul\n", "articles/a.md": doc("A", "date: 2026-06-02")}
    assert "articles/a.md" in know(tmp_path, files, as_of="2026-06-01T15:00:00Z").catalog.documents
    assert "articles/a.md" not in know(tmp_path, files, as_of="2026-06-01T14:59:59Z").catalog.documents


def test_drafts_and_the_future_can_be_let_in(tmp_path: Path) -> None:
    files = {"articles/d.md": doc("D", "draft: true"), "articles/f.md": doc("F", "date: 2030-01-01")}
    assert list(know(tmp_path, files, drafts=True).catalog.documents) == ["articles/d.md"]
    assert list(know(tmp_path, files, future=True).catalog.documents) == ["articles/f.md"]


def test_the_manifest_says_when_something_falls_due(tmp_path: Path) -> None:
    know(
        tmp_path,
        {"articles/a.md": doc("A", "date: 2026-06-03"), "articles/b.md": doc("B", "expires: 2026-07-01")},
    )
    build(tmp_path)
    assert '"next_change": 1780444800' in (tmp_path / "site/.backstory-manifest.json").read_text()
