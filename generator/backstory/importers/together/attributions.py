"""What a sentence attributes to somebody: said, supposed or denied, in the words of the sentence."""

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from msgspec import Struct

from backstory.importers.languages import grammar_of
from backstory.importers.reading.prose import without_stop
from backstory.importers.reading.shape import CLOSING, FULL_STOPS
from backstory.importers.reading.statements import Statement, TextReading
from backstory.importers.together.registry import Registry
from backstory.importers.together.speakers import Speakers
from backstory.importers.together.speech_words import QUOTES, REACH, SpeechPatterns, is_quoted
from backstory.importers.together.spoken_of import NOBODY, Speaker

Status = Literal["asserted", "suggested", "denied"]


class Attribution(Struct, frozen=True):
    """Words of one sentence and whose they are.

    `points_back` marks a denial of what was said before ("denies it"), `of_other` one of what each of two
    has said of the other.
    """

    statement: Statement
    text: str
    speaker: Speaker
    status: Status
    points_back: bool = False
    of_other: bool = False


class Attributions:
    """What is attributed in the sentences of one text, read in their order."""

    def __init__(self, registry: Registry, reading: TextReading) -> None:
        grammar = grammar_of(reading.language)
        self._reading = reading
        self._words = SpeechPatterns(grammar)
        self._speakers = Speakers(registry, reading, grammar)

    def read(self) -> list[Attribution]:
        """All of them, in the order of the text."""
        found: list[Attribution] = []
        if not self._words.any:
            return found
        for statement in self._reading.statements:
            if statement.is_line:
                continue
            text = without_stop(statement.words[statement.body_start :])
            text = self._words.opener.sub("", text, count=1)
            self._speakers.spoken_of(statement, self._words.subject(text))
            if _is_headline(statement):
                continue
            here = list(self._sentence(statement, text))
            found += here
            for one in here:
                if one.speaker.by:
                    self._speakers.remember(one.speaker)
        return found

    def _sentence(self, statement: Statement, text: str) -> Iterator[Attribution]:
        words = self._words
        if (found := self._according(statement, text)) is not None:
            yield found
            return
        given = False
        last, boundary = NOBODY, 0
        if accused := words.denials.accused_by.match(text):
            given, last = True, self._speakers.one(accused["by"])
            yield Attribution(statement, text, last, "asserted")
            boundary = accused.end("by")
        for verb in words.verb.finditer(text, boundary):
            for one in self._verb(statement, text, verb, boundary, last, given=given):
                given = True
                last = one.speaker
                boundary = verb.end()
                yield one
        if not given and words.hedged.search(text):
            yield Attribution(statement, text, NOBODY, "suggested")
        elif not given and (charge := words.denials.charge_that.search(text)):
            yield self._charge(statement, charge)

    def _charge(self, statement: Statement, charge: re.Match[str]) -> Attribution:
        """`the claim that …`, `the union's claim that …`, `claims by the union that …`."""
        speaker = self._speakers.one(charge["of"] or charge["whose"] or "")
        firm = speaker.by or self._words.denials.firm_charge.fullmatch(charge["noun"])
        return Attribution(statement, charge["text"], speaker, "asserted" if firm else "suggested")

    def _according(self, statement: Statement, text: str) -> Attribution | None:
        match = self._words.according.search(text)
        if match is None:
            return None
        rest = ", ".join(filter(None, (text[: match.start()].strip(" ,"), text[match.end() :].strip(" ,"))))
        speaker = self._speakers.one(match["by"])
        if not rest and (first := self._speakers.named_first(match["by"])):
            speaker, rest = first
        return Attribution(statement, rest, speaker, "asserted") if rest else None

    def _verb(
        self,
        statement: Statement,
        text: str,
        verb: re.Match[str],
        boundary: int,
        last: Speaker,
        *,
        given: bool,
    ) -> Iterator[Attribution]:
        """What one verb of saying attributes, if it does."""
        words = self._words
        left, right = text[boundary : verb.start()], text[verb.end() :]
        if words.negated.search(left) or is_quoted(text[: verb.start()]):
            return
        before = words.adverb_end.sub("", left).rstrip()
        if self._is_inverted(text, before, right, verb):
            speaker = self._speakers.one(_up_to_comma(right))
            said = text[: verb.start()].strip(f" ,{QUOTES}")
            if speaker.by and said:
                refused = words.denials.is_refusal(said)
                status: Status = "denied" if refused else "asserted"
                yield Attribution(statement, said, speaker, status, points_back=refused)
            return
        if words.denials.is_denial(verb):
            denied = list(self._denied_around(statement, text, verb, boundary, before, given=given))
            yield from denied
            if denied:
                return
        if words.no_saying.search(before):
            return
        clause = words.put_in(before) if words.is_put_in(right, before) else words.last_clause(before)
        speakers = self._subject(clause, last, statement, text, given=given)
        if not speakers:
            return
        yield from self._said(statement, text, verb, speakers, clause)

    def _denied_around(
        self, statement: Statement, text: str, verb: re.Match[str], boundary: int, before: str, *, given: bool
    ) -> Iterator[Attribution]:
        """What a verb denies that stands before it: a charge, the word of the other, `it` of `It was denied by`."""
        denials, left = self._words.denials, text[boundary : verb.start()]
        charged = denials.charged.search(before)
        if charged and (given or charged["charge"]):
            yield from self._denied_charge(statement, text, charged, boundary, given=given)
        elif denials.of_each_other(text, verb):
            yield Attribution(statement, text, NOBODY, "denied", of_other=True)
        elif by := denials.denied_by(left, text[verb.end() :]):
            for speaker in self._speakers.people(by):
                yield Attribution(statement, text, speaker, "denied", points_back=True)

    def _subject(
        self, clause: str, last: Speaker, statement: Statement, text: str, *, given: bool
    ) -> list[Speaker]:
        """Who the subject of a verb is: of one after `and`, that of the verb before."""
        if self._words.ends_in_and.search(clause) or not clause.strip(" ,"):
            if given:
                return [last] if last.by else []
            return self._speakers.people(self._words.subject(text))
        if self._words.no_speaker.search(clause.split(",")[0]):
            return []
        return self._speakers.people(clause)

    def _said(
        self, statement: Statement, text: str, verb: re.Match[str], speakers: Sequence[Speaker], clause: str
    ) -> Iterator[Attribution]:
        words = self._words
        right = text[verb.end() :]
        if words.denials.is_denial(verb):
            what, back = words.denials.thing_denied(right)
            charge = words.denials.charge_that.search(right[:REACH])
            if charge and charge["text"] == what:
                yield self._charge(statement, charge)
            for speaker in speakers if what else ():
                yield Attribution(statement, text if back else what, speaker, "denied", points_back=back)
            return
        said = words.complement(text, verb, clause)
        if said and (words.denials.is_refusal(said) or words.denials.judges_untrue(verb, right)):
            for speaker in speakers:
                yield Attribution(statement, text, speaker, "denied", points_back=True)
            return
        if not said:
            return
        first = speakers[0]
        if words.no_comment.search(text, verb.start()) or words.is_judgment(verb, first.by):
            return
        refused = words.answers.fullmatch(verb[0]) and words.no.search(said)
        suggested = words.supposes(verb) or words.some.match(clause.strip())
        status: Status = "denied" if refused else "suggested" if suggested else "asserted"
        if words.denials.charge.fullmatch(first.by):
            yield Attribution(statement, said, NOBODY, "suggested")
            return
        said, other = self._with_ellipsis(said)
        for speaker in speakers:
            yield Attribution(statement, said, speaker, status, points_back=bool(refused))
        if other:
            yield Attribution(statement, other[1], other[0], status)

    def _with_ellipsis(self, said: str) -> tuple[str, tuple[Speaker, str] | None]:
        """`that A did it, and Moscow that B did`: the second speaker has no verb."""
        match = self._words.ellipsis.search(said)
        if match and (speakers := self._speakers.people(match["by"])) and match["by"][:1].isupper():
            return said[: match.start()].rstrip(" ,"), (speakers[0], match["text"])
        return said, None

    def _denied_charge(
        self, statement: Statement, text: str, charged: re.Match[str], boundary: int, *, given: bool
    ) -> Iterator[Attribution]:
        """`…, a claim that both Pyongyang and Moscow deny`, `…, which Moscow denies`."""
        head = text[: boundary + charged.start()].strip(" ,–—-")
        if not given:
            found = self._words.denials.charge_that.search(head)
            yield (
                self._charge(statement, found) if found else Attribution(statement, head, NOBODY, "asserted")
            )
        for speaker in self._speakers.people(charged["by"]):
            yield Attribution(statement, text, speaker, "denied", points_back=True)

    def _is_inverted(self, text: str, before: str, right: str, verb: re.Match[str]) -> bool:
        """`…, said the ministry`: the verb follows a comma or a quotation, and no subject stands before it."""
        ends = before[-1:] in f",{QUOTES}" if before else False
        apposed = self._words.apposition_end(before)
        return ends and not apposed and bool(re.match(r" (?:[^\W\d_]|“)", right)) and self._words.says(verb)


def _is_headline(statement: Statement) -> bool:
    """Whether a statement is the line above a text, which says what the text says again."""
    return statement.number == 0 and statement.words.rstrip(CLOSING)[-1:] not in FULL_STOPS


def _up_to_comma(text: str) -> str:
    return re.split(r",|;| that | dass | que ", text.strip(), maxsplit=1)[0]
