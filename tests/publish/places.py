"""Places to publish to, each a real one, and a look at what is there that goes round the program."""

import base64
import hashlib
import hmac
import json
import subprocess
import urllib.request
import zipfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from email.utils import formatdate
from pathlib import Path
from typing import Any

from msgspec import Struct
from tests.publish import services

_OURS = (
    ".backstory-published.json",
    ".nojekyll",
    "CNAME",
    "_headers",
    "_redirects",
    "speculation-rules.json",
)
"""What a kind of place adds to the files of a site."""


class Spot(Struct, frozen=True):
    """Somewhere to publish to."""

    options: dict[str, str]
    environment: dict[str, str]
    everything: Callable[[], dict[str, bytes]]
    """Every file that is there, ours of the site and any other."""
    add: Callable[[str, bytes], None]
    """Put a file there as somebody else would."""

    def files(self) -> dict[str, bytes]:
        """The files there that a site has."""
        return {path: data for path, data in self.everything().items() if path not in _OURS}

    def arguments(self) -> list[str]:
        """For the command line."""
        return [part for key, value in self.options.items() for part in ("--set", f"{key}={value}")]


def folder(folder: Path, **options: str) -> Spot:
    """A folder of this machine."""
    place = folder / "www" / "site"
    return Spot({"kind": "folder", "path": str(place), **options}, {}, lambda: _files(place), _adder(place))


def edge(folder: Path, kind: str) -> Spot:
    """A folder for Netlify or Cloudflare."""
    place = folder / kind
    return Spot({"kind": kind, "path": str(place)}, {}, lambda: _files(place), _adder(place))


def archive(folder: Path) -> Spot:
    """A .zip file."""
    file = folder / "site.zip"

    def everything() -> dict[str, bytes]:
        if not file.exists():
            return {}
        with zipfile.ZipFile(file) as opened:
            return {name: opened.read(name) for name in opened.namelist()}

    def add(path: str, data: bytes) -> None:
        with zipfile.ZipFile(file, "w") as opened:
            opened.writestr(path, data)

    return Spot({"kind": "zip", "path": str(file)}, {}, everything, add)


def branch(folder: Path, address: Callable[[Path], str], environment: Mapping[str, str]) -> Spot:
    """A branch of a bare repository; `address` says how it is reached."""
    repository = folder / "site.git"
    services.program("git")
    subprocess.run(["git", "init", "--quiet", "--bare", repository], check=True)
    git = ["git", f"--git-dir={repository}"]

    def everything() -> dict[str, bytes]:
        listed = subprocess.run(
            [*git, "ls-tree", "-r", "-z", "gh-pages"], capture_output=True, check=False
        ).stdout
        rows = [row.split("\t", 1) for row in listed.decode().split("\0") if row]
        asked = "".join(f"{about.split()[2]}\n" for about, _ in rows).encode()
        answer = subprocess.run(
            [*git, "cat-file", "--batch"], input=asked, capture_output=True, check=True
        ).stdout
        return dict(zip((path for _, path in rows), _blobs(answer), strict=True))

    def add(path: str, data: bytes) -> None:
        work = folder / "work"
        subprocess.run(["git", "init", "--quiet", "-b", "gh-pages", work], check=True)
        subprocess.run(
            ["git", "-C", work, "pull", "--quiet", repository, "gh-pages"], capture_output=True, check=False
        )
        (work / path).parent.mkdir(parents=True, exist_ok=True)
        (work / path).write_bytes(data)
        named = ["-c", "user.name=Somebody", "-c", "user.email=somebody@briefing.example"]
        subprocess.run(["git", "-C", work, "add", "."], check=True)
        subprocess.run(["git", "-C", work, *named, "commit", "--quiet", "-m", "By hand"], check=True)
        subprocess.run(["git", "-C", work, "push", "--quiet", repository, "gh-pages"], check=True)

    options = {"kind": "git-pages", "repository": address(repository)}
    return Spot(options, dict(environment), everything, add)


def ssh(folder: Path, server: services.Sshd, transport: str) -> Spot:
    """A folder behind an SSH server."""
    place = folder / "remote"
    options = {"kind": "ssh", "host": "testhost", "path": str(place), "config": str(server.config)}
    return Spot({**options, "transport": transport}, {}, lambda: _files(place), _adder(place))


