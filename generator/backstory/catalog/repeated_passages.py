"""Passages that stand nearly word for word in several documents.

Two passages are compared by their shingles: every three words that follow each other, the ends counted too
(Broder 1997). What only the longer one has counts less: a sentence that was added leaves the rest a repetition
(the ratio of Tversky 1977, with the shorter one as the prototype). What to compare with what comes from an index
of each passage's rarest shingles, long enough that no pair above the threshold is missed (prefix filtering:
Chaudhuri, Ganti and Kaushik 2006; Bayardo, Ma and Srikant 2007), so the work grows with the number of passages
and not with its square. Only where very many passages share a rare shingle, a form letter with other names in it,
is each compared with two of them.
"""

import html
import re
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, pairwise

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from backstory.mentions.folding import UNSPACED_LETTERS
from backstory.problems import Place

THRESHOLD = 0.6
"""Likeness from which on two passages count as the same one: about one change in eight words."""
BESIDES = 0.3
"""How much it counts what only the longer passage has."""
SHORTEST = 12
"""Words below which a passage may recur by chance."""
CROWD = 30
"""Passages sharing a rare shingle from which on each is compared with two of them, not with all."""

_SHORTCODE = re.compile(r"\{\{.*?\}\}", re.DOTALL)
_TAG = re.compile(r"<!--.*?-->|<[^<>]*>", re.DOTALL)
_TARGET = r"\((?:[^()]|\([^()]*\))*\)"
_IMAGE = re.compile(rf"!\[[^\]]*\]{_TARGET}")
_LINK = re.compile(rf"\[([^\[\]]*)\] ?{_TARGET}")
_WIKI_LINK = re.compile(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]*)\]\]")
_WORD = re.compile(rf"[{UNSPACED_LETTERS}]|[^\W_{UNSPACED_LETTERS}]+")
_QUIET = str.maketrans("", "", "'’ʼ\u00ad\u200b")
_BITS = 31
"""Of the number of a word, or of two words that follow each other."""
_PADDING = bytes(16)
"""Two words numbered 0."""


class ComparedPassage(Struct, frozen=True, array_like=True):
    """A paragraph or list of a document, with the line where it begins. Markup in `text` is no matter."""

    path: str
    line: int
    text: str


class Repetition(Struct, frozen=True, array_like=True):
    """Passages of several documents that say the same in the same words.

    `score` is 1 where all words are alike, else how alike the wording that differs most is to the one
    nearest it.
    """

    score: float
    places: tuple[Place, ...]

    def order(self) -> tuple[int, float, tuple[Place, ...]]:
        """Those with the most places first, then the most alike."""
        return -len(self.places), -self.score, self.places


def passage_words(text: str) -> list[str]:
    """The words of a passage in lower case, without markup, addresses of links, images and punctuation."""
    if "&" in text:
        text = html.unescape(text)
    if "{{" in text:
        text = _SHORTCODE.sub(" ", text)
    if "<" in text:
        text = _TAG.sub(" ", text)
    if "[" in text:
        text = _LINK.sub(r"\1 ", _IMAGE.sub(" ", _WIKI_LINK.sub(r"\1", text)))
    return _WORD.findall(text.translate(_QUIET).lower())


def similarity(a: str, b: str) -> float:
    """How alike two passages are, from 0 to 1; 1 where only markup and punctuation differ."""
    one, other = _shingles(passage_words(a)), _shingles(passage_words(b))
    return _likeness(len(one & other), len(one), len(other))


def find_repeated(
    passages: Sequence[ComparedPassage], *, threshold: float = THRESHOLD
) -> tuple[Repetition, ...]:
    """The repetitions among passages of different documents, those with the most places first."""
    vocabulary: dict[str, int] = {}
    places: dict[bytes, list[Place]] = defaultdict(list)
    for passage in sorted(passages, key=lambda passage: (passage.path, passage.line, passage.text)):
        words = passage_words(passage.text)
        if len(words) >= SHORTEST:
            text = array("q", [vocabulary.setdefault(word, len(vocabulary) + 1) for word in words])
            places[text.tobytes()].append(Place(passage.path, passage.line))
    texts = list(places)
    paths = [frozenset(place.path for place in places[text]) for text in texts]
    links = dict(_alike(texts, paths, threshold))
    found = []
    for group in _connected(len(texts), links):
        spots = sorted(place for number in group for place in places[texts[number]])
        if len({place.path for place in spots}) > 1:
            found.append(Repetition(_score(group, links), tuple(spots)))
    return tuple(sorted(found, key=Repetition.order))


_Pair = tuple[int, int]
_Numbers = NDArray[np.int64]


def _shingles(words: Sequence[str]) -> frozenset[tuple[str, ...]]:
    padded = ["", "", *words, "", ""]
    return frozenset(zip(padded, padded[1:], padded[2:], strict=False)) if words else frozenset()


