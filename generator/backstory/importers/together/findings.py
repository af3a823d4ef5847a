"""The whole way from the texts of a pile to what they say together."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from backstory.importers.reading.statements import SourceText, Statement, TextReading
from backstory.importers.together.attributions import Attributions
from backstory.importers.together.background import background_of
from backstory.importers.together.claims import ReportedClaim, find_claims
from backstory.importers.together.disagreements import Disagreement, find_disagreements
from backstory.importers.together.events import ReportedEvent, find_events
from backstory.importers.together.features import Features, Vocabulary, features_of, with_meant
from backstory.importers.together.pieces import Piece, find_pieces
from backstory.importers.together.pile import read_pile
from backstory.importers.together.points import Key, find_points
from backstory.importers.together.registry import Answers, Registry
from backstory.importers.together.same_point import find_same_points
from backstory.importers.together.topics import build_registry


class Findings(Struct, frozen=True):
    """What a pile of texts says; every finding keeps its statements, and they their text and line."""

    readings: tuple[TextReading, ...]
    registry: Registry
    pieces: tuple[Piece, ...]
    events: tuple[ReportedEvent, ...]
    claims: tuple[ReportedClaim, ...]
    disagreements: tuple[Disagreement, ...]
    features: Mapping[Key, Features]

    def text_of(self, statement: Statement) -> SourceText:
        """The text that a statement stands in."""
        return self.readings[statement.text].text


def read_together(
    texts: Sequence[SourceText],
    known: Mapping[str, Sequence[str]] | None = None,
    *,
    language: str = "",
    answers: Answers = lambda path, name: "",
) -> Findings:
    """Read a pile. `known` are the topics of the site with their other names, `language` that of the site, and
    `answers` what was decided about names that may mean two.

    Pure: the same texts give the same findings. The work grows with the number of sentences.
    """
    readings = read_pile(texts, expected=language)
    registry = build_registry(readings, known or {}, answers)
    languages = {reading.number: reading.language for reading in readings}
    attributions = [one for reading in readings for one in Attributions(registry, reading).read()]
    attributed = {one.statement.key for one in attributions}
    statements = [one for reading in readings for one in reading.statements if not one.is_line]
    features = {one.key: features_of(one, registry, languages[one.text]) for one in statements}
    features = with_meant(features, statements, languages)
    vocabulary = Vocabulary(features, len(readings))
    alike = find_points(
        [one for one in statements if one.number and one.key not in attributed],
        features,
        vocabulary,
        loosely=True,
    )
    repeated = {one.key for point in alike if len(point.texts) > 1 for one in point.statements}
    background = [one for reading in readings for one in background_of(reading, attributed, repeated)]
    said = {one.statement.key for one in attributions if one.status != "denied"}
    denials = {one.statement.key for one in attributions if one.status == "denied" and one.points_back} - said
    events = find_events(readings, registry, features, denials)
    points = find_same_points(background, features, vocabulary, _telling(events))
    return Findings(
        tuple(readings),
        registry,
        tuple(find_pieces(points, features, vocabulary, registry, lambda one: languages[one.text])),
        tuple(events),
        tuple(find_claims(readings, attributions, registry, features, vocabulary)),
        tuple(find_disagreements(points, events, features, languages, registry)),
        features,
    )


def _telling(events: Sequence[ReportedEvent]) -> dict[Key, set[int]]:
    """The numbers of the events that each statement tells."""
    told: dict[Key, set[int]] = {}
    for number, event in enumerate(events):
        for one in event.statements:
            told.setdefault(one.key, set()).add(number)
    return told