def s3(address: str, prefix: str, **options: str) -> Spot:
    """A prefix of a bucket of SeaweedFS."""
    from obstore.store import S3Store

    store = S3Store(
        "site",
        prefix=prefix,
        endpoint=address,
        region="us-east-1",
        access_key_id=services.KEY,
        secret_access_key=services.SECRET,
        client_options={"allow_http": True},
    )
    environment = {"AWS_ACCESS_KEY_ID": services.KEY, "AWS_SECRET_ACCESS_KEY": services.SECRET}
    given = {"kind": "s3", "bucket": "site", "prefix": prefix, "endpoint": address, **options}
    return Spot(given, environment, lambda: _objects(store), lambda path, data: _put(store, path, data))


def gcs(address: str, prefix: str) -> Spot:
    """A prefix of a bucket of the Google server."""
    from obstore.store import GCSStore

    key = {
        "gcs_base_url": address,
        "disable_oauth": True,
        "client_email": "",
        "private_key": "",
        "private_key_id": "",
    }
    text = json.dumps(key)
    store = GCSStore("site", prefix=prefix, service_account_key=text, client_options={"allow_http": True})
    given = {"kind": "gcs", "bucket": "site", "prefix": prefix, "endpoint": address}
    environment = {"GOOGLE_SERVICE_ACCOUNT_KEY": text}
    return Spot(given, environment, lambda: _objects(store), lambda path, data: _put(store, path, data))


def azure(address: str, prefix: str) -> Spot:
    """A prefix of a container of Azurite."""
    from obstore.store import AzureStore

    account, key = services.AZURE_ACCOUNT, services.AZURE_SECRET
    store = AzureStore(
        "site",
        prefix=prefix,
        endpoint=address,
        account_name=account,
        account_key=key,
        client_options={"allow_http": True},
    )
    given = {"kind": "azure", "account": account, "container": "site", "prefix": prefix, "endpoint": address}
    environment = {"AZURE_STORAGE_ACCOUNT_KEY": key}
    return Spot(given, environment, lambda: _objects(store), lambda path, data: _put(store, path, data))


def make_s3_bucket(address: str) -> None:
    """Make the bucket `site` at an S3 server that makes buckets on their first use."""
    spot = s3(address, "first")
    spot.add("file", b"")


def make_google_bucket(address: str) -> None:
    """Make the bucket `site`."""
    asked = urllib.request.Request(
        f"{address}/storage/v1/b?project=tests",
        data=b'{"name": "site"}',
        headers={"content-type": "application/json"},
    )
    urllib.request.urlopen(asked).close()


def make_azure_container(address: str) -> None:
    """Make the container `site`, with a request signed as Microsoft's "Authorize with Shared Key" says."""
    account = services.AZURE_ACCOUNT
    headers = {"x-ms-date": formatdate(usegmt=True), "x-ms-version": "2021-08-06"}
    lines = "".join(f"{name}:{value}\n" for name, value in sorted(headers.items()))
    kind = headers["Content-Type"] = "application/octet-stream"
    signed = "PUT" + "\n" * 5 + kind + "\n" * 7 + lines + f"/{account}/{account}/site\nrestype:container"
    digest = hmac.new(base64.b64decode(services.AZURE_SECRET), signed.encode(), hashlib.sha256).digest()
    headers["Authorization"] = f"SharedKey {account}:{base64.b64encode(digest).decode()}"
    asked = urllib.request.Request(
        f"{address}/site?restype=container", method="PUT", headers=headers, data=b""
    )
    urllib.request.urlopen(asked).close()


def _files(folder: Path) -> dict[str, bytes]:
    root = folder.resolve()
    found = {}
    for file in root.rglob("*"):
        with suppress(FileNotFoundError):
            if file.is_file():
                found[file.relative_to(root).as_posix()] = file.read_bytes()
    return found


def _adder(folder: Path) -> Callable[[str, bytes], None]:
    def add(path: str, data: bytes) -> None:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)

    return add


def _objects(store: Any) -> dict[str, bytes]:
    import obstore

    paths = [found["path"] for chunk in obstore.list(store) for found in chunk]
    objects = {}
    for path in paths:
        # The last request of a run that was killed may take a file away after it was listed.
        with suppress(FileNotFoundError):
            objects[path] = bytes(obstore.get(store, path).bytes())
    return objects


def _put(store: Any, path: str, data: bytes) -> None:
    import obstore

    obstore.put(store, path, data, use_multipart=False)


def _blobs(answer: bytes) -> list[bytes]:
    found, at = [], 0
    while at < len(answer):
        end = answer.index(b"\n", at)
        size = int(answer[at:end].split()[2])
        found.append(answer[end + 1 : end + 1 + size])
        at = end + size + 2
    return found
