"""The same content gives the same bytes, whatever the machine is like and however the work is shared out."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.support.editing import assert_same
from tests.support.missing import missing
from tests.support.running import AS_OF, build, environment, tree

ROOT = Path(__file__).parents[2]
ARTICLES = 230
"""More than are done in one process."""

TOPICS = ("Russia", "North Korea", "Asia", "Élan vital", "東京", "Łódź", "İstanbul")


def write(site: Path, *, backwards: bool = False) -> None:
    """A site with a bit of everything; `backwards`, its files come into being in the other order."""
    files = {
        f"articles/{number:03}.md": f"---\ntitle: Day {number} in {TOPICS[number % 7]}\n"
        f"date: 20{10 + number % 15}-{1 + number % 12:02}-{1 + number % 28:02}\n"
        f"topics: [{TOPICS[number % 7]}, {TOPICS[number % 3]}, Topic {number % 40}]\n"
        f"events: [{{date: 19{10 + number % 80}, title: Event {number % 20}}}]\n---\n"
        f"Moscow and Pyongyang spoke of [[Day {number // 2} in {TOPICS[number // 2 % 7]}]].\n\n![[War]]\n"
        for number in range(ARTICLES)
    }
    files["topics/r.md"] = "---\ntitle: Russia\nnames: [Moscow]\n---\nA country.\n"
    files["topics/k.md"] = "---\ntitle: North Korea\nnames: [Pyongyang]\nbroader: [Asia]\n---\n"
    files["background/war.md"] = (
        "---\ntitle: War\ntopics: [Asia]\n---\nIt began in 1950.\n\n## Armistice\n\nSigned.\n"
    )
    files["site.yaml"] = "title: Determined\nbase_url: https://example.org/\ntimezone: Asia/Seoul\n"
    for path in sorted(files, reverse=backwards):
        file = site / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(files[path], "utf-8")


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    site = tmp_path_factory.mktemp("expected")
    write(site)
    ran = build(site, "--jobs", "1")
    assert ran.code == 0, ran.err
    return tree(site / "site")


@pytest.fixture
def umask() -> Iterator[Callable[[int], int]]:
    """Changes what files may be read by others; as it was, afterwards."""
    before = os.umask(0o022)
    yield os.umask
    os.umask(before)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    write(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    "changes",
    [
        {"PYTHONHASHSEED": "1"},
        {"PYTHONHASHSEED": "4000000000", "TZ": "Pacific/Kiritimati"},
        {"TZ": "America/Caracas", "LC_ALL": "C"},
        {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"},
    ],
    ids=lambda changes: " ".join(f"{name}={value}" for name, value in changes.items()),
)
def test_the_environment_makes_no_difference(
    site: Path, expected: dict[str, bytes], changes: dict[str, str]
) -> None:
    build(site, "--jobs", "1", env=environment(**changes))
    assert_same(tree(site / "site"), expected)


def test_the_order_in_which_files_came_into_being_makes_no_difference(
    tmp_path: Path, expected: dict[str, bytes]
) -> None:
    write(tmp_path, backwards=True)
    build(tmp_path, "--jobs", "1")
    assert_same(tree(tmp_path / "site"), expected)


def test_the_number_of_processes_makes_no_difference(site: Path, expected: dict[str, bytes]) -> None:
    build(site, "--jobs", "2")
    assert_same(tree(site / "site"), expected)


def test_the_umask_and_the_folder_make_no_difference(
    tmp_path: Path, expected: dict[str, bytes], umask: Callable[[int], int]
) -> None:
    elsewhere = tmp_path / "a folder with spaces, ünd mehr"
    write(elsewhere)
    umask(0o077)
    build(elsewhere, "--jobs", "1")
    assert_same(tree(elsewhere / "site"), expected)


def test_a_clean_build_over_an_old_one_gives_the_same(site: Path, expected: dict[str, bytes]) -> None:
    for more in (["--base-url", "https://other.example/"], ["--clean"]):
        ran = build(site, "--jobs", "1", *more)
        assert ran.code == 0, ran.err
    assert_same(tree(site / "site"), expected)
    shutil.rmtree(site / ".backstory")
    build(site, "--jobs", "1")
    assert_same(tree(site / "site"), expected)


def other_pythons() -> list[str]:
    """The interpreters of other versions that this machine has."""
    on_path = [found for minor in (11, 12, 13) if (found := shutil.which(f"python3.{minor}"))]
    kept = [str(found) for found in Path.home().glob(".pyenv/versions/3.1[123].*/bin/python")]
    said = {
        python: subprocess.run(
            [python, "-c", "import sys; print(sys.version_info[:2])"], capture_output=True, check=False
        ).stdout.decode()
        for python in (*on_path, *kept)
    }
    ours = f"{sys.version_info[:2]}"
    return sorted(
        {
            version.strip(): python for python, version in said.items() if version.strip() not in ("", ours)
        }.values()
    )


@pytest.mark.soak
def test_the_version_of_python_makes_no_difference(tmp_path: Path, expected: dict[str, bytes]) -> None:
    compared = other_pythons()
    if not compared:
        missing("another version of Python")
    for number, python in enumerate(compared):
        site, own = tmp_path / f"site{number}", tmp_path / f"python{number}"
        write(site)
        subprocess.run([python, "-m", "venv", own], check=True)
        subprocess.run([own / "bin/pip", "install", "--quiet", "--editable", ROOT], check=True)
        subprocess.run(
            [own / "bin/backstory", "build", "--as-of", AS_OF], cwd=site, env=environment(), check=True
        )
        assert_same(tree(site / "site"), expected)
