"""Many edits: the server is the same size after them as before."""

import random
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.preview.conftest import FERRY, Serving
from tests.preview.test_updater import FERRY_FILE

Serve = Callable[..., Serving]


def _size(process: int) -> tuple[int, int, int]:
    """Kilobytes in memory, threads, and open descriptors."""
    status = dict(
        line.split(":", 1) for line in Path(f"/proc/{process}/status").read_text().splitlines() if ":" in line
    )
    memory = int(status["VmRSS"].split()[0])
    return memory, int(status["Threads"]), len(list(Path(f"/proc/{process}/fd").iterdir()))


def _edit(serving: Serving, times: int) -> None:
    good = serving.read(FERRY_FILE)
    chance = random.Random(times)
    for number in range(times):
        kind = chance.randrange(10)
        text = good + f"\nEdit {times}.{number}.\n"
        if kind == 0:
            text = text.replace("Ferry is late", f"Ferry {number}")
        if kind == 1:
            serving.write(FERRY_FILE, good.replace("title: ", "title: ["))
        serving.write(FERRY_FILE, text)
        serving.shows(FERRY, f"Edit {times}.{number}.")
    serving.write(FERRY_FILE, good)


@pytest.mark.skipif(sys.platform != "linux", reason="sizes are read from /proc")
@pytest.mark.parametrize("times", [40, pytest.param(2000, marks=pytest.mark.soak)])
def test_edits_leave_nothing_behind(times: int, serve: Serve) -> None:
    serving = serve()
    page = serving.open(FERRY)
    _edit(serving, times // 2)
    before = _size(serving.process.pid)
    for _ in range(10):
        serving.open("/").close()
    _edit(serving, times)
    assert page.told("page") is not None

    def slim() -> bool:
        memory, threads, descriptors = _size(serving.process.pid)
        return memory < before[0] * 1.15 + 8_000 and threads <= before[1] and descriptors <= before[2] + 2

    serving.until(slim)
