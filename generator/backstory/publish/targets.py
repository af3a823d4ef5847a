"""The kinds of places that a site can be published to, their options, and how each is opened."""

import os
import re
from collections.abc import Callable, Mapping
from pathlib import Path

from msgspec import Struct

from backstory.near_names import suggestion
from backstory.problems import Place, Problem, Stop
from backstory.publish.buckets import open_azure, open_gcs, open_s3
from backstory.publish.connection import Connection
from backstory.publish.edge_folder import EdgeFolder
from backstory.publish.folder import FolderHost
from backstory.publish.git_pages import GitPages
from backstory.publish.host import Target, Wait
from backstory.publish.object_store import ObjectStore
from backstory.publish.sending import Sender
from backstory.publish.ssh import SshHost
from backstory.publish.versions import Versions
from backstory.publish.zip_archive import ZipArchive

_SECRET = re.compile(r"secret|password|passphrase|token|credential|access_?key|account_?key|sas", re.I)
_PASSWORD_IN_ADDRESS = re.compile(r"://[^/\s@]*:[^/\s@]+@")
_OF_EVERY_KIND = ("pause", "max_deletes")
_OF_BUCKETS = ("prefix", "endpoint", "credentials", "cache", "compress")


class Kind(Struct, frozen=True):
    """A kind of place: the options that it needs, and those that it takes."""

    needed: tuple[str, ...]
    other: tuple[str, ...] = ()


KINDS = {
    "folder": Kind(("path",), ("keep", "switch")),
    "git-pages": Kind(("repository",), ("branch", "cname")),
    "s3": Kind(("bucket",), ("region", *_OF_BUCKETS)),
    "gcs": Kind(("bucket",), _OF_BUCKETS),
    "azure": Kind(("account", "container"), _OF_BUCKETS),
    "ssh": Kind(("host", "path"), ("port", "transport", "config")),
    "netlify": Kind(("path",)),
    "cloudflare": Kind(("path",)),
    "zip": Kind(("path",)),
}
CHOICES = {
    "switch": ("yes", "no"),
    "transport": ("rsync", "sftp"),
    "credentials": ("machine", "az"),
    "compress": ("gzip",),
}
_FORMS = {
    "keep": (re.compile(r"[1-9]\d{0,3}"), "a number"),
    "port": (re.compile(r"\d{1,5}"), "a number"),
    "pause": (re.compile(r"\d+(\.\d+)?"), "a number"),
    "max_deletes": (re.compile(r"\d+(\.\d+)?%|\d+"), "25% or 40"),
    "endpoint": (
        re.compile(r"https?://([\w.-]+|\[[\da-f:]+\])(:\d+)?(/[\w./-]*)?", re.I),
        "https://host.example",
    ),
}
"""What the value of an option has to look like, and how to say so."""


class Surroundings(Struct, frozen=True):
    """What a target is opened with, other than its options."""

    folder: Path
    """Paths in options are relative to it."""
    work: Path
    """Ours, to keep copies in."""
    environment: Mapping[str, str]
    wait: Wait


def choose(
    targets: Mapping[str, Mapping[str, str]], name: str | None, given: Mapping[str, str], *, where: str
) -> tuple[str, dict[str, str]]:
    """The target that is meant, and its options with those `given` in their place. Stops where that is unclear.

    `where` is the file that the targets stand in, as the author would type it.
    """
    place = Place(where)
    if name is None and len(targets) == 1 and "kind" not in given:
        name = next(iter(targets))
    if name is None and "kind" in given:
        name = given["kind"]
    if name is None:
        if not targets:
            raise Stop(Problem("publish-no-target", place))
        raise Stop(Problem("publish-which-target", place, {"names": ", ".join(sorted(targets))}))
    if name not in targets and "kind" not in given:
        facts = {"name": name} | ({"names": ", ".join(sorted(targets))} if targets else {})
        raise Stop(Problem("publish-unknown-target", place, facts))
    options = {**targets.get(name, {}), **given}
    problems = [Problem(code, place, {"name": name, **facts}) for code, facts in _faults(options)]
    if problems:
        raise Stop(*problems)
    return name, options


