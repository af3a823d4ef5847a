"""Slugs, folded keys, sentences and excerpts. Pure: text in, text out."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from hashlib import blake2b
from unicodedata import category, combining, normalize

_SLUG_BYTES = 180
"""A file system gives a name 255 bytes; a page number, an extension and a temporary name must fit too."""

_ASCII_GAP = re.compile(r"[^a-z0-9]+")
_APOSTROPHES = "'’‘ʼ＇′"
_HYPHENS = "‐‑‒–—―−﹣－"
_QUOTES = "“”„‟«»‹›″＂"
# What is seen by nobody makes no other name: soft hyphen, zero-width and direction marks, variation selectors.
_IGNORED = "\u00ad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u2060\ufeff" + "".join(
    map(chr, [*range(0x202A, 0x202F), *range(0x2061, 0x2070), *range(0xFE00, 0xFE10)])
)
_SAME = str.maketrans(
    dict.fromkeys(_APOSTROPHES, "'")
    | dict.fromkeys(_HYPHENS, "-")
    | dict.fromkeys(_QUOTES, '"')
    | dict.fromkeys(_IGNORED, "")
)
_NO_APOSTROPHE = str.maketrans(dict.fromkeys(_APOSTROPHES + _IGNORED, ""))

# Signs that tell names apart, where they do: C++, C#, .NET, A*, 100%, US$. Others only part words.
_SIGN = re.compile(
    r"(?<=[\w+＋])[+＋] | (?<=\w)[#＃♯](?!\w) | (?<=\w)[*＊](?!\w) | (?<=\d)[%％] | (?<=\w)\$(?!\w) | (?<=\w)--$ | (?<!\S)[.@](?=\w)",
    re.VERBOSE,
)
_SPOKEN_SIGNS = {
    **dict.fromkeys("+＋", "plus"),
    **dict.fromkeys("#＃♯", "sharp"),
    **dict.fromkeys("*＊", "star"),
    **dict.fromkeys("%％", "percent"),
    "$": "dollar",
    "--": "minus minus",
    "@": "at",
    ".": "dot",
}
_HAS_SIGN = re.compile(r"[+＋#＃♯*＊%％$]|--$|(?<!\S)[.@](?=\w)")

# The marks that end a sentence, with what may close after them. Han, Kana and Thai put no space after
# theirs, so a full-width mark ends a sentence by itself.
_MARKS, _FULL_WIDTH = ".!?…‽؟۔।", "。！？｡"
# All marks stand first: the search goes from one to the next of them, not through every letter.
_SENTENCE_END = re.compile(
    rf"[{_MARKS}{_FULL_WIDTH}]"
    rf"(?:(?<=[{_MARKS}])[{_MARKS}]*[\"'”’»)\]]*(?=\s)|(?<=[{_FULL_WIDTH}])[{_FULL_WIDTH}]*[」』”’）]*)"
)
_SHORT_WORDS = (
    "mr mrs ms dr prof st jr sr gen col lt sgt capt cmdr adm gov sen rep rev hon no nos vs cf ca fig figs vol pp "
    "art inc ltd co corp dept est approx jan feb mar apr jun jul aug sep sept oct nov dec e.g i.e a.m p.m"
)
_SHORT = frozenset(_SHORT_WORDS.split())


def slug(text: str) -> str:
    """The text as a part of an address: NFC, lower case, letters and digits of any script, single hyphens.

    Signs that tell names apart are spoken: `c-plus-plus`, `c-sharp`, `dot-net`. Never empty and never over 180
    bytes: a text without letters gives a short digest of itself, and one that is cut ends in such a digest.
    A slug is its own slug.
    """
    if _HAS_SIGN.search(text):
        text = _SIGN.sub(lambda found: f" {_SPOKEN_SIGNS[found[0]]} ", text)
    return heading_anchor(text)


def heading_anchor(text: str) -> str:
    """A heading's text as an anchor: as `slug`, but signs only part words, as anchors elsewhere have it."""
    if text.isascii():
        made = _ASCII_GAP.sub("-", text.lower().replace("'", "")).strip("-")
    else:
        lower = normalize("NFC", normalize("NFC", text).lower()).translate(_NO_APOSTROPHE)
        kept = "".join(c if c.isalnum() or category(c)[0] == "M" else " " for c in lower)
        made = normalize("NFC", "-".join(kept.split()))
    if not made:
        return _short_digest(text)
    if len(made) > _SLUG_BYTES // 4 and len(raw := made.encode()) > _SLUG_BYTES:
        head = raw[: _SLUG_BYTES - 9].decode(errors="ignore")
        return f"{(head.rpartition('-')[0] or head).rstrip('-')}-{_short_digest(text)}"
    return made


def fold(name: str) -> str:
    """The key under which names are the same.

    Case, compatibility forms (NFKC), typographic apostrophes, hyphens and quotation marks, invisible
    characters and the amount of white space make no difference. A key is its own key.
    """
    if name.isascii():
        return " ".join(name.lower().split())
    # Twice, because a fold of case can leave what the normal form changes, and the other way round.
    for _ in range(2):
        name = normalize("NFKC", name.translate(_SAME)).casefold()
    return " ".join(normalize("NFKC", name).translate(_SAME).split())


