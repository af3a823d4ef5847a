"""What was judged by eye: whether pairs of texts tell of much the same, and whether links are right.

    python -m benchmarks.quality.judged

The sheet of pairs is `judged_pairs.tsv`: the set, the files of both, how many in 100 they are alike, and "yes" or "no". They
were drawn at random from the texts nearest to each other, some from each range of likeness, mixed, and judged by their
titles and first sentences without that number.

The sheet of links is `judged_links.tsv`: the set, the article's file, the line of the paragraph, the words that are linked,
the topic, and "yes" or "no". They were drawn at random from all links of a set as `backstory catalog` has them, and judged
in their sentence: whether somebody who follows one comes to what the words mean there.
"""

import csv
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

SHEET = Path(__file__).with_name("judged_pairs.tsv")
LINKS = Path(__file__).with_name("judged_links.tsv")
RANGES = ((5, 15), (15, 30), (30, 40), (40, 60), (60, 101))
"""Likeness in 100, from and below."""


class Agreement(Struct, frozen=True):
    """Of the pairs of one range, how many there are and how many tell of much the same."""

    least: int
    below: int
    pairs: int
    same: int


class LinksOfSet(Struct, frozen=True):
    """Of the links of one set that were drawn, how many there are and how many are right."""

    name: str
    links: int
    right: int


def agreements(sheet: Path = SHEET) -> Sequence[Agreement]:
    """What was judged of pairs, by range of likeness."""
    judged = [(int(row["alike"]), row["same"] == "yes") for row in _rows(sheet)]
    return [
        Agreement(least, below, len(some), sum(some))
        for least, below in RANGES
        if (some := [same for alike, same in judged if least <= alike < below])
    ]


def judged_links(sheet: Path = LINKS) -> Sequence[LinksOfSet]:
    """What was judged of links, by set."""
    right: dict[str, list[bool]] = defaultdict(list)
    for row in _rows(sheet):
        right[row["set"]].append(row["right"] == "yes")
    return [LinksOfSet(name, len(those), sum(those)) for name, those in right.items()]


def table(rows: Sequence[Agreement]) -> list[str]:
    """The rows of a Markdown table."""
    return [f"| {_range(row)} | {row.pairs} | {row.same} |" for row in rows]


def table_of_links(rows: Sequence[LinksOfSet]) -> list[str]:
    """The rows of a Markdown table."""
    return [f"| {row.name} | {row.links} | {row.right} |" for row in rows]


def _rows(sheet: Path) -> list[dict[str, str]]:
    with sheet.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def _range(row: Agreement) -> str:
    return f"{row.least} to {row.below} %" if row.below <= 100 else f"{row.least} % and more"


if __name__ == "__main__":
    print(*table(agreements()), *table_of_links(judged_links()), sep="\n")
