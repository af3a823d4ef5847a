"""Who says what, and who denies it: proposals in the words of the text, never facts.

A claim's text is a verbatim part of one sentence. Who says it is given only where the sentence names
somebody: "he" leaves a gap.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Literal

from msgspec import Struct

from backstory.importers.reading.prose import Sentence, without_stop

Status = Literal["asserted", "suggested", "denied"]

# After these the words of somebody follow; after the second kind only with "that" or a quotation mark,
# because they also mean other things ("reported ships", "added weapons").
_SAY = r"(?:said|says|claimed|argued|argues|alleged|alleges|insisted|insists|maintains|maintained)"
_SAY_THAT = (
    r"(?:announced|announces|reported|reports|claims|stated|warned|warns|added|adds|wrote|writes|noted|notes|"
    r"told (?:reporters|journalists|\w+ \w+|\w+))"
)
_SUPPOSE = (
    r"(?:believes?|believed|thinks?|thought|suggests?|suggested|expects?|expected|predicts?|predicted|"
    r"estimates?|estimated|says?|see)"
)
_DENY = r"(?:den(?:y|ies|ied)|rejects?|rejected|dismiss(?:es|ed)?|disputes?|disputed)"
_CHARGE = r"(?:claims?|accusations?|allegations?|charges?|suggestions?|reports?|assertions?)"
_ADVERBS = r"(?:(?:has|have|had|also|later|again|repeatedly|strongly|both|all|always|since|,? ?in fact,?) ?)*"
_WHO = r"[^“”\",;:]{2,80}?"
_PRONOUNS = frozenset("he she they it who which that this we i you".split())
_ARTICLES = frozenset(["the", "a", "an", "these", "those", "such"])
# A run of words that has one of these is no speaker but a clause that the pattern cut in two.
_NO_SPEAKER = re.compile(
    r"\b(?:is|was|are|were|be|been|has|had|have|did|does|do|not|to|which|who|that|it|he|she|they|this|denie[sd]|"
    r"denied|said|says|but)\b|^(?:in|at|on|by|from|with|for|after|before|since|when|while|if|as|and)\b",
    re.IGNORECASE,
)
_SPEAKER_WORDS = 9
_SOME = re.compile(
    r"(?:some|many|most|several|other|analysts|experts|officials|critics|observers|sources)\b", re.I
)
_OPENERS = re.compile(r"^(?:(?:But|And|So|Yet) |(?:However|Meanwhile|Separately|Also|In response|Then), )")

_DENIED_TAIL = re.compile(
    rf"^(?P<head>.+?)(?:,| [–—-])+ (?P<claim>(?:(?:an?|the|this) {_CHARGE} ?(?:that |which )?|which )"
    rf"(?P<who>{_WHO}) {_ADVERBS}{_DENY}\b.*)$"
)
_CHARGES_THAT = re.compile(
    r"\b(?P<noun>accusations?|allegations?|claims?|charges?|reports?|suggestions?|speculation|rumou?rs?|fears?) that "
    r"(?!(?:can|could|cannot|is|are|was|were|has|have|had|may|might|must|will|would)\b)(?P<text>.+)$",
    re.IGNORECASE,
)
_ACCUSES = re.compile(rf"^(?P<by>{_WHO}),? {_ADVERBS}(?:accus(?:es?|ed)|blam(?:es?|ed)) (?P<text>.+)$")
_DENIES = re.compile(
    rf"^(?P<by>{_WHO}) {_ADVERBS}{_DENY} (?:that )?(?P<text>(?:(?:(?<=that )|any |all |having |being |\w+ing )|"
    rf"(?:the |these |those |such |all )?{_CHARGE}\b).*)$"
)
_ACCORDING_FIRST = re.compile(rf"^According to (?P<by>{_WHO}), (?P<text>.+)$")
_ACCORDING_LAST = re.compile(r"^(?P<text>.+?),? according to (?P<by>[^“”\",;:]{2,80})(?:,.*)?$")
_TOLD = re.compile(
    rf"^(?P<by>{_WHO}) {_ADVERBS}(?P<hedge>reportedly |allegedly )?told {_WHO} (?P<text>“.+|that “?.+)$"
)
_SAID_LAST = re.compile(
    rf"^(?P<text>.+?(?:,|[,?!.][”\"])) (?P<by>{_WHO}) {_ADVERBS}(?:{_SAY}|say)(?:,? (?P<more>(?:adding|noting) .+))?$"
)
_SAID_INVERTED = re.compile(
    r"^(?P<text>.+(?:,|[,?!.][”\"])) (?:said|says) (?P<by>(?:the )?[A-Z][^“”\",;:]{1,80})$"
)
_SAID_FIRST = re.compile(
    rf"^(?P<by>{_WHO}) {_ADVERBS}(?:{_SAY} (?:on \w+day )?(?:that )?|{_SAY_THAT} (?:that |(?=“)))(?P<text>.+)$"
)
_SUPPOSED = re.compile(rf"^(?P<by>{_WHO}) {_ADVERBS}{_SUPPOSE} (?:that )?(?P<text>.+)$")
_HEDGED = re.compile(
    r"\b(?:is|are|was|were|has been|have been) (?:widely |generally |also )?"
    r"(?:believed|thought|said|reported|understood|alleged|rumou?red) to\b"
    r"|\b(?:reportedly|allegedly|supposedly|apparently)\b"
)
_ANY_SAYING = re.compile(
    rf"\b(?:{_SAY}|{_SAY_THAT}|{_DENY}|{_CHARGE}|say|told|according to|accus\w+|blam(?:es?|ed)|believe[sd]?|thinks?|"
    r"suggest(?:s|ed)?|describe[sd]?|calls?|called)\b(?! in\b)"
)
_TO_INFINITIVE = re.compile(r"(?:to|by|in|at|with|from|on|for|of|as|more|less|about) ")


class ProposedClaim(Struct, frozen=True, array_like=True):
    """A statement of somebody. `by` is empty where the text doesn't say who; `replies_to` is the id of the
    claim that is denied."""

    id: str
    text: str
    by: str
    status: Status
    about: tuple[str, ...]
    line: int
    replies_to: str = ""


class _Said(Struct, frozen=True, array_like=True):
    text: str
    by: str
    status: Status


def propose_claims(
    sentences: Iterable[Sentence], topics_in: Callable[[str], tuple[str, ...]]
) -> Iterator[ProposedClaim]:
    """What the sentences attribute, in their order; a denial follows what it denies. Ids count: `claim-1`."""
    count = 0
    for sentence in sentences:
        text = _OPENERS.sub("", without_stop(sentence.text))
        about = topics_in(sentence.text)
        asserted, denials = _read(text)
        first = ""
        for said in asserted:
            count += 1
            first = first or f"claim-{count}"
            yield ProposedClaim(f"claim-{count}", said.text, said.by, said.status, about, sentence.line)
        for said in denials:
            count += 1
            yield ProposedClaim(f"claim-{count}", said.text, said.by, "denied", about, sentence.line, first)


def is_attributed(sentence: str) -> bool:
    """Whether a sentence may be no more than what somebody says. In doubt it is."""
    return bool(_ANY_SAYING.search(sentence) or _HEDGED.search(sentence))


def _read(sentence: str) -> tuple[list[_Said], list[_Said]]:
    """What is asserted or suggested in a sentence, and what is denied."""
    tail = _DENIED_TAIL.match(sentence)
    if tail and all(speakers := _people(tail["who"])):
        asserted = _asserted(tail["head"]) or [_Said(tail["head"], "", "asserted")]
        return asserted[:1], [_Said(tail["claim"], by, "denied") for by in speakers]
    denies = _DENIES.match(sentence)
    if denies and all(speakers := _people(denies["by"])):
        return [], [_Said(denies["text"], by, "denied") for by in speakers]
    return _asserted(sentence), []


def _asserted(text: str) -> list[_Said]:
    for read in (_accused, _told, _according, _said, _charged, _supposed):
        if found := read(text):
            return found
    return [_Said(text, "", "suggested")] if _HEDGED.search(text) else []


def _accused(text: str) -> list[_Said]:
    found = _ACCUSES.match(text)
    # Verbatim with its verb: "of providing aid" has no subject and no tense of its own.
    return [_Said(text, _who(found["by"]), "asserted")] if found and _who(found["by"]) else []


def _told(text: str) -> list[_Said]:
    found = _TOLD.match(text)
    if found is None:
        return []
    by = "" if found["hedge"] or _HEDGED.search(found["by"]) else _who(found["by"])
    words = found["text"].removeprefix("that ")
    return [_Said(words, by, "asserted") if by else _Said(text, "", "suggested")]


def _according(text: str) -> list[_Said]:
    found = _ACCORDING_FIRST.match(text) or _ACCORDING_LAST.match(text)
    return [_Said(found["text"], _who(found["by"]), "asserted")] if found else []


def _said(text: str) -> list[_Said]:
    """Who said it stands first or last. A speaker who isn't named leaves the sentence whole."""
    if found := _SAID_LAST.match(text) or _SAID_INVERTED.match(text):
        by = _who(found["by"])
        more = found.groupdict().get("more")
        said = [_Said(found["text"].removesuffix(","), by, "asserted")]
        return [*said, _Said(more, by, "asserted")] if more else said
    found = _SAID_FIRST.match(text)
    if found is None or found["by"].casefold() in _ARTICLES:
        return []
    if _HEDGED.search(text[: found.start("text")]) or _TO_INFINITIVE.match(found["text"]):
        return []
    by = _who(found["by"])
    status: Status = "suggested" if _SOME.match(by) else "asserted"
    return [_Said(found["text"] if by else text, by, status)]


