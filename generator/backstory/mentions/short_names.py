"""What a name is called that nobody declared, where that is safe: without accents, legal endings and initials.

Only what can hardly mean anything else: `Phan Van Khai` of `Phan Văn Khải`, `Home Depot` of `Home Depot Inc.`, `FBI` of
`Federal Bureau of Investigation`, `George Bush` of `George W. Bush`, and `Phoenix` of `Phoenix, Arizona` where Arizona
is a name, too.
"""

import re
from collections.abc import Collection, Iterator
from unicodedata import normalize

from backstory.mentions.folding import fold_text
from backstory.text import without_accents

SHORTEST_INITIALS = 3
"""Letters below which initials mean too much: AP, EU."""

_LEGAL = re.compile(
    r",? (?:Inc(?:orporated|\.)?|Corp(?:oration|\.)?|Co(?:mpany|\.)|Ltd\.?|Limited|LLC|LLP|PLC|plc|GmbH|mbH|AG|SE|KG|KGaA|e\. ?V\."
    r"|S\. ?A\.|SA|SARL|S\. ?p\. ?A\.|SpA|S\. ?r\. ?l\.|N\. ?V\.|NV|B\. ?V\.|BV|AB|A/S|ASA|Oyj?|Pty\.?|S\. ?L\.|F\. ?C\.|FC|A\. ?F\. ?C\.|AFC|C\. ?F\.|CF|S\. ?C\.)$"
)
_ARTICLE = re.compile(r"^The (?=[^\W\d_a-z])")
_INITIAL = re.compile(r"(?<=[^\W\d_]) (?:[^\W\d_a-z]\. ?)+(?=[^\W\d_a-z][^\W\d_]{2})")
_PARTED = re.compile(r"[\s-]+")
_PLACE = re.compile(r"([^,()/]+), ([^,()/]+)")


def short_names(text: str, known: Collection[str] = ()) -> Iterator[tuple[str, bool]]:
    """What the name is called for short, and whether it must stand in this very case.

    `known` are the folded names of all topics.
    """
    found: dict[str, bool] = {}
    for short in (_without_legal_ending(text), _INITIAL.sub(" ", text), _place(text, known)):
        if short and short != text:
            # One word that is left of a name, such as Target or Apple, is an ordinary one in small letters.
            found.setdefault(short, " " not in short)
    found.update(dict.fromkeys(_initials(text), True))
    for name, exact in [(text, False), *found.items()]:
        plain = normalize("NFC", without_accents(name))
        if plain != name:
            found.setdefault(plain, exact)
    yield from found.items()


def _without_legal_ending(text: str) -> str:
    short = _LEGAL.sub("", text)
    if " " in (rest := _ARTICLE.sub("", short)):
        short = rest
    return short if len(short) > 2 and short[0].isupper() else ""


def _place(text: str, known: Collection[str]) -> str:
    """`Phoenix` of `Phoenix, Arizona`."""
    parts = _PLACE.fullmatch(text)
    return parts[1] if parts and parts[1][0].isupper() and fold_text(parts[2]).text.strip() in known else ""


def _initials(text: str) -> Iterator[str]:
    words = [word for word in _PARTED.split(text) if word[:1].isalpha()]
    if not all(word.isalpha() or "'" in word for word in words) or any(word.isupper() for word in words):
        return
    # Words that only join others have three letters at most, in the languages that have initials.
    telling = [word for word in words if word[0].isupper() or len(word) > 3]
    if len(telling) >= SHORTEST_INITIALS:
        yield "".join(word[0] for word in telling).upper()
