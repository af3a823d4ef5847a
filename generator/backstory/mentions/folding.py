"""Text made comparable for the search of names, with the way back to where the author wrote it.

Two texts fold alike where they differ in case, Unicode composition, line breaks, hyphens or apostrophes only.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct

# The usual typographic signs go first: most texts are pure ASCII without them, and then everything is fast.
_TYPOGRAPHIC = tuple(
    (sign, plain)
    for plain, signs in {
        "'": "’‘ʼ＇",
        '"': "“”„«»",
        "-": "‑–—‐−",
        ".": "…·•",
        " ": "\u00a0\u202f\u2009",
    }.items()
    for sign in signs
)
# For UTF-8 bytes: small letters, digits and underscores stay, other ASCII becomes a space.
_WORD_OR_SPACE = bytes(
    ord(character.lower()) if character.isalnum() or character == "_" else ord(" ")
    for character in map(chr, range(128))
) + bytes(range(128, 256))
_JOINERS = "\u200c\u200d"
_INVISIBLE = "\u00ad\u200b\u2060\ufeff"
_BETWEEN = re.compile(rf"[\s-]+|[^\w{_INVISIBLE}]")
_SIGN = re.compile(r"[^\w\x00-\x7f]")
_UNEVEN = re.compile(rf"[{_INVISIBLE}ßẞİ\ufb00-\ufb06]")
_EDIT = re.compile(rf"\s{{2,}}|[{_INVISIBLE}]+|[ßẞİ\ufb00-\ufb06]")
_LONGER = {"ß": "ss", "ẞ": "ss", "İ": "i"}
# Scripts that put no space between words: Thai to Lao, Burmese, Khmer, Kana, Han.
UNSPACED_LETTERS = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
)
UNSPACED = re.compile(f"[{UNSPACED_LETTERS}]")


class FoldedText(Struct, frozen=True):
    """`text`: lower case, one space for every sign that is not part of a word.

    `folded_at` and `written_at` are the places where the two texts get out of step, empty where they never do.
    """

    text: str
    folded_at: tuple[int, ...] = ()
    written_at: tuple[int, ...] = ()

    def written(self, position: int) -> int:
        """Where in the author's text the character at `position` of the folded text stands."""
        if not self.folded_at:
            return position
        step = bisect_right(self.folded_at, position) - 1
        if step < 0:
            return position
        return self.written_at[step] + position - self.folded_at[step]


def fold_text(text: str) -> FoldedText:
    """The folded text. Costs about 4 ns a character of English text."""
    plain = plain_signs(text)
    if not _has_edits(plain):
        return FoldedText(_letters(plain))
    plain, folded_at, written_at = _apply(plain, list(_edits(plain)))
    return FoldedText(_letters(plain), folded_at, written_at)


def plain_signs(text: str) -> str:
    """The same text, of the same length, with typographic signs as their ASCII cousins."""
    if text.isascii():
        return text
    for sign, plain in _TYPOGRAPHIC:
        text = text.replace(sign, plain)
    return text


def signs(text: str) -> tuple[str, ...]:
    """What stands between the words: hyphens and white space as one space, apostrophes plain."""
    found = _BETWEEN.findall(plain_signs(text))
    return tuple(
        " " if sign[0].isspace() or sign[0] == "-" else sign for sign in found if not is_word(sign[0])
    )


def is_word(character: str) -> bool:
    """Whether the character is part of a word: letters, digits, marks on letters, joiners, the underscore."""
    return character.isalnum() or character == "_" or _kept(character) != " "


def _letters(text: str) -> str:
    if text.isascii():
        return text.encode().translate(_WORD_OR_SPACE).decode("ascii")
    lowered = _SIGN.sub(lambda sign: _kept(sign[0]), text).lower().replace("ς", "σ")
    return lowered.encode("utf-8", "surrogatepass").translate(_WORD_OR_SPACE).decode("utf-8", "surrogatepass")


@lru_cache(maxsize=4096)
def _kept(character: str) -> str:
    """A mark or a joiner belongs to the word around it; any other sign counts as a space."""
    return character if character in _JOINERS or unicodedata.category(character)[0] == "M" else " "


def _has_edits(text: str) -> bool:
    if "\t" in text or "\r" in text or "  " in text:
        return True
    if "\n" in text and ("\n " in text or " \n" in text or "\n\n" in text):
        return True
    if text.isascii():
        return False
    return _UNEVEN.search(text) is not None or not unicodedata.is_normalized("NFC", text)


def _edits(text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and replacement of what changes its length when folded."""
    if text.isascii() or unicodedata.is_normalized("NFC", text):
        for found in _EDIT.finditer(text):
            yield found.start(), found.end(), _replacement(found[0])
        return
    start = 0
    for start, end in _clusters(text):
        piece = text[start:end]
        composed = unicodedata.normalize("NFC", piece)
        if _EDIT.fullmatch(composed):
            composed = _replacement(composed)
        if composed != piece:
            yield start, end, composed


def _replacement(piece: str) -> str:
    if piece.isspace():
        return " "
    if piece[0] in _INVISIBLE:
        return ""
    return _LONGER.get(piece) or unicodedata.normalize("NFKC", piece)


def _clusters(text: str) -> Iterator[tuple[int, int]]:
    """A letter and what is written onto it, or a run of white space, as start and end."""
    start = 0
    for end in range(1, len(text) + 1):
        if end < len(text) and (_joins(text[end]) or (text[start:end].isspace() and text[end].isspace())):
            continue
        yield start, end
        start = end


def _joins(character: str) -> bool:
    # Hangul vowels and finals are no combining marks, yet compose with the letter before them.
    return unicodedata.combining(character) != 0 or "\u1160" <= character <= "\u11ff"


def _apply(text: str, edits: list[tuple[int, int, str]]) -> tuple[str, tuple[int, ...], tuple[int, ...]]:
    pieces: list[str] = []
    folded_at: list[int] = []
    written_at: list[int] = []
    done = length = 0
    for start, end, new in edits:
        pieces += (text[done:start], new)
        length += start - done + len(new)
        done = end
        folded_at.append(length)
        written_at.append(end)
    pieces.append(text[done:])
    return "".join(pieces), tuple(folded_at), tuple(written_at)
