"""`backstory next-build`."""

from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from backstory.cli.options import FOLDER, edition_option, resolve_options
from backstory.cli.reporting import print_json, say
from backstory.output.folder import MANIFEST, Output
from backstory.problems import Place, Problem, SiteError


@click.command("next-build")
@click.option(
    "--content", type=FOLDER, default=Path("content"), help="The content folder.", show_default=True
)
@click.option(
    "--output", type=FOLDER, default=None, help="Where the site was built, if not where site.yaml says."
)
@edition_option
@click.option("--json", "as_json", is_flag=True, help="One JSON document on standard output.")
def command(content: Path, output: Path | None, edition: str | None, as_json: bool) -> int:
    """Print when the next embargo or expiry falls due, for cron; nothing where none is to come."""
    options = resolve_options(
        content=content,
        templates=Path("templates"),
        output=output,
        base_url=None,
        drafts=False,
        future=False,
        as_of=None,
        strict=False,
        edition=edition,
    )
    if not (options.folders.output / MANIFEST).is_file():
        raise SiteError(Problem("publish-unbuilt", Place(options.folders.output_label)))
    due = Output(options.folders.output).manifest().next_change
    moment = (
        datetime.fromtimestamp(due, UTC).astimezone(ZoneInfo(options.settings.timezone))
        if due is not None
        else None
    )
    if as_json:
        print_json({"next_build": moment.isoformat() if moment else None, "seconds": due})
    elif moment is not None:
        say(moment.isoformat())
    return 0
