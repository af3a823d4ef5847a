"""The words of a language by which is told who says and who denies what, compiled."""

import re

from backstory.importers.languages import Grammar

_NEVER = re.compile(r"(?!)")
_BEING = (
    "is|are|was|were|has|have|had|will|would|can|could|may|might|must|does|did|do|ist|sind|war|waren|hat|haben|"
    "hatte|wird|es|son|era|fue|ha|han|había"
)
QUOTES = '“”„"«»'
_SHORT_TAIL = re.compile(
    r" (?:(?:on|in|at|late|early|after|during|to|am|im|en|el) [^,;“”\"]{2,45}|(?:reporters|journalists)(?: [^,;]{1,40})?)$"
)
_SUBJECT_WORDS = 8
_NO_JUDGEMENT = re.compile(r" (?:an?|for|on|off|in|up|by|back|at|to|out|einen?|una?) ")
"""After "called": a meeting, for a vote."""
_AFTER_QUOTE = re.compile(rf"[,.!?][{QUOTES}] [^,]{{1,60}}$")
REACH = 110
"""Characters between a verb of saying and its `that`: `told reporters on 22 December 2022 that`."""


class SpeechPatterns:
    """The words of a language's grammar, compiled."""

    def __init__(self, grammar: Grammar) -> None:
        say = grammar.speech
        self.any = bool(say.say)
        self._say, self._deny = _whole(say.say), _whole(say.deny)
        self._that_only, self._judge = _whole(say.say_that), _whole(say.judge)
        self._suppose, self._told = _whole(say.suppose), _whole(say.to_whom)
        past = grammar.background.past or "(?!)"
        every = "|".join(filter(None, (say.say, say.say_that, say.judge, say.deny, say.to_whom)))
        self.verb = re.compile(rf"\b(?:{every})\b") if every else _NEVER
        self.answers, self.no = _whole(say.answers), _word(say.no)
        self.some = _word(say.some, re.I)
        self.firm, self.hedged = _whole(say.firm_charges, re.I), _word(say.hedged)
        self.charge_noun = _whole(say.charges, re.I)
        self.opener = re.compile(rf"^(?:{say.openers}),? ") if say.openers else _NEVER
        adverbs = say.adverbs or "(?!)"
        self.adverb_end = re.compile(rf"(?:,? \b(?:{adverbs})\b,?)+\s*$", re.I)
        self.negated = re.compile(rf"\b(?:{say.no}|cannot|didn[’']t)\s*$", re.I) if say.no else _NEVER
        that = say.that or "(?!)"
        self._that = re.compile(rf"(?:^|[ ,]){that} ")
        self._asked = re.compile(rf"^,? ?(?:{say.asked}) ", re.I) if say.asked else _NEVER
        self.charge_that = re.compile(rf"\b(?P<noun>{say.charges}) {that} (?!(?:can|could|cannot|is|are|was|were|has|have|had|may|might|must|will|would)\b)(?P<text>.+)$", re.I) if say.charges else _NEVER  # fmt: skip
        self.charged = re.compile(rf"(?:,| [–—-])+ (?:(?:an?|the|this|eine|una) )(?:{say.charges}),? ?(?:{that} |which |die |der )?(?P<by>[^,;]+)$", re.I) if say.charges else _NEVER  # fmt: skip
        self.back = re.compile(rf"(?:it|that|this|them|es|das|dies|lo|eso|esto|(?:the|his|her|its|their) (?:{say.charges}))(?=$|[,.;]| (?:and|but|as|too|again|at|in|on|when|und|aber|y|pero)\b)", re.I) if say.charges else _NEVER  # fmt: skip
        self._things = (
            re.compile(rf"(?:{say.denied_things})(?=$|[ ,;])", re.I) if say.denied_things else _NEVER
        )
        self._pronoun = re.compile(r"it|that|this|them|es|das|dies|lo|eso|esto", re.I)
        self.of_other = re.compile(rf"\b(?:{say.each_other})") if say.each_other else _NEVER
        self._each_other = self.of_other
        conj = "but|while|aber|während|pero|mientras"
        self._clause = (
            re.compile(
                rf"(?:; |: |, (?:{say.and_}|{conj}) |[{QUOTES}] | (?:\w+ )?(?:which|whom|where|because|although|while|weil|obwohl|porque|aunque) )"
            )
            if say.and_
            else _NEVER
        )
        self.ends_in_and = re.compile(rf"(?:^|,? )(?:{say.and_}|{conj})$") if say.and_ else _NEVER
        self._put_in = re.compile(
            r"(?: (?:then|later|afterwards|again|dann|später|entonces|después))?(?:,|$)"
        )
        self._who = re.compile(rf", (?:{say.who})\b") if say.who else _NEVER
        self._saying = _word(say.saying)
        self.according = re.compile(rf"(?:^|,? )(?:{say.according}) (?P<by>[^,;“”]+?)(?:, |$)", re.I) if say.according else _NEVER  # fmt: skip
        self.ellipsis = re.compile(rf",(?: (?:{say.and_}))? (?P<by>[^\s,][^,]{{1,40}}?) {that} (?P<text>.+?)(?=, (?:{say.and_}) (?:each|both)|$)") if say.and_ else _NEVER  # fmt: skip
        self.no_speaker = (
            re.compile(
                rf"^(?:{say.who}|{say.asked})\b|\b(?:{_BEING}|not|to|that|if)\b|\b(?:who|which|whose)$", re.I
            )
            if say.who
            else _NEVER
        )
        self.no_saying = re.compile(
            r"\b(?:to|an?|the|this|is|are|was|were|be|been|being|wird|wurde|fue|es|zu|eine|una)\s*$", re.I
        )
        self._opens_clause = (
            re.compile(rf"(?:{say.who}|{say.asked}|although|though|because|while)\b", re.I)
            if say.who
            else _NEVER
        )
        self._leading = re.compile(rf"(?:{say.prepositions}) ", re.I) if say.prepositions else _NEVER
        self._finite = re.compile(rf"\b(?:{_BEING}|\w+ed|{past})\b")
        self._subject = (
            re.compile(rf"^(?P<by>.+?),? (?:{_BEING}|{every}|[a-z]+(?:ed|es)|{past})\b") if every else _NEVER
        )

    def says(self, verb: re.Match[str]) -> bool:
        return bool(self._say.fullmatch(verb[0]) or self._that_only.fullmatch(verb[0]))

    def is_denial(self, verb: re.Match[str]) -> bool:
        return bool(self._deny.fullmatch(verb[0]))

    def supposes(self, verb: re.Match[str]) -> bool:
        return bool(self._suppose.fullmatch(verb[0]))

    def each_other(self, text: str, verb: re.Match[str]) -> bool:
        """Whether a denial says that each of two denies the other's word."""
        return any(found.start() <= verb.start() < found.end() for found in self._each_other.finditer(text))

    def last_clause(self, before: str) -> str:
        """What belongs to the clause of a verb, of the words before it."""
        parts = self._clause.split(before)
        return parts[-1] if len(parts[-1].strip()) > 1 else before

    def apposition_end(self, before: str) -> bool:
        """Whether the comma before a verb closes what was put in about its subject."""
        return "," in before.rstrip(" ,") and before.rstrip()[-1:] not in QUOTES and len(before) < 160 and (
            bool(self._who.search(before)) or before.count(",") == 2
        )  # fmt: skip

    def subject(self, text: str) -> str:
        """The words before the first verb of a sentence."""
        match = self._subject.match(text)
        return match["by"] if match and len(match["by"].split()) <= 14 else ""

    def thing_denied(self, right: str) -> tuple[str, bool]:
        """What follows a verb of denial, where that is something said, and whether it points back; else nothing."""
        what = right.strip()
        if match := re.match(r"(?:that|dass|que) ", what):
            return what[match.end() :], False
        bare = what.lstrip(" ,")
        if not bare or self.back.match(bare):
            return bare or "it", True
        if charge := self.charge_that.match(bare.partition(" ")[2]):
            return charge["text"], False
        thing = self._things.match(bare)
        return (bare, False) if thing and not self._pronoun.fullmatch(thing[0]) else ("", False)

    def is_put_in(self, right: str, before: str = "") -> bool:
        """Whether a verb of saying stands between commas, or last: "…, the ministry said"."""
        if self._put_in.match(right) or _AFTER_QUOTE.search(before):
            return True
        # "…, the ministry said on Sunday": a clause of its own stands before, and no more than a time or place behind.
        head, comma, subject = before.rpartition(", ")
        return bool(
            comma and _SHORT_TAIL.match(right) and len(subject.split()) <= _SUBJECT_WORDS
            and self._finite.search(head) and not self.no_speaker.search(subject)
            and not self._leading.match(head) and not self._opens_clause.match(head)
        )  # fmt: skip

    def put_in(self, before: str) -> str:
        """The subject of such a verb: what stands behind the last comma or quotation."""
        return re.split(rf", |[{QUOTES}] ", before)[-1]

    def complement(self, text: str, verb: re.Match[str], clause: str) -> str:
        """What is said: after `that`, in the whole sentence around a verb between commas, or a bare clause."""
        right = text[verb.end() :]
        if self._judge.fullmatch(verb[0]):
            return text if len(right.split()) >= 2 and not _NO_JUDGEMENT.match(right) else ""
        that = self._that.search(right[:REACH])
        if that and not self._early_stop(verb[0], right, that):
            return right[that.end() :].partition("; ")[0].strip(" ,")
        before = text[: verb.start()]
        if self.is_put_in(right, before):
            start = text.rfind(clause.strip(), 0, verb.start())
            if _AFTER_QUOTE.search(before):
                return text[: max(0, start)].strip(" ,")
            tail = "" if _SHORT_TAIL.match(right) else self._put_in.sub("", right, count=1).strip(" ,")
            head = text[: max(0, start)].strip(" ,")
            gap = ", " if self._finite.search(head) or self._leading.match(head) else " "
            return f"{head}{gap}{tail}" if head and tail else head
        if self._told.fullmatch(verb[0]) or self._saying.match(right.strip()):
            return ""
        if self._asked.match(right):
            return right.strip()
        if quote := re.search(rf"[{QUOTES}]", right[:40]):
            return right[quote.start() :].strip()
        if self._that_only.fullmatch(verb[0]):
            bare = re.match(r"(?: of| about|:) (?=\S+ \S+)", right)
            return right[bare.end() :].strip() if bare else ""
        # A bare clause has a verb of its own; "said nothing" has none.
        return right.partition("; ")[0].strip() if self._finite.search(right[:90]) else ""

    def _early_stop(self, verb: str, right: str, that: re.Match[str]) -> bool:
        """Whether the verb's own clause ends before the `that`, which then begins one about its last word."""
        between = right[: that.start()]
        if re.search(r"[;:]|\b(?:of|about|for) (?:an?|the|no) |,.*\band\b|\bto [a-z]", between):
            return True
        return not self._told.fullmatch(verb) and bool(
            re.search(r"(?<!at )\b(?:an?|the|no|any|its|his|her) [\w-]+$", between)
        )


def _whole(words: str, flags: int = 0) -> re.Pattern[str]:
    return re.compile(rf"(?:{words})", flags) if words else _NEVER


def _word(words: str, flags: int = 0) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{words})\b", flags) if words else _NEVER
