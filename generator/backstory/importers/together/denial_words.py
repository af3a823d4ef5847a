"""The words of a language by which is told that something said is not so, compiled."""

import re

from backstory.importers.languages import Grammar
from backstory.importers.together.word_patterns import BEING, NEVER, around, whole, word

_IT = "it|that|this|them|es|das|dies|lo|eso|esto"
_PRONOUN = re.compile(_IT, re.I)
_THE = "the|his|her|its|their|this|these|those|such|diese|die|seine|ihre|las?|los?|sus?"


class DenialWords:
    """What tells of denials: verbs, what they deny, and words for what is untrue."""

    def __init__(self, grammar: Grammar) -> None:
        say = grammar.speech
        self._deny, self._judge = whole(say.deny), whole(say.judge)
        self._each_other = word(say.each_other)
        self._accounts = "|".join(filter(None, (say.charges, say.accounts))) or "(?!)"
        self._set_charges(grammar)
        self._set_untrue(grammar)
        ends = r"(?=$|[,.;]| (?:and|but|as|too|again|at|in|on|when|und|aber|y|pero)\b)"
        # "dismissed the claim on Friday", but not "the claim that", "the claims of"
        goes_on = r"(?=$|[,.;]| (?!(?:that|of|by|to|from|dass|von|der|que|de)\b))"
        self._back = re.compile(rf"(?:(?:{_IT}){ends}|(?:{_THE}) (?:{self._accounts}){goes_on})", re.I)
        self._things = around("", say.denied_things, "(?=$|[ ,;])", re.I)

    def _set_charges(self, grammar: Grammar) -> None:
        """`the claim that …`, `…, a claim that both deny`, `…, which Moscow denies`."""
        say = grammar.speech
        that = say.that or "(?!)"
        self.charge, self.firm_charge = whole(say.charges, re.I), whole(say.firm_charges, re.I)
        whose = r"(?:(?P<whose>[^,;]{2,50}?)[’']s? )?"
        of = rf"(?: (?:{say.by or '(?!)'}) (?P<of>[^,;]{{2,50}}?))?"
        self.charge_that = around(
            rf"\b{whose}(?P<noun>", say.charges, rf"){of} {that} (?!(?:{BEING}|cannot)\b)(?P<text>.+)$", re.I
        )
        self.accused_by = (
            re.compile(rf"^(?P<whom>[^,;]+?) {say.accused_by} (?P<by>[^,;]+?) (?P<text>(?:of|for) .+)$")
            if say.accused_by else NEVER
        )  # fmt: skip
        a_charge = rf"(?:an?|the|this|eine|una) (?P<charge>{say.charges}),? ?(?:{that} |which |die |der )?"
        self.charged = (
            re.compile(rf"(?:,| [–—-])+ (?:{a_charge}|(?:{say.which or '(?!)'}) )(?P<by>[^,;]+)$", re.I)
            if say.charges
            else NEVER
        )

    def _set_untrue(self, grammar: Grammar) -> None:
        """`it was untrue`, `called the accusation baseless`, `she had not`, `was denied by`."""
        say = grammar.speech
        said = rf"(?:{_IT}|they|these|those|all|(?:{_THE}) (?:{self._accounts}))"
        self._untrue = around(rf"(?:{said} )?", say.untrue, "", re.I)
        self._called_untrue = around(rf" {said} (?:as )?", say.untrue, r"\b", re.I)
        self._nothing_to_it = whole(say.nothing_to_it, re.I)
        self._had_not = whole(say.had_not, re.I)
        adverbs = say.adverbs or "(?!)"
        self._was = re.compile(rf"^{said} (?:{BEING}|has been|have been)(?: (?:{adverbs}))*\s*$", re.I)
        self._by = re.compile(r" (?:by|von|por) (?P<by>[^,;]+)")

    def is_denial(self, verb: re.Match[str]) -> bool:
        """Whether a verb denies."""
        return bool(self._deny.fullmatch(verb[0]))

    def is_refusal(self, said: str) -> bool:
        """Whether words only say that something said before is not so: `that was untrue`, `he had not`."""
        bare = said.strip(" .,“”\"'‘’")
        forms = (self._untrue, self._had_not, self._nothing_to_it)
        return any(form.fullmatch(bare) for form in forms)

    def judges_untrue(self, verb: re.Match[str], right: str) -> bool:
        """Whether a verb calls something said before untrue: `called the accusation baseless`."""
        return bool(self._judge.fullmatch(verb[0]) and self._called_untrue.match(right))

    def denied_by(self, left: str, right: str) -> str:
        """Who denies in `It was denied by the council`; empty where the words around the verb are no such."""
        by = self._by.match(right)
        return by["by"] if by and self._was.match(left.strip()) else ""

    def of_each_other(self, text: str, verb: re.Match[str]) -> bool:
        """Whether a denial says that each of two denies the other's word."""
        return any(found.start() <= verb.start() < found.end() for found in self._each_other.finditer(text))

    def thing_denied(self, right: str) -> tuple[str, bool]:
        """What follows a verb of denial, where that is something said, and whether it points back; else nothing."""
        what = right.strip()
        if match := re.match(r"(?:that|dass|que) ", what):
            return what[match.end() :], False
        bare = what.lstrip(" ,")
        if not bare or self._back.match(bare):
            return bare or "it", True
        if charge := self.charge_that.match(bare.partition(" ")[2]):
            return charge["text"], False
        thing = self._things.match(bare)
        return (bare, False) if thing and not _PRONOUN.fullmatch(thing[0]) else ("", False)
