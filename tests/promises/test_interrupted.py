"""Builds that are cut off, that meet each other, or that find no room: never half a file, never half a site."""

import contextlib
import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest
from tests.support.editing import assert_same
from tests.support.missing import missing
from tests.support.permissions import bound_by_permissions
from tests.support.running import AS_OF, build, environment, tree

from backstory.output.folder import MANIFEST

COMMAND = [sys.executable, "-m", "backstory", "build", "--quiet", "--as-of", AS_OF, "--jobs"]
ARTICLES = 220
"""More than are done in one process."""


def write(site: Path, edition: str) -> None:
    for number in range(ARTICLES):
        file = site / f"content/articles/{number:03}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(
            f"---\ntitle: {edition} {number}\ndate: 2024-01-{1 + number % 28:02}\ntopics: [T{number % 12}, {edition}]\n"
            f"---\n\nThe text of {edition}, {number}. See [[{edition} {number // 2}]].\n",
            "utf-8",
        )


def start(site: Path, jobs: int = 1) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [*COMMAND, str(jobs)],
        cwd=site,
        env=environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def still_there(process: subprocess.Popen[bytes]) -> list[str]:
    """The processes that one started and that live on, as their states."""
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            fields = status.read_text().rpartition(")")[2].split()
            if fields[3] == str(process.pid) and fields[0] not in "ZX":
                found.append(str(status))
    return found


def wait_until(done: Callable[[], bool]) -> bool:
    """Whether it is so within ten seconds."""
    for _ in range(1000):
        if done():
            return True
        time.sleep(0.01)
    return False


def written(folder: Path) -> dict[str, bytes]:
    """The files of a site that readers could ask for."""
    return (
        {path: data for path, data in tree(folder).items() if not path.rpartition("/")[2].startswith(".")}
        if folder.exists()
        else {}
    )


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, bytes]]:
    """What clean builds of two editions of the site hold."""
    built = {}
    for edition in ("First", "Second"):
        site = tmp_path_factory.mktemp(edition)
        write(site, edition)
        build(site, "--jobs", "1")
        built[edition] = tree(site / "site")
    return built


def kill_at_random(
    site: Path, editions: dict[str, dict[str, bytes]], chance: random.Random, moments: int
) -> None:
    """Kill builds that turn one edition into the other, at random moments of their work."""
    now, then = "First", "Second"
    write(site, now)
    build(site, "--jobs", "1")
    began = time.monotonic()
    write(site, then)
    build(site, "--jobs", "1")
    length = time.monotonic() - began
    for number in range(moments):
        now, then = then, now
        write(site, then)
        process = start(site, jobs=1 + number % 2)
        time.sleep(chance.uniform(0.1, length))
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert wait_until(lambda one=process: not still_there(one)), "a worker writes on"  # type: ignore[misc]
        seen = written(site / "site")
        old, new = editions[now], editions[then]
        assert [path for path in seen if seen[path] not in (old.get(path), new.get(path))] == []
        manifest = json.loads((site / "site" / MANIFEST).read_bytes())
        if manifest["finished"]:
            # It had not begun to write, or it was done.
            assert seen in (written_of(old), written_of(new))
        build(site, "--jobs", "1")
        assert_same(tree(site / "site"), new)


def written_of(edition: dict[str, bytes]) -> dict[str, bytes]:
    return {path: data for path, data in edition.items() if not path.rpartition("/")[2].startswith(".")}


def test_a_build_that_is_killed_leaves_whole_files_and_the_next_one_mends_it(
    tmp_path: Path, editions: dict[str, dict[str, bytes]], random_seed: int
) -> None:
    kill_at_random(tmp_path, editions, random.Random(random_seed), 5)


@pytest.mark.soak
def test_two_hundred_kills(tmp_path: Path, editions: dict[str, dict[str, bytes]], random_seed: int) -> None:
    kill_at_random(tmp_path, editions, random.Random(random_seed + 1), 200)


def test_two_builds_at_once_do_not_mix(tmp_path: Path, editions: dict[str, dict[str, bytes]]) -> None:
    write(tmp_path, "First")
    both = [start(tmp_path), start(tmp_path)]
    assert [process.wait() for process in both] == [0, 0]
    assert_same(tree(tmp_path / "site"), editions["First"])


