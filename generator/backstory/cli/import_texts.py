"""`backstory import`."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click
import watchfiles

from backstory.cli.import_trees import Speech, import_trees
from backstory.cli.open_site import open_site
from backstory.cli.options import SiteOptions, output_options, resolve_options, site_options
from backstory.cli.progress import Bar
from backstory.cli.reporting import colours, print_json, problem_list, report, say
from backstory.converting.source_tree import is_tree
from backstory.importers import Guess, ImportResult, import_texts, is_raw_text, known_names
from backstory.importers.formats.fetching import is_address

_STATUS = {
    "created": "written",
    "updated": "written anew: its source is newer",
    "unchanged": "as it was",
    "differs": "left alone: you have edited it",
}
_MOST = 8
"""Topics of a list of names that are told by name."""
_PLANNED = {**_STATUS, "created": "would be written", "updated": "would be written anew: its source is newer"}


@click.command("import")
@click.argument("given", metavar="SOURCES...", nargs=-1, required=True)
@click.option("--dry-run", is_flag=True, help="Write nothing; show what would be written.")
@click.option("--watch", is_flag=True, help="Go on, and import what arrives in these folders, until Ctrl-C.")
@click.option("--mend", is_flag=True, help="Mend letters that a wrong encoding has garbled.")
@site_options
@output_options
def command(
    given: tuple[str, ...],
    dry_run: bool,
    watch: bool,
    mend: bool,
    as_json: bool,
    quiet: bool,
    verbose: bool,
    no_color: bool,
    **site: Any,
) -> int:
    """Turn raw texts into articles, word for word, or a folder of Hugo, Jekyll, MkDocs, Pelican or Obsidian into a site.

    What raw texts say together (topics, background, events, claims, differences), and topics of a folder that may be
    one, wait in `backstory review`. A file that somebody edited is never written over; a second run changes nothing.
    """
    if watch and (dry_run or as_json):
        raise click.UsageError("--watch goes without --dry-run and --json.")
    speech = Speech(as_json=as_json, quiet=quiet, verbose=verbose, no_color=no_color)
    sources = [one if is_address(one) else Path(one) for one in given]
    trees = [source for source in sources if isinstance(source, Path) and is_tree(source)]
    if trees:
        if watch or len(trees) < len(sources):
            raise click.UsageError("A folder of documents is imported by itself, and without --watch.")
        return import_trees(trees, site, speech, dry_run=dry_run)
    options = resolve_options(**site)
    code = _imported(options, sources, speech, dry_run=dry_run, mend=mend)
    if watch:
        folders = [source for source in sources if isinstance(source, Path) and source.is_dir()]
        if not folders:
            raise click.UsageError("--watch needs a folder.")
        say(f"Watching {', '.join(map(str, folders))}; Ctrl-C ends it.")
        for arrived in _arrivals(folders):
            _imported(options, arrived, speech, dry_run=False, mend=mend)
    return code


def _imported(
    options: SiteOptions, sources: Sequence[Path | str], speech: Speech, *, dry_run: bool, mend: bool
) -> int:
    """Import sources, and say what became of them; the exit code."""
    with open_site(options, Bar(shown=not speech.quiet)) as found:
        known = known_names(found.content.documents, options.settings.language)
    result = import_texts(sources, options.folders.content, known=known, dry_run=dry_run, mend=mend)
    checks = options.settings.checks
    code = report(result.problems, checks, strict=options.strict, colour=colours(speech.no_color))
    if speech.as_json:
        print_json({"sources": result.sources, "problems": problem_list(result.problems, checks)})
    elif not speech.quiet:
        _show(result, dry_run=dry_run, verbose=speech.verbose)
        if result.files("created", "updated") or any(source.proposed for source in result.sources):
            say("What they say together waits for you: backstory review.")
    return code


def _arrivals(folders: Sequence[Path]) -> Iterator[list[Path]]:
    """The texts that were put into the folders or changed, as often as some were; ends with Ctrl-C."""
    try:
        for changes in watchfiles.watch(*folders):
            paths = sorted(
                {Path(path) for change, path in changes if change is not watchfiles.Change.deleted}
            )
            if arrived := [path for path in paths if is_raw_text(path)]:
                yield arrived
    except KeyboardInterrupt:
        say("Stopped.")


def _show(result: ImportResult, *, dry_run: bool, verbose: bool) -> None:
    for source in result.sources:
        say(f"{source.source}:")
        for file in source.files:
            say(f"  {file.path}: {(_PLANNED if dry_run else _STATUS)[file.status]}")
            if file.diff and (dry_run or file.status == "differs"):
                say(file.diff)
        if source.proposed:
            count = len(source.proposed)
            say(
                f"  {count:,} topic{'s' if count > 1 else ''} proposed: {', '.join(source.proposed[:_MOST])}{'…' if count > _MOST else ''}"
            )
        guesses = source.guesses if verbose else [guess for guess in source.guesses if not guess.value]
        for guess in guesses:
            say(f"  {_worded(guess)}")
        hidden = len(source.guesses) - len(guesses)
        if hidden:
            said = (
                "1 guess, marked in the file"
                if hidden == 1
                else f"{hidden} guesses, each marked in the files"
            )
            say(f"  {said}; --verbose lists {'it' if hidden == 1 else 'them'}.")


def _worded(guess: Guess) -> str:
    # What stands for a gap names the lines itself.
    where = f" (line {guess.line})" if guess.line and "(line " not in guess.why else ""
    return f"{guess.field}: {guess.value or 'missing'}; {guess.why}{where}"
