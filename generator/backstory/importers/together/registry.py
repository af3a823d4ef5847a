"""Who and what a pile speaks of, and where: the one list of names, for all its texts and for each."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable

from msgspec import Struct

from backstory.importers.languages.spelling import loose
from backstory.importers.reading.statements import Statement

_INITIALS = 5
"""Letters of an abbreviation that some write with full stops: `U.N.`"""
_TOLD_IN_LOWER_CASE = 3
"""Words of a name from which it is known in small letters, too: `a panel of experts`."""
_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’](?!s\b)[^\W_]+)*")


class Entity:
    """Who or what the texts speak of. `names` counts its spellings, `people` the signs that it is a person,
    `addressed` holds the forms of address that stand before the full name."""

    def __init__(self, title: str, *, known: bool = False) -> None:
        self.title = title
        self.known = known
        self.listed = False
        self.kind = ""
        self.abbreviation = ""
        self.names: Counter[str] = Counter()
        self.people = 0
        self.addressed: set[str] = set()
        self.texts: set[int] = set()


Answers = Callable[[str, str], str]
"""Whom somebody who was asked means by a name of a text, by its path and the name; empty where nobody was."""


class Ambiguous(Struct, frozen=True):
    """A name of one text that may mean several: a question to whoever reviews."""

    name: str
    candidates: tuple[str, ...]
    statement: Statement


class Registry:
    """The entities of a pile, and where their names stand."""

    def __init__(self) -> None:
        self.entities: list[Entity] = []
        self.by_name: dict[str, Entity] = {}
        self.local: dict[int, dict[str, Entity]] = defaultdict(dict)
        self.unclear: dict[int, set[str]] = defaultdict(set)
        self.ambiguous: list[Ambiguous] = []
        self.longest = 1
        self.seats: dict[str, str] = {}
        self._begins: set[str] = set()
        self._common: set[str] = set()
        self._settled = False
        self._found: dict[tuple[int, str], list[tuple[int, int, Entity]]] = {}

    def add(self, title: str, *names: str, known: bool = False) -> Entity:
        """The entity of a title, made if there is none, with more names."""
        entity = self.by_name.get(loose(title))
        if entity is None:
            entity = Entity(title, known=known)
            self.entities.append(entity)
        for name in (title, *names):
            self.name(entity, name)
        return entity

    def name(self, entity: Entity, name: str) -> None:
        """One more name, unless another entity has it."""
        key = loose(name)
        if name.isupper() and name.isalpha() and len(name) <= _INITIALS:
            self.by_name.setdefault("".join(f"{letter}." for letter in key), entity)
        if ". " in key:
            # "Ann B. Quill", without what ends an initial.
            self.by_name.setdefault(key.replace(". ", " "), entity)
        if key and self.by_name.setdefault(key, entity) is entity:
            entity.names[name] += 0
            words = key.split()
            self.longest = max(self.longest, len(words))
            if len(words) >= _TOLD_IN_LOWER_CASE:
                self._begins.add(words[0])

    def titles(self, statement: Statement) -> list[str]:
        """The titles of what a statement names, each once; where a government sits is its state."""
        found = []
        for _, _, entity in self.find(statement):
            state = self.seats.get(loose(entity.title)) if not (entity.listed or entity.known) else None
            found.append(state if state and loose(state) in self.by_name else entity.title)
        return list(dict.fromkeys(found))

    def in_small_letters(self, title: str) -> None:
        """A title that is no proper name: `Sanctions` is found as `sanctions`, too."""
        self._common.add(loose(title))
        self._begins.add(loose(title).split()[0])

    def settle(self) -> None:
        """No name comes any more: from now on each sentence is looked through once."""
        self._settled = True

    def find(self, statement: Statement) -> list[tuple[int, int, Entity]]:
        """The names in a statement from left to right, the longest that begins at each word."""
        key = (statement.text, statement.words)
        if not self._settled:
            return self._find(statement)
        if key not in self._found:
            self._found[key] = self._find(statement)
        return self._found[key]

    def _find(self, statement: Statement) -> list[tuple[int, int, Entity]]:
        words = list(_WORD.finditer(statement.words))
        keys = [loose(match[0]) for match in words]
        local, unclear = self.local.get(statement.text, {}), self.unclear.get(statement.text, set())
        longest = max([self.longest, *(len(key.split()) for key in local)]) if local else self.longest
        found, at = [], 0
        while at < len(words):
            entity, size = None, 1
            capital = words[at][0][:1].isupper() or words[at][0][:1].isdigit()
            if capital or keys[at] in self.by_name or keys[at] in self._begins:
                for size in range(min(longest, len(words) - at), 0, -1):
                    key = " ".join(keys[at : at + size])
                    entity = None if key in unclear else local.get(key) or self.by_name.get(key)
                    if entity is not None:
                        break
            start, end = words[at].start(), words[at + size - 1].end()
            if entity is not None and (
                capital or size >= _TOLD_IN_LOWER_CASE or not entity.title[:1].isupper()
            ):
                found.append((start, end, entity))
                at += size
            else:
                at += 1
        return found
