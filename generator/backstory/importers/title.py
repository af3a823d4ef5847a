"""A short title in the words of a sentence, cut only where that leaves nothing false."""

import re

from backstory.text import excerpt, sentences

LIMIT = 95
"""Characters that a headline may have before it is worth cutting."""
_LEAST = 30
_LONGEST = 160

# What may be left out at the end of a title: when in the week it was.
_WHEN = re.compile(
    r",? (?:(?:on|late on|early on) )?(?:last |this |next )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"(?: (?:morning|afternoon|evening|night))?$|,? (?:today|yesterday|this week|last week)$"
)
# Where a sentence may stop before: what follows adds a circumstance.
_BREAK = re.compile(
    r",? (?=(?:as well as|amid|while|whereas|where|when|who|which|following|according)\b)"
    r"| (?=(?:during|after|before|at|in|on) (?:the|a|an|its|his|her|their|[A-Z])\b)"
    r"| [–—] |, (?=(?:a|an|the|one|in|with|as|leaving|making|led)\b)"
)
# The reason of something can always be left out, whatever it holds.
_REASON = re.compile(r",? because ")
# But not where a clause has only just begun: "the war that began".
_OPEN_CLAUSE = re.compile(r"\b(?:(?:that|which|who|when|where)(?: \S+){0,2}|(?:has|have|had)(?: \S+)?)$")
# Words whose loss would change what is said: doubt, condition, denial, and who says it.
_NEEDED = re.compile(
    r"\b(?:not|no|never|unless|if|until|without|except|but|despite|although|though|den(?:y|ies|ied)|accus\w+|"
    r"alleg\w+|claim\w*|report\w*|said|says|say|told|believed?|according|false|fake|may|might|could)\b",
    re.IGNORECASE,
)


def propose_title(text: str, limit: int = LIMIT) -> str:
    """The first sentence of a text, without its full stop, in about `limit` characters.

    A longer one is cut before a circumstance; where the rest holds doubt, a condition or who said it,
    it stays whole up to 160 characters, and ends in `…` beyond. Empty for an empty text.
    """
    line = " ".join(text[:4000].split())
    start, end = next(sentences(line), (0, 0))
    sentence = line[start:end]
    if not sentence.endswith(("...", "..")):
        sentence = sentence.removesuffix(".").removesuffix("。")
    sentence = _WHEN.sub("", sentence)
    if len(sentence) <= limit:
        return sentence
    if reason := _REASON.search(sentence, _LEAST, limit):
        return sentence[: reason.start()]
    breaks = [found.start() for found in _BREAK.finditer(sentence, _LEAST, limit)]
    safe = [
        at for at in breaks if not _NEEDED.search(sentence, at) and not _OPEN_CLAUSE.search(sentence[:at])
    ]
    if safe:
        return sentence[: safe[-1]]
    return sentence if len(sentence) <= _LONGEST else excerpt(sentence, limit)
