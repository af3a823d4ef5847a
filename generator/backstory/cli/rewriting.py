"""What commands that rewrite authors' files have in common: the difference is shown, and then they ask."""

import sys
from collections.abc import Callable
from typing import Any, TypeVar

import click

from backstory.cli.options import SiteOptions
from backstory.cli.reporting import colours, print_json, problem_list, report, say
from backstory.problems import SiteError, in_folder
from backstory.rewriting.edits import difference, write
from backstory.rewriting.topics import Rewriting

F = TypeVar("F", bound=Callable[..., Any])

_OPTIONS = (
    click.option("--dry-run", is_flag=True, help="Only show what would be written."),
    click.option("--yes", is_flag=True, help="Write without asking."),
)


def rewriting_options(command: F) -> F:
    """How a command writes."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def offer(
    options: SiteOptions,
    found: Rewriting,
    *,
    dry_run: bool,
    yes: bool,
    as_json: bool,
    quiet: bool,
    no_color: bool,
) -> int:
    """Show what would be written, ask, and write it; the exit code."""
    label = options.folders.content_label
    notes = in_folder(label, found.notes)
    code = report(notes, options.settings.checks, strict=options.strict, colour=colours(no_color))
    written = False
    if not as_json and not quiet:
        say(difference(found.edits, label), nl=False)
    if not dry_run and found.edits and (yes or _agreed(len(found.edits))):
        try:
            write(options.folders.content, found.edits)
        except SiteError as stop:
            raise SiteError(*in_folder(label, stop.problems)) from None
        written = True
    if as_json:
        problems = problem_list(notes, options.settings.checks)
        files = [f"{label}/{edit.path}" for edit in found.edits]
        diff = difference(found.edits, label)
        print_json({"files": files, "written": written, "difference": diff, "problems": problems})
    elif not quiet:
        say(_summary(len(found.edits), written=written))
    return code


def _agreed(count: int) -> bool:
    try:
        return click.confirm(f"Write {_files(count)}?", err=True)
    except click.Abort:
        if sys.stdin.isatty():
            raise
        raise click.UsageError("There is nobody to ask: say --yes, or --dry-run.") from None


def _summary(count: int, *, written: bool) -> str:
    if not count:
        return "There is nothing to change."
    return f"{_files(count)} written." if written else f"Nothing was written; {_files(count)} would be."


def _files(count: int) -> str:
    return f"{count} file{'s' if count != 1 else ''}"
