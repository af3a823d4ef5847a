"""Where a text names a topic, and which of these places become links.

Finding looks at one document and the names only, so its result is kept until one of the two changes; what the
whole site says about a name (`verdicts.py`) is applied afterwards, by `choose_links`.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import accumulate
from typing import Literal

import ahocorasick_rs
from msgspec import Struct, structs

from backstory.catalog.folding import UNSPACED, fold_text, is_word
from backstory.catalog.surface_names import (
    Form,
    FormKind,
    Recognised,
    SurfaceName,
    abbreviates,
    group_names,
    recognise,
)
from backstory.content.documents import Text

VerdictKind = Literal["ambiguous", "generic", "proper", "term"]
"""What the whole site says about a name; verdicts.py tells them apart."""

EDGE = "\0"
"""Stands between two runs; no name contains it."""
_INTRODUCTION = re.compile(r"\s\(([^\W\d_a-z][\w.&-]*[^\W\d_a-z])s?\)")
_SKIPPED = " \t\n\"'“”‘’„«([*_"
_ENDS = ".!?:…•。！？"


class Mention(Struct, frozen=True, array_like=True, gc=False):
    """A place where a topic is named: characters `start` to `end` of the run numbered `run`.

    `name` is the declared name that was recognised, `opening` whether it begins a sentence, where a capital
    letter says nothing.
    """

    topic: str
    run: int
    start: int
    end: int
    text: str
    link: bool
    name: str
    kind: FormKind
    section: int
    opening: bool

    @property
    def lower(self) -> bool:
        """Whether it is written as an ordinary word, with a small letter."""
        return self.text[:1].islower()


_Hit = tuple[int, int, int, Form | None]
"""Start, minus the end, number of the group, and the form, so that sorting puts the longest of those that start
together first. Without a form the words could mean several topics: they are nobody's, yet hide what is in them."""


def build_matcher(names: Sequence[SurfaceName], autolink: Mapping[str, str]) -> "Matcher":
    """A matcher for these names; topics that `autolink` does not list link once per section."""
    return Matcher(tuple(names), dict(autolink))


def choose_links(
    mentions: Iterable[Mention], autolink: Mapping[str, str], verdicts: Mapping[str, VerdictKind]
) -> tuple[Mention, ...]:
    """The same mentions with `link` set where the topic's rule and what is known of the name make it one."""
    choice = _Choice(autolink, verdicts)
    chosen = []
    for mention in mentions:
        link = choice.takes(mention.topic, mention.section, mention.name, mention.kind, mention.text)
        chosen.append(mention if link == mention.link else structs.replace(mention, link=link))
    return tuple(chosen)


class _Choice:
    """Says of one mention of a document after the other whether it is linked."""

    def __init__(self, autolink: Mapping[str, str], verdicts: Mapping[str, VerdictKind]) -> None:
        self._autolink = autolink
        self._verdicts = verdicts
        self._linked: set[tuple[str, int]] = set()

    def takes(self, topic: str, section: int, name: str, kind: FormKind, text: str) -> bool:
        rule = self._autolink.get(topic) or "section"
        once = (topic, section if rule == "section" else -1)
        if rule == "never" or once in self._linked or not self._safe(name, kind, text):
            return False
        if rule != "all":
            self._linked.add(once)
        return True

    def _safe(self, name: str, kind: FormKind, text: str) -> bool:
        verdict = self._verdicts.get(name)
        if kind is FormKind.SINGULAR and " " not in text:
            # "Windows" is no "window", but "Benefits" is a "benefit".
            return verdict == "term" and text[0].islower()
        if verdict == "proper":
            return not text[0].islower() or name[0].islower()
        return verdict is None or verdict == "term"


