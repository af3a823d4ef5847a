"""The vectors of a small site, in plain Python; see vectors.py."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import sqrt
from operator import add, mul

from backstory.markdown.bag_of_words import COUNT_BITS, unpacked
from backstory.ranking.vectors import (
    COUNT_WEIGHTS,
    FAINTEST,
    KEY_TERMS,
    LIGHTEST,
    SKETCH,
    UNIT,
    UNLIKE,
    Entry,
    Near,
    rarities,
    reach,
)


class PlainVectors:
    """For each text its words as (term, weight), together of length UNIT."""

    def __init__(self, texts: Sequence[Sequence[Entry]], known: Mapping[int, int]) -> None:
        self._texts = texts
        self._keys = [
            _key_terms((term, weight) for term, weight in text if known[term] > 1) for text in texts
        ]

    def neighbours(self, texts: range, limit: int, *, by_weight: bool = False) -> Near:
        postings: defaultdict[int, list[Entry]] = defaultdict(list)
        for position, text in enumerate(self._keys[texts.start : texts.stop]):
            for term, weight in text:
                postings[term].append((position, weight))
        ahead = reach(Counter(map(len, postings.values())), len(texts))
        cosines: list[defaultdict[int, int]] = [defaultdict(int) for _ in texts]
        for having in postings.values():
            if by_weight:
                having.sort(key=lambda entry: (-entry[1], entry[0]))
            for place, (one, weight) in enumerate(having):
                for other, its_weight in having[place + 1 : place + 1 + ahead]:
                    cosines[one][other] += weight * its_weight
                    cosines[other][one] += weight * its_weight
        return [
            sorted(
                (entry for entry in near.items() if entry[1] >= FAINTEST),
                key=lambda entry: (-entry[1], entry[0]),
            )[:limit]
            for near in cosines
        ]

    def squares(self) -> list[int]:
        return [sum(weight * weight for _, weight in keys) for keys in self._keys]

    def alike(self, groups: Sequence[Sequence[int]], breadths: Sequence[int], limit: int) -> Near:
        sketches = [_sketch(text) for text in self._texts]
        summed = [_at_length(_added(sketches, group)) for group in groups]
        found: list[list[tuple[int, int, int]]] = [[] for _ in groups]
        for one, sketch in enumerate(summed):
            for other in range(one):
                cosine = sum(map(mul, sketch, summed[other]))
                if cosine >= UNLIKE:
                    square = (cosine >> 10) ** 2
                    found[one].append((-square * breadths[other], other, cosine))
                    found[other].append((-square * breadths[one], one, cosine))
        return [[(other, cosine) for _, other, cosine in sorted(near)[:limit]] for near in found]


def plain_vectors(bags: Sequence[bytes]) -> PlainVectors:
    """The vectors of these bags of words."""
    texts = [unpacked(bag) for bag in bags]
    known = Counter(number >> COUNT_BITS for text in texts for number in text)
    rarity = rarities(len(bags))
    most = (1 << COUNT_BITS) - 1
    weighed = [
        [
            (number >> COUNT_BITS, COUNT_WEIGHTS[number & most] * rarity[known[number >> COUNT_BITS]])
            for number in text
        ]
        for text in texts
    ]
    at_length = [
        list(zip([term for term, _ in text], _at_length([weight for _, weight in text]), strict=True))
        for text in weighed
    ]
    return PlainVectors(at_length, known)


def _at_length(vector: Sequence[int]) -> list[int]:
    """The vector at length UNIT, its numbers cut to whole ones."""
    scale = UNIT / sqrt(sum(map(mul, vector, vector)) or 1)
    return [int(value * scale) for value in vector]


def _key_terms(text: Iterable[Entry]) -> list[Entry]:
    heaviest = sorted((-weight, term) for term, weight in text if weight >= LIGHTEST)[:KEY_TERMS]
    return [(term, -weight) for weight, term in heaviest]


def _sketch(text: Iterable[Entry]) -> list[int]:
    sums = [0] * SKETCH
    for term, weight in text:
        sums[term % SKETCH] += weight if term & SKETCH else -weight
    return sums


def _added(sketches: Sequence[Sequence[int]], group: Iterable[int]) -> list[int]:
    total = [0] * SKETCH
    for position in group:
        total = list(map(add, total, sketches[position]))
    return total
