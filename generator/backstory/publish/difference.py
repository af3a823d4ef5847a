"""What a publish would change: worked out from what the site is and what is there, and nothing else."""

from collections.abc import Iterable, Mapping

from msgspec import Struct


class Inventory(Struct, frozen=True):
    """What a target holds now."""

    ours: frozenset[str] = frozenset()
    """Every file that a publish of this site put there, or may have."""
    same: frozenset[str] = frozenset()
    """Those of them whose bytes are what the site wants."""
    foreign: frozenset[str] = frozenset()
    """Files of somebody else."""
    unpromised: frozenset[str] = frozenset()
    """Those of ours that were only ever out in a trial."""
    note: str = ""
    """What is worth knowing of the place itself, such as that it will be made."""


class Difference(Struct, frozen=True):
    """Paths, each list sorted; `size` is in bytes and counts what has to be sent."""

    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    unchanged: int = 0
    size: int = 0

    def __bool__(self) -> bool:
        """Whether there is anything to do."""
        return bool(self.new or self.changed or self.gone)


def difference(files: Iterable[str], inventory: Inventory, sizes: Mapping[str, int]) -> Difference:
    """Compare the files of a site with what is there."""
    wanted = set(files)
    new = sorted(wanted - inventory.ours)
    changed = sorted((wanted & inventory.ours) - inventory.same)
    return Difference(
        new=tuple(new),
        changed=tuple(changed),
        gone=tuple(sorted(inventory.ours - wanted)),
        unchanged=len(wanted & inventory.same),
        size=sum(sizes[path] for path in (*new, *changed)),
    )


def too_many_deleted(found: Difference, inventory: Inventory, limit: str) -> bool:
    """Whether more files would go than `limit` allows: a share of what is there (`25%`), or a count (`40`).

    What was only ever out in a trial does not count: it may always go.
    """
    gone = len(set(found.gone) - inventory.unpromised)
    if limit.endswith("%"):
        return gone * 100 > float(limit[:-1]) * len(inventory.ours - inventory.unpromised)
    return gone > int(limit)
