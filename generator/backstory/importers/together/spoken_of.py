"""Who was spoken of, or spoke, last: whom the pronouns that follow mean."""

import re

from msgspec import Struct

from backstory.importers.languages import Grammar
from backstory.importers.languages.spelling import loose
from backstory.importers.together.registry import Registry
from backstory.importers.together.word_patterns import whole

_KEPT = 6
"""People who are remembered."""


class Speaker(Struct, frozen=True):
    """Who says something: the title of a topic, or the words of the text; `why` where it was concluded."""

    by: str
    person: bool = False
    why: str = ""
    plural: bool = False
    pronoun: bool = False


NOBODY = Speaker("")


class SpokenOf:
    """The memory of one text. `he` is nobody who was addressed as Mrs, and `she` nobody who was as Mr."""

    def __init__(self, registry: Registry, grammar: Grammar) -> None:
        speech, names = grammar.speech, grammar.names
        self._registry = registry
        self._he, self._she = whole(speech.he, re.I), whole(speech.she, re.I)
        self._it, self._they = whole(speech.it, re.I), whole(speech.they, re.I)
        self._of_men, self._of_women = whole(names.of_men), whole(names.of_women)
        self._is_woman: dict[str, bool] = {}
        self._people: list[Speaker] = []
        self._thing = self._several = NOBODY

    def remember(self, speaker: Speaker) -> None:
        """Somebody or something was spoken of, or spoke."""
        if speaker.person:
            self._people = [one for one in self._people if one.by != speaker.by][-_KEPT:]
            self._people.append(speaker)
        elif speaker.plural:
            self._several = speaker
        else:
            self._thing = speaker
            entity = self._registry.by_name.get(loose(speaker.by))
            self._several = speaker if entity is not None and entity.kind != "place" else self._several

    def meant(self, words: str) -> Speaker | None:
        """Whom a pronoun means, NOBODY where that is not known; None where the words are no pronoun."""
        if self._he.fullmatch(words):
            found = self._person(words)
        elif self._it.fullmatch(words):
            found = self._thing
        elif self._they.fullmatch(words):
            found = self._several
        else:
            return None
        why = f"“{words}” stands for {found.by}" if found.by else ""
        return Speaker(found.by, found.person, why, found.plural, pronoun=True)

    def _person(self, pronoun: str) -> Speaker:
        woman = bool(self._she.fullmatch(pronoun))
        for speaker in reversed(self._people):
            if self._woman(speaker.by) in (None, woman):
                self._is_woman.setdefault(speaker.by, woman)
                return speaker
        return NOBODY

    def _woman(self, title: str) -> bool | None:
        """Whether somebody is a woman, by a form of address or a pronoun; None where neither tells."""
        entity = self._registry.by_name.get(loose(title))
        named = (*entity.addressed, *entity.names) if entity is not None else ()
        for address in (name.split(" ")[0].rstrip(".") for name in named):
            if self._of_men.fullmatch(address) or self._of_women.fullmatch(address):
                return bool(self._of_women.fullmatch(address))
        return self._is_woman.get(title)
