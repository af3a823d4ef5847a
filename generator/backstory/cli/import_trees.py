"""`backstory import FOLDER`, of a tree of another program or a folder of Markdown."""

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from msgspec import Struct

from backstory.cli.options import SiteOptions, resolve_options
from backstory.cli.progress import Bar
from backstory.cli.reporting import colours, print_json, problem_list, report, say
from backstory.converting import Conversion, convert, report_lines
from backstory.problems import in_folder


class Speech(Struct, frozen=True):
    """How the command speaks."""

    as_json: bool
    quiet: bool
    verbose: bool
    no_color: bool


def import_trees(trees: Sequence[Path], site: Mapping[str, Any], speech: Speech, *, dry_run: bool) -> int:
    """Convert one tree after the other, and say what became of them; the exit code."""
    done: list[Conversion] = []
    with _resolved(site, dry_run=dry_run) as options:
        bar = Bar(shown=not speech.quiet)
        for source in trees:
            done.append(convert(source, options.folders, options.cut_off, dry_run=dry_run, tell=bar))
            bar.clear()
            if not (speech.quiet or speech.as_json):
                say("\n".join(report_lines(done[-1], dry_run=dry_run, verbose=speech.verbose)))
        problems = in_folder(site["content"].as_posix(), [one for each in done for one in each.problems])
        checks = options.settings.checks
        code = report(problems, checks, strict=options.strict, colour=colours(speech.no_color))
        if speech.as_json:
            print_json({"trees": done, "problems": problem_list(problems, checks)})
    return code


@contextmanager
def _resolved(site: Mapping[str, Any], *, dry_run: bool) -> Iterator[SiteOptions]:
    """The options; a content folder that is not there yet is made, and without a trace where nothing is to be written."""
    content: Path = site["content"]
    if content.exists():
        yield resolve_options(**site)
    elif dry_run:
        with tempfile.TemporaryDirectory() as folder:
            empty = Path(folder) / "content"
            empty.mkdir()
            yield resolve_options(**{**site, "content": empty})
    else:
        content.mkdir(parents=True)
        yield resolve_options(**site)
