"""A site to publish, the program as a user runs it, and every kind of place to publish to."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from msgspec import Struct
from tests.publish import places, services, sites
from tests.publish.places import Spot
from tests.support.missing import missing

from backstory.cli import main

SPOTS = ("folder", "plain-folder", "netlify", "zip", "git", "git-ssh", "s3", "azure", "gcs", "rsync", "sftp")


class Result(Struct, frozen=True):
    """What a run of the program came to."""

    code: int
    out: str
    err: str


class Desk:
    """The folder where the program runs: `content/` with its site.yaml, `site/` as a build leaves it."""

    def __init__(self, folder: Path, run: Callable[[list[str]], Result]) -> None:
        self.folder = folder
        self.content = folder / "content"
        self.site = folder / "site"
        self._run = run
        self.content.mkdir()
        self.configure("")

    def configure(self, more: str) -> None:
        """Write site.yaml."""
        (self.content / "site.yaml").write_text(f"base_url: {sites.BASE_URL}\n{more}")

    def build(self, files: Mapping[str, bytes], **about: object) -> None:
        """Leave these files in site/ as a build does."""
        sites.write_build(self.site, files, **about)  # type: ignore[arg-type]

    def run(self, *arguments: str) -> Result:
        """Run `backstory` here."""
        return self._run(list(arguments))

    def publish(self, spot: Spot, *arguments: str) -> Result:
        """Publish without being asked and without a pause, whatever is deleted."""
        given = ["--yes", "--pause", "0", "--max-deletes", "100%", *spot.arguments(), *arguments]
        return self._run(["publish", *given])

    def start(self, spot: Spot, *arguments: str) -> "subprocess.Popen[bytes]":
        """Begin to publish in a process of its own."""
        code = "from backstory.cli import main; main()"
        given = ["publish", "--yes", "--pause", "0", "--max-deletes", "100%", *spot.arguments(), *arguments]
        return subprocess.Popen(
            [sys.executable, "-c", code, *given],
            cwd=self.folder,
            env={**os.environ, **spot.environment},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            # Where the tests run in the background of a shell, an interrupt would be ignored from the start.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        )


def kill(process: "subprocess.Popen[bytes]") -> None:
    """End a process and all that it started, with no time to tidy up."""
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Desk:
    folder = tmp_path / "desk"
    folder.mkdir()
    monkeypatch.chdir(folder)
    for name in ("SOURCE_DATE_EPOCH", "AWS_PROFILE", *os.environ):
        if name.startswith(("AWS_", "GOOGLE_", "AZURE_")) or name == "SOURCE_DATE_EPOCH":
            monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))

    def run(arguments: list[str]) -> Result:
        capfd.readouterr()
        monkeypatch.setattr("sys.argv", ["backstory", *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
        out, err = capfd.readouterr()
        return Result(int(ended.value.code or 0), out, err)

    return Desk(folder, run)


@pytest.fixture
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Nobody waits; what would have been waited for, in seconds."""
    waited: list[float] = []
    monkeypatch.setattr("time.sleep", waited.append)
    return waited


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 300 KB."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=300k", "tmpfs", str(disk)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        missing("a small disk, which only root can mount,")
    yield disk
    subprocess.run(["umount", "-l", disk], check=True)


@pytest.fixture(scope="session")
def seaweed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with services.seaweed(tmp_path_factory.mktemp("seaweed")) as address:
        places.make_s3_bucket(address)
        yield address


@pytest.fixture(scope="session")
def azurite(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with services.azurite(tmp_path_factory.mktemp("azurite")) as address:
        places.make_azure_container(address)
        yield address


@pytest.fixture(scope="session")
def google(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with services.google(tmp_path_factory.mktemp("google")) as address:
        places.make_google_bucket(address)
        yield address


@pytest.fixture(scope="session")
def sshd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[services.Sshd]:
    with services.sshd(tmp_path_factory.mktemp("sshd")) as server:
        yield server


@pytest.fixture
def make_spot(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[[str], Spot]:
    """Makes an empty place of a kind, and lets the program have the credentials for it."""

    def make(kind: str) -> Spot:
        spot = _spot(kind, request, tmp_path)
        for name, value in spot.environment.items():
            monkeypatch.setenv(name, value)
        return spot

    return make


@pytest.fixture(params=SPOTS)
def spot(request: pytest.FixtureRequest, make_spot: Callable[[str], Spot]) -> Spot:
    """An empty place of each kind."""
    return make_spot(request.param)


def _spot(kind: str, request: pytest.FixtureRequest, folder: Path) -> Spot:
    prefix = folder.name
    if kind == "folder":
        return places.folder(folder)
    if kind == "plain-folder":
        return places.folder(folder, switch="no")
    if kind == "netlify":
        return places.edge(folder, kind)
    if kind == "zip":
        return places.archive(folder)
    if kind == "git":
        return places.branch(folder, lambda repository: f"file://{repository}", {})
    if kind == "s3":
        return places.s3(request.getfixturevalue("seaweed"), prefix)
    if kind == "azure":
        return places.azure(request.getfixturevalue("azurite"), prefix)
    if kind == "gcs":
        return places.gcs(request.getfixturevalue("google"), prefix)
    server: services.Sshd = request.getfixturevalue("sshd")
    if kind == "git-ssh":
        return places.branch(
            folder, lambda repository: f"ssh://testhost{repository}", {"GIT_SSH_COMMAND": server.program}
        )
    services.program(kind)
    return places.ssh(folder, server, kind)
