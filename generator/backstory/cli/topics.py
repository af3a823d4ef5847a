"""`backstory topics`."""

from typing import Any

import click

from backstory.cli.lookup import Lookup
from backstory.cli.open_site import Site, learnt
from backstory.cli.options import Given, given, output_options, site_options
from backstory.cli.progress import Bar
from backstory.cli.rewriting import offer, rewriting_options
from backstory.problems import Place, Problem, Stop, in_folder
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
def merge(gone: str, kept: str, **options: Any) -> int:
    """Make A and B one topic, called B.

    Front matter that names A names B; B gets A's names, and A's address leads to it. Comments and the order of
    keys stay. The difference is shown before anything is written.
    """
    return _rewrite(gone, kept, merging=True, **options)


@command.command("rename")
@click.argument("topic", metavar="A")
@click.argument("title", metavar="B")
@site_options
@rewriting_options
@output_options
def rename(topic: str, title: str, **options: Any) -> int:
    """Call topic A B.

    A stays as another name, so that links and tags go on working, and its old address leads to the new one.
    """
    return _rewrite(topic, title, merging=False, **options)


def _rewrite(one: str, other: str, *, merging: bool, **options: Any) -> int:
    speaking = {key: options.pop(key) for key in ("dry_run", "yes", "as_json", "quiet", "no_color")}
    options.pop("verbose")
    here = given(**options)
    with learnt(here, Bar(shown=not speaking["quiet"] and not speaking["as_json"])) as found:
        site, lookup = _site(here, found), Lookup(here, found, "topics")
        try:
            rewriting = _planned(site, lookup, one, other, merging=merging)
        except Stop as stop:
            raise Stop(*_placed(here, stop)) from None
    return offer(here, rewriting, **speaking)


def _planned(site: topics.Site, lookup: Lookup, one: str, other: str, *, merging: bool) -> Rewriting:
    first = lookup.topic(one)
    if not merging:
        if " ".join(other.split()) == site.names.spellings[first]:
            raise Stop(Problem("topics-same", Place("topics"), {"name": one, "other": other}))
        return topics.rename_topic(site, first, " ".join(other.split()))
    second = lookup.topic(other)
    if first == second:
        raise Stop(Problem("topics-same", Place("topics"), {"name": one, "other": other}))
    return topics.merge_topics(site, first, second)


def _site(here: Given, found: Site) -> topics.Site:
    return topics.Site(
        folder=here.folders.content,
        documents=found.knowledge.content.documents,
        names=Lookup(here, found, "topics").names,
        addresses=dict(found.knowledge.catalog.addresses),
    )


def _placed(here: Given, stop: Stop) -> list[Problem]:
    """Problems with a file get the folder before its path; one with the command has none."""
    ours = [problem for problem in stop.problems if problem.place.path == "topics"]
    return [*ours, *in_folder(here.folders.content_label, [p for p in stop.problems if p not in ours])]
