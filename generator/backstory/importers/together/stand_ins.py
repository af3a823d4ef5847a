"""What stands for a state or an organisation: `the Serbian authorities`, `the company`, `a spokesman for the council`."""

import re

from backstory.importers.languages import Grammar
from backstory.importers.languages.spelling import loose
from backstory.importers.together.registry import Entity, Registry
from backstory.importers.together.word_patterns import around, whole

_STEM = 4
"""Letters at least by which an adjective tells its state."""
_THE = frozenset("the der die das el la".split())


class StandIns:
    """The stand-ins of one text. It is told of whom the text names, in its order."""

    def __init__(self, registry: Registry, grammar: Grammar) -> None:
        speech = grammar.speech
        articles = rf"(?:(?:{speech.articles or '(?!)'}) )?"
        self._registry = registry
        self._governs_of = around("", speech.government, f" (?:of|von|de|del) {articles}(?P<of>.+)", re.I)
        self._governs = around(r"(?P<whose>[^\W\d_][\w ]+?)(?:[’']s?)? ", speech.government, "", re.I)
        self._of = whole(grammar.names.of_name, re.I)
        self._company = whole(speech.company, re.I)
        self._spokesman = around(
            articles, speech.spokesman, " (?:for|of|von|de|del|der|des) (?P<of>[^,]+)", re.I
        )
        self._bodies: dict[str, None] = {}

    def named(self, entity: Entity) -> None:
        """The text has named somebody or something."""
        if entity.kind not in ("person", "place"):
            self._bodies.pop(entity.title, None)
            self._bodies[entity.title] = None  # the last one last

    def government(self, words: str) -> str:
        """The state of `the Government of Harrow`, `Harrow's government`, `the Harrovian authorities`; else nothing."""
        if match := self._governs_of.fullmatch(words):
            found = self._registry.by_name.get(loose(match["of"]))
        elif match := self._governs.fullmatch(words):
            name = loose(match["whose"])
            found = self._registry.by_name.get(name) or self._state_called(name)
        else:
            return ""
        return found.title if found is not None and found.kind == "place" else ""

    def body(self, words: str) -> str:
        """The organisation that `the union` or `the company` means: of that noun, or the last one named; else nothing."""
        article, _, noun = words.partition(" ")
        if article.casefold() not in _THE or not noun or " " in noun:
            return ""
        of_noun = [title for title in self._bodies if loose(noun) in self._nouns_of(title)]
        named = of_noun or (list(self._bodies) if self._company.fullmatch(noun) else [])
        return named[-1] if named else ""

    def _nouns_of(self, title: str) -> set[str]:
        """What a name says that it is: its last word, or its first before `of` and the like."""
        words = loose(title).split()
        return {words[-1], words[0]} if len(words) > 2 and self._of.fullmatch(words[1]) else {words[-1]}

    def spoken_for(self, words: str) -> str:
        """Whom a spokesman without a name speaks for, in the words of the text; else nothing."""
        match = self._spokesman.fullmatch(words)
        return match["of"] if match else ""

    def _state_called(self, adjective: str) -> Entity | None:
        """The one state of the pile that an adjective is made from: Serbia of `Serbian`."""

        def begins(state: str) -> bool:
            return adjective.startswith(state[: max(_STEM, len(state) - 1)])

        states = [
            one
            for one in self._registry.entities
            if one.kind == "place" and " " not in one.title and begins(loose(one.title))
        ]
        return states[0] if len(states) == 1 and len(adjective) > _STEM else None
