"""What belongs to one subject before any is chosen: points, and the statements that lean on them."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence, Set
from itertools import combinations

from msgspec import Struct

from backstory.importers.languages import grammar_of
from backstory.importers.reading.statements import Statement
from backstory.importers.together.features import Features, Vocabulary
from backstory.importers.together.phrases import Phrase, nouns_of, phrases_of
from backstory.importers.together.points import Key, Point


class Unit(Struct, frozen=True):
    """Points that can't be parted: what several texts tell, with the sentences that go on from it.

    `terms` are what may name its subject: topics, pairs of topics, noun phrases.
    """

    points: tuple[Point, ...]
    topics: Counter[str]
    phrases: tuple[Phrase, ...]
    marks: Counter[str]
    date: str
    near: frozenset[tuple[int, int]]

    @property
    def texts(self) -> frozenset[int]:
        """The texts that tell of it."""
        return frozenset(text for point in self.points for text in point.texts)

    @property
    def terms(self) -> set[str]:
        """Terms as one text each: `@topic`, `@one & @other`, and the phrase itself."""
        titles = sorted(self.topics)[:_MOST_TOPICS]
        pairs = {f"@{one} & @{other}" for one, other in combinations(titles, 2)}
        return (
            {f"@{title}" for title in titles}
            | pairs
            | {phrase.text for phrase in self.phrases if not phrase.is_name}
        )


_MOST_TOPICS = 8


def find_units(
    points: Sequence[Point],
    features: Mapping[Key, Features],
    vocabulary: Vocabulary,
    language_of: Callable[[Statement], str],
) -> list[Unit]:
    """The units of points, in the order of their first statements."""
    statements = [statement for point in points for statement in point.statements]
    nouns = {language: nouns_of((one for one in statements if language_of(one) == language), language)
             for language in sorted(set(map(language_of, statements)))}  # fmt: skip
    group_of = {
        statement.key: number for number, point in enumerate(points) for statement in point.statements
    }
    joined = list(range(len(points)))

    def root(number: int) -> int:
        while joined[number] != number:
            number = joined[number]
        return number

    for number, point in enumerate(points):
        first = point.statements[0]
        before = group_of.get((first.text, first.number - 1))
        if len(point.statements) == 1 and before is not None and _leans(first, language_of(first)):
            joined[root(number)] = root(before)
    groups: dict[int, list[Point]] = {}
    for number, point in enumerate(points):
        groups.setdefault(root(number), []).append(point)
    return [_unit(tuple(group), features, vocabulary, language_of, nouns) for group in groups.values()]


def _leans(statement: Statement, language: str) -> bool:
    leaning = grammar_of(language).background.leaning
    first = statement.words[statement.body_start :].split(" ", 1)[0]
    return bool(leaning) and first in leaning.split("|")


def _unit(
    points: tuple[Point, ...],
    features: Mapping[Key, Features],
    vocabulary: Vocabulary,
    language_of: Callable[[Statement], str],
    nouns: Mapping[str, Set[str]],
) -> Unit:
    statements = [statement for point in points for statement in point.statements]
    phrases = [phrase for statement in statements
               for phrase in phrases_of(statement, language_of(statement), nouns[language_of(statement)])]  # fmt: skip
    dates = sorted(date for statement in statements for date in features[statement.key].dates)
    return Unit(
        points,
        Counter(topic for statement in statements for topic in features[statement.key].topics),
        tuple(phrases),
        Counter(mark for statement in statements for mark in vocabulary.marks(statement.key)),
        _usual(dates),
        frozenset(
            (statement.text, statement.sentence.paragraph + shift)
            for statement in statements
            for shift in (-1, 0, 1)
        ),
    )


def _usual(dates: Sequence[str]) -> str:
    """The first date of the year that is named most, of sorted dates: when the thing itself was."""
    years = Counter(date[:4] for date in dates)
    return min(dates, key=lambda date: (-years[date[:4]], date), default="")
