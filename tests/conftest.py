"""What several rooms' tests share: the files of other people, and small sites."""

import gc
import os
import random
import shutil
import signal
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from tests.support.missing import missing_files

SEED = "BACKSTORY_TEST_SEED"
"""The environment variable that repeats the random choices of an earlier run."""

# A shell that starts a script in the background has all that it starts ignore Ctrl-C; tests send it.
signal.signal(signal.SIGINT, signal.default_int_handler)

# How long a machine takes says nothing about what is tested.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")

LONG = ("promises", "whole", "cli", "browser", "preview", "publish", "importers", "output")
"""Folders of tests, those whose files take longest first."""

MEMORY, ROOM = Path("/dev/shm"), 4_000_000_000
"""Where Linux keeps files in memory, and how many bytes of it have to be free for a run."""

SHARED = Path(__file__).resolve().parents[2] / "shared"


def pytest_configure() -> None:
    """Every process of a run makes its random choices from one seed."""
    os.environ.setdefault(SEED, str(random.SystemRandom().randrange(1_000_000)))
    if "TMPDIR" not in os.environ and _is_roomy(MEMORY):
        os.environ["TMPDIR"] = tempfile.tempdir = str(MEMORY)


def _is_roomy(memory: Path) -> bool:
    """Whether temporary folders may lie in memory: on a disk, making and removing files is half of what many tests take."""
    return (
        os.access(memory, os.W_OK)
        and not os.statvfs(memory).f_flag & os.ST_NOEXEC
        and shutil.disk_usage(memory).free > ROOM
    )


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """One process more than there are cores: browsers, previews and hosts are waited for."""
    return (os.cpu_count() or 1) + 1


def pytest_collection_finish() -> None:
    """Look for garbage seldom, and never among what was imported: builds as the program makes them do no more."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(200_000, 20, 100)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let long files begin, so that no process is left with one when the others have nothing to do."""
    here = Path(__file__).parent
    rank = {here / folder: place for place, folder in enumerate(LONG)}
    items.sort(key=lambda item: rank.get(item.path.parent, len(LONG)))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how the same run is had again."""
    terminalreporter.write_line(f"Random choices can be repeated with {SEED}={os.environ[SEED]}")


@pytest.fixture(scope="session")
def random_seed() -> int:
    """A number to start random choices from; printed at the end of every run."""
    return int(os.environ[SEED])


def _beside(name: str, holds: str) -> Path:
    """A folder beside the checkout; without it, what reads it is missing something."""
    folder = SHARED / name
    if not folder.is_dir():
        missing_files(f"{folder}, with {holds} that this reads")
    return folder


@pytest.fixture(scope="session")
def corpora() -> Path:
    """The folder of real files that nobody here wrote, beside the checkout."""
    return _beside("corpora", "the files of others")


@pytest.fixture(scope="session")
def cases() -> Path:
    """The folder of small sites, each with what its readers expect, beside the checkout."""
    return _beside("cases", "the small sites")


@pytest.fixture
def write_site(tmp_path: Path) -> Callable[[Mapping[str, str | bytes]], Path]:
    """Writes files, given by their path in the site, and gives the site's folder."""

    def write(files: Mapping[str, str | bytes]) -> Path:
        for path, content in files.items():
            file = tmp_path / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return tmp_path

    return write
