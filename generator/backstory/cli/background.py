"""`backstory background`."""

from typing import Any

import click
from msgspec import structs

from backstory.cli.lookup import Lookup
from backstory.cli.open_site import open_site
from backstory.cli.options import SiteOptions, complete, output_options, resolve_options, site_options
from backstory.cli.progress import Bar
from backstory.cli.rewriting import offer, rewriting_options
from backstory.engine.known_site import KnownSite
from backstory.engine.repeated_passages import repeated_passages
from backstory.names.gate import held_back
from backstory.problems import Place, Problem, SiteError, in_folder
from backstory.rewriting.extraction import extract, find_repetition
from backstory.rewriting.topics import Rewriting


@click.group("background")
def command() -> None:
    """Make background of what is written more than once."""


@command.command("extract")
@click.argument("place", metavar="PATH:LINE")
@click.option("--title", required=True, help="What the background is called.")
@site_options
@rewriting_options
@output_options
def extract_command(place: str, title: str, **chosen: Any) -> int:
    """Write a passage once: the one on this line becomes background, its copies become references to it.

    `backstory check` lists the places. The difference is shown before anything is written.
    """
    speaking = {key: chosen.pop(key) for key in ("dry_run", "yes", "as_json", "quiet", "no_color")}
    chosen.pop("verbose")
    options = complete(resolve_options(**chosen))
    path, _, line = place.rpartition(":")
    if not path or not line.isdigit():
        raise click.UsageError(f'"{place}" is no place; write it as articles/name.md:14.')
    title = " ".join(title.split())
    if not title or any(mark in title for mark in "[]|#"):
        raise click.BadParameter("A title is text without [ ] | and #.", param_hint="--title")
    with open_site(options, Bar(shown=not speaking["quiet"] and not speaking["as_json"])) as found:
        lookup = Lookup(options, found, "background")
        if taken := lookup.all_of(title):
            facts = {"name": title, "other": lookup.names.called(taken[0].id)}
            raise SiteError(Problem("name-taken", Place("background"), facts))
        path = lookup.find(path).id
        try:
            rewriting = _planned(options, found, path, int(line), title)
        except SiteError as stop:
            raise SiteError(*in_folder(options.folders.content_label, stop.problems)) from None
    return offer(options, rewriting, **speaking)


def _planned(options: SiteOptions, found: KnownSite, path: str, line: int, title: str) -> Rewriting:
    catalog = found.catalog
    document = catalog.documents.get(path)
    if document is None:
        raise SiteError(Problem("passage-missing", Place(path, line)))
    repeated = repeated_passages(catalog, found.bodies)
    repetition, place = find_repetition(repeated, document, line)
    # What only --drafts and --future have shown here is not for readers yet.
    as_readers = structs.replace(options.cut_off, drafts=False, future=False)
    draft = bool(held_back(document.front, as_readers))
    return extract(options.folders.content, catalog, repetition, place, title=title, draft=draft)
