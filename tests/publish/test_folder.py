"""A folder that is switched as a whole, and one whose files are replaced one by one."""

import json
import os
import re
import threading
from pathlib import Path

import pytest
from tests.publish import places
from tests.publish.conftest import Desk
from tests.publish.sites import briefing

_STYLE = re.compile(r'href="/(assets/[^"]+)"')


@pytest.fixture
def spot(tmp_path: Path) -> places.Spot:
    return places.folder(tmp_path, keep="2")


def root_of(spot: places.Spot) -> Path:
    return Path(spot.options["path"])


def test_files_that_did_not_change_are_kept_once(desk: Desk, spot: places.Spot) -> None:
    desk.build({"a.png": b"the same", "index.html": b"one"})
    desk.publish(spot)
    before = (root_of(spot) / "a.png").stat().st_ino
    desk.build({"a.png": b"the same", "index.html": b"two"})
    desk.publish(spot)
    assert (root_of(spot) / "a.png").stat().st_ino == before


def test_so_many_older_versions_are_kept_and_no_more(desk: Desk, spot: places.Spot) -> None:
    for number in range(5):
        desk.build({"index.html": b"%d" % number})
        desk.publish(spot)
    kept = sorted(version.name for version in (root_of(spot).parent / ".site.versions").iterdir())
    assert kept == ["0003", "0004", "0005"]


def test_a_rollback_shows_the_version_before(desk: Desk, spot: places.Spot) -> None:
    for number in range(3):
        desk.build({"index.html": b"%d" % number})
        desk.publish(spot)
    shown = []
    for _ in range(2):
        assert desk.run("publish", *spot.arguments(), "--rollback").code == 0
        shown.append((root_of(spot) / "index.html").read_bytes())
    assert shown == [b"1", b"0"]
    told = desk.run("publish", *spot.arguments(), "--rollback")
    assert (told.code, "there is no earlier version" in told.err) == (1, True)
    desk.build({"index.html": b"2"})
    assert desk.publish(spot).code == 0
    assert (root_of(spot) / "index.html").read_bytes() == b"2"


def test_a_rollback_is_looked_at_first_on_request(desk: Desk, spot: places.Spot) -> None:
    for number in range(2):
        desk.build({"index.html": b"%d" % number})
        desk.publish(spot)
    told = desk.run("publish", *spot.arguments(), "--rollback", "--dry-run")
    assert (told.code, told.out) == (0, "folder: would go back to version 0001.\n")
    assert (root_of(spot) / "index.html").read_bytes() == b"1"
    told = desk.run("publish", *spot.arguments(), "--rollback", "--json")
    assert json.loads(told.out)["rolled_back"] is True
    assert (root_of(spot) / "index.html").read_bytes() == b"0"


def test_a_page_on_its_way_still_gets_the_style_sheet_of_its_own_version(
    desk: Desk, spot: places.Spot
) -> None:
    desk.build(briefing(1))
    desk.publish(spot)
    page = (root_of(spot) / "index.html").read_text()
    desk.build({**briefing(2), "articles/1/index.html": b"kept"})
    desk.publish(spot)
    assert (root_of(spot) / _STYLE.findall(page)[0]).is_file()


def test_a_file_that_somebody_edited_in_place_is_put_right(desk: Desk, spot: places.Spot) -> None:
    desk.build(briefing(1))
    desk.publish(spot)
    (root_of(spot) / "index.html").write_text("edited by hand")
    assert "1 changed" in desk.publish(spot).out
    assert spot.files() == briefing(1)


def test_an_adopted_folder_is_kept_as_the_oldest_version(desk: Desk, spot: places.Spot) -> None:
    spot.add("notes.txt", b"by hand")
    desk.build(briefing(1))
    assert desk.publish(spot, "--adopt").code == 0
    assert spot.files() == briefing(1)
    assert desk.run("publish", *spot.arguments(), "--rollback").code == 0
    assert spot.files() == {"notes.txt": b"by hand"}


def test_a_reader_never_sees_a_mix(desk: Desk, spot: places.Spot) -> None:
    switch_under_a_reader(desk, spot, times=8)


@pytest.mark.soak
def test_a_reader_never_sees_a_mix_in_a_hundred_switches(desk: Desk, spot: places.Spot) -> None:
    switch_under_a_reader(desk, spot, times=100)


def switch_under_a_reader(desk: Desk, spot: places.Spot, *, times: int) -> None:
    """Publish version after version while a reader goes over the pages again and again."""
    sites = [{f"{name}/index.html": b"version %d" % number for name in "abcdefgh"} for number in range(times)]
    desk.build(sites[0])
    desk.publish(spot)
    root, rounds, mixes, over = root_of(spot), [0], list[set[bytes]](), threading.Event()

    def read() -> None:
        while not over.is_set():
            # As a server does that resolves its root once for a visit.
            folder = os.open(root, os.O_RDONLY)
            try:
                seen = {Path(f"/proc/self/fd/{folder}/{name}/index.html").read_bytes() for name in "abcdefgh"}
            except FileNotFoundError:
                seen = {b"a page is missing"}
            os.close(folder)
            rounds[0] += 1
            if len(seen) > 1 or not seen.pop().startswith(b"version"):
                mixes.append(seen)

    reader = threading.Thread(target=read)
    reader.start()
    try:
        for files in sites[1:]:
            desk.build(files)
            assert desk.publish(spot).code == 0
    finally:
        over.set()
        reader.join()
    assert rounds[0] > times
    assert mixes == []


@pytest.mark.parametrize("switch", ["yes", "no"])
def test_a_full_disk_is_one_clear_line_and_loses_nothing(desk: Desk, small_disk: Path, switch: str) -> None:
    spot = places.folder(small_disk, switch=switch)
    desk.build({"index.html": b"small"})
    assert desk.publish(spot).code == 0
    desk.build({"index.html": b"large", "large.png": bytes(500_000)})
    told = desk.publish(spot)
    assert told.code == 1
    assert len(told.err.splitlines()) == 1
    assert "there is no room left here" in told.err
    assert spot.files() == {"index.html": b"small"}
    desk.build({"index.html": b"small again"})
    assert desk.publish(spot).code == 0
    assert spot.files() == {"index.html": b"small again"}
