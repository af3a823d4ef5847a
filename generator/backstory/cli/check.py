"""`backstory check`."""

from collections.abc import Collection
from datetime import datetime
from functools import partial
from typing import Any, get_args
from zoneinfo import ZoneInfo

import click

from backstory.catalog.catalog import Catalog
from backstory.checks import CheckContext, inspect_body, run_rules
from backstory.checks.external_links import ask_all, outside_links
from backstory.checks.metadata import metadata_alone
from backstory.cli.open_site import Site, learnt
from backstory.cli.options import Given, given, output_options, site_options
from backstory.cli.progress import Bar
from backstory.cli.reporting import colours, print_json, problem_list, report
from backstory.content.documents import Kind
from backstory.content.symlinks import link_roots
from backstory.engine.assets import content_assets, theme_assets
from backstory.engine.bodies import published_bodies
from backstory.engine.repeated_passages import repeated_passages
from backstory.messages import severity
from backstory.pages.context import PageContext
from backstory.pages.navigation import navigation, navigation_problems
from backstory.pages.own_templates import template_problems
from backstory.pages.plan import page_files
from backstory.problems import Problem, in_folder
from backstory.render.accent import accent_problems
from backstory.render.theme import Templates, load_templates
from backstory.settings import place_of


@click.command("check")
@site_options
@click.option("--external", is_flag=True, help="Ask other sites, too, whether what is linked is there.")
@output_options
def command(external: bool, as_json: bool, quiet: bool, verbose: bool, no_color: bool, **site: Any) -> int:
    """List everything that is wrong, or going stale.

    What a build reports, and what only an editor would see: reviews that are due, vague words for time,
    claims without a source, passages written twice. docs/checks.md has every rule. Nothing is written.
    """
    here = given(**site)
    bar = Bar(shown=not quiet and not as_json)
    with learnt(here, bar) as found:
        context = gathered(here, found)
    templates, faults = load_templates(
        here.folders.templates,
        label=here.folders.templates_label,
        link_roots=link_roots(here.folders, here.settings),
    )
    assets, missing = content_assets(context.catalog, found.files)
    problems = [
        *found.faults,
        *found.knowledge.problems,
        *missing,
        *accent_problems(here.settings),
        *_lost_places(here, context.catalog, templates, assets),
        *template_problems(context.catalog.documents.values(), templates.sources),
        *run_rules(context),
        *metadata_alone(here.folders.content, found.files),
    ]
    if external:
        links = outside_links(context)
        problems += ask_all(links, told=lambda done, of: bar("Asking other sites", done, of))
        bar.clear()
    told = [*here.problems, *found.notices, *faults, *in_folder(here.folders.content_label, problems)]
    code = report(told, here.settings.checks, strict=here.strict, colour=colours(no_color))
    if as_json:
        print_json({"problems": problem_list(told, here.settings.checks)})
    elif not quiet:
        counts = _by_rule(told, here)
        click.echo(_summary(context, sum(counts.values())))
        for rule, count in counts.items() if verbose else ():
            click.echo(f"{count:>6}  {rule}")
    return code


def gathered(here: Given, found: Site) -> CheckContext:
    """What the rules look at."""
    catalog = found.knowledge.catalog
    return CheckContext(
        catalog=catalog,
        settings=here.settings,
        today=datetime.fromtimestamp(here.cut_off.instant, ZoneInfo(here.settings.timezone))
        .date()
        .isoformat(),
        bodies={
            document.path: inspect_body(document, body)
            for document, body in published_bodies(catalog, found.bodies, get_args(Kind))
        },
        repeated=repeated_passages(catalog, found.bodies),
    )


def _lost_places(
    here: Given, catalog: Catalog, templates: Templates, assets: Collection[str]
) -> list[Problem]:
    if not here.settings.navigation:
        return []
    _, theme = theme_assets(templates.assets, here.settings.accent)
    entries = navigation(PageContext(catalog, here.settings))
    files = page_files(catalog, here.settings).union(assets, theme)
    return navigation_problems(entries, files, partial(place_of, here.folders, "navigation"))


def _by_rule(problems: list[Problem], here: Given) -> dict[str, int]:
    """How often each rule found something, the most first."""
    counts: dict[str, int] = {}
    for problem in problems:
        if severity(problem, here.settings.checks) != "ignore":
            counts[problem.code] = counts.get(problem.code, 0) + 1
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def _summary(context: CheckContext, count: int) -> str:
    catalog = context.catalog
    looked = f"{len(catalog.articles):,} articles, {len(catalog.topics):,} topics"
    return f"{looked}: {count:,} problem{'s' if count != 1 else ''}."