class Matcher:
    """Finds the names of topics in texts. Made once per process; pickled as the names it was made from."""

    def __init__(self, names: tuple[SurfaceName, ...], autolink: dict[str, str]) -> None:
        self.names = names
        self.autolink = autolink
        groups = group_names(names)
        self._groups = list(groups.values())
        self._words = list(groups)
        self._spaced = ahocorasick_rs.AhoCorasick([f" {words} " for words in groups])
        self._recognised: list[dict[str, Recognised | None]] = [{} for _ in groups]

    def __reduce__(self) -> tuple[object, ...]:
        return build_matcher, (self.names, self.autolink)

    @cached_property
    def _bare(self) -> ahocorasick_rs.AhoCorasick:
        return ahocorasick_rs.AhoCorasick(self._words)

    def find(self, runs: Sequence[Text]) -> tuple[Mention, ...]:
        """All mentions in reading order, none overlapping; `link` by the topics' own rules alone."""
        text = EDGE + EDGE.join([run.text for run in runs]) + EDGE
        starts = list(accumulate((len(run.text) + 1 for run in runs), initial=1))
        hits = _longest(self._hits(text))
        hits += self._introduced(text, hits)
        choice = _Choice(self.autolink, {})
        mentions = []
        run = 0
        for start, end, _, form in sorted(hits):
            while starts[run + 1] <= start:
                run += 1
            if form is None or not _stands_alone(text, start, -end, runs, run):
                continue
            shown = text[start:-end]
            opening = shown[0].isupper() and _opens(text, start, runs, run)
            section = runs[run].section
            link = choice.takes(form.topic, section, form.name, form.kind, shown)
            spot = (run, start - starts[run], -end - starts[run])
            mentions.append(Mention(form.topic, *spot, shown, link, form.name, form.kind, section, opening))
        return tuple(mentions)

    def _hits(self, text: str) -> list[_Hit]:
        folded = fold_text(text)
        hits: list[_Hit] = []
        for index, start, end in self._candidates(folded.text):
            if folded.folded_at:
                start, end = folded.written(start), folded.written(end)
            group = self._groups[index]
            if group.lead > start:
                continue
            shown = text[start - group.lead : end + group.tail]
            recognised = self._recognised[index]
            if shown not in recognised:
                recognised[shown] = recognise(group, shown)
            found = recognised[shown]
            if found:
                hits.append((start - found.lead, -end - found.tail, index, found.form))
        return hits

    def _candidates(self, folded: str) -> Iterable[tuple[int, int, int]]:
        """Number of the group, start and end of every place where the words of a name stand by themselves."""
        if folded.isascii() or not UNSPACED.search(folded):
            for index, start, end in self._spaced.find_matches_as_indexes(folded, overlapping=True):
                yield index, start + 1, end - 1
            return
        for index, start, end in self._bare.find_matches_as_indexes(folded, overlapping=True):
            if _parted(folded, start) and _parted(folded, end):
                yield index, start, end

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
        return [hit for hit in _longest(found) if not any(_overlap(hit, other) for other in hits)]


def _longest(hits: list[_Hit]) -> list[_Hit]:
    """The hits that are left when the first to start and then the longest wins."""
    chosen: list[_Hit] = []
    reached = 0
    for hit in sorted(hits):
        if hit[0] >= reached:
            chosen.append(hit)
            reached = -hit[1]
    return chosen


def _overlap(one: _Hit, other: _Hit) -> bool:
    return one[0] < -other[1] and other[0] < -one[1]


def _parted(folded: str, place: int) -> bool:
    """Whether a word may begin or end here: not inside a word, except in scripts without spaces."""
    before, after = folded[place - 1], folded[place]
    return before == " " or after == " " or bool(UNSPACED.match(before) or UNSPACED.match(after))


def _stands_alone(text: str, start: int, end: int, runs: Sequence[Text], run: int) -> bool:
    """Whether the words are neither part of an address nor of a word that markup divides."""
    before, after = text[start - 1], text[end]
    if (before in ".@" and is_word(text[start - 2])) or (after in ".@" and is_word(text[end + 1])):
        return False
    block = runs[run].block
    if before == EDGE and run and runs[run - 1].block == block and is_word(text[start - 2]):
        return False
    glued = after == EDGE and run + 1 < len(runs) and runs[run + 1].block == block
    return not (glued and is_word(text[end + 1]))


def _opens(text: str, place: int, runs: Sequence[Text], run: int) -> bool:
    """Whether a sentence or a block begins at `place`."""
    for before in reversed(text[:place]):
        if before == EDGE:
            if not run or runs[run - 1].block != runs[run].block:
                return True
            run -= 1
        elif before not in _SKIPPED:
            return before in _ENDS
    return True
