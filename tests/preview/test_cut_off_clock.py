"""What waits for its date comes in or goes out while the preview runs."""

import time
from collections.abc import Callable
from datetime import UTC, datetime

from tests.preview.conftest import FERRY, Serving

from backstory.preview.cut_off_clock import CutOffClock
from backstory.settings import CutOff

FERRY_FILE = "content/articles/ferry.md"
SOON = 4
"""Seconds from the save to the date: enough to see before it what is there until then."""


def test_what_is_due_comes_in_and_what_expires_goes_out(serve: Callable[..., Serving]) -> None:
    serving = serve()
    home, ferry = serving.open("/"), serving.open(FERRY)
    due = datetime.fromtimestamp(int(time.time()) + SOON, UTC)
    address = f"/articles/{due:%Y/%m}/opening/"
    serving.write(
        "content/articles/opening.md", f"---\ntitle: Opening\ndate: {due.isoformat()}\n---\n\nOpen.\n"
    )
    expiring = serving.read(FERRY_FILE).replace("date:", f"expires: {due.isoformat()}\ndate:")
    serving.write(FERRY_FILE, expiring + "\nUntil then.\n")
    serving.shows(FERRY, "Until then.")
    assert serving.get(address).status == 404
    assert ferry.told("page")
    serving.shows(address, "Open.")
    serving.until(lambda: serving.get(FERRY).status == 404)
    assert home.told("page") and ferry.told("page")
    assert "Opening" in serving.get("/").text


def test_a_moment_that_was_chosen_stays() -> None:
    moment = CutOffClock(CutOff(1000), None)
    moment.advance()
    assert moment.cut_off.instant == 1000
    assert moment.until(1001) is None


def test_the_moment_goes_with_the_clock_and_never_back() -> None:
    clock = iter([1005, 1004, 1010, 1010, 1010])
    moment = CutOffClock(CutOff(1000, drafts=True), lambda: next(clock))
    moment.advance()
    assert moment.cut_off == CutOff(1005, drafts=True)
    moment.advance()
    assert moment.cut_off.instant == 1005
    assert moment.until(1013) == 3
    assert moment.until(1009) == 0, "it came while something else was done"
    assert moment.until(10**10) == 60, "the clock is looked at again"
    assert moment.until(1005) is None, "it is behind us"
    assert moment.until(None) is None
