"""What rankings give: who belongs to whom, and the true facts that say why."""

from typing import Any

from msgspec import Struct, structs


class RankingReason(Struct, frozen=True, array_like=True, gc=False):
    """Why two things are related: one true fact, from the numbers that ranked them.

    - hand-picked: the author chose it; `text` says why, `relation` what this is to the other
    - relation-of: the other's author chose this; `relation` is what the other is to this, `page` the other
    - broader, narrower: it stands above or below in the hierarchy
    - shared-articles: `count` articles have both topics, `page` is the latest, of day `latest`
    - same-paragraph: `count` paragraphs name both
    - linked: `count` pages link from one to the other, `page` is the first of them
    - shared-topics: the articles have `topics` in common
    - similar-text: their own texts tell of the same, being `count` in 100 alike, most for `words`
    - similar-articles: `count` articles of the other tell of the same as articles here; `page` is the latest of them
    - shared-words: less than that: their texts, or the articles about both, are `count` in 100 alike; texts for `words`
    """

    kind: str
    count: int = 0
    latest: str = ""
    page: str = ""
    text: str = ""
    relation: str = ""
    topics: tuple[str, ...] = ()
    words: tuple[int, ...] = ()
    """The hashes of the words that say most of how alike two texts are, that first."""

    def as_data(self) -> dict[str, Any]:
        """What it says, without what it leaves empty, and without hashes, which nobody outside can read."""
        return {key: value for key, value in structs.asdict(self).items() if value and key != "words"}


class Signal(Struct, frozen=True, array_like=True):
    """One part of a score: `part` is `weight` times `value`; the parts of a pair add up to its score."""

    kind: str
    weight: float
    value: float
    """0 to 1."""
    part: float
    reasons: tuple[RankingReason, ...] = ()


class Related(Struct, frozen=True, array_like=True, gc=False):
    """A topic that belongs to another: `score` is 0 to 1, comparable on one page only."""

    topic: str
    score: float
    reasons: tuple[RankingReason, ...]


class RankedArticle(Struct, frozen=True, array_like=True, gc=False):
    """An article to read after another; `score` is 0 to 1; a near copy says nearly the same word for word."""

    path: str
    score: float
    reasons: tuple[RankingReason, ...]
    near_copy: bool = False


def strongest(reasons: tuple[RankingReason, ...]) -> tuple[RankingReason, ...]:
    """The reasons without those that say little, where there are others."""
    telling = tuple([reason for reason in reasons if reason.kind != "shared-words"])
    return telling or reasons
