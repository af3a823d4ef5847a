"""Passages that explain rather than report: proposals for background, quoted word for word.

A sentence is weighed by signs of both kinds; neighbours that weigh enough become one passage.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from backstory.importers.reading.claims import is_attributed
from backstory.importers.reading.dates import find_dates
from backstory.importers.reading.prose import Sentence
from backstory.importers.title import propose_title

_ENOUGH = 2
_MOST = 8
"""Passages of one source; the heaviest are proposed."""
_TITLE_LIMIT = 70

# (signs, weight): what holds for years weighs for, what happened this week weighs against.
_SIGNS: tuple[tuple[re.Pattern[str], int], ...] = (
    (re.compile(r"\b(?:technically|officially|on paper|traditionally|historically) (?:still )?\b"), 2),
    (re.compile(r"\bstill at war\b|\bpeace (?:treaty|agreement) was\b|\bnever turned into\b"), 2),
    (re.compile(r"\blong[ -]?time (?:all(?:y|ies)|partners?|rivals?|enem(?:y|ies))\b"), 2),
    (re.compile(r"\b(?:was|were) (?:founded|established|created|built|introduced|signed|divided) (?:in|by|after)\b"), 2),
    (re.compile(r"\b(?:is|are) (?:called|known|home to|one of the|the largest|the only|made up of|short for)\b"), 2),
    (re.compile(r"\bfor (?:years|decades|centuries|generations)\b|\b(?:decades|centuries) (?:ago|of)\b"), 2),
    (re.compile(r"\b[Tt]he then\b|\bformer(?:ly)?\b|\bat the time\b|\bback then\b"), 1),
    (re.compile(r"\b[Ss]ince (?:the|its|their)\b|\bhas (?:long|always|remained)\b|\bhave (?:long|always|remained)\b"), 1),
    (re.compile(r"\bhad (?:\w+ed|sent|been|begun|fought|led|held|sealed|made)\b"), 1),
    (re.compile(r"\bbecause\b|\bwhich (?:means|makes|is why)\b|\bunder (?:the|a) (?:treaty|agreement|law|rules?)\b"), 1),
    (re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(?:today|yesterday|tomorrow)\b"), -3),
    (re.compile(r"\b(?:this|last|next) (?:week|month|morning|year)\b|\b(?:weeks?|days|hours) (?:after|ago|before)\b"), -2),
    (re.compile(r"[“”\"]"), -1),
    (re.compile(r"^(?:They|He|She|It|This|These|That|Those|His|Her|Their|Its|Such|Both)\b(?! (?:\w+ )?and\b)"), -2),
)  # fmt: skip


class Passage(Struct, frozen=True):
    """Sentences that stand together in the source, and a title in the words of the first."""

    title: str
    sentences: tuple[Sentence, ...]

    @property
    def text(self) -> str:
        """The sentences, a paragraph for each of the source's."""
        parts: dict[int, list[str]] = {}
        for sentence in self.sentences:
            parts.setdefault(sentence.paragraph, []).append(sentence.text)
        return "\n\n".join(" ".join(part) for part in parts.values())

    @property
    def line(self) -> int:
        """The line of the first sentence."""
        return self.sentences[0].line


def propose_background(sentences: Sequence[Sentence]) -> tuple[Passage, ...]:
    """The passages, in the order of the text, each under a title of its own. The first sentence of a text is
    its news and never in one."""
    news = max((day[:4] for sentence in sentences for day in _days(sentence.text)), default="")
    weighed = [(sentence, _weight(sentence.text, news)) for sentence in sentences[1:]]
    groups = list(_groups(weighed))
    heaviest = sorted(groups, key=lambda group: -max(weight for _, weight in group))[:_MOST]
    passages: dict[str, Passage] = {}
    for group in groups:
        if group in heaviest:
            quoted = tuple(sentence for sentence, _ in group)
            title = propose_title(quoted[0].text, _TITLE_LIMIT)
            passages.setdefault(title.casefold(), Passage(title, quoted))
    return tuple(passages.values())


def _groups(weighed: Iterable[tuple[Sentence, int]]) -> Iterator[list[tuple[Sentence, int]]]:
    """Runs of sentences of one paragraph that are heavy enough; one that leans on such a one joins it."""
    group: list[tuple[Sentence, int]] = []
    for sentence, weight in weighed:
        together = bool(group) and group[-1][0].paragraph == sentence.paragraph
        if weight >= _ENOUGH or (together and weight >= _ENOUGH - 1):
            if group and not together:
                yield group
                group = []
            group.append((sentence, weight))
        elif group:
            yield group
            group = []
    if group:
        yield group


def _weight(sentence: str, news: str) -> int:
    """How much a sentence explains; what somebody says never does. A day of the year `news` is news."""
    if is_attributed(sentence):
        return -1
    years = [
        date.edtf for date in find_dates(sentence) if not (len(date.edtf) == 10 and date.edtf[:4] == news)
    ]
    return (2 if years else 0) + sum(weight for sign, weight in _SIGNS if sign.search(sentence))


def _days(sentence: str) -> Iterator[str]:
    return (date.edtf for date in find_dates(sentence) if len(date.edtf) == 10)
