"""The site as one archive."""

import os
from pathlib import Path

from tests.publish import places
from tests.publish.conftest import Desk
from tests.publish.sites import briefing


def test_the_same_site_makes_the_same_bytes(desk: Desk, tmp_path: Path) -> None:
    made = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        desk.build(briefing(1))
        desk.publish(places.archive(tmp_path / name))
        made.append((tmp_path / name / "site.zip").read_bytes())
    assert made[0] == made[1]
    assert [file.name for file in (tmp_path / "two").iterdir()] == ["site.zip"]


def test_a_full_disk_is_one_clear_line_and_loses_nothing(desk: Desk, small_disk: Path) -> None:
    spot = places.archive(small_disk)
    desk.build({"index.html": b"small"})
    assert desk.publish(spot).code == 0
    desk.build({"index.html": b"large", "large.png": os.urandom(500_000)})
    told = desk.publish(spot)
    assert (told.code, len(told.err.splitlines())) == (1, 1)
    assert "there is no room left here" in told.err
    assert spot.files() == {"index.html": b"small"}
    assert [file.name for file in small_disk.iterdir()] == ["site.zip"]


def test_there_is_no_way_back_but_a_hint_of_one(desk: Desk, tmp_path: Path) -> None:
    told = desk.run("publish", *places.archive(tmp_path).arguments(), "--rollback")
    assert told.code == 1
    assert "keeps no earlier versions to go back to; take the content back" in told.err


def test_a_file_that_is_no_archive_of_ours_is_left_alone(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "site.zip").write_text("not an archive")
    desk.build(briefing(1))
    assert desk.publish(places.archive(tmp_path)).code == 1
    assert (tmp_path / "site.zip").read_text() == "not an archive"
