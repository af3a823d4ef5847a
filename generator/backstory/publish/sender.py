"""Sending to hosts that keep files one by one: in an order that never leaves a page without its parts."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from backstory.batches import batched
from backstory.problems import Place, Problem, SiteError
from backstory.publish.built_site import BuiltSite
from backstory.publish.difference import Difference, Inventory
from backstory.publish.host import (
    RECORD,
    FileStore,
    Record,
    SendOptions,
    Wait,
    read_record,
    record_bytes,
    record_of,
)
from backstory.publish.site_files import comes_last, is_index, is_page

T = TypeVar("T")

_LOAD = 64_000_000
"""Bytes that are read before they are sent; one file may be larger."""
_PAUSES = (0.5, 1.0, 2.0)
"""Seconds before each further try."""


def waves(found: Difference) -> list[list[str]]:
    """What is to be sent, in the order in which it must arrive.

    What pages show comes before them, pages that nobody knows yet before those that will link to them, lists
    after what they list, and last what programs read to learn that there is something new.
    """
    new = set(found.new)
    order: list[list[str]] = [[], [], [], [], []]
    for path in sorted((*found.new, *found.changed)):
        if comes_last(path):
            order[4].append(path)
        elif not is_page(path):
            order[0].append(path)
        elif is_index(path):
            order[3].append(path)
        else:
            order[1 if path in new else 2].append(path)
    return [wave for wave in order if wave]


def retry(action: Callable[[], T], wait: Wait, *, name: str) -> T:
    """Do something that may fail for a moment; stops when it has failed four times."""
    for seconds in _PAUSES:
        try:
            return action()
        except ConnectionError:
            wait(seconds)
    try:
        return action()
    except ConnectionError as error:
        raise SiteError(Problem("publish-unreachable", Place(name), {"reason": str(error)})) from None


class Sender:
    """Publishes to a `FileStore`, file by file."""

    def __init__(self, host: FileStore, wait: Wait) -> None:
        self.name = host.name
        self._host = host
        self._wait = wait
        self._there: dict[str, str] = {}
        self._record = Record()

    def complete(self, site: BuiltSite) -> tuple[BuiltSite, tuple[Problem, ...]]:
        """Nothing is wanted beside the site."""
        return site, ()

    def look(self, site: BuiltSite) -> Inventory:
        """One listing, and the record of the last publish; a file is read only where both leave a doubt."""
        self._there = self._retry(self._host.listing)
        has_record = self._there.pop(RECORD, None) is not None
        found = self._retry(lambda: self._host.read(RECORD)) if has_record else None
        self._record = read_record(found) or Record()
        known = self._record.files
        ours = {path for path in known if path in self._there}
        same = {path for path in ours & site.files.keys() if self._is_same(site, path)}
        foreign = self._there.keys() - ours
        # What stands there already as it should be is nobody's loss: it becomes ours.
        agreeing = {path for path in foreign & site.files.keys() if self._is_same(site, path)}
        return Inventory(
            unpromised=frozenset(ours.intersection(self._record.unpromised)),
            ours=frozenset(ours | agreeing),
            same=frozenset(same | agreeing),
            foreign=frozenset(foreign - agreeing),
        )

    def read(self, path: str) -> bytes | None:
        """The bytes of a file there."""
        return self._retry(lambda: self._host.read(path)) if path in self._there else None

    def send(self, site: BuiltSite, found: Difference, send_options: SendOptions) -> None:
        """Send what differs, wait, and take away what is gone. Safe to be killed at any moment."""
        to_send = {*found.new, *found.changed}
        to_change = to_send | set(found.gone)
        settled = {
            path: (digest, self._there[path])
            for path, digest in site.files.items()
            if path in self._there and path not in to_change
        }
        # Said before it is done: whatever happens now, the next run knows which files are ours. And until all is
        # done, what a trial before this one had put there is still only that.
        of_trials = send_options.unpromised.union(self._record.unpromised)
        trial = send_options.trial or self._record.trial
        begun = settled | dict.fromkeys(sorted(to_change), ("", ""))
        self._save(record_of(site, begun, trial=trial, unpromised=of_trials))
        done = 0
        for wave in waves(found):
            for data in _loads(site, wave, self._host.batch):
                tags = self._retry(lambda data=data: self._host.put(data))  # type: ignore[misc]
                settled |= {path: (site.files[path], tags[path]) for path in data}
                done += len(data)
                send_options.tell("send", done, len(to_send))
        if found.gone:
            begun = settled | dict.fromkeys(found.gone, ("", ""))
            self._save(record_of(site, begun, trial=trial, unpromised=of_trials))
            send_options.tell("pause", 0, 0)
            send_options.wait(send_options.pause)
            self._delete(found.gone, send_options)
        self._retry(self._host.finish)
        self._save(record_of(site, settled, trial=send_options.trial, unpromised=send_options.unpromised))

    def roll_back(self, *, dry_run: bool = False) -> str:
        """There is nothing to go back to."""
        raise SiteError(Problem("publish-no-rollback", Place(self.name)))

    def _delete(self, gone: Sequence[str], send_options: SendOptions) -> None:
        # Pages before what they show, the other way round than they came.
        ordered = sorted(gone, key=lambda path: (not is_page(path), path))
        for done, paths in enumerate(batched(ordered, self._host.batch)):
            send_options.tell("delete", done * self._host.batch, len(gone))
            self._retry(lambda paths=paths: self._host.delete(paths))  # type: ignore[misc]

    def _save(self, record: Record) -> None:
        self._record = record
        data = record_bytes(record)
        self._retry(lambda: self._host.put({RECORD: data}))

    def _is_same(self, site: BuiltSite, path: str) -> bool:
        digest, tag = self._record.files.get(path, ("", ""))
        if digest and self._there[path] == tag:
            return digest == site.files[path]
        there = self._there[path]
        return bool(there) and self._host.tag(path, site.read(path)) == there

    def _retry(self, action: Callable[[], T]) -> T:
        return retry(action, self._wait, name=self.name)


def _loads(site: BuiltSite, paths: Iterable[str], most: int) -> Iterator[dict[str, bytes]]:
    """The files, read so many at a time, and no more than memory takes well."""
    load: dict[str, bytes] = {}
    size = 0
    for path in paths:
        load[path] = site.read(path)
        size += len(load[path])
        if len(load) == most or size >= _LOAD:
            yield load
            load, size = {}, 0
    if load:
        yield load
