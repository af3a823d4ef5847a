"""Tables of a small site, in plain Python; see tables.py."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import combinations, permutations

from backstory.ranking.cooccurrence import VOTE, WHOLE, Best, Pair, Rows, Table


class PlainTable:
    """For each topic the numbers of its partners."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows

    def at(self, pairs: Sequence[Pair]) -> list[int]:
        return [self.rows[one].get(other, 0) for one, other in pairs]

    def total(self, topic: int) -> int:
        return sum(self.rows[topic].values())


class PlainTables:
    """The tables of a few topics."""

    def __init__(self, topics: Mapping[str, int]) -> None:
        self._topics = topics

    def counted(
        self, groups: Sequence[Sequence[str]], *, votes: Sequence[int] = (), never: Collection[Pair] = ()
    ) -> tuple[Table, Table, Table]:
        counts: list[defaultdict[int, int]] = [defaultdict(int) for _ in self._topics]
        shares: list[defaultdict[int, int]] = [defaultdict(int) for _ in self._topics]
        last: list[dict[int, int]] = [{} for _ in self._topics]
        for number, group in enumerate(groups):
            known = {self._topics[topic] for topic in group if topic in self._topics}
            share = (votes[number] if votes else VOTE) // max(len(known) - 1, 1)
            for one, other in combinations(known, 2):
                if (one, other) not in never:
                    for this, that in ((one, other), (other, one)):
                        counts[this][that] += 1
                        shares[this][that] += share
                        last[this][that] = number
        return PlainTable(counts), PlainTable(shares), PlainTable(last)

    def together(self, groups: Iterable[Sequence[int]], *, never: Collection[Pair] = ()) -> Table:
        counts: list[defaultdict[int, int]] = [defaultdict(int) for _ in self._topics]
        for group in groups:
            for one, other in permutations(group, 2):
                if (one, other) not in never:
                    counts[one][other] += 1
        return PlainTable(counts)

    def made(self, rows: Rows) -> Table:
        return PlainTable([{other: number for other, number in row.items() if number} for row in rows])

    def best(self, weighed: Sequence[tuple[float, Table]], limit: int) -> Best:
        found = []
        for topic in self._topics.values():
            scores: defaultdict[int, float] = defaultdict(float)
            for weight, table in weighed:
                assert isinstance(table, PlainTable)
                part = weight / (table.total(topic) or 1)
                for other, number in table.rows[topic].items():
                    scores[other] += part * number
            order = sorted((-int(score * WHOLE + 0.5), other) for other, score in scores.items())
            found.append([(-score, other) for score, other in order[:limit]])
        return found
