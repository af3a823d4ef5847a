"""What pages see of rankings: order, reasons, and thirds. Scores move with every article, and no page shows one."""

from collections.abc import Callable, Mapping
from typing import Any

from msgspec import structs

from backstory.ranking.results import RankedArticle, RankingReason, Related


def in_thirds(entries: tuple[Related, ...]) -> tuple[Related, ...]:
    """Related topics with 3, 2 or 1 for a score: the third of the best score that each reaches."""
    best = max((entry.score for entry in entries), default=0.0)
    return tuple(structs.replace(entry, score=float(_third(entry.score, best))) for entry in entries)


def without_scores(entries: tuple[RankedArticle, ...]) -> tuple[RankedArticle, ...]:
    """Articles to read next, the best first; not how many in 100 they are alike."""
    return tuple(
        RankedArticle(entry.path, 0.0, tuple(map(_without_likeness, entry.reasons)), entry.near_copy)
        for entry in entries
    )


def _without_likeness(reason: RankingReason) -> RankingReason:
    return structs.replace(reason, count=0) if reason.kind in ("similar-text", "shared-words") else reason


def _third(score: float, best: float) -> int:
    return 1 + min(2, int(3 * score / best)) if best > 0 else 1


AS_SHOWN: Mapping[str, Callable[[Any], Any]] = {"related": in_thirds, "read_next": without_scores}
"""By table of the catalog, how pages see its values: both they and their fingerprints go by this."""
