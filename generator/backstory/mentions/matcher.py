"""Where a text names a topic.

Finding looks at one document and the names only, so its result is kept until one of the two changes; what the
whole site says about a name (`link_policy.py`) and which mentions become links (`linking.py`) comes afterwards.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import accumulate

import ahocorasick_rs
from msgspec import Struct, structs

from backstory.markdown.abbreviations import abbreviates
from backstory.markdown.body import Text
from backstory.mentions.folding import UNSPACED, fold_text, is_word
from backstory.mentions.form_codes import Case, numbered
from backstory.mentions.forms import (
    Form,
    FormKind,
    Recognised,
    SurfaceName,
    group_names,
    recognise,
)
from backstory.mentions.narrowed_forms import modifiers, narrowed

WHOLE = 3
"""Words of a name from which on it is hardly ever a part of a longer one."""
EDGE = "\0"
"""Stands between two runs; no name contains it."""
_INTRODUCTION = re.compile(r"\s\(([^\W\d_a-z][\w.&-]*[^\W\d_a-z])s?\)")
_SKIPPED = " \t\n\"'“”‘’„«([*_"
_LEGAL = r"(?:Inc|Incorporated|Corp|Corporation|Co|Company|Ltd|Limited|LLC|PLC|Plc|AG|GmbH)\b"
_NEXT_NAME = re.compile(rf" (?!{_LEGAL})([^\W\d_a-z][\w'’-]*)")
_SIGNS_OF_THESE = ("://", "www.", "{", "@", "=", "/")
_NOT_PROSE = re.compile(
    r"[\w+.-]+://[^\s\0<>]+|(?<!\w)www\.[^\s\0<>]+|(?<![\w.])(?:[\w-]+\.)+[a-z]{2,}/[^\s\0<>]*"
    r"|(?<![\w.])@[\w.-]+|[\w.+-]+@[\w.-]+|(?<![\w/])/[\w.-]+/[^\s\0]*"
    r"|\{%[^\0]*?%\}|\{\{[^\0]*?\}\}|\{:[^\0}]*\}|\[[\w-]+ [^\]\0]*=[^\]\0]*\]"
)
_NAME_BEFORE = re.compile(r"(?<![\w'’-])[^\W\d_a-z][\w'’-]* $")
_HYPHENS = "-‐‑"
_ENDS = ".!?:…•。！？"


class Mention(Struct, frozen=True, array_like=True, gc=False):
    """A place where a topic is named: characters `start` to `end` of the run numbered `run`.

    `name` is the declared name that was recognised.
    """

    topic: str
    name: str
    kind: FormKind
    case: Case
    text: str
    section: int
    run: int
    start: int
    end: int


_Hit = tuple[int, int, int, Form | None]
"""Start, minus the end, number of the group, and the form, so that sorting puts the longest of those that start
together first. Without a form the words could mean several topics: they are nobody's, yet hide what is in them."""


class Matcher:
    """Finds the names of topics in texts. Made once per process; pickled as the names it was made from."""

    def __init__(self, names: Iterable[SurfaceName]) -> None:
        self.names = tuple(names)
        groups = group_names(self.names)
        self._groups = list(groups.values())
        narrowable = modifiers(self._groups)
        self._modifiers = list(narrowable.values())
        self._words = [*groups, *narrowable]
        self._spaced = ahocorasick_rs.AhoCorasick([f" {words} " for words in self._words])
        self._recognised: list[dict[str, Recognised | None]] = [{} for _ in groups]
        self._numbers = {(name.topic, name.text): number for number, name in enumerate(self.names)}

    def __reduce__(self) -> tuple[object, ...]:
        return Matcher, (self.names,)

    @cached_property
    def _bare(self) -> ahocorasick_rs.AhoCorasick:
        return ahocorasick_rs.AhoCorasick(self._words)

    def find(self, runs: Sequence[Text]) -> tuple[Mention, ...]:
        """All mentions in reading order, none overlapping."""
        text = EDGE + EDGE.join([run.text for run in runs]) + EDGE
        starts = list(accumulate((len(run.text) + 1 for run in runs), initial=1))
        hits = self._hits(text)
        introduced = self._introduced(text, hits)
        mentions = []
        run = 0
        hits = sorted(hits + introduced) if introduced else hits
        begins = {hit[0] for hit in hits}
        closed = _not_prose(text) if hits else []
        for start, end, _, form in hits:
            while starts[run + 1] <= start:
                run += 1
            if form is None or not _stands_alone(text, start, -end, runs, run):
                continue
            if closed and any(begin < -end and start < stop for begin, stop in closed):
                continue
            shown = text[start:-end]
            if -end + 1 not in begins and _goes_on(text, start, -end):
                continue
            first = starts[run]
            mentions.append(
                Mention(
                    form.topic,
                    form.name,
                    form.kind,
                    _case(text, start, runs, run),
                    shown,
                    runs[run].section,
                    run,
                    start - first,
                    -end - first,
                )
            )
        return tuple(mentions)

    def wording(self, mention: Mention) -> int:
        """The number of how a mention is worded, among these names."""
        name = self._numbers[mention.topic, mention.name]
        return numbered(name, mention.kind, mention.case, " " in mention.text)

    def _hits(self, text: str) -> list[_Hit]:
        folded = fold_text(text)
        groups, known = self._groups, self._recognised
        hits: list[_Hit] = []
        further: list[_Hit] = []
        for index, start, end in self._candidates(folded.text):
            if folded.folded_at:
                start, end = folded.written(start), folded.written(end)
            if index >= len(groups):
                if name := narrowed(self._modifiers[index - len(groups)], text, start, end):
                    further.append((start, -name[0], index, name[1]))
                continue
            group = groups[index]
            if group.lead > start:
                continue
            shown = text[start - group.lead : end + group.tail]
            recognised = known[index]
            if shown not in recognised:
                recognised[shown] = recognise(group, shown)
            found = recognised[shown]
            if found:
                hits.append((start - found.lead, -end - found.tail, index, found.form))
        hits = _longest(hits)
        return sorted(hits + _apart(further, hits)) if further else hits

    def _candidates(self, folded: str) -> list[tuple[int, int, int]]:
        """Number of the words, start and end of every place where they stand by themselves."""
        if folded.isascii() or not UNSPACED.search(folded):
            found = self._spaced.find_matches_as_indexes(folded, overlapping=True)
            return [(index, start + 1, end - 1) for index, start, end in found]
        return [
            (index, start, end)
            for index, start, end in self._bare.find_matches_as_indexes(folded, overlapping=True)
            if _parted(folded, start) and _parted(folded, end)
        ]

    def _introduced(self, text: str, hits: Sequence[_Hit]) -> list[_Hit]:
        """Further places of an abbreviation that this text itself introduces: `Full Name (FN)`."""
        found: list[_Hit] = []
        for start, end, index, form in hits:
            if form is None or text[1 - end : 2 - end] != "(":
                continue
            short = _INTRODUCTION.match(text, -end)
            if not short or not abbreviates(short[1], text[start:-end]):
                continue
            if fold_text(short[1]).text.strip() in self._words:
                continue
            form = structs.replace(form, kind=FormKind.SHORT)
            for again in re.compile(rf"(?<!\w){re.escape(short[1])}s?(?!\w)").finditer(text, short.end()):
                found.append((again.start(), -again.end(), index, form))
        return _apart(found, hits)


