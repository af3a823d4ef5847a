"""What `backstory publish` tells: the difference and the prose that changed, for a reader or as JSON."""

from typing import Any

from backstory.cli.progress import Bar
from backstory.cli.reporting import colours, say
from backstory.publish.difference import Difference
from backstory.publish.publish import PublishPlan
from backstory.url_paths import address_of

_SHOWN = 10
"""Addresses of each sort that are listed without --verbose."""


class Reporter:
    """How a run of it speaks."""

    def __init__(self, *, as_json: bool, quiet: bool, verbose: bool, no_color: bool) -> None:
        self.as_json = as_json
        self.quiet = quiet or as_json
        self.verbose = verbose
        self.colour = colours(no_color)
        self.bar = Bar(shown=not self.quiet)

    def say(self, line: str) -> None:
        """A line for a reader."""
        if not self.quiet:
            say(line)


def show_difference(plan: PublishPlan, reporter: Reporter, *, name: str, place: str) -> None:
    """What would be sent and deleted; `place` says where `name` is."""
    found = plan.difference
    counts = [f"{len(paths):,} {word}" for word, paths in _sorts(found) if paths]
    counts += [f"{found.unchanged:,} unchanged"] if found.unchanged else []
    if not found:
        reporter.say(f"{name} ({place}): nothing to send, {found.unchanged:,} files are there.")
        return
    note = ", which will be made" if plan.inventory.note else ""
    reporter.say(f"{name} ({place}{note}): {', '.join(counts)}; {_size(found.size)} to send.")
    for word, paths in _sorts(found):
        shown = paths if reporter.verbose else paths[:_SHOWN]
        for path in shown:
            reporter.say(f"  {word:8} {address_of(path)}")
        if len(paths) > len(shown):
            reporter.say(f"  {word:8} … and {len(paths) - len(shown):,} more; --verbose lists them")


def show_prose(prose: dict[str, list[str]], reporter: Reporter) -> None:
    """The text that readers would see changed."""
    for line in (line for lines in prose.values() for line in lines):
        reporter.say(line)
    alike = sum(not lines for lines in prose.values())
    if alike:
        reporter.say(f"{alike:,} changed {'page reads' if alike == 1 else 'pages read'} as before.")


def _sorts(found: Difference) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return (("new", found.new), ("changed", found.changed), ("gone", found.gone))


def _size(count: int) -> str:
    if count < 1_000_000:
        return f"{max(count, 500) / 1000:,.0f} KB" if count >= 1000 else f"{count} bytes"
    return f"{count / 1_000_000:,.1f} MB"


def document(
    plan: PublishPlan, problems: list[dict[str, Any]], *, name: str, place: str, sent: bool
) -> dict[str, Any]:
    """The same for `--json`."""
    found = plan.difference
    return {
        "target": name,
        "place": place,
        "new": found.new,
        "changed": found.changed,
        "gone": found.gone,
        "unchanged": found.unchanged,
        "bytes": found.size,
        "published": sent,
        "problems": problems,
    }
