"""`backstory catalog`."""

from typing import Any

import click

from backstory.catalog.dump import dump
from backstory.catalog.rankings import DEPTH
from backstory.cli.open_site import open_site
from backstory.cli.options import edition_option, resolve_options, site_options
from backstory.cli.progress import Bar
from backstory.cli.reporting import print_json, problem_list
from backstory.engine.repeated_passages import repeated_passages
from backstory.problems import in_folder


@click.command("catalog")
@site_options
@edition_option
def command(**site: Any) -> int:
    """Print what the program knows of the site, as one JSON document."""
    options = resolve_options(**site)
    with open_site(options, Bar(shown=True), read_next=DEPTH) as found:
        catalog = found.catalog
        repeated = repeated_passages(catalog, found.bodies)
        problems = [
            *options.problems,
            *found.site.cache.notices,
            *in_folder(options.folders.content_label, found.problems),
        ]
        print_json(dump(catalog, repeated) | {"problems": problem_list(problems, options.settings.checks)})
    return 0
