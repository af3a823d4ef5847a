"""`backstory publish`."""

import os
import sys
import time
from collections.abc import Collection
from pathlib import Path
from typing import Any

import click

from backstory.cli.options import FOLDER, SiteOptions, output_options, resolve_options
from backstory.cli.publish_notices import tell_others
from backstory.cli.publish_output import Reporter, document, show_difference, show_prose
from backstory.cli.reporting import NOWHERE, print_json, problem_list, report, say
from backstory.output.folder import locked, name_in_manifest
from backstory.problems import Place, Problem, SiteError
from backstory.publish.built_site import cautions, open_site
from backstory.publish.host import Host, HostContext, SendOptions
from backstory.publish.ledger import NAME
from backstory.publish.publish import PublishOptions, PublishPlan, carry_out, prepare, prose_changes
from backstory.publish.targets import Where, choose, in_settings, open_host
from backstory.settings import in_edition
from backstory.suggestions import suggestion
from backstory.trees.recognise import read_site

_PAUSE = "2"


@click.command("publish")
@click.argument("name", metavar="[TARGET]", required=False)
@click.option(
    "--content", type=FOLDER, default=Path("content"), help="The content folder.", show_default=True
)
@click.option(
    "--output", type=FOLDER, default=None, help="Where the site was built, if not where site.yaml says."
)
@click.option("--base-url", help="The address it was built for, in place of site.yaml's.", metavar="URL")
@click.option(
    "--trial",
    is_flag=True,
    help="Publish a site that was built with --drafts, --future or ahead of its time.",
)
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
@click.option(
    "--let-go", "released", multiple=True, metavar="ADDRESS", help="An address that need not answer any more."
)
@click.option("--notify", is_flag=True, help="Tell search engines and readers' programs what changed.")
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
    options = _resolved(chosen)
    said = {"max_deletes": chosen["max_deletes"], "pause": chosen["pause"]}
    flags = {key: str(value) for key, value in said.items() if value is not None}
    pairs = _pairs(settings)
    name, target_options = choose(
        options.settings.publish, name, pairs | flags, where=_places(options, pairs, flags)
    )
    options = _in_edition_of(options, name, target_options, chosen)
    context = HostContext(Path.cwd(), options.folders.cache / "publish", dict(os.environ), time.sleep)
    host = open_host(target_options, context)
    reporter = Reporter(as_json=as_json, quiet=quiet, verbose=verbose, no_color=no_color)
    with locked(
        options.folders.cache / "publish-lock",
        waiting=lambda: say("Waiting for another publish.", err=True),
    ):
        if rollback:
            return _roll_back(name, host, dry_run=chosen["dry_run"], reporter=reporter)
        return _publish(
            options, host, name=name, target_options=target_options, chosen=chosen, reporter=reporter
        )


def _in_edition_of(
    options: SiteOptions, name: str, target_options: dict[str, str], chosen: dict[str, Any]
) -> SiteOptions:
    """The options in the edition that a target is for: the default, unless it names another."""
    edition = target_options.get("edition", "").lower()
    if not edition:
        return options
    names = [one.name for one in options.settings.editions]
    if edition not in names:
        where = _places(options, (), ())(name, "edition", True)
        facts = {"edition": edition} | suggestion(edition, names)
        raise SiteError(Problem("publish-edition-unknown", where, facts))
    return _resolved(chosen, edition)


def _roll_back(name: str, host: Host, *, dry_run: bool, reporter: Reporter) -> int:
    version = host.roll_back(dry_run=dry_run)
    reporter.say(f"{name}: {'would go ' if dry_run else ''}back to version {version}.")
    if reporter.as_json:
        print_json({"target": name, "place": host.name, "version": version, "rolled_back": not dry_run})
    return 0


