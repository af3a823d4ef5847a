"""What tells that a capitalised run is a person's full name."""

import re
from collections.abc import Set

from msgspec import structs

from backstory.importers.languages import grammar_of
from backstory.importers.languages.spelling import loose
from backstory.importers.languages.states import states
from backstory.importers.reading.capitalised import Run, capitals_of, words_of

_PERSON_WORDS = range(2, 5)
_NEVER = re.compile(r"(?!)")
_WHO = frozenset("who whose quien".split())
"""Of the words that begin what is said of somebody, those that tell of a person."""


class PersonSigns:
    """What tells that a capitalised run is a person's full name, in one language."""

    def __init__(self, language: str) -> None:
        grammar = grammar_of(language)
        words = grammar.names
        ends = "|".join(
            filter(None, (words.places_after_people, words.organisations, words.events, words.generic_end))
        )
        self._end = re.compile(rf"(?:{ends})", re.I) if ends else _NEVER
        self._of = re.compile(rf" (?:{words.of_name}) ") if words.of_name else _NEVER
        self._speaks = (
            re.compile(rf",? (?:(?:has|had|have|hat|ha) )?(?:{words.speaking})\b")
            if words.speaking
            else _NEVER
        )
        self._said = re.compile(rf"[,”\"] (?:{words.speaking}) $") if words.speaking else _NEVER
        people = [word for word in grammar.speech.who.split("|") if word in _WHO]
        who, articles = "|".join(people) or "(?!)", grammar.speech.articles or "(?!)"
        self._apposition = re.compile(rf", (?:{who}|(?:{articles}) [^\W\d_][\w’'-]* ?[\w’' -]*)\b")
        bodies = "|".join(filter(None, (grammar.speech.company, words.organisations)))
        # "Second Sight, a firm of accountants"
        self._body = (
            re.compile(rf", (?:{articles}) (?:[^\W\d_][\w’'-]* ){{0,2}}(?:{bodies})\b") if bodies else _NEVER
        )
        self._role = re.compile(r"[a-zß-ÿ][\w’-]+, $")
        self._before = re.compile(rf"\b(?:{words.roles}) $") if words.roles else _NEVER
        self._relation = re.compile(rf"\b(?:{words.relations})\b", re.I) if words.relations else _NEVER
        self._courtesy = capitals_of(language).courtesy
        self._titles = capitals_of(language).title
        self._directions = directions(language)
        self._table = states(language)

    def addressed(self, run: Run) -> bool:
        """Whether the run is a surname after a form of courtesy."""
        return bool(run.title and self._courtesy.fullmatch(run.title.split(" ")[-1]))

    def speaks_by_surname(self, run: Run) -> bool:
        """Whether the run is one word that says something, as surnames do further down in a text."""
        return " " not in run.name and bool(self._speaks.match(run.after))

    def without_home(self, run: Run, alone: Set[str]) -> Run:
        """The run without the `of …` behind a full name, if that is one of those that stand alone."""
        of = self._of.search(run.name)
        head = structs.replace(run, name=run.name[: of.start()], end=run.start + of.start()) if of else run
        return head if head.name in alone and self.may_be_full(head) else run

    def may_be_full(self, run: Run) -> bool:
        """Whether it has the form of a full name."""
        words = run.name.split(" ")
        return (
            len(words) in _PERSON_WORDS
            and not self._end.fullmatch(words[-1])
            and not self._of.search(run.name)
            and not any(
                any(map(str.isdigit, word)) or (len(word.rstrip(".")) > 1 and word.isupper())
                for word in words
            )
            and not any(loose(part) in self._table for part in (run.name, words[0], words[-1]))
            and words[0].casefold() not in self._directions
            and not all(self._titles.fullmatch(word) for word in words)
        )

    def count(self, run: Run, addressed: set[str]) -> int:
        """How many signs there are."""
        words = words_of(run.name)
        return sum((
            2 * bool(run.title),
            2 * bool({words[0], words[-1]} & addressed),
            bool(self._speaks.match(run.after)),
            bool(self._said.search(run.before)),
            bool(self._apposition.match(run.after)) and not self._body.match(run.after),
            bool(self._role.search(run.before)),
            bool(self._before.search(run.before)),
            bool(self._relation.search(run.after[:40]) and run.after.startswith(",")),
        ))  # fmt: skip


def directions(language: str) -> frozenset[str]:
    """Points of the compass, which also stand for a state: `the North`."""
    return frozenset(grammar_of(language).names.the_state.split("|"))