def open_target(options: Mapping[str, str], around: Surroundings) -> Target:
    """The place that the options tell of. Nothing is asked of it yet."""
    return _OPEN[options["kind"]](options, around)


def _faults(options: Mapping[str, str]) -> list[tuple[str, dict[str, str]]]:
    """What is wrong with the options of a target: problem code and facts."""
    secrets = [key for key in options if _SECRET.search(key) and options[key] not in CHOICES.get(key, ())]
    secrets += [key for key, value in options.items() if _PASSWORD_IN_ADDRESS.search(value)]
    faults: list[tuple[str, dict[str, str]]] = [
        ("publish-secret", {"key": key}) for key in dict.fromkeys(secrets)
    ]
    name = options.get("kind", "")
    kind = KINDS.get(name)
    if kind is None:
        return [*faults, ("publish-kind", {"kind": name, "kinds": ", ".join(KINDS)})]
    known = ("kind", *kind.needed, *kind.other, *_OF_EVERY_KIND)
    faults += [
        ("publish-option-missing", {"key": key, "kind": name}) for key in kind.needed if not options.get(key)
    ]
    for key, value in options.items():
        if key in secrets:
            continue
        if key not in known:
            faults.append(("publish-option-unknown", {"key": key, "kind": name} | suggestion(key, known)))
        elif key in CHOICES and value not in CHOICES[key]:
            faults.append(
                ("publish-option", {"key": key, "value": value, "choices": " or ".join(CHOICES[key])})
            )
        elif key in _FORMS and not _FORMS[key][0].fullmatch(value):
            faults.append(("publish-option", {"key": key, "value": value, "choices": _FORMS[key][1]}))
    return faults


def _folder(options: Mapping[str, str], around: Surroundings) -> Target:
    place = around.folder / Path(options["path"]).expanduser()
    if options.get("switch", "yes") == "no" or os.name == "nt":
        return Sender(FolderHost(place), around.wait)
    return Versions(place, keep=int(options.get("keep", "3")))


def _git_pages(options: Mapping[str, str], around: Surroundings) -> Target:
    return GitPages(
        options["repository"],
        options.get("branch") or "gh-pages",
        cname=options.get("cname", ""),
        work=around.work,
        environment=around.environment,
        wait=around.wait,
    )


def _bucket(options: Mapping[str, str], around: Surroundings) -> Target:
    opening = {"s3": open_s3, "gcs": open_gcs, "azure": open_azure}
    bucket = options.get("bucket") or f"{options.get('account')}/{options.get('container')}"
    name = f"{options['kind']} {bucket}" + (f" at {options['endpoint']}" if options.get("endpoint") else "")
    try:
        store = opening[options["kind"]](options, around.environment)
    except ImportError:
        raise Stop(Problem("publish-no-obstore", Place(options["kind"]))) from None
    host = ObjectStore(
        store,
        name,
        cache=options.get("cache", ""),
        compress=options.get("compress") == "gzip",
        environment=around.environment,
    )
    return Sender(host, around.wait)


def _ssh(options: Mapping[str, str], around: Surroundings) -> Target:
    connection = Connection(
        options["host"],
        options["path"],
        port=options.get("port", ""),
        config=options.get("config", ""),
        environment=around.environment,
    )
    return Sender(SshHost(connection, options.get("transport", "")), around.wait)


def _edge_folder(options: Mapping[str, str], around: Surroundings) -> Target:
    host = FolderHost(around.folder / Path(options["path"]).expanduser())
    return EdgeFolder(host, around.wait, kind=options["kind"])


def _zip(options: Mapping[str, str], around: Surroundings) -> Target:
    return ZipArchive(around.folder / Path(options["path"]).expanduser())


_OPEN: dict[str, Callable[[Mapping[str, str], Surroundings], Target]] = {
    "folder": _folder,
    "git-pages": _git_pages,
    "s3": _bucket,
    "gcs": _bucket,
    "azure": _bucket,
    "ssh": _ssh,
    "netlify": _edge_folder,
    "cloudflare": _edge_folder,
    "zip": _zip,
}