def _likeness(shared: int, one: int, other: int) -> float:
    """Of two sets of shingles, from how many they share and their sizes."""
    return shared / (min(one, other) + BESIDES * (max(one, other) - shared)) if shared else 0.0


def _alike(
    texts: Sequence[bytes], paths: Sequence[frozenset[str]], threshold: float
) -> Iterator[tuple[_Pair, float]]:
    """The pairs of texts that reach the threshold and stand in different documents, and their likeness.

    A text is its words as 64-bit numbers from 1.
    """
    if not texts:
        return
    sizes, owners, numbers = _shared_shingles(texts)
    ends = np.cumsum(np.bincount(owners, minlength=len(texts)))
    starts = np.concatenate(([0], ends[:-1]))
    # Two sets that reach the threshold share at least this part of either. So they share too few if none of the
    # n - ceil(least n) + 1 rarest of one with n members is among what they share. The rarest of all, those of one
    # text, come first and are not listed.
    least = BESIDES * threshold / (1 - threshold + BESIDES * threshold)
    prefix = sizes - np.ceil(least * sizes).astype(np.int64) + 1 - (sizes - (ends - starts))
    indexed = np.arange(len(owners)) - starts[owners] < prefix[owners]
    sets: dict[int, frozenset[int]] = {}
    for pair in sorted(set(_candidates(owners[indexed], numbers[indexed]))):
        one, other = pair
        size, its_size = int(sizes[one]), int(sizes[other])
        if _likeness(min(size, its_size), size, its_size) < threshold:
            continue
        if len(paths[one]) == 1 and paths[one] == paths[other]:
            continue
        for text in pair:
            if text not in sets:
                sets[text] = frozenset(numbers[starts[text] : ends[text]].tolist())
        likeness = _likeness(len(sets[one] & sets[other]), size, its_size)
        if likeness >= threshold:
            yield pair, likeness


def _shared_shingles(texts: Sequence[bytes]) -> tuple[_Numbers, _Numbers, _Numbers]:
    """How many shingles each text has, and those that several texts have, rarest first: their texts and numbers."""
    words = np.frombuffer(_PADDING + _PADDING.join(texts) + _PADDING, dtype=np.int64)
    lengths = np.array([len(text) // 8 + 2 for text in texts])
    # A shingle belongs to the text of its last word, or of the padding after that.
    owners = np.repeat(np.arange(len(texts)), lengths)
    pairs = np.unique(words[:-1] << _BITS | words[1:], return_inverse=True)[1]
    keys = pairs[:-1] << _BITS | words[2:]
    order = np.argsort(keys, kind="stable")
    keys, owners = keys[order], owners[order]
    fresh = np.concatenate(([True], keys[1:] != keys[:-1]))
    first = fresh | np.concatenate(([True], owners[1:] != owners[:-1]))
    numbers = (np.cumsum(fresh) - 1)[first]
    owners = owners[first]
    counts = np.bincount(numbers)[numbers]
    sizes = np.bincount(owners, minlength=len(texts))
    owners, numbers, counts = owners[counts > 1], numbers[counts > 1], counts[counts > 1]
    order = np.lexsort((numbers, counts, owners))
    return sizes, owners[order], numbers[order]


def _candidates(owners: _Numbers, numbers: _Numbers) -> Iterator[_Pair]:
    """The pairs of texts that have one of these shingles in common."""
    order = np.lexsort((owners, numbers))
    owners, numbers = owners[order], numbers[order]
    borders = np.flatnonzero(np.diff(numbers)) + 1
    for group in np.split(owners, borders) if len(owners) else ():
        sharing = group.tolist()
        if len(sharing) <= CROWD:
            yield from combinations(sharing, 2)
        else:
            yield from pairwise(sharing)
            yield from ((sharing[0], text) for text in sharing[1:])


def _connected(count: int, links: Iterable[_Pair]) -> list[list[int]]:
    """The texts in groups, each text with all that it is linked to."""
    leader = list(range(count))

    def find(text: int) -> int:
        while leader[text] != text:
            leader[text] = leader[leader[text]]
            text = leader[text]
        return text

    for one, other in links:
        low, high = sorted((find(one), find(other)))
        leader[high] = low
    groups: dict[int, list[int]] = defaultdict(list)
    for text in range(count):
        groups[find(text)].append(text)
    return list(groups.values())


def _score(group: Sequence[int], links: Mapping[_Pair, float]) -> float:
    if len(group) == 1:
        return 1.0
    nearest = dict.fromkeys(group, 0.0)
    for one, other in combinations(group, 2):
        likeness = links.get((one, other), 0.0)
        nearest[one] = max(nearest[one], likeness)
        nearest[other] = max(nearest[other], likeness)
    return round(min(nearest.values()), 4)
