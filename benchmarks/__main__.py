"""`make bench`: how long builds take and how much memory, by size, also beside other generators.

`python -m benchmarks 1000 10000 --peers hugo,pelican --rounds 3 --json FILE`; --help has the rest.
"""

import re
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import click
from benchmarks.corpus import write_site
from benchmarks.peers import Entrant
from benchmarks.processes import Cost, RunError, adopts, run
from benchmarks.results import ADDED, COLD, EDITED, OURS, UNCHANGED, Results, Row

from benchmarks import peers, results

_SIZES = (50, 1_000, 10_000)


@click.command()
@click.argument("sizes", type=click.IntRange(1), nargs=-1)
@click.option(
    "--peers", "names", default="", metavar="NAMES", help=f"Compare with: {', '.join(peers.PEERS)}."
)
@click.option("--rounds", type=click.IntRange(1), default=1, show_default=True, help="Runs of each, in turn.")
@click.option("--work", type=click.Path(path_type=Path), help="Where peers are installed, to be kept.")
@click.option("--limit", default=3600, show_default=True, help="Seconds after which a peer is given up.")
@click.option("--texts", type=click.Choice(("plain", "rich")), default="plain", show_default=True)
@click.option(
    "--json",
    "file",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Add the results to FILE: one for each kind of texts.",
)
def main(
    sizes: tuple[int, ...],
    names: str,
    rounds: int,
    work: Path | None,
    limit: int,
    texts: str,
    file: Path | None,
) -> None:
    """Measure builds of so many articles each: SIZES, by default 50, 1,000 and 10,000."""
    rivals = [name for name in names.split(",") if name]
    if unknown := set(rivals) - set(peers.PEERS):
        raise click.BadParameter(f"no such peer: {', '.join(sorted(unknown))}", param_hint="--peers")
    whole = adopts()
    versions = {name: peers.version(name) for name in rivals} | {OURS: results.version()}
    print(
        f"{results.machine()}; {texts} texts; {'largest process, workers too' if whole else 'main process only'}"
    )
    print(
        f"{'articles':>9}  {'tool':14}{'work':10}{'seconds':>9}{'CPU s':>9}{'MB':>8}{'pages':>9}  Backstory/it"
    )
    with _folder(work) as place:
        for size in sizes or _SIZES:
            rows = tuple(measure(size, rivals, place, rounds=rounds, limit=limit, rich=texts == "rich"))
            if file is not None:
                results.add(file, Results(results.machine(), versions, whole, rows))


def measure(
    size: int, rivals: list[str], work: Path, *, rounds: int, limit: float, rich: bool
) -> Iterator[Row]:
    """The rows for one size, printed as they come; the sites are taken away afterwards."""
    with TemporaryDirectory(dir=work, ignore_cleanup_errors=True) as folder:
        entrants = {OURS: _ours(Path(folder, OURS), size, rich=rich)}
        entrants |= {
            name: peers.enter(name, work / "tools", Path(folder, name), size, rich=rich) for name in rivals
        }
        races = _race(entrants, rounds, limit)
        ours = Row(OURS, size, COLD, _pages(entrants[OURS]), races.pop(OURS))
        yield _shown(ours)
        for work_done, runs in _again(entrants[OURS], rounds, limit).items():
            yield _shown(Row(OURS, size, work_done, ours.pages, runs))
        for name, runs in races.items():
            yield _shown(Row(name, size, COLD, _pages(entrants[name]), runs), ours)


def _race(entrants: dict[str, Entrant], rounds: int, limit: float) -> dict[str, tuple[Cost, ...]]:
    """Cold builds of every tool, in turn, so that a drifting machine hits all alike; who fails is out."""
    runs: dict[str, tuple[Cost, ...]] = dict.fromkeys(entrants, ())
    for _ in range(rounds):
        for name in list(runs):
            entrant = entrants[name]
            for leftover in (entrant.output, *entrant.caches):
                shutil.rmtree(entrant.folder / leftover, ignore_errors=True)
            try:
                runs[name] += (run(entrant.command, entrant.folder, limit=limit),)
            except RunError as error:
                if name == OURS:
                    sys.exit(str(error))
                print(f"{name} is left out: {error}", flush=True)
                del runs[name]
    return runs


def _again(ours: Entrant, rounds: int, limit: float) -> dict[str, tuple[Cost, ...]]:
    """Builds where nothing changed, where one article was edited, and where one more came."""
    runs: dict[str, tuple[Cost, ...]] = {UNCHANGED: (), EDITED: (), ADDED: ()}
    article = next((ours.folder / "content" / "articles").rglob("*.md"))
    for number in range(rounds):
        runs[UNCHANGED] += (run(ours.command, ours.folder, limit=limit),)
        with article.open("a") as text:
            text.write(f"\nSentence {number} more.\n")
        runs[EDITED] += (run(ours.command, ours.folder, limit=limit),)
        # Another title, the topics and the text of one that is there.
        title = f'title: "One more {number}"'
        more = re.sub(r"^title: .*$", title, article.read_text("utf-8"), count=1, flags=re.MULTILINE)
        article.with_name(f"more{number}.md").write_text(more, "utf-8")
        runs[ADDED] += (run(ours.command, ours.folder, limit=limit),)
    return runs


def _ours(folder: Path, articles: int, *, rich: bool) -> Entrant:
    write_site(folder, articles, rich=rich)
    return Entrant((sys.executable, "-m", "backstory", "build", "--quiet"), folder, "site", (".backstory",))


def _pages(entrant: Entrant) -> int:
    return sum(1 for _ in (entrant.folder / entrant.output).rglob("*.html"))


def _shown(row: Row, ours: Row | None = None) -> Row:
    compared = f"  {results.ratio(ours, row):.2f}" if ours else ""
    print(
        f"{row.articles:9,}  {row.tool:14}{row.work:10}{row.seconds:9.2f}{row.processor:9.2f}"
        f"{row.megabytes:8.0f}{row.pages:9,}{compared}",
        flush=True,
    )
    return row


@contextmanager
def _folder(work: Path | None) -> Iterator[Path]:
    if work is None:
        with TemporaryDirectory() as folder:
            yield Path(folder)
    else:
        work.mkdir(parents=True, exist_ok=True)
        yield work.resolve()


if __name__ == "__main__":
    main()
