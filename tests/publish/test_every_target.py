"""What holds of every kind of place, shown against a real one of each."""

import random
import time

import pytest
from tests.publish.conftest import Desk, kill
from tests.publish.places import Spot
from tests.publish.sites import assert_consistent, briefing


def test_the_whole_site_arrives_and_a_second_publish_sends_nothing(desk: Desk, spot: Spot) -> None:
    files = briefing(1)
    desk.build(files)
    first = desk.publish(spot)
    assert (first.code, first.err) == (0, "")
    assert spot.files() == files
    before = spot.everything()
    second = desk.publish(spot)
    assert (second.code, second.err) == (0, "")
    assert "nothing to send" in second.out
    assert spot.everything() == before


def test_only_what_differs_is_sent_and_what_is_gone_goes(desk: Desk, spot: Spot) -> None:
    desk.build(briefing(1))
    desk.publish(spot)
    files = dict(briefing(1))
    files["articles/1/index.html"] = files["articles/1/index.html"].replace(b"Article", b"Report")
    files["new/index.html"] = b"<main>new</main>"
    del files["articles/2/picture-0.png"]
    desk.build(files)
    told = desk.publish(spot)
    assert (told.code, told.err) == (0, "")
    shown = [line.split() for line in told.out.splitlines() if line.startswith("  ")]
    assert shown == [["new", "/new/"], ["changed", "/articles/1/"], ["gone", "/articles/2/picture-0.png"]]
    assert spot.files() == files


def test_a_dry_run_shows_the_difference_and_changes_nothing(desk: Desk, spot: Spot) -> None:
    desk.build(briefing(1))
    told = desk.publish(spot, "--dry-run")
    assert told.code == 0
    assert " new; " in told.out
    assert spot.everything() == {}
    assert not (desk.content / "published.txt").exists()


def test_a_place_with_files_of_somebody_else_is_refused_and_left_as_it_was(desk: Desk, spot: Spot) -> None:
    spot.add("index.html", b"somebody's own page")
    before = spot.everything()
    desk.build(briefing(1))
    told = desk.publish(spot)
    assert told.code == 1
    assert "holds files of somebody else" in told.err
    assert spot.everything() == before


def test_adopting_a_place_puts_the_site_there(desk: Desk, spot: Spot) -> None:
    spot.add("index.html", b"somebody's own page")
    files = briefing(1)
    desk.build(files)
    assert desk.publish(spot, "--adopt").code == 0
    assert spot.files() == files


def test_killed_at_any_moment_every_page_is_whole_and_the_next_run_finishes(desk: Desk, spot: Spot) -> None:
    interrupt(desk, spot, times=2)


@pytest.mark.soak
def test_killed_fifty_times(desk: Desk, spot: Spot) -> None:
    interrupt(desk, spot, times=50)


def interrupt(desk: Desk, spot: Spot, *, times: int) -> None:
    """Kill a publish at so many random moments; between them it gets to its end once for each."""
    moment = random.Random(6)
    versions = [briefing(number, articles=40, weight=2000) for number in range(times + 1)]
    desk.build(versions[0])
    began = time.monotonic()
    assert desk.start(spot).wait() == 0
    took = time.monotonic() - began
    for number in range(1, times + 1):
        desk.build(versions[number])
        withdrawn = ("--let-go", f"/articles/{number - 1}/")
        process = desk.start(spot, *withdrawn)
        # Starting the program takes about a third of a second; nothing can go wrong before that.
        time.sleep(moment.uniform(0.3, max(took, 0.6)))
        kill(process)
        there = spot.files()
        for path in [path for path in there if is_half_sent(path)]:
            del there[path]
        assert_consistent(there, versions[number - 1], versions[number], *_carried(spot, versions[:number]))
        finished = desk.publish(spot, *withdrawn)
        # What the kill has not quite ended yet may hold the lock for a moment.
        assert (finished.code, finished.err.replace("Waiting for another publish.\n", "")) == (0, "")
        there = spot.files()
        assert {path: data for path, data in there.items() if path in versions[number]} == versions[number]
        assert not [path for path in there if path not in versions[number] and not _is_carried(spot, path)]


def is_half_sent(path: str) -> bool:
    """Whether a file stands beside its place, not yet whole: no page leads to such a name."""
    return path.rpartition("/")[2].startswith(".")


def _is_carried(spot: Spot, path: str) -> bool:
    # A switched folder keeps the style sheet of the version before, for pages that are on their way.
    return spot.options["kind"] == "folder" and path.endswith(".css")


def _carried(spot: Spot, older: list[dict[str, bytes]]) -> list[dict[str, bytes]]:
    return [{path: data for path, data in files.items() if _is_carried(spot, path)} for files in older]
