"""Who says what, each claim once, with those who deny it."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct, structs

from backstory.importers.reading.statements import Statement, TextReading
from backstory.importers.together.attributions import Attribution, Status
from backstory.importers.together.features import Features, Vocabulary
from backstory.importers.together.points import Key
from backstory.importers.together.registry import Registry

_REACH = 5
"""Statements before a denial among which what it denies may stand."""
_SAME = 0.55


class Denial(Struct, frozen=True):
    """Somebody's denial of a claim, in the words of one sentence or more that say so."""

    by: str
    text: str
    statements: tuple[Statement, ...]
    why: str = ""


class ReportedClaim(Struct, frozen=True):
    """What somebody says. `by` is empty where no text says who; `why` how that was concluded, if it was."""

    text: str
    by: str
    status: Status
    statements: tuple[Statement, ...]
    about: tuple[str, ...] = ()
    why: str = ""
    denials: tuple[Denial, ...] = ()


def find_claims(
    readings: Sequence[TextReading],
    attributions: Sequence[Attribution],
    registry: Registry,
    features: Mapping[Key, Features],
    vocabulary: Vocabulary,
) -> list[ReportedClaim]:
    """The claims of a pile, in the order of the texts."""
    by_text: dict[int, list[Attribution]] = {reading.number: [] for reading in readings}
    for one in attributions:
        by_text[one.statement.text].append(one)
    found = [claim for said in by_text.values() for claim in _of_text(said, features)]
    return [structs.replace(claim, about=_about(claim, registry)) for claim in _once(found, vocabulary)]


def _of_text(said: Sequence[Attribution], features: Mapping[Key, Features]) -> Iterator[ReportedClaim]:
    """The claims of one text, each with the denials that follow it."""
    said = list(_with_replies(said))
    claims = [one for one in said if one.status != "denied"]
    denials: dict[int, list[Denial]] = {number: [] for number in range(len(claims))}
    alone: list[Attribution] = []
    for one in said:
        if one.status != "denied":
            continue
        if one.of_other:
            _cross(one, claims, denials)
            continue
        target = _denied(one, claims, features)
        if target is None:
            alone.append(one)
        else:
            denials[target].append(Denial(one.speaker.by, one.text, (one.statement,), one.speaker.why))
    for number, one in enumerate(claims):
        kept = tuple(_unrepeated(denials[number]))
        yield ReportedClaim(
            one.text, one.speaker.by, one.status, (one.statement,), why=one.speaker.why, denials=kept
        )
    for one in alone:
        yield ReportedClaim(one.text, one.speaker.by, "denied", (one.statement,), why=one.speaker.why)


def _with_replies(said: Sequence[Attribution]) -> Iterator[Attribution]:
    """Of "denied it and said that …" the words are those of the denial."""
    before: Attribution | None = None
    for one in said:
        same = before is not None and before.statement == one.statement and before.speaker == one.speaker
        if (
            before is not None
            and same
            and before.status == "denied"
            and before.points_back
            and one.status != "denied"
        ):
            before = structs.replace(before, text=one.text)
            continue
        if before is not None:
            yield before
        before = one
    if before is not None:
        yield before


def _denied(one: Attribution, claims: Sequence[Attribution], features: Mapping[Key, Features]) -> int | None:
    """Which claim a denial denies: one just before it that is somebody else's, and rather of the same words."""
    here = one.statement.number
    best: tuple[float, int] | None = None
    for number, claim in enumerate(claims):
        distance = here - claim.statement.number
        if claim.speaker.by == one.speaker.by or not -1 <= distance <= _REACH:
            continue
        if distance < 0 and best is not None:
            continue
        shared = features[one.statement.key].stems & features[claim.statement.key].stems
        alike = 0.0 if distance == 0 else 0.6 * len(shared)
        weight = alike - abs(distance) - (1.0 if distance < 0 else 0.0)
        if best is None or weight >= best[0]:
            best = (weight, number)
    return _head(best[1], claims, one) if best else None


def _head(number: int, claims: Sequence[Attribution], one: Attribution) -> int:
    """Where "denied it" denies: the first of what the same speaker says in a row, which the others add to."""
    while (
        one.points_back and number and claims[number - 1].speaker.by == claims[number].speaker.by
        and claims[number].statement.number - claims[number - 1].statement.number <= 1
        and claims[number].speaker.pronoun
    ):  # fmt: skip
        number -= 1
    return number


def _cross(one: Attribution, claims: Sequence[Attribution], denials: dict[int, list[Denial]]) -> None:
    """`each denies the other's account`: of the last two claims, each is denied by the other's speaker."""
    near = [at for at, claim in enumerate(claims)
            if 0 <= one.statement.number - claim.statement.number <= 1 and claim.speaker.by][-2:]  # fmt: skip
    if len(near) == 2:
        for mine, theirs in (near, near[::-1]):
            denials[mine].append(Denial(claims[theirs].speaker.by, one.text, (one.statement,)))


def _unrepeated(denials: Sequence[Denial]) -> Iterator[Denial]:
    """Each who denies once, with all sentences that say so."""
    by: dict[str, list[Denial]] = {}
    for denial in denials:
        by.setdefault(denial.by, []).append(denial)
    for same in by.values():
        statements = tuple(dict.fromkeys(one for denial in same for one in denial.statements))
        yield structs.replace(same[0], statements=statements)


def _once(claims: Sequence[ReportedClaim], vocabulary: Vocabulary) -> list[ReportedClaim]:
    """What one speaker says in several texts, in much the same words, becomes one claim."""
    kept: list[ReportedClaim] = []
    of_speaker: dict[str, list[int]] = {}
    for claim in claims:
        same = next(
            (at for at in of_speaker.get(claim.by, ())
             if kept[at].statements[0].text != claim.statements[0].text and kept[at].status == claim.status
             and vocabulary.likeness(kept[at].statements[0].key, claim.statements[0].key) >= _SAME), None)  # fmt: skip
        if same is None or not claim.by:
            of_speaker.setdefault(claim.by, []).append(len(kept))
            kept.append(claim)
        else:
            kept[same] = _joined(kept[same], claim)
    return kept


def _joined(one: ReportedClaim, other: ReportedClaim) -> ReportedClaim:
    text = max(one.text, other.text, key=len)
    denials = tuple(_unrepeated((*one.denials, *other.denials)))
    return structs.replace(one, text=text, statements=(*one.statements, *other.statements), denials=denials)


def _about(claim: ReportedClaim, registry: Registry) -> tuple[str, ...]:
    found = [title for statement in claim.statements for title in registry.titles(statement)]
    return tuple(title for title in dict.fromkeys(found) if title != claim.by)
