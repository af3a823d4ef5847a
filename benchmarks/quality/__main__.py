"""Prints how good each editorial decision is on what ships, beside simple methods measured in the same run.

    python -m benchmarks.quality [FOLDER OF SETS]

Each set is written as a site, and what `backstory catalog` says of it is scored. The exit code is 1 where a simple
method is better.
"""

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from benchmarks.quality import mentions, passages, read_next, related
from msgspec import Struct

CORPORA = Path(__file__).resolve().parents[3] / "shared" / "corpora"
EVEN = 0.005
"""A simple method is better if it is by more than this."""

Figures = Mapping[str, Mapping[str, float]]
"""By method; ours begin with "backstory", the others are simple."""


class Measured(Struct, frozen=True):
    """What was decided on which set, the figure by which it is judged, and the figures of each method."""

    decision: str
    metric: str
    figures: Figures


def measured(corpora: Path) -> Iterator[Measured]:
    """All decisions on all sets that are here."""
    for name, figures in related.measure_all(corpora):
        yield Measured(f"related topics, {name}", "NDCG@10", figures)
    for name, figures in read_next.measure_all(corpora):
        yield Measured(f"read next, {name}", "NDCG@10", figures)
    for name, figures in mentions.measure_all(corpora):
        yield Measured(f"mention links, {name}", "F1", figures)
    yield Measured("repeated passages, neardup-dev", "F1", passages.measure(corpora))


def main(corpora: Path) -> int:
    """Measures all and says where a simple method is better."""
    worse = []
    for one in measured(corpora):
        ours = one.figures["backstory"][one.metric]
        best, method = max(
            (row[one.metric], method)
            for method, row in one.figures.items()
            if not method.startswith("backstory")
        )
        print(f"\n{one.decision}: {one.metric} {ours:.3f}, best simple method {best:.3f} ({method})")
        for name, row in one.figures.items():
            print(f"  {name:32}", "  ".join(f"{metric} {figure:.3f}" for metric, figure in row.items()))
        sys.stdout.flush()
        if ours < best - EVEN:
            worse.append(f"{one.decision}: {method} has {one.metric} {best:.3f}, we have {ours:.3f}")
    print("", *worse, sep="\n")
    return 1 if worse else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else CORPORA))
