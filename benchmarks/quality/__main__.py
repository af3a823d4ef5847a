"""Prints how good each editorial decision is, beside simple methods measured in the same run.

    python -m benchmarks.quality [FOLDER OF SETS]

The exit code is 1 where a decision of ours is worse than the best of the simple methods.
"""

import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from benchmarks.quality import mentions, passages, read_next, related
from msgspec import Struct

CORPORA = Path(__file__).resolve().parents[3] / "shared" / "corpora"


class Decision(Struct, frozen=True):
    """What is decided, how it is measured, and the figure by which it is judged."""

    name: str
    measure: Callable[[Path], Mapping[str, Mapping[str, float]]]
    """Each method's figures; ours begin with "backstory", the others are simple."""
    metric: str
    reach: float
    ours: str = "backstory"


DECISIONS = (
    Decision("read next: picked by editors (healthcare-gov)", read_next.measure, "NDCG@10", 0.44),
    Decision("mention links (healthcare-gov)", mentions.measure, "F1", 0.40),
    Decision("mention links (healthcare-gov)", mentions.measure, "F1", 0.65, "backstory, following authors"),
    Decision("repeated passages (neardup-dev)", passages.measure, "AP", 0.98),
    Decision("repeated passages (neardup-dev)", passages.measure, "F1", 0.965),
)


def main(corpora: Path) -> int:
    """Measures all and says where a simple method is better."""
    worse = []
    for name, measured in related.measure_all(corpora):
        ours = measured["backstory"]["NDCG@10"]
        best = max(row["NDCG@10"] for method, row in measured.items() if method != "backstory")
        print(f"\nrelated topics, {name}: NDCG@10 {ours:.3f}, best simple method {best:.3f}")
        _print(measured)
        if ours < best:
            worse.append(f"related topics, {name}: a simple method has NDCG@10 {best:.3f}")
    for decision in DECISIONS:
        figures = decision.measure(corpora)
        ours = figures[decision.ours][decision.metric]
        best = max(row[decision.metric] for name, row in figures.items() if not name.startswith("backstory"))
        reached = "reached" if ours >= decision.reach else "not reached"
        print(f"\n{decision.name}: {decision.metric} {ours:.3f}, aim {decision.reach} {reached}")
        _print(figures)
        if ours < best:
            worse.append(f"{decision.name}: a simple method has {decision.metric} {best:.3f}")
    print("", *worse, sep="\n")
    return 1 if worse else 0


def _print(figures: Mapping[str, Mapping[str, float]]) -> None:
    for method, row in figures.items():
        print(
            f"  {method:32}",
            "  ".join(f"{metric} {figure:.3f}" for metric, figure in row.items()),
            flush=True,
        )


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else CORPORA))
