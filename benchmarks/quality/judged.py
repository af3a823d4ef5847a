"""Pairs of texts that were judged by eye: whether they tell of much the same, and how alike they are.

    python -m benchmarks.quality.judged

The sheet is `judged_pairs.tsv`: the set, the files of both, how many in 100 they are alike, and "yes" or "no". They
were drawn at random from the texts nearest to each other, some from each range of likeness, mixed, and judged by their
titles and first sentences without that number.
"""

import csv
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

SHEET = Path(__file__).with_name("judged_pairs.tsv")
RANGES = ((5, 15), (15, 30), (30, 40), (40, 60), (60, 101))
"""Likeness in 100, from and below."""


class Agreement(Struct, frozen=True):
    """Of the pairs of one range, how many there are and how many tell of much the same."""

    least: int
    below: int
    pairs: int
    same: int


def agreements(sheet: Path = SHEET) -> Sequence[Agreement]:
    """What was judged, by range of likeness."""
    with sheet.open(encoding="utf-8", newline="") as file:
        judged = [(int(row["alike"]), row["same"] == "yes") for row in csv.DictReader(file, delimiter="\t")]
    return [
        Agreement(least, below, len(some), sum(some))
        for least, below in RANGES
        if (some := [same for alike, same in judged if least <= alike < below])
    ]


def table(rows: Sequence[Agreement]) -> list[str]:
    """The rows of a Markdown table."""
    return [f"| {_range(row)} | {row.pairs} | {row.same} |" for row in rows]


def _range(row: Agreement) -> str:
    return f"{row.least} to {row.below} %" if row.below <= 100 else f"{row.least} % and more"


if __name__ == "__main__":
    print(*table(agreements()), sep="\n")
