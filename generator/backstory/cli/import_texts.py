"""`backstory import`."""

from pathlib import Path
from typing import Any

import click

from backstory.cli.open_site import open_site
from backstory.cli.options import output_options, resolve_options, site_options
from backstory.cli.progress import Bar
from backstory.cli.reporting import colours, print_json, problem_list, report, say
from backstory.importers import Guess, ImportResult, bring, known_names

_STATUS = {
    "created": "written",
    "updated": "written anew: its source is newer",
    "unchanged": "as it was",
    "differs": "left alone: you have edited it",
}
_PLANNED = {**_STATUS, "created": "would be written", "updated": "would be written anew: its source is newer"}


@click.command("import")
@click.argument("sources", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Write nothing; show what would be written.")
@site_options
@output_options
def command(
    sources: tuple[Path, ...],
    dry_run: bool,
    as_json: bool,
    quiet: bool,
    verbose: bool,
    no_color: bool,
    **site: Any,
) -> int:
    """Turn raw texts, or folders of them, into articles, every paragraph word for word.

    What the texts say together (topics, background, events, claims, differences) waits in `backstory review`. A
    file that somebody edited is never written over; a second run changes nothing.
    """
    options = resolve_options(**site)
    with open_site(options, Bar(shown=not quiet)) as found:
        known = known_names(found.known_site.content.documents)
    result = bring(sources, options.folders.content, known=known, dry_run=dry_run)
    code = report(result.problems, options.settings.checks, strict=options.strict, colour=colours(no_color))
    if as_json:
        problems = problem_list(result.problems, options.settings.checks)
        print_json({"sources": result.sources, "problems": problems})
    elif not quiet:
        _show(result, dry_run=dry_run, verbose=verbose)
        if result.files("created", "updated"):
            click.echo("What they say together waits for you: backstory review.")
    return code


def _show(result: ImportResult, *, dry_run: bool, verbose: bool) -> None:
    for source in result.sources:
        say(f"{source.source}:")
        for file in source.files:
            say(f"  {file.path}: {(_PLANNED if dry_run else _STATUS)[file.status]}")
            if file.diff and (dry_run or file.status == "differs"):
                say(file.diff)
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
