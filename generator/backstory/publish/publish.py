"""From a finished site to a host, top to bottom: check, compare, then send. Read this first."""

from collections.abc import Callable, Mapping
from concurrent.futures import Future, wait
from threading import Thread
from typing import TypeVar

from msgspec import Struct

from backstory.problems import Place, Problem, SiteError, in_folder
from backstory.publish.built_site import BuiltSite
from backstory.publish.difference import Difference, Inventory, difference, too_many_deleted
from backstory.publish.host import Host, SendOptions, Tell
from backstory.publish.ledger import PublishedUrl, read_ledger, with_published, write_ledger
from backstory.publish.link_survey import survey
from backstory.publish.notices import gone_addresses
from backstory.publish.page_text import prose_difference
from backstory.publish.published_urls import broken_urls, has_expired, published
from backstory.publish.record import add_publish, last_said, section_of
from backstory.publish.site_files import is_page
from backstory.settings import Folders, Settings
from backstory.url_paths import address_of

T = TypeVar("T")


class PublishOptions(Struct, frozen=True):
    """What the user allows."""

    max_deletes: str = "25%"
    adopt: bool = False
    """Files of somebody else may be replaced where the site has one of that name."""
    force: bool = False
    released: frozenset[str] = frozenset()
    """Addresses, or anchors in them, that need not answer any more."""
    keeps_ledger: bool = True
    """Whether what is published is a promise: not for a trial, or at another address."""


class PublishPlan(Struct, frozen=True):
    """What a publish would do, and why it must not."""

    site: BuiltSite
    inventory: Inventory
    difference: Difference
    unpromised: frozenset[str]
    """Files that will only ever have been out in a trial."""
    ledger: dict[str, PublishedUrl]
    """What the ledger will say afterwards; empty where it says that already."""
    added: str
    """The lines that the record of publishes gets; empty where readers are promised nothing."""
    gone: tuple[str, ...]
    """Addresses on the web that readers knew from lists and that go."""
    problems: tuple[Problem, ...]

    @property
    def changes(self) -> bool:
        """Whether there is anything to do: also where only the host's own note of trials is out of date."""
        return bool(self.difference) or self.unpromised != self.inventory.unpromised


def prepare(
    host: Host,
    site: BuiltSite,
    folders: Folders,
    settings: Settings,
    *,
    choices: PublishOptions,
    name: str,
    now: int,
    tell: Tell,
) -> PublishPlan:
    """Compare a site with what is there. Changes nothing; `name` is the target's, `now` is in seconds since 1970."""
    site, of_host = host.complete(site)
    # A host takes its time to list what it has; meanwhile the site is gone through.
    looked = _begun(lambda: host.look(site))
    seen = survey(site, tell)
    while not looked.done():
        # An interrupt may not wake what waits without end.
        wait((looked,), timeout=0.2)
    inventory = looked.result()
    found = difference(site.files, inventory, seen.sizes)
    problems = in_folder(folders.content_label, of_host)
    problems += list(_dangers(host.name, site.files, inventory=inventory, found=found, choices=choices))
    ledger: dict[str, PublishedUrl] = {}
    added, gone = "", []
    if choices.keeps_ledger:
        before = _ledger(folders)
        broken = broken_urls(
            before,
            site,
            seen,
            there=inventory.ours - inventory.unpromised,
            released=choices.released,
            read_old=host.read,
            is_expired=has_expired(folders.content, settings, now),
        )
        problems += in_folder(folders.content_label, broken.problems)
        released = (*choices.released, *broken.expired)
        after = with_published(before, published(site, seen), released=released)
        ledger = after if after != before else {}
        said = last_said(folders)
        added = section_of(said, site.manifest, name, now)
        gone = gone_addresses(site, found, (at for at, one in before.items() if one.document in said))
    unpromised = frozenset() if choices.keeps_ledger else _unpromised(site, inventory)
    return PublishPlan(site, inventory, found, unpromised, ledger, added, tuple(gone), tuple(problems))


def carry_out(plan: PublishPlan, host: Host, folders: Folders, *, send_options: SendOptions) -> bool:
    """Send what differs; then, and only then, note the addresses. Whether the ledger changed."""
    if plan.changes or send_options.force:
        host.send(plan.site, plan.difference, send_options)
        add_publish(folders.content, plan.added)
    if plan.ledger:
        write_ledger(folders.content, plan.ledger)
    return bool(plan.ledger)


def prose_changes(plan: PublishPlan, host: Host) -> dict[str, list[str]]:
    """What readers would see changed in each changed page: address -> the lines of a diff, empty for none."""
    changes = {}
    for path in plan.difference.changed:
        if is_page(path) and (old := host.read(path)) is not None:
            address = address_of(path)
            changes[address] = prose_difference(old, plan.site.read(path), address=address)
    return changes


def _begun(action: Callable[[], T]) -> "Future[T]":
    """What goes on in a thread that nobody waits for when the program is interrupted."""
    future: Future[T] = Future()

    def run() -> None:
        try:
            future.set_result(action())
        except BaseException as error:  # whatever it is, it is for whoever asks for the result
            future.set_exception(error)

    Thread(target=run, daemon=True).start()
    return future


def _unpromised(site: BuiltSite, inventory: Inventory) -> frozenset[str]:
    """What is new with a trial, or was so with the trials before it."""
    return frozenset(site.files.keys() - (inventory.ours - inventory.unpromised))


def _ledger(folders: Folders) -> dict[str, PublishedUrl]:
    try:
        return read_ledger(folders.content)
    except SiteError as stop:
        raise SiteError(*in_folder(folders.content_label, stop.problems)) from None


def _dangers(
    name: str, wanted: Mapping[str, str], *, inventory: Inventory, found: Difference, choices: PublishOptions
) -> list[Problem]:
    problems = []
    place = Place(name)
    in_the_way = sorted(inventory.foreign & wanted.keys())
    if not inventory.ours:
        in_the_way = sorted(inventory.foreign)
    if in_the_way and not choices.adopt:
        problems.append(Problem("publish-foreign", place, {"files": _some(in_the_way)}))
    if too_many_deleted(found, inventory, choices.max_deletes):
        facts = {
            "gone": f"{len(found.gone):,}",
            "count": f"{len(inventory.ours):,}",
            "limit": choices.max_deletes,
        }
        problems.append(Problem("publish-many-deletes", place, facts))
    return problems


def _some(paths: list[str]) -> str:
    more = f" and {len(paths) - 3:,} more" if len(paths) > 3 else ""
    return ", ".join(paths[:3]) + more
