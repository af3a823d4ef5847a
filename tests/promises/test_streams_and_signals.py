"""However the program is interrupted, or its output closed: an exit code, at most one line, never a traceback."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from tests.support.missing import missing
from tests.support.running import AS_OF, backstory, build, environment

PROGRAM = [sys.executable, "-m", "backstory"]
INTERRUPTED = """
import builtins, os, signal, sys
wanted, real = sys.argv.pop(1), builtins.__import__
def importing(name, *rest, **named):
    if name == wanted:
        builtins.__import__ = real
        os.kill(os.getpid(), signal.SIGINT)
    return real(name, *rest, **named)
builtins.__import__ = importing
from backstory.__main__ import main
main()
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for number in range(12):
        file = tmp_path / f"content/articles/{number}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"---\ntitle: Talks {number}\ntopics: [Russia]\n---\nEnvoys *met*.\n")
    return tmp_path


@pytest.mark.parametrize(
    "module",
    [
        *("backstory.cli.program", "click", "backstory.cli.streams", "msgspec", "zoneinfo", "sqlite3"),
        *("backstory.engine.build", "backstory.engine.site_build", "pyromark", "jinja2", "babel"),
    ],
)
def test_ctrl_c_while_a_module_is_imported_leaves_no_traceback(site: Path, module: str) -> None:
    command = [sys.executable, "-c", INTERRUPTED, module, "build", "--jobs", "1", "--as-of", AS_OF]
    done = subprocess.run(
        command, cwd=site, env=environment(), capture_output=True, encoding="utf-8", check=False
    )
    assert "Traceback" not in done.stderr and "Error" not in done.stderr
    assert done.stderr.strip() in ("", "Interrupted.")
    # A module that some other one had imported already is not asked for again by name.
    assert done.returncode in (-signal.SIGINT, 130), module


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_at_any_moment_leaves_no_traceback(site: Path, jobs: str) -> None:
    for number in range(300):
        (site / f"content/articles/more{number}.md").write_text(f"---\ntitle: More {number}\n---\nText.\n")
    code = None
    for milliseconds in range(60, 2000, 150):
        process = subprocess.Popen(
            [*PROGRAM, "build", "--clean", "--jobs", jobs],
            cwd=site,
            env=environment(),
            stderr=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            text=True,
            start_new_session=True,
        )
        try:
            process.wait(milliseconds / 1000)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGINT)
        _, said = process.communicate()
        code = process.returncode
        # Before a first line of ours has run, Python itself shows where it was.
        if "backstory" in said or "multiprocessing" in said:
            assert "Traceback" not in said, (milliseconds, said)
        if code == 0:
            break


@pytest.mark.parametrize(
    "command", [["--help"], ["--version"], ["build"], ["build", "--json"], ["check"], ["catalog"]]
)
@pytest.mark.parametrize("stream", ["1", "2"])
@pytest.mark.parametrize("how", [">&-", "> /dev/full", "| true"])
def test_output_that_nobody_takes_is_at_most_one_line(
    site: Path, command: list[str], stream: str, how: str
) -> None:
    if not Path("/dev/full").exists():
        missing("/dev/full")
    (site / "content/articles/odd.md").write_text("---\ntitle: Odd\nunknown: 1\n---\n[[Nowhere]]\n")
    where = f"{stream}{how}" if how[0] == ">" else ("| true" if stream == "1" else "2>&1 >/dev/null | true")
    line = " ".join([*PROGRAM, *command, where]) + "; exit ${PIPESTATUS[0]}"
    done = subprocess.run(
        ["bash", "-c", line], cwd=site, env=environment(), capture_output=True, encoding="utf-8", check=False
    )
    said = done.stdout + done.stderr
    assert "Traceback" not in said and "Internal error" not in said and "Exception ignored" not in said, said
    assert done.returncode in (0, 1)
    if (command, stream, how) == (["build", "--json"], "1", "> /dev/full"):
        assert done.returncode == 1 and "Standard output can't be written" in done.stderr


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-8"])
def test_a_terminal_of_a_narrow_encoding_is_told_all_the_same(site: Path, encoding: str) -> None:
    (site / "content/articles/日本.md").write_text("---\ntitle: 日本\n---\n[[шапка]]\n", "utf-8")
    ran = backstory("build", "--verbose", cwd=site, env=environment(PYTHONIOENCODING=encoding))
    assert ran.code == 0 and ran.codes


@pytest.mark.parametrize(
    "epoch",
    [
        "0",
        "1",
        "00000000001",
        "253402128000",
        "253402300800",
        "9" * 30,
        "9" * 5000,
        "-1",
        "1e9",
        "²",
        "١٢٣",
        " 5",
        "x",
        "1.5",
    ],
)
def test_an_odd_epoch_is_taken_or_refused_in_words(site: Path, epoch: str) -> None:
    ran = backstory("build", cwd=site, env=environment(SOURCE_DATE_EPOCH=epoch))
    taken = epoch.isascii() and epoch.isdigit() and int(epoch[:20]) <= 253402128000
    assert ran.code == (0 if taken else 2)
    assert taken or "SOURCE_DATE_EPOCH" in ran.err


@pytest.mark.parametrize(
    "day", ["0001-01-01", "0001-01-02", "9999-12-31", "9999-12-30", "253402300799", "0", "1970-01-01"]
)
@pytest.mark.parametrize("zone", ["UTC", "Pacific/Kiritimati", "Etc/GMT+12"])
def test_an_odd_day_is_taken_or_refused_in_words(site: Path, day: str, zone: str) -> None:
    (site / "content/site.yaml").write_text(f"timezone: {zone}\n")
    ran = backstory("build", "--as-of", day, "--quiet", cwd=site)
    assert ran.code in (0, 2)
    assert ran.code == 0 or "--as-of" in ran.err


def test_a_file_of_an_odd_time_is_built_once(site: Path) -> None:
    file = site / "content/articles/1.md"
    for year in (1, 1901, 1969, 2200, 2300, 2400):
        os.utime(file, ns=(0, (year - 1970) * 31_557_600_000_000_000))
        assert build(site).code == 0
        assert build(site, "--json").document["pages"]["written"] == 0
