"""What a text is about, as a small bag of hashed words: made once a document, knowing nothing of the site.

A bag is little-endian 32-bit numbers, one a word in the order of the text: 22 bits of the word's hash, 10
bits of how often it stands there. About 1.2 KB for 650 words. Which words matter is left to the catalog, which knows how
many documents have them; so no list of stop words is needed, in any language.
"""

import re
import sys
from array import array
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain
from operator import or_
from zlib import crc32

from backstory.text import without_accents

BagOfWords = bytes
BYTES = 4
"""Of a word in a bag."""
COUNT_BITS = 10
HASH_BITS = 22
LONGEST = 1500
"""Words kept of a text, the most frequent: enough for some 5,000 words, and a bound for whole books."""

_REMEMBERED = 100_000
_MOST = (1 << COUNT_BITS) - 1
_HASH = (1 << 32) - (1 << COUNT_BITS)
# No hash has bits where counts are.
_NONE, _SEVERAL = 1, 2
# ASCII letters in lower case, digits and the bytes of other scripts stay; all else parts words.
_TO_WORDS = bytes(
    byte if byte >= 128 or chr(byte).isdigit() or chr(byte).islower()
    else byte + 32 if chr(byte).isupper()
    else 32
    for byte in range(256)
)  # fmt: skip
_TYPOGRAPHIC = "’“”‘—–…\u00a0"
_WORD = re.compile(r"[^\W_]+")
# Han, Kana, Thai, Lao, Khmer, Burmese write no spaces: two neighbouring letters stand for a word.
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+"
)


def count_words(text: str) -> BagOfWords:
    """The bag of words of a plain text: case, accents and a plural "s" folded, any script.

    Give a title more weight by giving it more than once. The same text gives the same bytes everywhere.
    """
    if not text.isascii():
        for mark in _TYPOGRAPHIC:
            text = text.replace(mark, " ")
    words = (text.encode("utf-8", "replace").translate(_TO_WORDS) + b" ").replace(b"s ", b" ").split()
    counts: dict[int, int] = Counter(map(_HASHES.__getitem__, words))
    if _SEVERAL in counts:
        counts = Counter(chain.from_iterable(map(_hashes, words)))
    counts.pop(_NONE, None)
    if len(counts) > LONGEST:
        counts = dict(sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:LONGEST])
    times = counts.values() if max(counts.values(), default=0) <= _MOST else map(_capped, counts.values())
    return _bytes(array("I", map(or_, counts, times)))


@lru_cache(_REMEMBERED)
def word_hash(word: str) -> int:
    """The hash that a bag has for a word, a run of letters and digits; -1 where that stands for several, or for none."""
    folded = word.encode("utf-8", "replace").translate(_TO_WORDS).removesuffix(b"s")
    found = _hashes(folded) if folded else ()
    return found[0] >> COUNT_BITS if len(found) == 1 else -1


def overlap(one: BagOfWords, other: BagOfWords) -> float:
    """The part of the words of two bags that they share, 0 to 1; every time a word stands there counts."""
    mine, its = _counts(one), _counts(other)
    shared = sum(min(times, its.get(term, 0)) for term, times in mine.items())
    together = sum(mine.values()) + sum(its.values()) - shared
    return shared / together if together else 0.0


def unpacked(bag: BagOfWords) -> "array[int]":
    """The numbers of a bag."""
    numbers = array("I", bag)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


def _counts(bag: bytes) -> dict[int, int]:
    return {number >> COUNT_BITS: number & _MOST for number in unpacked(bag)}


def _capped(times: int) -> int:
    return min(times, _MOST)


class _Hashes(dict[bytes, int]):
    """Words that were met and the hash of each in its place, or how many it makes: most were in other texts before."""

    def __missing__(self, word: bytes) -> int:
        if len(self) >= _REMEMBERED:
            self.clear()
        found = _hashes(word)
        self[word] = found[0] if len(found) == 1 else _SEVERAL if found else _NONE
        return self[word]


_HASHES = _Hashes()


@lru_cache(_REMEMBERED)
def _hashes(word: bytes) -> tuple[int, ...]:
    """The hash of a word without its case and accents; in some scripts it makes several words, or none."""
    parts = (word,) if word.isascii() else [part.encode() for part in _parts(word.decode("utf-8", "replace"))]
    return tuple([crc32(part) & _HASH for part in parts])


def _parts(word: str) -> Iterator[str]:
    for part in _WORD.findall(without_accents(word.casefold())):
        start = 0
        for run in _UNSPACED.finditer(part):
            if run.start() > start:
                yield part[start : run.start()]
            yield from (run[0][i : i + 2] for i in range(max(1, len(run[0]) - 1)))
            start = run.end()
        if start < len(part):
            yield part[start:]


def _bytes(numbers: "array[int]") -> bytes:
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers.tobytes()
