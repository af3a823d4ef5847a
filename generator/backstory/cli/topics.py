"""`backstory topics`."""

from typing import Any

import click

from backstory.cli.lookup import Lookup
from backstory.cli.open_site import open_site
from backstory.cli.options import SiteOptions, complete, output_options, resolve_options, site_options
from backstory.cli.progress import Bar
from backstory.cli.rewriting import offer, rewriting_options
from backstory.engine.known_site import KnownSite
from backstory.problems import Place, Problem, SiteError, in_folder
from backstory.rewriting import topics
from backstory.rewriting.topics import Rewriting


@click.group("topics")
def command() -> None:
    """Merge or rename topics throughout the site's files."""


@command.command("merge")
@click.argument("gone", metavar="A")
@click.argument("kept", metavar="B")
@site_options
@rewriting_options
@output_options
def merge(gone: str, kept: str, **chosen: Any) -> int:
    """Make A and B one topic, called B.

    Front matter that names A names B; B gets A's names, and A's address leads to it. Comments and the order of
    keys stay. The difference is shown before anything is written.
    """
    return _rewrite(gone, kept, merging=True, **chosen)


@command.command("rename")
@click.argument("topic", metavar="A")
@click.argument("title", metavar="B")
@site_options
@rewriting_options
@output_options
def rename(topic: str, title: str, **chosen: Any) -> int:
    """Call topic A B.

    A stays as another name, so that links and tags go on working, and its old address leads to the new one.
    """
    return _rewrite(topic, title, merging=False, **chosen)


def _rewrite(one: str, other: str, *, merging: bool, **chosen: Any) -> int:
    speaking = {key: chosen.pop(key) for key in ("dry_run", "yes", "as_json", "quiet", "no_color")}
    chosen.pop("verbose")
    options = complete(resolve_options(**chosen))
    with open_site(options, Bar(shown=not speaking["quiet"] and not speaking["as_json"])) as found:
        site, lookup = _site(options, found), Lookup(options, found, "topics")
        try:
            rewriting = _planned(site, lookup, one, other, merging=merging)
        except SiteError as stop:
            raise SiteError(*_placed(options, stop)) from None
    return offer(options, rewriting, **speaking)


def _planned(
    site: topics.RewritingContext, lookup: Lookup, one: str, other: str, *, merging: bool
) -> Rewriting:
    first = lookup.topic(one)
    if not merging:
        if " ".join(other.split()) == site.names.spellings[first]:
            raise SiteError(Problem("topics-same", Place("topics"), {"name": one, "other": other}))
        return topics.rename_topic(site, first, " ".join(other.split()))
    second = lookup.topic(other)
    if first == second:
        raise SiteError(Problem("topics-same", Place("topics"), {"name": one, "other": other}))
    return topics.merge_topics(site, first, second)


def _site(options: SiteOptions, found: KnownSite) -> topics.RewritingContext:
    return topics.RewritingContext(
        folder=options.folders.content,
        documents=found.content.documents,
        names=Lookup(options, found, "topics").names,
        addresses=dict(found.catalog.addresses),
    )


def _placed(options: SiteOptions, stop: SiteError) -> list[Problem]:
    """Problems with a file get the folder before its path; one with the command has none."""
    ours = [problem for problem in stop.problems if problem.place.path == "topics"]
    return [*ours, *in_folder(options.folders.content_label, [p for p in stop.problems if p not in ours])]