def without_accents(text: str) -> str:
    """The text in compatibility forms (NFKD) without the signs that combine with a letter: `É` is `E`."""
    if text.isascii():
        return text
    return "".join(sign for sign in normalize("NFKD", text) if not combining(sign))


def letters_of(name: str) -> str:
    """The folded name without anything but letters and digits: what is left where punctuation makes no difference.

    GitHub's anchor of a heading, ours, and its words have the same.
    """
    key = fold(name)
    return "".join(sign for sign in key if sign.isalnum() or category(sign)[0] == "M")


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence of plain text, without the white space around it.

    A full stop after an initial, after a usual abbreviation or before a small letter ends none.
    """
    start = 0
    for found in _SENTENCE_END.finditer(text):
        end = found.end()
        if _goes_on(text, found.start(), end):
            continue
        # Its last sign is no white space, so it has an end.
        yield _first(text, start), end
        start = end
    finish = len(text.rstrip())
    if start < finish:
        yield _first(text, start), finish


def sentence_around(text: str, start: int, end: int, limit: int = 240) -> str:
    """The sentence of plain text that holds `text[start:end]`, on one line.

    One longer than `limit` characters is cut at words on both sides, with `…` where it was cut; the
    words asked for stay.
    """
    # What is further off than a sentence may be long makes no difference, and a text may be a whole book.
    reach = 4 * limit + 40
    from_here = max(0, start - reach)
    return SentencesOf(text[from_here : end + reach]).around(start - from_here, end - from_here, limit)


class SentencesOf:
    """The sentences of one plain text, divided once for however many are asked for."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._begins: list[int] = []
        self._finishes: list[int] = []
        self._known: dict[tuple[int, int], str] = {}
        for begin, finish in sentences(text):
            self._begins.append(begin)
            self._finishes.append(finish)

    def around(self, start: int, end: int, limit: int = 240) -> str:
        """As `sentence_around` of the text."""
        text, finishes = self._text, self._finishes
        one, other = bisect_right(finishes, start), bisect_left(finishes, end)
        if finishes and start == finishes[-1] == len(text):
            one -= 1
        first = min(start, self._begins[one]) if one <= min(other, len(finishes) - 1) else start
        last = finishes[other] if other < len(finishes) else end
        if last - first <= limit:
            if (first, last) not in self._known:
                self._known[first, last] = _one_line(text[first:last])
            return self._known[first, last]
        # What was asked for stays in the middle, as far as the sentence allows.
        room = max(0, limit - (end - start))
        left = min(start - first, max(room // 2, room - (last - end)))
        head, tail = text[max(first, start - left) : start], text[end : min(last, end + room - left)]
        if start - left > first:
            head = "…" + head.partition(" ")[2]
        if end + room - left < last:
            tail = tail.rpartition(" ")[0] + "…"
        return _one_line(head + text[start:end] + tail)


def excerpt(text: str, limit: int) -> str:
    """The beginning of plain text, on one line of at most `limit` characters.

    Whole sentences where at least one fits, else whole words and `…`.
    """
    line = _one_line(text)
    if len(line) <= limit:
        return line
    fitting = 0
    for _, end in sentences(line[: limit + 1]):
        if end > limit or end == limit + 1:
            break
        # The last one may be cut just where a word ends.
        if _ends_a_sentence(line[:end]) and (line[end : end + 1].isspace() or line[end - 1] in "。！？｡」』"):
            fitting = end
    if fitting:
        return line[:fitting]
    cut = line[: max(0, limit - 1)]
    if not line[len(cut)].isspace():
        cut = cut.rpartition(" ")[0] or cut
    return cut.rstrip(" ,;:–—-") + "…"


def _ends_a_sentence(text: str) -> bool:
    return text.rstrip("\"'”’»›)]」』").endswith((*_MARKS, *_FULL_WIDTH))


def _goes_on(text: str, mark: int, end: int) -> bool:
    """Whether the sentence goes on after the mark at `mark`."""
    if text[mark] != "." or end - mark > 1:
        following = text[end : end + 2].lstrip()
        return following[:1].islower()
    if text[end : end + 3].lstrip()[:1].islower():
        return True
    before = text[max(0, mark - 12) : mark].rpartition(" ")[2].lstrip("(“\"'[")
    return before.casefold() in _SHORT or (len(before) == 1 and before.isupper())


def _first(text: str, start: int) -> int:
    """Where the first sign from `start` on is that is no white space; there is one."""
    while text[start].isspace():
        start += 1
    return start


def _one_line(text: str) -> str:
    # All white space but the plain one is unprintable.
    if text.isprintable() and "  " not in text:
        return text.strip(" ")
    return " ".join(text.split())


def _short_digest(text: str) -> str:
    return blake2b(text.encode(errors="surrogatepass"), digest_size=4).hexdigest()


_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def printable(text: str) -> str:
    """The text with an escape for each character that a terminal would obey, and for what is no text; lines stay."""
    return _UNSEEN.sub(_escape, text)


def printable_name(name: str) -> str:
    """The name of a file, as Python has it, with an escape for each byte that is not UTF-8: `caf\\xe9.md`."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def without_controls(text: str) -> str:
    """The text without control characters, which no page may have; lines and tabs stay."""
    return text if text.isprintable() else _CONTROL.sub("", text)


_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
