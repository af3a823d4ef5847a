"""`backstory catalog`."""

from typing import Any

import click

from backstory.catalog.dump import dump
from backstory.catalog.rankings import DEPTH
from backstory.cli.open_site import learnt
from backstory.cli.options import given, site_options
from backstory.cli.progress import Bar
from backstory.cli.reporting import print_json, problem_list
from backstory.engine.repeated_passages import repeated_passages
from backstory.problems import in_folder


@click.command("catalog")
@site_options
def command(**site: Any) -> int:
    """Print what the program knows of the site, as one JSON document."""
    here = given(**site)
    with learnt(here, Bar(shown=True), read_next=DEPTH) as found:
        catalog = found.knowledge.catalog
        repeated = repeated_passages(catalog, found.bodies)
        problems = [
            *here.problems,
            *found.notices,
            *in_folder(here.folders.content_label, found.knowledge.problems),
        ]
        print_json(dump(catalog, repeated) | {"problems": problem_list(problems, here.settings.checks)})
    return 0
