"""`backstory digest`."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import click

from backstory.cli.lookup import Lookup
from backstory.cli.open_site import open_site
from backstory.cli.options import SiteOptions, output_options, resolve_options, site_options
from backstory.cli.progress import Bar
from backstory.cli.reporting import colours, named_fields, print_json, problem_list, report, say
from backstory.content.publishes import Publish, read_publishes
from backstory.content.symlinks import link_roots
from backstory.dates import read_day
from backstory.engine.digest import Format, gather_digest, write_digest
from backstory.problems import Place, Problem, SiteError, in_folder
from backstory.render.theme import load_templates
from backstory.text import printable

_FORMATS = ("text", "markdown", "html", "mail", "feed")


@click.command("digest")
@click.option(
    "--since",
    default="publish",
    metavar="DATE|publish|TARGET",
    help="A day, the last publish, or the last one to a target.",
    show_default=True,
)
@click.option(
    "--format",
    "form",
    type=click.Choice(_FORMATS),
    default="text",
    help="What is written.",
    show_default=True,
)
@click.option("--topic", "topics", multiple=True, metavar="NAME", help="Only of this topic; may be repeated.")
@site_options
@output_options
def command(
    since: str,
    form: Format,
    topics: tuple[str, ...],
    as_json: bool,
    quiet: bool,
    verbose: bool,
    no_color: bool,
    **site: Any,
) -> int:
    """Print what is new since a day or a publish, topic by topic, for a mail or another text."""
    options = resolve_options(**site)
    last = (
        datetime.fromtimestamp(options.cut_off.instant, ZoneInfo(options.settings.timezone))
        .date()
        .isoformat()
    )
    publish = None if read_day(since) else _publish(options, since)
    first = (read_day(since) or "") if publish is None else _day(options, publish)
    folders = options.folders
    problems = [*options.problems]
    with open_site(options, Bar(shown=not quiet and not as_json)) as found:
        lookup = Lookup(options, found, "digest")
        ids = {_topic(lookup, name) for name in topics}
        digest = gather_digest(found, first=first, last=last, publish=publish, topics=ids)
        if as_json:
            print_json(
                {**named_fields(digest.view), "problems": problem_list(problems, options.settings.checks)}
            )
        elif not digest.view.topics:
            if not quiet:
                say(f"Nothing is new since {first}.", err=True)
        else:
            templates, faults = load_templates(
                folders.templates,
                label=folders.templates_label,
                link_roots=link_roots(folders, options.settings),
            )
            problems += faults
            say(write_digest(digest, templates, form), nl=False)
    return report(problems, options.settings.checks, strict=options.strict, colour=colours(no_color))


def _publish(options: SiteOptions, since: str) -> Publish:
    """The last publish, or the last one to the target that is named."""
    try:
        publishes = read_publishes(options.folders.content)
    except SiteError as stop:
        raise SiteError(*in_folder(options.folders.content_label, stop.problems)) from None
    fitting = [one for one in publishes if since in ("publish", one.target)]
    if fitting:
        return fitting[-1]
    if since != "publish" and since not in options.settings.publish:
        raise click.BadParameter(
            f'"{printable(since)}" is no day and no target; write 2023-07-27, publish, or the name of a target.',
            param_hint="--since",
        )
    raise SiteError(Problem("digest-unpublished", Place(options.folders.content_label), {"name": since}))


def _day(options: SiteOptions, publish: Publish) -> str:
    moment = datetime.fromisoformat(publish.moment)
    return moment.astimezone(ZoneInfo(options.settings.timezone)).date().isoformat()


def _topic(lookup: Lookup, name: str) -> str:
    """The id of a published topic."""
    return lookup.find(lookup.topic(name)).id
