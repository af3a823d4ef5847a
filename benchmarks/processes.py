"""What a command takes: seconds on the clock and of the processors, and the memory of its largest process.

A command may leave processes to others: workers are children of a server that outlives the command. On Linux this
process adopts them (PR_SET_CHILD_SUBREAPER, prctl(2)) and so learns what they took when they end; elsewhere only the
command itself, and what it waited for, is counted: `adopts` says which.
"""

import ctypes
import os
import resource
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

_SET_CHILD_SUBREAPER = 36
_BYTES = 1 if sys.platform == "darwin" else 1024
"""What the system counts a process's memory in."""


class Cost(Struct, frozen=True):
    """What one run took: seconds on the clock, seconds of the processors, megabytes of the largest process."""

    seconds: float
    processor: float
    megabytes: float


class RunError(Exception):
    """The command ended with an error, or not in time; says which and what it wrote."""


def adopts() -> bool:
    """Whether this process can adopt what its commands leave behind."""
    return _adopt(True) and _adopt(False)


def run(command: Sequence[str], folder: Path, *, limit: float) -> Cost:
    """Run a command in a folder, at most `limit` seconds long."""
    # What was written before is on the disk before the clock starts.
    os.sync()
    _adopt(True)
    try:
        seconds, status, said, usages = _timed(command, folder, limit)
    finally:
        _adopt(False)
    if status:
        late = f"not done after {limit:,.0f} s" if seconds >= limit else f"ended with {status}"
        raise RunError(f"{' '.join(command)}: {late}\n{said[-2000:]}")
    processor = sum(one.ru_utime + one.ru_stime for one in usages)
    megabytes = max(one.ru_maxrss for one in usages) * _BYTES / 1024**2
    return Cost(round(seconds, 4), round(processor, 4), round(megabytes, 1))


def _timed(
    command: Sequence[str], folder: Path, limit: float
) -> tuple[float, int, str, list[resource.struct_rusage]]:
    """Seconds until the command ended, its exit code, what it wrote, and what each of its processes took."""
    with tempfile.TemporaryFile() as output:
        began = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=folder, stdout=output, stderr=subprocess.STDOUT, start_new_session=True
        )
        timer = threading.Timer(limit, os.killpg, (process.pid, signal.SIGKILL))
        timer.start()
        # A process's largest memory is at least what this one had when it started it: keep this one small.
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - began
        timer.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
        usages = [usage, *_left_behind(process.pid)]
        output.seek(0)
        return seconds, process.returncode, output.read().decode(errors="replace"), usages


def _adopt(on: bool) -> bool:
    """Switch adopting on or off; False where the system has no such thing."""
    prctl = getattr(ctypes.CDLL(None), "prctl", None) if sys.platform == "linux" else None
    return prctl is not None and prctl(_SET_CHILD_SUBREAPER, int(on), 0, 0, 0) == 0


def _left_behind(group: int) -> list[resource.struct_rusage]:
    """What the adopted processes of a finished command took, when all have ended."""
    usages = []
    while True:
        try:
            usages.append(os.wait4(-group, 0)[2])
        except ChildProcessError:
            return usages
