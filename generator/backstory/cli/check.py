"""`backstory check`."""

from collections import Counter
from collections.abc import Mapping
from datetime import datetime
from functools import cache, partial
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import click

from backstory.checks import LIVING, CheckContext, run_rules
from backstory.checks.external_links import ask_all, outside_links
from backstory.checks.held_back import held_documents
from backstory.checks.metadata import metadata_alone
from backstory.cli.open_site import open_site
from backstory.cli.options import (
    SiteOptions,
    edition_option,
    output_options,
    resolve_editions,
    site_options,
)
from backstory.cli.progress import Bar
from backstory.cli.reporting import NOWHERE, colours, print_json, problem_list, report, say
from backstory.content.symlinks import link_roots
from backstory.engine.bodies import published_bodies
from backstory.engine.known_site import KnownSite
from backstory.engine.layout import lay_out
from backstory.engine.repeated_passages import repeated_passages
from backstory.engine.site_files import all_needs, unreadable
from backstory.importers import Inbox
from backstory.markdown.paragraphs import paragraphs
from backstory.messages import severity
from backstory.pages.plan import page_files
from backstory.problems import Place, Problem, in_folder, in_order
from backstory.render.accent import shown_accent
from backstory.render.theme import load_templates
from backstory.render.theme_copies import older_copies


@click.command("check")
@site_options
@edition_option
@click.option("--external", is_flag=True, help="Ask other sites, too, whether what is linked is there.")
@output_options
def command(external: bool, as_json: bool, quiet: bool, verbose: bool, no_color: bool, **site: Any) -> int:
    """List everything that is wrong, or going stale.

    What a build reports, and what only an editor would see: reviews that are due, vague words for time,
    claims without a source, passages written twice. docs/checks.md has every rule. Nothing is written.
    """
    editions = resolve_editions(**site)
    options = editions[0]
    bar = Bar(shown=not quiet and not as_json)
    looked = [_looked_at(one, bar) for one in editions]
    problems = [problem for _, found, _ in looked for problem in found]
    if external:
        links: dict[str, list[Place]] = {}
        for context, _, _ in looked:
            for address, places in outside_links(context).items():
                links[address] = list(dict.fromkeys((*links.get(address, ()), *places)))
        asked = ask_all(links, told=lambda done, of: bar("Asking other sites", done, of))
        problems += in_folder(options.folders.content_label, asked)
        bar.clear()
    told = in_order([*options.problems, *problems])
    code = report(told, options.settings.checks, strict=options.strict, colour=colours(no_color))
    if as_json:
        print_json({"problems": problem_list(told, options.settings.checks)})
    elif not quiet:
        counts = _by_rule(told, options)
        say(_summary(looked[0][0], _by_severity(told, options)))
        if not options.settings.base_url:
            say(NOWHERE)
        for note in dict.fromkeys(note for _, _, note in looked if note):
            say(note)
        for rule, count in counts.items() if verbose else ():
            say(f"{count:>6}  {rule}")
    return code


def _looked_at(options: SiteOptions, bar: Bar) -> tuple[CheckContext, list[Problem], str]:
    """What the rules look at in an edition, all that is wrong with it, and what was done to its accent."""
    with open_site(options, bar) as found:
        context = gathered(options, found)
    templates, faults = load_templates(
        options.folders.templates,
        label=options.folders.templates_label,
        link_roots=link_roots(options.folders, options.settings),
    )
    layout = lay_out(
        context.catalog,
        all_needs(context.catalog),
        pages=page_files(context.catalog, options.settings),
        folders=options.folders,
        settings=options.settings,
        templates=templates,
        files=found.site.files,
    )
    problems = [
        *found.site.faults,
        *found.problems,
        *layout.problems,
        *unreadable(options.folders.content, layout.copied.values()),
        *run_rules(context),
        *held_documents(found.content.documents, options.cut_off),
        *metadata_alone(options.folders.content, found.site.files),
        *Inbox(options.folders.content, options.settings).differences(),
    ]
    told = [
        *found.site.cache.notices,
        *faults,
        *older_copies(options.folders.templates, options.folders.templates_label),
        *in_folder(options.folders.content_label, problems),
    ]
    return context, told, _accent_note(options.settings.accent, templates.assets)


def gathered(options: SiteOptions, found: KnownSite) -> CheckContext:
    """What the rules look at."""
    catalog = found.catalog
    return CheckContext(
        catalog=catalog,
        settings=options.settings,
        today=datetime.fromtimestamp(options.cut_off.instant, ZoneInfo(options.settings.timezone))
        .date()
        .isoformat(),
        paragraphs={
            document.path: tuple(paragraphs(document.facts, body))
            for document, body in published_bodies(catalog, found.bodies, LIVING)
        },
        repeated=repeated_passages(catalog, found.bodies),
        text_of=cache(partial(_text_of, options.folders.content)),
    )


def _text_of(content: Path, path: str) -> str:
    """The text of a file of the content folder, its lines as they are counted; nothing where it can't be read."""
    try:
        return (content / path.partition("::")[0]).read_text("utf-8-sig", errors="replace")
    except OSError:
        return ""


def _accent_note(accent: str, assets: Mapping[str, bytes]) -> str:
    """What is shown in place of the site's accent where that can't be read, or nothing."""
    shown = [f"{shade} in {scheme}" for scheme, shade in shown_accent(accent, assets).items()]
    return f"So that it can be read, the accent {accent} is {' and '.join(shown)}." if shown else ""


def _by_severity(problems: list[Problem], options: SiteOptions) -> Counter[str]:
    return Counter(severity(problem, options.settings.checks) for problem in problems)


def _by_rule(problems: list[Problem], options: SiteOptions) -> dict[str, int]:
    """How often each rule found something, the most first."""
    counts: dict[str, int] = {}
    for problem in problems:
        if severity(problem, options.settings.checks) != "ignore":
            counts[problem.code] = counts.get(problem.code, 0) + 1
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def _summary(context: CheckContext, counts: Counter[str]) -> str:
    catalog = context.catalog
    looked = (_counted(len(catalog.articles), "article"), _counted(len(catalog.topics), "topic"))
    found = (_counted(counts[one], one) for one in ("error", "warning"))
    return f"{', '.join(looked)}: {', '.join(found)}."


def _counted(number: int, what: str) -> str:
    return f"{number:,} {what}{'s' if number != 1 else ''}"
