"""`backstory publish`."""

import os
import sys
import time
from pathlib import Path
from typing import Any

import click

from backstory.build.output import locked
from backstory.cli.options import Given, given, output_options
from backstory.cli.progress import Bar
from backstory.cli.reporting import colours, print_json, problem_list, report
from backstory.problems import Problem
from backstory.publish.addresses import address_of
from backstory.publish.difference import Difference
from backstory.publish.host import Orders, Target
from backstory.publish.ledger import NAME
from backstory.publish.publish import Choices, Plan, carry_out, prepare, prose_changes
from backstory.publish.site import cautions, open_site
from backstory.publish.targets import Surroundings, choose, open_target
from backstory.settings import read_settings

_PATH = click.Path(path_type=Path)
_SHOWN = 10
"""Addresses of each sort that are listed without --verbose."""
_PAUSE = "2"


@click.command("publish")
@click.argument("name", metavar="[TARGET]", required=False)
@click.option("--content", type=_PATH, default=Path("content"), help="The content folder.", show_default=True)
@click.option(
    "--output", type=_PATH, default=Path("site"), help="Where the site was built.", show_default=True
)
@click.option("--base-url", help="The address it was built for, in place of site.yaml's.", metavar="URL")
@click.option("--drafts", is_flag=True, help="Publish a trial that has drafts in it.")
@click.option(
    "--set", "settings", multiple=True, metavar="KEY=VALUE", help="An option of the target; may be repeated."
)
@click.option("--dry-run", is_flag=True, help="Show the difference, and change nothing.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option("--diff", is_flag=True, help="Show what changed in the text of each page.")
@click.option(
    "--max-deletes", metavar="SHARE", help="Stop where more would be deleted: 25% or 40. [default: 25%]"
)
@click.option(
    "--pause",
    type=click.FloatRange(min=0),
    metavar="SECONDS",
    help="The wait before anything is deleted. [default: 2]",
)
@click.option("--adopt", is_flag=True, help="Take over a place that holds files of somebody else.")
@click.option("--force", is_flag=True, help="Replace a branch, with its history.")
@click.option("--let-go", multiple=True, metavar="ADDRESS", help="An address that need not answer any more.")
@click.option("--rollback", is_flag=True, help="Go back to the version before.")
@output_options
def command(
    name: str | None,
    settings: tuple[str, ...],
    rollback: bool,
    as_json: bool,
    quiet: bool,
    verbose: bool,
    no_color: bool,
    **chosen: Any,
) -> int:
    """Publish the built site to TARGET, as site.yaml names it; with one target its name may be left out.

    Shows the difference first, then asks. Only what differs is sent.
    """
    here = _given(chosen)
    said = {"max_deletes": chosen["max_deletes"], "pause": chosen["pause"]}
    options = _pairs(settings) | {key: str(value) for key, value in said.items() if value is not None}
    where = f"{here.folders.content_label}/site.yaml"
    name, options = choose(here.settings.publish, name, options, where=where)
    around = Surroundings(Path.cwd(), here.folders.cache / "publish", dict(os.environ), time.sleep)
    target = open_target(options, around)
    speech = _Speech(as_json=as_json, quiet=quiet, verbose=verbose, no_color=no_color)
    with locked(
        here.folders.cache / "publish-lock",
        waiting=lambda: click.echo("Waiting for another publish.", err=True),
    ):
        if rollback:
            return _roll_back(name, target, dry_run=chosen["dry_run"], speech=speech)
        return _publish(here, name, target, options=options, chosen=chosen, speech=speech)


class _Speech:
    """How this run speaks."""

    def __init__(self, *, as_json: bool, quiet: bool, verbose: bool, no_color: bool) -> None:
        self.as_json = as_json
        self.quiet = quiet or as_json
        self.verbose = verbose
        self.colour = colours(no_color)
        self.bar = Bar(shown=not self.quiet)

    def say(self, line: str) -> None:
        """A line for a reader."""
        if not self.quiet:
            click.echo(line)


def _roll_back(name: str, target: Target, *, dry_run: bool, speech: _Speech) -> int:
    version = target.roll_back(dry_run=dry_run)
    speech.say(f"{name}: {'would go ' if dry_run else ''}back to version {version}.")
    if speech.as_json:
        print_json({"target": name, "place": target.name, "version": version, "rolled_back": not dry_run})
    return 0


def _publish(
    here: Given,
    name: str,
    target: Target,
    *,
    options: dict[str, str],
    chosen: dict[str, Any],
    speech: _Speech,
) -> int:
    now = int(time.time())
    site = open_site(
        here.folders.output,
        chosen["output"].as_posix(),
        base_url=here.settings.base_url,
        drafts=chosen["drafts"],
    )
    choices = _choices(here, chosen, options, trial=site.manifest.drafts or site.manifest.fixed_time)
    try:
        plan = prepare(target, site, here.folders, here.settings, choices=choices, now=now, tell=speech.bar)
    finally:
        speech.bar.clear()
    problems = [*here.problems, *cautions(site, now), *plan.problems]
    _show(name, target, plan, speech)
    prose = prose_changes(plan, target) if chosen["diff"] else None
    _show_prose(prose or {}, speech)
    code = report(problems, here.settings.checks, strict=False, colour=speech.colour)
    sent = False
    if not code and not chosen["dry_run"]:
        wanted = bool(plan.difference) or choices.force
        sent = wanted and _agreed(chosen["yes"], name, asks=not speech.as_json)
        if sent or not wanted:
            orders = Orders(float(options.get("pause", _PAUSE)), time.sleep, speech.bar, force=choices.force)
            _carry_out(here, name, target, plan, orders=orders, speech=speech)
    if speech.as_json:
        document = _document(name, target, plan, problems, here, sent=sent)
        print_json(document if prose is None else {**document, "prose": prose})
    return code


def _carry_out(
    here: Given, name: str, target: Target, plan: Plan, *, orders: Orders, speech: _Speech
) -> None:
    try:
        noted = carry_out(plan, target, here.folders, orders=orders)
    finally:
        speech.bar.clear()
    if plan.difference or orders.force:
        speech.say(f"{name}: published.")
    if noted:
        speech.say(f"{here.folders.content_label}/{NAME}: addresses noted; keep it with the content.")


def _given(chosen: dict[str, Any]) -> Given:
    return given(
        content=chosen["content"],
        templates=Path("templates"),
        output=chosen["output"],
        base_url=chosen["base_url"],
        drafts=False,
        future=False,
        as_of=None,
        strict=False,
    )


def _pairs(settings: tuple[str, ...]) -> dict[str, str]:
    pairs = [setting.partition("=") for setting in settings]
    for key, sign, _ in pairs:
        if not sign or not key:
            raise click.BadParameter(f'"{key}" is not KEY=VALUE.', param_hint="--set")
    return {key.strip(): value.strip() for key, _, value in pairs}


def _choices(here: Given, chosen: dict[str, Any], options: dict[str, str], *, trial: bool) -> Choices:
    # Asked of site.yaml alone: at an address given here only, readers have been promised nothing.
    ordinary, _ = read_settings(here.folders)
    return Choices(
        max_deletes=options.get("max_deletes", "25%"),
        adopt=chosen["adopt"],
        force=chosen["force"],
        let_go=frozenset(_address(one, ordinary.base_url) for one in chosen["let_go"]),
        keeps_ledger=not trial and here.settings.base_url == ordinary.base_url,
    )


def _address(said: str, base_url: str) -> str:
    """An address from the root of the site, however it was said: with the site's own address, or without."""
    return "/" + (said.removeprefix(base_url) if base_url else said).lstrip("/")


def _show(name: str, target: Target, plan: Plan, speech: _Speech) -> None:
    found = plan.difference
    counts = [f"{len(paths):,} {word}" for word, paths in _sorts(found) if paths]
    counts += [f"{found.unchanged:,} unchanged"] if found.unchanged else []
    if not found:
        speech.say(f"{name} ({target.name}): nothing to send, {found.unchanged:,} files are there.")
        return
    note = ", which will be made" if plan.inventory.note else ""
    speech.say(f"{name} ({target.name}{note}): {', '.join(counts)}; {_size(found.size)} to send.")
    for word, paths in _sorts(found):
        shown = paths if speech.verbose else paths[:_SHOWN]
        for path in shown:
            speech.say(f"  {word:8} {address_of(path)}")
        if len(paths) > len(shown):
            speech.say(f"  {word:8} … and {len(paths) - len(shown):,} more; --verbose lists them")


def _show_prose(prose: dict[str, list[str]], speech: _Speech) -> None:
    for line in (line for lines in prose.values() for line in lines):
        speech.say(line)
    alike = sum(not lines for lines in prose.values())
    if alike:
        speech.say(f"{alike:,} changed {'page reads' if alike == 1 else 'pages read'} as before.")


def _sorts(found: Difference) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return (("new", found.new), ("changed", found.changed), ("gone", found.gone))


def _size(count: int) -> str:
    if count < 1_000_000:
        return f"{max(count, 500) / 1000:,.0f} KB" if count >= 1000 else f"{count} bytes"
    return f"{count / 1_000_000:,.1f} MB"


def _agreed(yes: bool, name: str, *, asks: bool) -> bool:
    if yes:
        return True
    if not (asks and sys.stdin and sys.stdin.isatty()):
        raise click.UsageError("Nobody is here to be asked: say --yes to publish, or --dry-run to look only.")
    agreed = click.confirm(f"Publish to {name}?", err=True)
    if not agreed:
        click.echo("Nothing was sent.", err=True)
    return agreed


def _document(
    name: str, target: Target, plan: Plan, problems: list[Problem], here: Given, *, sent: bool
) -> dict[str, Any]:
    found = plan.difference
    return {
        "target": name,
        "place": target.name,
        "new": found.new,
        "changed": found.changed,
        "gone": found.gone,
        "unchanged": found.unchanged,
        "bytes": found.size,
        "published": sent,
        "problems": problem_list(problems, here.settings.checks),
    }
