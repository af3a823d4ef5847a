"""The tables of docs/speed.md, out of what was measured: `python -m benchmarks.table FILE [DOCUMENT]`."""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

import click
from benchmarks.results import (
    ADDED,
    COLD,
    EDITED,
    NAMES,
    OURS,
    UNCHANGED,
    Results,
    Row,
    in_seconds,
    load,
    ratio,
)

_PLACE = re.compile(r"(?<=<!-- measured -->\n).*(?=<!-- /measured -->)", re.DOTALL)


@click.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True))
@click.argument("document", required=False, type=click.Path(path_type=Path, exists=True))
def main(file: Path, document: Path | None) -> None:
    """Print the tables for the results in FILE, or put them into DOCUMENT, between its two marks."""
    text = tables(load(file))
    if document is None:
        print(text, end="")
    else:
        document.write_text(placed(document.read_text("utf-8"), text), "utf-8")


def placed(document: str, text: str) -> str:
    """The document with the text between its marks `<!-- measured -->` and `<!-- /measured -->`."""
    written, count = _PLACE.subn(lambda _: text, document)
    if count != 1:
        raise click.ClickException("the document needs one place for the tables: two marks")
    return written


def tables(results: Results) -> str:
    """Markdown: our builds by size, then, where there are peers, first builds side by side."""
    parts = [
        _table(
            (
                "articles",
                "pages",
                "first build",
                "nothing changed",
                "one article edited",
                "one added",
                "memory",
            ),
            _ours(results),
        )
    ]
    peers = [tool for tool in results.tools if tool != OURS]
    if peers:
        head = ["first build", "Backstory", *(NAMES[tool] for tool in peers)]
        parts.append(_table(head, [_compared(results, size, peers) for size in results.sizes]))
    return "\n".join([*parts, _footnote(results, peers)])


def _ours(results: Results) -> Iterable[list[str]]:
    for size in results.sizes:
        cold = results.row(OURS, size)
        if cold is not None:
            works = (COLD, UNCHANGED, EDITED, ADDED)
            seconds = [_both(results.row(OURS, size, work)) for work in works]
            yield [f"{size:,}", f"{cold.pages:,}", *seconds, _memory(cold)]


def _compared(results: Results, size: int, peers: Sequence[str]) -> list[str]:
    ours = results.row(OURS, size)
    cells = [f"{size:,} articles", f"{_seconds(ours)}, {_memory(ours)}" if ours else "–"]
    for tool in peers:
        theirs = results.row(tool, size)
        if theirs is None:
            cells.append("–")
        else:
            share = f", **{ratio(ours, theirs):.2f}**" if ours and len(ours.runs) == len(theirs.runs) else ""
            cells.append(f"{_seconds(theirs)}, {_memory(theirs)}{share}")
    return cells


def _footnote(results: Results, peers: Sequence[str]) -> str:
    rounds = sorted({len(row.runs) for row in results.rows})
    said = [
        f"On {results.machine}; medians of {_several(rounds)}.",
        "In brackets: processor time of all processes together.",
        "Memory is that of the largest process"
        + (", workers too." if results.whole else ", workers not counted."),
    ]
    if peers:
        versions = {
            NAMES[tool].split()[0]: results.versions[tool] for tool in peers if tool in results.versions
        }
        said += [
            "Bold is how long Backstory took for each second of the other: below 1 is faster.",
            f"Compared with {', '.join(f'{name} {version}' for name, version in versions.items())}.",
        ]
    works = [(OURS, ADDED), *((tool, COLD) for tool in peers)]
    if any(results.row(tool, size, work) is None for tool, work in works for size in results.sizes):
        said.append("A dash: not measured, or given up.")
    return "\n".join(said) + "\n"


def _several(rounds: Sequence[int]) -> str:
    if list(rounds) == [1]:
        return "one round"
    return f"{'–'.join(str(count) for count in sorted({rounds[0], rounds[-1]}))} rounds"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---", *["--:"] * (len(head) - 1)], *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines) + "\n"


def _seconds(row: Row | None) -> str:
    return in_seconds(row.seconds) if row else "–"


def _both(row: Row | None) -> str:
    """On the clock, and of the processors."""
    return f"{in_seconds(row.seconds)} ({in_seconds(row.processor)})" if row else "–"


def _memory(row: Row) -> str:
    return f"{row.megabytes / 1024:.1f} GB" if row.megabytes >= 1000 else f"{row.megabytes:.0f} MB"


if __name__ == "__main__":
    main()
