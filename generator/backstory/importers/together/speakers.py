"""Who speaks: the words before or after a verb of saying become the topic that they name."""

import re
from collections.abc import Iterable

from backstory.importers.languages import Grammar
from backstory.importers.languages.spelling import loose
from backstory.importers.languages.states import seats
from backstory.importers.reading.capitalised import capitals_of
from backstory.importers.reading.statements import Statement, TextReading
from backstory.importers.together.offices import offices_of
from backstory.importers.together.people import directions
from backstory.importers.together.registry import Entity, Registry
from backstory.importers.together.spoken_of import NOBODY, Speaker, SpokenOf
from backstory.importers.together.stand_ins import StandIns

_MOST_WORDS = 9
_BRACKETS = re.compile(r"\s*\([^()]*\)")
_POSSESSIVE = re.compile(r"[’']s?$")
_LED = re.compile(r"-[a-z]{3,}$")
"""The end of an adjective like `NATO-led`."""
_THE = frozenset("the his her its their der die das seine ihre el la los las su".split())
_NEVER = re.compile(r"(?!)")


class Speakers:
    """How speakers are found in one text. It remembers who was spoken of, for the pronouns that follow."""

    def __init__(self, registry: Registry, reading: TextReading, grammar: Grammar) -> None:
        speech = grammar.speech
        self._registry = registry
        self._text = reading.number
        self._seats = seats(reading.language)
        self._directions = directions(reading.language)
        self._article = re.compile(rf"(?:{speech.articles}) ", re.I) if speech.articles else _NEVER
        self._preposition = (
            re.compile(rf"(?:{speech.prepositions}) ", re.I) if speech.prepositions else _NEVER
        )
        pronouns = "|".join(filter(None, (speech.he, speech.it, speech.they)))
        self._pronouns = re.compile(rf"(?:{pronouns})", re.I) if pronouns else _NEVER
        self._and = re.compile(rf" (?:{speech.and_}) ") if speech.and_ else _NEVER
        self._some = re.compile(rf"(?:{speech.some})\b", re.I) if speech.some else _NEVER
        self._who = (
            re.compile(rf"(?:{speech.who}|{speech.asked}|if|{speech.articles})\b", re.I)
            if speech.who
            else _NEVER
        )
        self._tail = (
            re.compile(rf" (?:{speech.prepositions}) [^, ]+(?: [^, a-z]\S*)?$")
            if speech.prepositions
            else _NEVER
        )
        self._courtesy = capitals_of(reading.language).courtesy
        dates = grammar.dates
        when = "|".join(filter(None, (dates.last, dates.next, dates.this)))
        units = "|".join(dates.units.values())
        self._time = re.compile(rf"^(?:{when}) (?:{units}),? ", re.I) if when else _NEVER
        self._date = capitals_of(reading.language).dates
        self._offices = offices_of(registry, reading)
        self._state = next(
            (one.title for one in registry.entities if one.kind == "place" and reading.number in one.texts
             and loose(one.title).split()[0] in self._directions), "")  # fmt: skip
        self._stand_ins = StandIns(registry, grammar)
        self._spoken_of = SpokenOf(registry, grammar)

    def people(self, words: str) -> list[Speaker]:
        """The speakers that words before a verb name; several where `and` joins their names."""
        words = _BRACKETS.sub("", words).strip(" ,;:—–“”\"'‘’")
        words = re.sub(r"^(?:both|neither|either|alike) ", "", words, flags=re.I)
        parts = [part for part in self._and.split(words) if part]
        if len(parts) > 1 and all(self._named(part) for part in parts):
            return [self._named(part) or NOBODY for part in parts]
        one = self.one(words)
        return [one] if one.by else []

    def one(self, words: str) -> Speaker:
        """The one speaker that words name; NOBODY where they name none."""
        words = _BRACKETS.sub("", words).strip(" ,;:—–“”\"'‘’")
        if pronoun := self._spoken_of.meant(words):
            return pronoun
        words = self._without_adverbial(words)
        if pronoun := self._spoken_of.meant(words):
            return pronoun
        first, *rest = [part.strip() for part in words.split(",")]
        if (
            rest
            and not self._person(first)
            and (apposed := self._person(rest[0]))
            and not self._ends_in_person(first)
        ):
            return apposed
        # "in Seoul" and "who leads it" belong to who speaks, and are not its name.
        for name in (first, self._tail.sub("", first)):
            if found := self._named(name) or self._ends_in_person(name):
                return found
        if found := self._begins_with_name(first):
            return found
        if title := self._stand_ins.body(first):
            return Speaker(title, why=f"“{first}” stands for {title}")
        spoken_for = self._named(self._stand_ins.spoken_for(first) or "")
        if spoken_for and spoken_for.by and not spoken_for.person:
            return spoken_for
        return self._described(first)

    def spoken_of(self, statement: Statement, subject: str) -> None:
        """Remember the subject of a sentence, for `he` and `it` in the next, and whom it names, for `the company`."""
        found = self.one(subject) if subject else NOBODY
        if found.by and not found.why:
            self.remember(found)
        for _, _, entity in self._registry.find(statement):
            self._stand_ins.named(entity)

    def remember(self, speaker: Speaker) -> None:
        """Remember who was spoken of, or spoke, last."""
        self._spoken_of.remember(speaker)

    def named_first(self, words: str) -> tuple[Speaker, str] | None:
        """The topic that words begin with, and what stands behind its name: `the council nobody came`."""
        parts = words.split(" ")
        for at in range(min(_MOST_WORDS, len(parts) - 1), 0, -1):
            found = self._named(" ".join(parts[:at]))
            if found and found.by:
                return found, " ".join(parts[at:])
        return None

    def _named(self, words: str) -> Speaker | None:
        """The topic that the words name, and nothing else."""
        bare = self._article.sub("", words, count=1) if self._article.match(words) else words
        key = loose(bare)
        if key.endswith(".") and key not in self._registry.by_name:
            key = key[:-1]  # "Quarry Ltd."
        if key in self._registry.unclear.get(self._text, ()):
            return Speaker("", why=f"“{bare}” may be several")
        if entity := self._registry.local.get(self._text, {}).get(key) or self._registry.by_name.get(key):
            state = self._seats.get(key)
            if state and entity.kind != "place":
                return Speaker(state, why=f"“{bare}” is where its government sits")
            return Speaker(entity.title, entity.kind == "person")
        head, _, name = bare.partition(" ")
        if " " in name and self._courtesy.fullmatch(head):
            return self._named(name)
        if bare[:1].isupper() and (state := self._seats.get(key)):
            return Speaker(state, why=f"“{bare}” is where its government sits")
        if key in self._directions and self._state and words != bare:
            other = self._state_in(key)
            return Speaker(other, why=f"“{words}” is a state here") if other else None
        if state := self._stand_ins.government(bare):
            return Speaker(state, why=f"“{bare}” stands for its state")
        return self._offices.get(key)

    def _state_in(self, direction: str) -> str:
        """The state that is named by a point of the compass, as this text names it in full."""
        titles = [one.title for one in self._registry.entities
                  if one.kind == "place" and loose(one.title).split()[0] == direction]  # fmt: skip
        return titles[0] if len(titles) == 1 else ""

    def _person(self, words: str) -> Speaker | None:
        found = self._named(words)
        return found if found and found.person else None

    def _ends_in_person(self, words: str) -> Speaker | None:
        """`Venezuela's Vice President Delcy Rodríguez`, `South Korea’s Joint Chiefs of Staff`: who stands last."""
        parts = words.split(" ")
        for at in range(1, len(parts)):
            found = self._named(" ".join(parts[at:]))
            if found is None or not found.by:
                continue
            entity = self._registry.by_name.get(loose(found.by))
            organisation = entity is not None and entity.kind != "place" and not found.why
            before = parts[at - 1]
            if found.person or (
                organisation and (_POSSESSIVE.search(before) or before[:1].islower() or _LED.search(before))
            ):
                preposition = self._preposition.match(f"{before} ")
                return None if preposition and not found.person else None if preposition else found
        return None

    def _begins_with_name(self, words: str) -> Speaker | None:
        """`Irfaan Ali spoke on television and`: a person, and what that person does."""
        parts = words.split(" ")
        for at in range(min(5, len(parts) - 1), 0, -1):
            found = self._named(" ".join(parts[:at]))
            if found and found.by and parts[at][:1].islower():
                return found
        return None

    def _described(self, words: str) -> Speaker:
        """Somebody without a name: `American officials`, `Japan’s defence ministry`."""
        counted = self._some.match(words)
        plain = self._article.sub("", words, count=1) if self._article.match(words) and not counted else words
        many = bool(self._some.match(plain) or re.search(r"[^s]s$", plain.split(" in ")[0]))
        count = len(plain.split())
        if not 0 < count <= _MOST_WORDS or (self._who.match(plain) and not counted) or plain[:1].isdigit():
            return NOBODY
        is_name = count in (2, 3) and all(part[:1].isupper() for part in plain.split())
        return Speaker(plain[:1].upper() + plain[1:], person=is_name, plural=many and not is_name)

    def _without_adverbial(self, words: str) -> str:
        """The words without a time or place at their beginning: `By morning South Korea’s …`."""
        words = self._time.sub("", words, count=1)
        if not self._preposition.match(words):
            return words
        parts = words.split(" ")
        for at in range(1, len(parts)):
            before, here = parts[at - 1], parts[at]
            if before.endswith(","):
                return " ".join(parts[at:])
            if at < 2 or self._preposition.match(f"{before} ") or self._article.match(f"{before} "):
                continue
            named = before[:1].isupper() and not self._date.fullmatch(before)
            starts = here[:1].isupper() and (not named or bool(self._courtesy.fullmatch(here)))
            if starts or self._pronouns.fullmatch(here) or here in _THE:
                return " ".join(parts[at:])
        return ""


def titles_of(entities: Iterable[Entity]) -> tuple[str, ...]:
    """The titles of entities, each once, in their order."""
    return tuple(dict.fromkeys(entity.title for entity in entities))