def test_an_interrupt_ends_with_one_word_and_code_130(tmp_path: Path) -> None:
    write(tmp_path, "First")
    process = subprocess.Popen(
        [*COMMAND, "1"],
        cwd=tmp_path,
        env=environment(),
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    while not (tmp_path / ".backstory").exists():
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate()
    assert (process.returncode, said.strip()) == (130, "Interrupted.")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk with room for half a site."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = os.geteuid() == 0 and (
        subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(folder)],
            capture_output=True,
            check=False,
        ).returncode
        == 0
    )
    if not mounted:
        missing("a small disk to fill, which only root can make,")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_is_one_line_and_the_old_pages_stand(
    tmp_path: Path, small_disk: Path, editions: dict[str, dict[str, bytes]]
) -> None:
    write(tmp_path, "First")
    output = small_disk / "site"
    done = build(tmp_path, "--jobs", "1", "--output", output)
    assert done.code == 1
    (line,) = done.err.splitlines()
    assert line.endswith("[disk-full]")
    seen = written(output)
    first = editions["First"]
    assert seen and [path for path in seen if seen[path] != first[path]] == []
    assert not json.loads((output / MANIFEST).read_bytes())["finished"]
    subprocess.run(["mount", "-o", "remount,size=20m", str(small_disk)], check=True)
    build(tmp_path, "--jobs", "1", "--output", output)
    assert_same(tree(output), first)


def test_an_output_that_can_not_be_written_is_one_line(tmp_path: Path) -> None:
    write(tmp_path, "First")
    (tmp_path / "site").write_text("a file where the folder should be")
    done = build(tmp_path, "--jobs", "1")
    assert done.code == 1
    (line,) = done.err.splitlines()
    assert line.endswith("[output-unwritable]")
    assert (tmp_path / "site").read_text() == "a file where the folder should be"


def test_a_read_only_output_keeps_the_old_site(tmp_path: Path) -> None:
    write(tmp_path, "First")
    build(tmp_path)
    before = tree(tmp_path / "site")
    for path in (tmp_path / "site").rglob("*"):
        path.chmod(0o555 if path.is_dir() else 0o444)
    (tmp_path / "site").chmod(0o555)
    write(tmp_path, "Second")
    command = [*bound_by_permissions(), *COMMAND, "1"]
    done = subprocess.run(command, cwd=tmp_path, env=environment(), capture_output=True, check=False)
    (line,) = done.stderr.decode().splitlines()
    assert done.returncode == 1 and line.endswith("[output-unwritable]")
    assert tree(tmp_path / "site") == before


def test_a_worker_that_dies_is_one_line_and_never_half_a_page(tmp_path: Path) -> None:
    for part in range(6):
        for number in range(400):
            file = tmp_path / f"content/articles/{part}/n{part}-{number}.md"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(f"---\ntitle: N {part} {number}\n---\n" + "A paragraph of words.\n\n" * 40)
    command = [*COMMAND, "2"]
    process = subprocess.Popen(command, cwd=tmp_path, env=environment(), stderr=subprocess.PIPE, text=True)
    victim = wait_for_worker(process.pid)
    os.kill(victim, signal.SIGKILL)
    _, said = process.communicate()
    if process.returncode:
        assert [line.rpartition("[")[2] for line in said.splitlines()] == ["worker-died]"]
    again = build(tmp_path, "--jobs", "1")
    assert again.code == 0
    assert len(list((tmp_path / "site/articles").rglob("index.html"))) == 2400


def wait_for_worker(parent: int) -> int:
    """The process of a worker that is at work, below the process that builds."""
    for _ in range(3000):
        for entry in Path("/proc").iterdir():
            with contextlib.suppress(OSError, ValueError):
                chain = [int(entry.name)]
                while chain[-1] > 1 and len(chain) < 4:
                    chain.append(
                        int(
                            (Path("/proc") / str(chain[-1]) / "stat")
                            .read_text()
                            .rpartition(")")[2]
                            .split()[1]
                        )
                    )
                # The builder, its server of clean processes, the worker.
                if len(chain) > 2 and chain[2] == parent:
                    return chain[0]
        time.sleep(0.01)
    pytest.fail("no worker was started")


def test_a_manifest_names_every_file_with_its_digest(tmp_path: Path) -> None:
    from backstory.output.folder import Manifest, digest_of

    write(tmp_path, "First")
    build(tmp_path)
    files = tree(tmp_path / "site")
    manifest = msgspec.json.decode(files.pop(MANIFEST), type=Manifest)
    assert manifest.finished
    assert manifest.files == {path: digest_of(data) for path, data in files.items()}


def test_what_a_first_build_left_when_it_was_killed_is_known_as_ours(
    tmp_path: Path, editions: dict[str, dict[str, bytes]]
) -> None:
    write(tmp_path, "First")
    process = start(tmp_path)
    while not (tmp_path / "site/topics").exists():
        time.sleep(0.002)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert not json.loads((tmp_path / "site" / MANIFEST).read_bytes())["finished"]
    write(tmp_path, "Second")
    build(tmp_path, "--jobs", "1")
    assert_same(tree(tmp_path / "site"), editions["Second"])
