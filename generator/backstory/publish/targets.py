"""Which place a site is to be published to, as its name or the command line says."""

from collections.abc import Callable, Mapping

from msgspec import structs

from backstory.problems import Place, Problem, SiteError
from backstory.publish.host import Host, HostContext
from backstory.publish.hosts import HOSTS, KINDS
from backstory.publish.options import faults_of
from backstory.settings import Folders, place_of
from backstory.suggestions import suggestion

Where = Callable[[str, str, bool], Place]
"""(target, option or nothing, whether its value is meant) -> where that was said; no target: where all are."""


def in_settings(folders: Folders) -> Where:
    """Where site.yaml says it."""

    def where(target: str, option: str, of_value: bool) -> Place:
        keys = [key for key in ("publish", target, option) if key]
        place = place_of(folders, *keys, value=of_value)
        return structs.replace(place, path=f"{folders.content_label}/{place.path}")

    return where


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
        raise SiteError(_no_target(targets, name, where))
    options = {**targets.get(name, {}), **given}
    problems = [
        Problem(fault.code, where(name, fault.key, fault.of_value), {"name": name, **fault.facts})
        for fault in faults_of(options, KINDS)
    ]
    if problems:
        raise SiteError(*problems)
    return name, options


def open_host(options: Mapping[str, str], context: HostContext) -> Host:
    """The place that the options tell of. Nothing is asked of it yet."""
    return HOSTS[options["kind"]].open(options, context)


def _no_target(targets: Mapping[str, Mapping[str, str]], name: str | None, where: Where) -> Problem:
    place, names = where("", "", False), {"names": ", ".join(sorted(targets))}
    if not targets:
        return Problem("publish-no-target", place)
    if name is None:
        return Problem("publish-which-target", place, names)
    return Problem("publish-unknown-target", place, {"name": name, **names, **suggestion(name, targets)})
