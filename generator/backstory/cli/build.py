"""`backstory build`."""

import gc
from typing import Any

import click
import msgspec

from backstory.cli.options import (
    SiteOptions,
    edition_option,
    output_options,
    resolve_editions,
    site_options,
)
from backstory.cli.progress import Bar
from backstory.cli.reporting import NOWHERE, colours, left_out_line, print_json, problem_list, report, say
from backstory.engine.build import build
from backstory.engine.options import Options, Report
from backstory.engine.verify import differences
from backstory.problems import Problem, in_folder, in_order


@click.command("build")
@site_options
@edition_option
@click.option("--clean", is_flag=True, help="Build everything again.")
@click.option("--adopt", is_flag=True, help="Replace files of somebody else in the output folder.")
@click.option("--verify", is_flag=True, help="Build clean elsewhere, too, and compare.")
@click.option(
    "--jobs", type=click.IntRange(min=1), default=None, help="Processes; as many as there are cores."
)
@click.option("--executor", default="processes", help="processes, dask, or dask:ADDRESS.", show_default=True)
@output_options
def command(
    clean: bool,
    adopt: bool,
    verify: bool,
    jobs: int | None,
    executor: str,
    as_json: bool,
    quiet: bool,
    verbose: bool,
    no_color: bool,
    **site: Any,
) -> int:
    """Build the site: content/ becomes site/, or the folder of each edition that site.yaml names.

    Only what is new is done again; the result is the same as with --clean, byte for byte.
    """
    if executor not in ("processes", "dask") and not executor.startswith("dask:"):
        raise click.BadParameter(
            f'"{executor}" is not processes, dask or dask:ADDRESS.', param_hint="--executor"
        )
    # A build makes much that stays to its end, and next to nothing that leads back to itself.
    gc.set_threshold(200_000, 20, 100)
    editions = resolve_editions(**site)
    first = editions[0]
    how = Options(clean=clean, jobs=jobs or 0, executor=executor, adopt=adopt, fixed_time=first.fixed_time)
    bar = Bar(shown=not quiet and not as_json)
    built: list[tuple[SiteOptions, Report]] = []
    problems: list[Problem] = list(first.problems)
    for options in editions:
        what = (options.folders, options.settings, options.cut_off)
        try:
            done = build(*what, options=how, progress=bar)
            differing = differences(*what, options=how, progress=bar) if verify else []
        finally:
            bar.clear()
        built.append((options, done))
        problems += [*done.problems, *in_folder(options.folders.output_label, differing)]
    problems = in_order(problems)
    code = report(problems, first.settings.checks, strict=first.strict, colour=colours(no_color))
    if as_json:
        listed = problem_list(problems, first.settings.checks)
        print_json(_documents(built) | {"problems": listed})
    elif not quiet:
        for line in first.recognised:
            say(line)
        for options, done in built:
            _tell(options, done, verbose=verbose)
    return code


def _tell(options: SiteOptions, done: Report, *, verbose: bool) -> None:
    """Say what came of the build of an edition."""
    say(_summary(done, options.folders.output_label))
    if said := left_out_line(done.left_out):
        say(said)
    if not options.settings.base_url:
        say(NOWHERE)
    for path in done.written if verbose else ():
        say(f"  {path}")


def _documents(built: list[tuple[SiteOptions, Report]]) -> dict[str, Any]:
    """The build of the first edition, and of the others by their names, where there are any."""
    others = {options.settings.edition.name: document(done) for options, done in built[1:]}
    return document(built[0][1]) | ({"editions": others} if others else {})


def document(done: Report) -> dict[str, Any]:
    """A build as `--json` shows it, without its problems. `changed` names the files that were written."""
    pages = {"written": len(done.written), "unchanged": done.unchanged, "removed": done.removed}
    seconds = {stage: round(took, 4) for stage, took in done.seconds.items()}
    left_out = msgspec.to_builtins(done.left_out)
    return {"pages": pages, "changed": sorted(done.written), "left_out": left_out, "seconds": seconds}


def _summary(done: Report, output: str) -> str:
    counts = [f"{len(done.written):,} written", f"{done.unchanged:,} unchanged"]
    counts += [f"{done.removed:,} removed"] if done.removed else []
    took = sum(done.seconds.values())
    unfinished = "" if done.finished else " Unfinished: a template failed."
    return f"{output}: {', '.join(counts)}, in {took:.1f} s.{unfinished}"
