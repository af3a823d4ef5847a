"""What a command takes, with the processes that it leaves behind."""

import sys
from pathlib import Path

import pytest
from benchmarks.processes import RunError, run

MEGABYTES = 300
LEAVES_A_CHILD = f"""
import subprocess, sys
large = "bytearray({MEGABYTES} * 1024**2).count(1)"
subprocess.Popen([sys.executable, "-c", large + "; import time; time.sleep(0.5)"])
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux hands over what a command leaves behind")
def test_memory_of_a_process_that_outlives_the_command_counts(tmp_path: Path) -> None:
    cost = run((sys.executable, "-c", LEAVES_A_CHILD), tmp_path, limit=60)
    assert cost.megabytes > MEGABYTES


def test_a_command_that_fails_says_why(tmp_path: Path) -> None:
    with pytest.raises(RunError, match=r"(?s)ended with 1.*no such thing"):
        run((sys.executable, "-c", "raise SystemExit('no such thing')"), tmp_path, limit=60)


def test_a_command_that_takes_too_long_is_ended(tmp_path: Path) -> None:
    with pytest.raises(RunError, match="not done after 1 s"):
        run((sys.executable, "-c", "import time; time.sleep(60)"), tmp_path, limit=1)