def _longest(hits: list[_Hit]) -> list[_Hit]:
    """The hits that are left when the first to start and then the longest wins."""
    chosen: list[_Hit] = []
    reached = 0
    for hit in sorted(hits):
        if hit[0] >= reached:
            chosen.append(hit)
            reached = -hit[1]
    return chosen


def _apart(further: list[_Hit], hits: Sequence[_Hit]) -> list[_Hit]:
    """The longest of the further hits that leave the others alone."""
    return [hit for hit in _longest(further) if not any(_overlap(hit, other) for other in hits)]


def _overlap(one: _Hit, other: _Hit) -> bool:
    return one[0] < -other[1] and other[0] < -one[1]


def _parted(folded: str, place: int) -> bool:
    """Whether a word may begin or end here: not inside a word, except in scripts without spaces."""
    before, after = folded[place - 1], folded[place]
    return before == " " or after == " " or bool(UNSPACED.match(before) or UNSPACED.match(after))


def _stands_alone(text: str, start: int, end: int, runs: Sequence[Text], run: int) -> bool:
    """Whether the words are neither part of an address, nor of a word that markup divides or begins with one letter:
    `P-ATO`, `e-government`.
    """
    before, after = text[start - 1], text[end]
    if before in _HYPHENS and is_word(text[start - 2]) and not is_word(text[start - 3]):
        return False
    if (before in ".@" and is_word(text[start - 2])) or (after in ".@" and is_word(text[end + 1])):
        return False
    block = runs[run].block
    if before == EDGE and run and runs[run - 1].block == block and is_word(text[start - 2]):
        return False
    glued = after == EDGE and run + 1 < len(runs) and runs[run + 1].block == block
    return not (glued and is_word(text[end + 1]))


def _not_prose(text: str) -> list[tuple[int, int]]:
    """Where addresses stand as they are, and tags of other programs with their arguments."""
    if not any(sign in text for sign in _SIGNS_OF_THESE):
        return []
    return [found.span() for found in _NOT_PROSE.finditer(text)]


def _goes_on(text: str, start: int, end: int) -> bool:
    """Whether a longer name goes on behind the words: `U.S. Web Design System`, `Washington Post`."""
    shown = text[start:end]
    if not shown[0].isupper() or shown.count(" ") + 1 >= WHOLE:
        return False
    following = _NEXT_NAME.match(text, end)
    return following is not None and not (shown.isupper() and following[1].isupper())


def _case(text: str, start: int, runs: Sequence[Text], run: int) -> Case:
    """The case of what stands at `start`. Signs and scripts without case count as capitals."""
    first = text[start]
    if first.islower():
        return Case.LOWER
    if not first.isupper():
        return Case.CAPITAL
    if _opens(text, start, runs, run):
        return Case.OPENING
    before = _NAME_BEFORE.search(text, max(0, start - 40), start)
    return Case.BEHIND if before and not _opens(text, before.start(), runs, run) else Case.CAPITAL


def _opens(text: str, place: int, runs: Sequence[Text], run: int) -> bool:
    """Whether a sentence or a block begins at `place`."""
    for at in range(place - 1, -1, -1):
        before = text[at]
        if before == EDGE:
            if not run or runs[run - 1].block != runs[run].block:
                return True
            run -= 1
        elif before not in _SKIPPED:
            return before in _ENDS
    return True