def _charged(text: str) -> list[_Said]:
    found = _CHARGES_THAT.search(text)
    if found is None:
        return []
    firm = found["noun"].lower().startswith(("accusation", "allegation", "claim", "charge"))
    return [_Said(found["text"], "", "asserted" if firm else "suggested")]


def _supposed(text: str) -> list[_Said]:
    found = _SUPPOSED.match(text)
    if found is None or not _who(found["by"]) or _TO_INFINITIVE.match(found["text"]):
        return []
    return [_Said(found["text"], _who(found["by"]), "suggested")]


def _who(words: str) -> str:
    """The speaker without article and brackets, or nothing where the words name nobody."""
    words = re.sub(r"\s*\([^()]*\)", "", words).strip(' “”"')
    words = re.sub(r"^[Tt]he (?=[A-Z])", "", words)
    no_name = words.casefold() in _PRONOUNS or _NO_SPEAKER.search(words)
    return "" if no_name or not 0 < len(words.split()) <= _SPEAKER_WORDS else words


def _people(words: str) -> list[str]:
    """`both Pyongyang and Moscow` as two."""
    words = re.sub(r"^(?:both|all|neither|either) ", "", words.strip(), flags=re.IGNORECASE)
    parts = [_who(part) for part in re.split(r",? (?:and|nor|or) |, ", words)]
    return parts if all(part[:1].isupper() for part in parts) else [_who(words)]
