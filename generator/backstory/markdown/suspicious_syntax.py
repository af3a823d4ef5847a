"""Slips that Markdown lets pass as plain text: brackets and blocks that never close, footnotes and boxes half written."""

import re
from collections.abc import Iterable, Iterator

from backstory.dates import read_span
from backstory.markdown.body import BLOCK_KINDS, InlineBackground
from backstory.markdown.placeholders import TextWarning
from backstory.markdown.source_cursor import SourceCursor

# Neither `[[1, 2], [3]]` nor a row of brackets that is closed somewhere.
_UNCLOSED = re.compile(r"\[\[(?P<name>[^\[\]\n]*)(?=$|\n|\[\[|\](?:[\s.;:!?]|$))")
_FOOTNOTE = re.compile(r"\[\^(?P<name>[\w-]{1,60})\]")
_BOX = re.compile(
    r"""^[ ]{0,3}!!![ ]?background\b(?P<rest>[^\n]*)
        (?P<empty> \n*\Z | \n(?:[ \t]*\n)*(?![ ]{4}|\t)(?=\S|[ ]\S|[ ]{2}\S|[ ]{3}\S) )?""",
    re.VERBOSE | re.MULTILINE,
)
_UNTITLED = "Background"
"""What Python-Markdown calls a box of ours whose title is not in quotation marks."""
_LONGEST = 40
_BLOCK = re.compile(rf"^:{{3,}}[ ]*(?P<name>{'|'.join((*BLOCK_KINDS, 'list'))})\b", re.MULTILINE)


# Written with a space, an underscore, a capital letter or a colon; as it should be, it is a mark or told as one.
_AS_OF = re.compile(
    r"\{\s*(?!(?-i:(?<=\{)as-of\s))as[\W_]{0,2}off?(?![a-z])[\s:=_-]*(?P<date>[^{}\n]{0,60}?)\s*\}",
    re.IGNORECASE,
)


def in_text(text: str, start: int, cursor: SourceCursor) -> Iterator[TextWarning]:
    """What of a piece of running text was meant as a link, a footnote or a mark. `start` is its place, or -1."""
    if start < 0:
        return
    for code, pattern in (
        ("link-unclosed", _UNCLOSED),
        ("footnote-missing", _FOOTNOTE),
        ("as-of-mark", _AS_OF),
        ("block-unclosed", _BLOCK),
    ):
        for found in pattern.finditer(text):
            # Written with a backslash it is no slip, and is not found.
            offset = cursor.text.find(found[0], start, cursor.spot + len(text))
            if offset >= 0 and cursor.text[offset - 1 : offset] != "\\":
                facts = _as_of(found) if pattern is _AS_OF else {"name": _shortened(found["name"])}
                yield TextWarning(code, offset, facts)


def in_boxes(source: str, inline_backgrounds: Iterable[InlineBackground]) -> Iterator[TextWarning]:
    """Which of the boxes that were made of `source` have no title, or nothing in them."""
    titles = {box.title for box in inline_backgrounds}
    for found in _BOX.finditer(source) if titles else ():
        title = found["rest"].strip().strip('"')
        if '"' not in found["rest"] and _UNTITLED in titles:
            yield TextWarning("box-untitled", found.start(), {"title": title or "…"})
        elif found["empty"] is not None and title in titles:
            yield TextWarning("box-empty", found.start(), {"title": title})


def _as_of(found: re.Match[str]) -> dict[str, str]:
    facts = {"name": " ".join(found[0].split())}
    return facts | {"near": f"{{as-of {found['date']}}}"} if read_span(found["date"]) else facts


def _shortened(name: str) -> str:
    name = name.strip()
    return name if len(name) <= _LONGEST else name[:_LONGEST].rsplit(" ", 1)[0] + " …"
