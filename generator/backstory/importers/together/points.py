"""Statements of several texts that tell the same become one point.

Candidates share something that few texts have, so the work grows with the number of statements and not with
its square; then groups grow from the most alike pair on (average link), and never across two dates.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from backstory.dates import read_span
from backstory.importers.reading.moments import first_day
from backstory.importers.reading.statements import Statement
from backstory.importers.together.features import Features, Vocabulary

_ALIKE = 0.39
_LINKED = 0.35
_NEARLY = 0.38
"""What two have in common at most that share a date and one word: it joins nothing, and speaks for what others join."""
_COMMON, _FOLLOWING = 30, 6
"""Of a mark that more statements have than the first, each is compared with as many as the second says."""
_LOOKED_AT = 6
_SHARED, _ALONE = 2, 3
"""Marks that two statements must share, dates as one of them; and words, where they share nothing else."""
_AGES = ((20, 0.3), (5, 0.22), (1, 0.1), (-10_000, 0.03))
"""Years before the latest one named, and what a shared date so long past adds: few things happened then."""
_LONG_AGO = 5
_SOME_DAYS = 7
_YEAR = 4
_LARGE = 4
"""Signs of a number, its mark included, from which it is no common one."""

Key = tuple[int, int]


class Point(Struct, frozen=True):
    """One thing that is told, in each of its wordings; those are in the order of the texts."""

    statements: tuple[Statement, ...]

    @property
    def texts(self) -> frozenset[int]:
        """The texts that tell it."""
        return frozenset(statement.text for statement in self.statements)


def find_points(
    statements: Sequence[Statement],
    features: Mapping[Key, Features],
    vocabulary: Vocabulary,
    *,
    alike: float = _ALIKE,
    linked: float = _LINKED,
    one_mark: bool = False,
    loosely: bool = False,
) -> list[Point]:
    """Every statement in one point, in the order of their first statements.

    `alike` is how much two must have in common to be put together first, `linked` two groups on the whole. With
    `one_mark` one word is enough beside a date of the last years, too: of events, that have one date each. `loosely`,
    two words are enough without a date, a number or a topic.
    """
    likeness = _Likeness(features, vocabulary, one_mark=one_mark, loosely=loosely)
    pairs = ((likeness(pair), pair) for pair in set(candidate_pairs(statements, vocabulary)))
    ordered = sorted(pairs, key=lambda one: (-one[0], one[1]))
    return grow_points(statements, ordered, likeness.of_groups, alike, linked)


def grow_points(
    statements: Sequence[Statement],
    pairs: Iterable[tuple[float, tuple[Key, Key]]],
    of_groups: Callable[[Sequence[Key], Sequence[Key]], float],
    alike: float,
    linked: float,
) -> list[Point]:
    """Groups grown from pairs, which come the most alike first, as long as two groups on the whole are alike."""
    by_key = {statement.key: statement for statement in statements}
    groups = {key: [key] for key in by_key}
    for likeness, (one, other) in pairs:
        if likeness < alike:
            break
        mine, theirs = groups[one], groups[other]
        if mine is not theirs and of_groups(mine, theirs) >= linked:
            mine += theirs
            groups.update(dict.fromkeys(theirs, mine))
    found = sorted(sorted(group) for group in {id(group): group for group in groups.values()}.values())
    return [Point(tuple(by_key[key] for key in group)) for group in found]


class _Likeness:
    """How alike statements are, and groups of them; each pair is looked at once."""

    def __init__(
        self,
        features: Mapping[Key, Features],
        vocabulary: Vocabulary,
        *,
        one_mark: bool,
        loosely: bool,
    ) -> None:
        self._one_mark = one_mark
        self._loosely = loosely
        self._features = features
        self._vocabulary = vocabulary
        self._known: dict[tuple[Key, Key], float] = {}

    def __call__(self, pair: tuple[Key, Key]) -> float:
        """0 to 1 and a little more: what both tell, and a specific date or number on top."""
        pair = (min(pair), max(pair))
        if pair not in self._known:
            self._known[pair] = self._of(*pair)
        return self._known[pair]

    def of_groups(self, one: Sequence[Key], other: Sequence[Key]) -> float:
        """The mean over the pairs of two groups, of large ones over the first of their members."""
        pairs = [(a, b) for a in one[:_LOOKED_AT] for b in other[:_LOOKED_AT]]
        return sum(map(self, pairs)) / len(pairs)

    def _of(self, one: Key, other: Key) -> float:
        mine, theirs = self._features[one], self._features[other]
        if one[0] == other[0] or not compatible(mine, theirs):
            return 0.0
        if self._one_mark and _are_years(mine) != _are_years(theirs):
            return 0.0
        shared = self._vocabulary.marks(one) & self._vocabulary.marks(other)
        told = {mark for mark in shared if mark[0] != "="} | {
            mark
            for mark in meant_by_both(mine, theirs)
            if not self._one_mark or self._vocabulary.is_rare(mark)
        }
        if told and self._same_old_day(mine, theirs):
            return 1.0
        if not told or len(told) + any(mark[0] == "=" for mark in shared) < _SHARED:
            return 0.0
        if (
            not self._loosely
            and len(told) < _ALONE
            and not any(mark[0] in "=@#" for mark in (*shared, *told))
        ):
            return 0.0
        exact = any(len(mark) > 5 for mark in shared if mark[0] == "=")
        alike = self._vocabulary.likeness(one, other) + self._specific(shared)
        if len(told) == 1 and not self._one_mark and not self._is_old(shared):
            # One word and a date join nothing, and yet speak for what others join.
            return min(alike, _NEARLY) if exact else 0.0
        return alike

    def _is_old(self, shared: frozenset[str]) -> bool:
        """Whether a shared date is of long ago: then one more word that is shared tells enough."""
        years = [int(mark[1:5]) for mark in shared if mark[0] == "=" and mark[1:5].isdigit()]
        return any(self._vocabulary.latest - year > _LONG_AGO for year in years)

    def _same_old_day(self, mine: Features, theirs: Features) -> bool:
        """Whether both give the same day of long ago: of such days only one thing is told."""
        days = {date for date in mine.dates if len(date) == 10} & set(theirs.dates)
        return any(
            date[:4].isdigit() and self._vocabulary.latest - int(date[:4]) > _LONG_AGO for date in days
        )

    def _specific(self, shared: frozenset[str]) -> float:
        """What a shared date adds, the more exact and the longer past it is, and a shared large number."""
        best = 0.0
        for mark in shared:
            if mark[0] == "=":
                age = self._vocabulary.latest - int(mark[1:5]) if mark[1:5].isdigit() else 0
                exact = 0.0 if "/" in mark else {5: 0.0, 8: 0.12, 11: 0.2}[len(mark)]
                best = max(best, next(add for years, add in _AGES if age > years) + exact)
            elif mark[0] == "#" and len(mark) > _LARGE:
                best = max(best, 0.3)
        return best


def meant_by_both(one: Features, other: Features) -> set[str]:
    """The topics that both tell, one of them by a pronoun."""
    both = (one.topics | one.before) & (other.topics | other.before)
    return {f"@{title}" for title in both - (one.topics & other.topics)}


def compatible(one: Features, other: Features) -> bool:
    """Whether two statements may tell the same: one names no date, or they share one, if only by its year."""
    if not one.dates or not other.dates:
        return True
    return any(same_date(a, b) for a in one.dates for b in other.dates)


def _are_years(one: Features) -> bool:
    """Whether the date of an event is a time of years, in which much else happens."""
    return any("/" in date and _years(date)[0] != _years(date)[1] for date in one.dates)


def same_date(one: str, other: str) -> bool:
    """Whether two dates may be one: the same as far as both go, or within the days that `~` leaves open."""
    mine, theirs = one.rstrip("~"), other.rstrip("~")
    if any(date.endswith("~") and len(date) == _YEAR + 1 for date in (one, other)) and "/" not in one + other:
        # "four years ago" may be the end of the year before.
        years = [date[:_YEAR] for date in (mine, theirs)]
        return all(map(str.isdigit, years)) and abs(int(years[0]) - int(years[1])) <= 1
    if "/" in mine or "/" in theirs:
        if _within_a_year(mine) and _within_a_year(theirs):
            span, other_span = read_span(mine), read_span(theirs)
            if span is not None and other_span is not None:
                return span.start <= other_span.end and other_span.start <= span.end
        first, last = _years(mine), _years(theirs)
        return first[0] <= last[1] and last[0] <= first[1]
    if len(mine) == len(theirs) == 10 and one + other != mine + theirs:
        days, others = first_day(mine), first_day(theirs)
        return days is not None and others is not None and abs((days - others).days) <= _SOME_DAYS
    length = min(len(mine), len(theirs))
    return mine[:length] == theirs[:length]


def _within_a_year(edtf: str) -> bool:
    first, last = _years(edtf)
    return first == last


def _years(edtf: str) -> tuple[str, str]:
    first, _, last = edtf.partition("/")
    return first[:4], (last or first)[:4]


def candidate_pairs(statements: Sequence[Statement], vocabulary: Vocabulary) -> Iterator[tuple[Key, Key]]:
    """Pairs that share marks enough; of a mark that many share, each with those that follow it."""
    having: dict[str, list[Key]] = defaultdict(list)
    for key in sorted(statement.key for statement in statements):
        for mark in vocabulary.marks(key):
            having[mark].append(key)
    shared: dict[tuple[Key, Key], int] = {}
    for keys in having.values():
        reach = len(keys) if len(keys) <= _COMMON else _FOLLOWING
        for at, one in enumerate(keys):
            for other in keys[at + 1 : at + 1 + reach]:
                if one[0] != other[0]:
                    shared[one, other] = shared.get((one, other), 0) + 1
    return (pair for pair, count in shared.items() if count >= _SHARED)