def _publish(
    options: SiteOptions,
    host: Host,
    *,
    name: str,
    target_options: dict[str, str],
    chosen: dict[str, Any],
    reporter: Reporter,
) -> int:
    now = options.cut_off.instant
    site = open_site(
        options.folders.output,
        options.folders.output_label,
        edition=name_in_manifest(options.settings.edition),
        base_url=options.settings.base_url,
        trial=chosen["trial"],
        now=now,
    )
    choices = _choices(options, chosen, target_options=target_options, trial=site.trial)
    try:
        plan = prepare(
            host,
            site,
            options.folders,
            options.settings,
            choices=choices,
            name=name,
            now=now,
            tell=reporter.bar,
        )
    finally:
        reporter.bar.clear()
    problems = [*options.problems, *cautions(site, now), *plan.problems]
    show_difference(plan, reporter, name=name, place=host.name)
    if not options.settings.base_url:
        reporter.say(NOWHERE)
    prose = prose_changes(plan, host) if chosen["diff"] else None
    show_prose(prose or {}, reporter)
    code = report(problems, options.settings.checks, strict=False, colour=reporter.colour)
    sent, notices = False, []
    if not code and not chosen["dry_run"]:
        send_options = SendOptions(
            float(target_options.get("pause", _PAUSE)),
            time.sleep,
            reporter.bar,
            force=choices.force,
            trial=site.trial,
            unpromised=plan.unpromised,
        )
        sent = _send(
            plan,
            host,
            options=options,
            name=name,
            send_options=send_options,
            yes=chosen["yes"],
            reporter=reporter,
        )
        if sent and (chosen["notify"] or target_options.get("notify") == "yes"):
            notices = tell_others(plan, options.settings.notify, reporter)
    if reporter.as_json:
        listed = problem_list(problems, options.settings.checks)
        told = document(plan, listed, name=name, place=host.name, sent=sent) | {"notices": notices}
        print_json(told if prose is None else {**told, "prose": prose})
    return code


def _send(
    plan: PublishPlan,
    host: Host,
    *,
    options: SiteOptions,
    name: str,
    send_options: SendOptions,
    yes: bool,
    reporter: Reporter,
) -> bool:
    """Send what differs, if the user agrees, and note the addresses. Whether anything was sent."""
    wanted = plan.changes or send_options.force
    if wanted and not _agreed(yes, name, asks=not reporter.as_json):
        return False
    try:
        noted = carry_out(plan, host, options.folders, send_options=send_options)
    finally:
        reporter.bar.clear()
    if wanted:
        reporter.say(f"{name}: published.")
    if noted:
        reporter.say(f"{options.folders.content_label}/{NAME}: addresses noted; keep it with the content.")
    return wanted


def _resolved(chosen: dict[str, Any], edition: str | None = None) -> SiteOptions:
    return resolve_options(
        content=chosen["content"],
        templates=Path("templates"),
        output=chosen["output"],
        base_url=chosen["base_url"],
        drafts=False,
        future=False,
        as_of=None,
        strict=False,
        edition=edition,
    )


def _places(options: SiteOptions, pairs: Collection[str], flags: Collection[str]) -> Where:
    """Where each option of a target was said: on the command line, else in site.yaml."""
    said = in_settings(options.folders)

    def where(target: str, option: str, of_value: bool) -> Place:
        if option in flags:
            return Place(f"--{option.replace('_', '-')}")
        if option in pairs or (target and target not in options.settings.publish):
            return Place("--set")
        return said(target, option, of_value)

    return where


def _pairs(settings: tuple[str, ...]) -> dict[str, str]:
    pairs = [setting.partition("=") for setting in settings]
    for key, sign, _ in pairs:
        if not sign or not key:
            raise click.BadParameter(f'"{key}" is not KEY=VALUE.', param_hint="--set")
    return {key.strip(): value.strip() for key, _, value in pairs}


def _choices(
    options: SiteOptions, chosen: dict[str, Any], *, target_options: dict[str, str], trial: bool
) -> PublishOptions:
    # Asked of site.yaml alone: at an address given here only, readers have been promised nothing.
    base, _, _ = read_site(options.folders)
    edition = options.settings.edition
    ordinary = in_edition(base, edition)
    return PublishOptions(
        max_deletes=target_options.get("max_deletes", "25%"),
        adopt=chosen["adopt"],
        force=chosen["force"],
        released=frozenset(_address(one, ordinary.base_url) for one in chosen["released"]),
        # The ledger and the record of publishes are those of the default edition, as the content is.
        keeps_ledger=not trial and edition.default and options.settings.base_url == ordinary.base_url,
    )


def _address(said: str, base_url: str) -> str:
    """An address from the root of the site, however it was said: with the site's own address, or without."""
    return "/" + (said.removeprefix(base_url) if base_url else said).lstrip("/")


def _agreed(yes: bool, name: str, *, asks: bool) -> bool:
    if yes:
        return True
    if not (asks and sys.stdin and sys.stdin.isatty()):
        raise click.UsageError("Nobody is here to be asked: say --yes to publish, or --dry-run to look only.")
    agreed = click.confirm(f"Publish to {name}?", err=True)
    if not agreed:
        say("Nothing was sent.", err=True)
    return agreed
