"""Addresses of paragraphs, made of their words so that they outlive edits: `#p-7kd2qm`.

Each letter stands for one of a paragraph's words, chosen by chance but always alike (one-permutation hashing: Li, Owen
and Zhang, 2012). An edit changes the letters of the words that it touches, and nothing that happens elsewhere in the text
changes any; so a paragraph with most of the letters of an address is the one that was meant.
"""

import re
from collections.abc import Iterable
from zlib import crc32

LETTERS = 6
ENOUGH = 3
"""Letters that an address and a paragraph must share: of two that have nothing to do with each other, one in 2,000 do."""

_WORD = re.compile(r"\w+")
_LONG = 5
_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
_ADDRESS = re.compile(rf"p-[{_ALPHABET}]{{{LETTERS}}}(?:-\d+)?")


def paragraph_address(text: str) -> str:
    """The address of a paragraph that says this, without `#`; empty where it has no words."""
    words = _WORD.findall(text.casefold())
    # Short words stand in every paragraph.
    chosen = [word for word in words if len(word) >= _LONG]
    return f"p-{_sketch(chosen if len(chosen) >= LETTERS else words)}" if words else ""


def is_paragraph_address(anchor: str) -> bool:
    """Whether an anchor is such an address."""
    return anchor.startswith("p-") and _ADDRESS.fullmatch(anchor) is not None


def nearest_address(address: str, there: Iterable[str]) -> str:
    """The address of those there that is most like it; empty where none is like enough, or it is no such address.

    templates/assets/paragraphs.js does the same in a browser.
    """
    if not is_paragraph_address(address):
        return ""
    letters = address[2 : 2 + LETTERS]
    shared = {one: sum(map(str.__eq__, letters, one[2:])) for one in there if is_paragraph_address(one)}
    best = max(sorted(shared), key=shared.__getitem__, default="")
    return best if best and shared[best] >= ENOUGH else ""


def _sketch(words: Iterable[str]) -> str:
    least = [-1] * LETTERS
    for word in set(words):
        order, letter = divmod(crc32(word.encode()), LETTERS)
        if least[letter] < 0 or order < least[letter]:
            least[letter] = order
    return "".join(_ALPHABET[order % 32] for order in least)
