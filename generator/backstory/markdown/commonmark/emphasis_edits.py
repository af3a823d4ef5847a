"""Strong emphasis in scripts without spaces between words, where CommonMark leaves its signs as text.

CommonMark tells by blanks and punctuation whether `**` begins or ends something. Where Chinese, Japanese or Korean goes
on without a blank, as in `**「字」**字`, it takes the sign for neither. What was meant is plain, so what stands between
two such signs is strong here, as in Python-Markdown and in what other programs have added for these scripts.
"""

import re
from collections.abc import Iterator
from unicodedata import category

from backstory.markdown.commonmark.html_writer import NOTHING, Events
from backstory.markdown.commonmark.source_edits import ByteOffsets, Edit

_SIGN = re.compile(r"(?<![*\\])\*\*(?!\*)")
_LETTER = re.compile(
    "[\u1100-\u11ff\u3005-\u3007\u3040-\u30ff\u3130-\u318f\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af"
    "\uf900-\ufaff\U00020000-\U000323af]"
)
"""Han, Kana and Hangul."""
_BLOCKS = ("Paragraph", "Heading", "Item", "TableCell", "DefinitionListTitle", "DefinitionListDefinition")


def emphasis_edits(text: str, events: Events) -> Iterator[Edit]:
    """Edits that let each such sign begin or end something: an empty comment between it and the letter beside it."""
    if "**" not in text or _LETTER.search(text) is None:
        return
    for signs in _misread(text, events):
        # The first begins something, the second ends it, and so on: none is within another.
        for opening, closing in zip(signs[::2], signs[1::2], strict=False):
            inside = text[opening + 2 : closing]
            if inside.strip() and not (inside[0].isspace() or inside[-1].isspace()):
                yield from _edits(text, opening, closing)


def _edits(text: str, opening: int, closing: int) -> Iterator[Edit]:
    if opening and _LETTER.match(text, opening - 1) and _is_sign(text[opening + 2]):
        yield Edit(opening, opening, NOTHING)
    if _LETTER.match(text, closing + 2) and _is_sign(text[closing - 1]):
        yield Edit(closing + 2, closing + 2, NOTHING)


def _is_sign(character: str) -> bool:
    return category(character)[0] in "PS"


def _misread(text: str, events: Events) -> Iterator[list[int]]:
    """Where `**` stands in each block that has one for which nothing was found, in order."""
    offsets = ByteOffsets(text)
    signs: list[int] = []
    code = misread = False
    for event, span in events:
        if isinstance(event, str):
            continue
        kind, value = next(iter(event.items()))
        if kind in ("Start", "End"):
            name = value if isinstance(value, str) else next(iter(value))
            code = kind == "Start" if name == "CodeBlock" else code
            if name == "Strong":
                at = span["start"] if kind == "Start" else span["end"] - 2
                at = offsets.character(at)
                signs += [at] if _SIGN.match(text, at) else []
            elif name in _BLOCKS:
                if misread:
                    yield sorted(signs)
                signs, misread = [], False
        elif kind == "Text" and not code:
            start, end = offsets.character(span["start"]), offsets.character(span["end"])
            found = [one.start() for one in _SIGN.finditer(text, start, end)]
            signs += found
            misread = misread or bool(found)
