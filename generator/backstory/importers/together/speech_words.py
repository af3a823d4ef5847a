"""The words of a language by which is told who says what, compiled."""

import re

from backstory.importers.languages import Grammar
from backstory.importers.together.denial_words import DenialWords
from backstory.importers.together.word_patterns import BEING, NEVER, around, whole, word

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
    """The words of a language's grammar, compiled; those of denials are in `denials`."""

    def __init__(self, grammar: Grammar) -> None:
        say = grammar.speech
        self.any = bool(say.say)
        self.denials = DenialWords(grammar)
        self.opener = around("^", say.openers, ",? ")
        self.some, self.hedged, self.no = word(say.some, re.I), word(say.hedged), word(say.no)
        self._set_verbs(grammar)
        self._set_clauses(grammar)
        self._set_complements(grammar)

    def _set_verbs(self, grammar: Grammar) -> None:
        """Verbs of saying, and what stands around them."""
        say = grammar.speech
        every = "|".join(filter(None, (say.say, say.say_that, say.judge, say.deny, say.to_whom)))
        past = grammar.background.past or "(?!)"
        self.verb = word(every)
        self._say, self._that_only, self._judge = whole(say.say), whole(say.say_that), whole(say.judge)
        self._suppose, self._told, self.answers = whole(say.suppose), whole(say.to_whom), whole(say.answers)
        self.adverb_end = re.compile(rf"(?:,? \b(?:{say.adverbs or '(?!)'})\b,?)+\s*$", re.I)
        self.negated = around(r"\b(?:", say.no, r"|cannot|didn[’']t)\s*$", re.I)
        self.no_saying = re.compile(
            r"(?:\w[’']s|s[’']|\b(?:his|her|its|their|any|no|such|to|an?|the|this|is|are|was|were|be|been|being|wird|wurde|fue|es|zu|eine|una))\s*$",
            re.I,
        )
        self._finite = re.compile(rf"\b(?:{BEING}|\w+ed|{past})\b")
        self._subject = around(r"^(?P<by>.+?),? (?:", every, rf"|{BEING}|[a-z]+(?:ed|es)|{past})\b")

    def _set_clauses(self, grammar: Grammar) -> None:
        """Where a clause begins and ends, and what is no subject of a verb of saying."""
        say = grammar.speech
        conj = "but|while|aber|während|pero|mientras"
        begins = r"which|whom|where|because|although|while|weil|obwohl|porque|aunque"
        self._clause = around(r"(?:; |: |, (?:", say.and_, rf"|{conj}) |[{QUOTES}] | (?:\w+ )?(?:{begins}) )")
        self.ends_in_and = around("(?:^|,? )(?:", say.and_, f"|{conj})$")
        self.no_comment = word(say.no_comment)
        self._judgment, self._court = whole(say.judgments), around(r".*\b", say.courts, "", re.I)
        self._put_in = re.compile(
            r"(?: (?:then|later|afterwards|again|dann|später|entonces|después))?(?:,|$)"
        )
        self._who = around(", ", say.who, r"\b")
        who = "|".join(filter(None, (say.who, say.asked)))
        self.no_speaker = around("^", who, rf"\b|\b(?:{BEING}|not|to|that|if)\b|\b(?:who|which|whose)$", re.I)
        self._opens_clause = around("(?:", who, r"|although|though|because|while)\b", re.I)
        self._leading = around("", say.prepositions, " ", re.I)

    def _set_complements(self, grammar: Grammar) -> None:
        """What is said: behind `that`, `whether`, a colon, or around `according to`."""
        say = grammar.speech
        that = say.that or "(?!)"
        self._that = re.compile(rf"(?:^|[ ,]){that} ")
        self._asked = around("^,? ?", say.asked, " ", re.I)
        self._saying = word(say.saying)
        self.according = around("(?:^|,? )", say.according, r" (?P<by>(?:[^,;“”]|,(?=\d))+?)(?:, |$)", re.I)
        second = rf"(?P<by>[^\s,][^,]{{1,40}}?) {that} (?P<text>.+?)"
        self.ellipsis = (
            re.compile(rf",(?: (?:{say.and_}))? {second}(?=, (?:{say.and_}) (?:each|both)|$)")
            if say.and_
            else NEVER
        )

    def says(self, verb: re.Match[str]) -> bool:
        return bool(self._say.fullmatch(verb[0]) or self._that_only.fullmatch(verb[0]))

    def is_judgment(self, verb: re.Match[str], by: str) -> bool:
        """Whether a court has found what follows a verb."""
        return bool(self._judgment.fullmatch(verb[0]) and self._court.fullmatch(by))

    def supposes(self, verb: re.Match[str]) -> bool:
        return bool(self._suppose.fullmatch(verb[0]))

    def last_clause(self, before: str) -> str:
        """What belongs to the clause of a verb, of the words before it."""
        parts = self._clause.split(before)
        return parts[-1] if len(parts[-1].strip()) > 1 else before

    def apposition_end(self, before: str) -> bool:
        """Whether the comma before a verb closes what was put in about its subject."""
        clause = self.last_clause(before)
        return "," in before.rstrip(" ,") and before.rstrip()[-1:] not in QUOTES and len(before) < 160 and (
            bool(self._who.search(before)) or before.count(",") == 2 or clause.count(",") == 2
        )  # fmt: skip

    def subject(self, text: str) -> str:
        """The words before the first verb of a sentence."""
        match = self._subject.match(text)
        return match["by"] if match and len(match["by"].split()) <= 14 else ""

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
        if self._told.fullmatch(verb[0]) and (quote := re.search(rf": [{QUOTES}]", right[:REACH])):
            return right[quote.start() + 2 :].strip()
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


def is_quoted(before: str) -> bool:
    """Whether what follows some words stands within a quotation that they open."""
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1
