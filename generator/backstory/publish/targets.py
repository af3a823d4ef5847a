"""Which place a site is to be published to, and how a place of each kind is opened."""

import os
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
from backstory.publish.kinds import faults_of
from backstory.publish.object_store import ObjectStore
from backstory.publish.sending import Sender
from backstory.publish.ssh import SshHost
from backstory.publish.versions import Versions
from backstory.publish.zip_archive import ZipArchive

Where = Callable[[str, str, bool], Place]
"""(target, option or nothing, whether its value is meant) -> where that was said; no target: where all are."""


class Surroundings(Struct, frozen=True):
    """What a target is opened with, other than its options."""

    folder: Path
    """Paths in options are relative to it."""
    work: Path
    """Ours, to keep copies in."""
    environment: Mapping[str, str]
    wait: Wait


def choose(
    targets: Mapping[str, Mapping[str, str]], name: str | None, given: Mapping[str, str], *, where: Where
) -> tuple[str, dict[str, str]]:
    """The target that is meant, and its options with those `given` in their place.

    Stops where that is unclear, or where an option can't be as it is.
    """
    if name is None and len(targets) == 1 and "kind" not in given:
        name = next(iter(targets))
    if name is None and "kind" in given:
        name = given["kind"]
    if name is None or (name not in targets and "kind" not in given):
        raise Stop(_no_target(targets, name, where))
    options = {**targets.get(name, {}), **given}
    problems = [
        Problem(fault.code, where(name, fault.key, fault.of_value), {"name": name, **fault.facts})
        for fault in faults_of(options)
    ]
    if problems:
        raise Stop(*problems)
    return name, options


def open_target(options: Mapping[str, str], around: Surroundings) -> Target:
    """The place that the options tell of. Nothing is asked of it yet."""
    return _OPEN[options["kind"]](options, around)


def _no_target(targets: Mapping[str, Mapping[str, str]], name: str | None, where: Where) -> Problem:
    place, names = where("", "", False), {"names": ", ".join(sorted(targets))}
    if not targets:
        return Problem("publish-no-target", place)
    if name is None:
        return Problem("publish-which-target", place, names)
    return Problem("publish-unknown-target", place, {"name": name, **names, **suggestion(name, targets)})


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
